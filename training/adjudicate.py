"""Decide blocks of labelled pages on which gold and two answers differ.

    python -m training.adjudicate list --corpora ../shared/corpora --only daniel,xmu --below 0.95
    python -m training.adjudicate show --corpora ../shared/corpora daniel:PAGE …
    python -m training.adjudicate decide --corpora ../shared/corpora daniel:PAGE HASH=body …
    python -m training.adjudicate decide --corpora ../shared/corpora --from FILE
    python -m training.adjudicate sample --corpora ../shared/corpora --count 300 --seed 18
    python -m training.adjudicate export --corpora ../shared/corpora build/adjudicated.json.xz

`list` names the pages with blocks to decide, the worst first. `show` prints the blocks of a page on
which gold, the answer of weights that never saw its site, and that of trafilatura differ, with two
blocks round each and the elements that it stands in. It does not say which says what, so that a
block is judged by what it is. `decide` stores what blocks are: body, headline, dek or chrome; or
`page=unknown` where gold is of another version of the page. With `--from` it takes the decisions on
many pages out of a JSON file: `{"daniel:PAGE": {"HASH": "body"}}`. With `--head`, `list` and
`show` look at headlines and deks alone. `sample` draws blocks on which all agree, to see how often
all are wrong. `export` writes all that was decided, as `measure.py --gold` reads it. Without
`--corpora` the toy corpus is taken.
"""

from __future__ import annotations

import argparse
import heapq
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

import trafilatura

from cleaner.page import Document
from cleaner.page import Page as ReadPage
from cleaner.pipeline import run
from cleaner.read import read
from cleaner.sites.align import align
from cleaner.text import words
from cleaner.tools.terminal import shown
from training.corpora import (
    CORPORA,
    Page,
    corpus_name,
    corpus_paths,
    fold_of,
    read_pages,
    write_gold,
)
from training.decisions import (
    DECISIONS,
    ROLES,
    UNKNOWN,
    WHOLE,
    GoldRole,
    PageDecisions,
    add_decisions,
    block_hashes,
    gold_roles,
    load_decisions,
)
from training.folds import fold_filters

# How many blocks are shown before and behind one that is to be decided.
_AROUND: Final = 2
# One word says too little to judge a block by.
_LEAST_WORDS: Final = 2
# How many elements round a block are named, and how much of a text is shown.
_MOST_ELEMENTS: Final = 3
_LONGEST_SHOWN: Final = 400


class Answers(NamedTuple):
    """What gold and two answers say that each block of a labelled page is.

    Attributes:
        name: the corpus and the page's id: "daniel:page".
        page: the page as it was read.
        gold: by the page's gold, with what was decided.
        ours: by weights that never saw the page's site.
        in_theirs: whether trafilatura has the block in the body.
    """

    name: str
    page: ReadPage
    gold: Sequence[GoldRole]
    ours: Sequence[GoldRole]
    in_theirs: Sequence[bool]


class Disputed(NamedTuple):
    """A labelled page as it was read, and the blocks that are to be decided.

    Attributes:
        name: the corpus and the page's id: "daniel:page".
        page: the page as it was read.
        places: the places of the blocks on which gold and the answers differ.
        agreed: how much of the body our answer and gold share, 0 to 1.
    """

    name: str
    page: ReadPage
    places: Sequence[int]
    agreed: float


def answers(corpus: str, gold: Page) -> Answers:
    """Read a labelled page, and clean it in both ways."""
    document, _ = read(gold["html"])
    return Answers(
        f"{corpus}:{gold['id']}",
        document.page,
        gold_roles(gold, document),
        _our_roles(document, gold["site"]),
        _in_trafilatura(gold["html"], document.page.texts),
    )


def disputed(
    corpus: str, gold: Page, decided: Mapping[str, str], *, head: bool = False
) -> Disputed:
    """Find the blocks of a labelled page on which gold and the answers differ.

    Args:
        corpus: the name of the page's corpus.
        gold: the page.
        decided: what was decided of its blocks before.
        head: whether only to look at headline and dek, where gold knows them.
    """
    found = answers(corpus, gold)
    texts = found.page.texts
    known = {field for field in ("headline", "dek") if gold[field] is not None}
    places = []
    for at, key in enumerate(block_hashes(texts)):
        roles = {found.gold[at], found.ours[at]}
        wanted = (
            len(roles) > 1 and roles & known
            if head
            else not _agree(found, at) and len(words(texts[at])) >= _LEAST_WORDS
        )
        if wanted and key not in decided:
            places.append(at)
    return Disputed(found.name, found.page, places, _shared(texts, found.gold, found.ours))


def _our_roles(document: Document, site: str) -> list[GoldRole]:
    """What each block is by the weights that never saw its site."""
    cleaned, _ = run(document, fold_filters(fold_of(site)))
    return [
        "body" if verdict.is_body
        else "headline" if verdict.role == "headline"
        else "dek" if verdict.role == "dek"
        else "chrome"
        for verdict in cleaned.verdicts
    ]  # fmt: skip


def _in_trafilatura(html: str, texts: Sequence[str]) -> list[bool]:
    """For each block whether trafilatura has it in the body, tuned to precision."""
    found = trafilatura.extract(html, include_comments=False, favor_precision=True) or ""
    in_body: list[bool] = align(texts, found.split("\n")).body.tolist()
    return in_body


def _agree(found: Answers, at: int) -> bool:
    """Whether all say the same of a block. trafilatura has no headline and no dek of its own."""
    ours = found.ours[at]
    return found.gold[at] == ours and (
        ours in {"headline", "dek"} or found.in_theirs[at] == (ours == "body")
    )


def _shared(texts: Sequence[str], golden: Sequence[GoldRole], ours: Sequence[GoldRole]) -> float:
    """The F1 of the two bodies, in characters."""
    both = sized = 0
    for text, one, other in zip(texts, golden, ours, strict=True):
        both += len(text) * (one == other == "body")
        sized += len(text) * ((one == "body") + (other == "body"))
    return 2 * both / sized if sized else 1.0


def show(found: Disputed) -> Iterator[str]:
    """The lines that show the blocks to decide of a page, with those round them."""
    page = found.page
    hashes = block_hashes(page.texts)
    yield f"== {found.name}"
    last = -1
    around = {near for at in found.places for near in range(at - _AROUND, at + _AROUND + 1)}
    for at in sorted(around & set(range(len(page)))):
        if at > last + 1:
            yield "…"
        mark = f"? {hashes[at]} <{_elements(page, at)}>" if at in found.places else " "
        yield f"{mark} {shown(page.texts[at][:_LONGEST_SHOWN])}"
        last = at


def _elements(page: ReadPage, at: int) -> str:
    """The elements round a block by tag and class, the outermost first."""
    elements = page.elements
    inner = list(elements.ancestors(page.owners[at]))[:_MOST_ELEMENTS]
    return " ".join(
        ".".join((elements.tags[element], *elements.class_words(element)))
        for element in reversed(inner)
    )


def _list(options: argparse.Namespace) -> None:
    found = [
        disputed(corpus, gold, decided, head=options.head)
        for corpus, gold, decided in _labelled(options, options.only.split(","))
        if options.head or gold["body"]
    ]
    for one in sorted(found, key=attrgetter("agreed")):
        if one.places and (options.head or one.agreed < options.below):
            print(f"{one.agreed:.3f} {len(one.places):4} {shown(one.name)}")


def _show(options: argparse.Namespace) -> None:
    for name in options.page:
        for line in show(disputed(*_page(options, name), head=options.head)):
            print(line)


def _sample(options: argparse.Namespace) -> None:
    """Show one block of each of some pages on which all agree, of body and of the rest in turn."""
    pages = heapq.nsmallest(
        options.count,
        ((corpus, gold) for corpus, gold, _ in _labelled(options, CORPORA) if gold["body"]),
        key=lambda found: _drawn(options.seed, found[0], found[1]["id"]),
    )
    for number, (corpus, gold) in enumerate(pages):
        found = answers(corpus, gold)
        agreed = [
            at
            for at in range(len(found.page))
            if _agree(found, at) and len(words(found.page.texts[at])) >= _LEAST_WORDS
        ]
        role = ("body", "chrome")[number % 2]
        places = [at for at in agreed if found.gold[at] == role]
        if places:
            at = min(places, key=lambda at: _drawn(options.seed, found.name, str(at)))
            print(f"{number} {role}")
            for line in show(Disputed(found.name, found.page, [at], 1.0)):
                print(line)


def _drawn(seed: int, *names: str) -> int:
    """A number that is the same at each run, and says nothing of what it is drawn for."""
    return zlib.crc32(" ".join((str(seed), *names)).encode())


def _decide(options: argparse.Namespace) -> None:
    wanted = _wanted(options)
    _check(options, wanted)
    for name, decided in wanted.items():
        corpus, _, page = name.partition(":")
        add_decisions(options.decisions, corpus, page, decided)
        print(f"{len(decided)} decisions on {shown(name)}")


def _wanted(options: argparse.Namespace) -> Mapping[str, PageDecisions]:
    """The decisions to store, by the name of their page."""
    if options.file is not None:
        found: Mapping[str, PageDecisions] = json.loads(options.file.read_text(encoding="utf-8"))
        return found
    if not options.decision:
        raise SystemExit("Name a page and what its blocks are, or a file with --from.")
    split = [word.partition("=") for word in options.decision]
    return {options.page: {key: role for key, _, role in split}}


def _check(options: argparse.Namespace, wanted: Mapping[str, PageDecisions]) -> None:
    """Refuse all where a page or a block is not there, or a role is none."""
    left = dict(wanted)
    for corpus, gold, _ in _labelled(options, sorted({name.partition(":")[0] for name in wanted})):
        decided = left.pop(f"{corpus}:{gold['id']}", {})
        hashes = set(block_hashes(read(gold["html"])[0].page.texts)) if decided else set()
        for key, role in decided.items():
            if (key, role) != (WHOLE, UNKNOWN) and not (key in hashes and role in ROLES):
                raise SystemExit(
                    f"{key}={role} is no decision: a hash of the page, =, and {', '.join(ROLES)}."
                )
    for name in left:
        raise _no_page(name)


def _export(options: argparse.Namespace) -> None:
    names = CORPORA if options.corpora else ("toy",)
    write_gold(options.out, options.corpora, names, options.decisions)


def _labelled(
    options: argparse.Namespace, names: Sequence[str]
) -> Iterator[tuple[str, Page, Mapping[str, str]]]:
    """The pages of some corpora, each with its corpus and what was decided of it."""
    decisions = load_decisions(options.decisions)
    for path in corpus_paths(options.corpora, names):
        corpus = corpus_name(path)
        for gold in read_pages(path, decisions=options.decisions):
            yield corpus, gold, decisions.get(corpus, {}).get(gold["id"], {})


def _page(options: argparse.Namespace, name: str) -> tuple[str, Page, Mapping[str, str]]:
    """A page by its name, with what was decided of it."""
    corpus, _, key = name.partition(":")
    for found in _labelled(options, [corpus]):
        if found[1]["id"] == key:
            return found
    raise _no_page(name)


def _no_page(name: str) -> SystemExit:
    return SystemExit(f"There is no page {shown(name)}: `list` shows their names.")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--corpora", type=Path, help="folder of labelled pages")
    shared.add_argument("--decisions", type=Path, default=DECISIONS, help="file of decisions")

    listing = commands.add_parser("list", parents=[shared], help="name pages, the worst first")
    listing.add_argument("--only", default=",".join(CORPORA), help="which corpora")
    listing.add_argument("--below", type=float, default=1.0, help="only pages that agree on less")
    listing.add_argument("--head", action="store_true", help="headlines and deks alone")
    listing.set_defaults(run=_list)

    showing = commands.add_parser("show", parents=[shared], help="show what is to be decided")
    showing.add_argument("page", nargs="+", help="corpus:id")
    showing.add_argument("--head", action="store_true", help="headlines and deks alone")
    showing.set_defaults(run=_show)

    sampling = commands.add_parser("sample", parents=[shared], help="show blocks that all agree on")
    sampling.add_argument("--count", type=int, default=300, help="how many pages, one block each")
    sampling.add_argument("--seed", type=int, default=18)
    sampling.set_defaults(run=_sample)

    deciding = commands.add_parser("decide", parents=[shared], help="store decisions")
    deciding.add_argument("page", nargs="?", help="corpus:id")
    deciding.add_argument(
        "decision", nargs="*", help=f"HASH=ROLE ({', '.join(ROLES)}), or page=unknown"
    )
    deciding.add_argument(
        "--from", dest="file", type=Path, help="JSON file of decisions on many pages"
    )
    deciding.set_defaults(run=_decide)

    exporting = commands.add_parser("export", parents=[shared], help="write gold as decided")
    exporting.add_argument("out", type=Path)
    exporting.set_defaults(run=_export)

    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
