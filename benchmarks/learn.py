"""What profiles of sites are worth: `python -m benchmarks.learn ../shared`.

Leaves out one page of a site after the other, learns the site from some of its others, and cleans
the page with and without the profile. Takes the sites with three labelled pages or more, and cleans
with weights that never saw them: the general answer is that of a site that nobody knows. Bodies
are by one convention where the corpora have them so. Prints, for each corpus, F1 and exact without
and with a profile of one page, of four, and of ten of which nothing is expected.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.shingles import overlap
from cleaner.article import Article, assemble
from cleaner.errors import InputError
from cleaner.page import Problem
from cleaner.pipeline import run
from cleaner.read import read
from cleaner.sites.labels import plain_words
from cleaner.sites.learning import Lessons, lesson_of
from cleaner.sites.profile import SiteProfile
from cleaner.sites.settling import article_by_profile
from training.corpora import Page, corpus_paths, fold_of, read_pages
from training.flatten import WAYS
from training.folds import fold_filters

_CORPORA: Final = (
    "daniel", "xmu", "andy", "ir_old", "fundus", "fundus_old", "ir17", "gn1", "turing",
)  # fmt: skip
# The corpus whose bodies begin with the headline.
_WITH_HEADLINE: Final = "daniel"
_FEWEST: Final = 3
_WAYS: Final[Mapping[str, Callable[[str], str]]] = {
    "html": str,
    "gettext": WAYS["gettext"],
    "inscriptis": WAYS["rendered"],
}
Expected = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class _Lesson:
    """How many pages teach, and whether with what is expected of them."""

    name: str
    pages: int
    expected: bool = True


_LESSONS: Final = (
    _Lesson("1 page", 1),
    _Lesson("4 pages", 4),
    _Lesson("10 alone", 10, expected=False),
)


@dataclass(slots=True)
class _Row:
    """What came out of the pages of a corpus, without or with a profile."""

    bodies: list[tuple[str, str]] = field(default_factory=list)
    exact: list[bool] = field(default_factory=list)
    headlines: list[bool] = field(default_factory=list)
    deks: list[bool] = field(default_factory=list)
    unlike: int = 0


def main() -> None:
    """Print a line a corpus and a lesson."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="folder of the corpora")
    parser.add_argument("--only", help="one corpus")
    parser.add_argument("--as", dest="way", choices=tuple(_WAYS), help="one way of handing over")
    parser.add_argument("--most", type=int, default=8, help="the most pages of a site")
    options = parser.parse_args()
    names = [name for name in _CORPORA if options.only in (None, name)]
    print("| corpus | as | pages | lesson | F1 | loss left | exact | headline | dek | "
          "better | worse | unlike |")  # fmt: skip
    print("|---" * 12 + "|")
    for path in corpus_paths(options.shared / "corpora", names):
        sites = _sites(path, options.most)
        for way in [options.way] if options.way else _WAYS:
            _report(path.name.partition(".")[0], way, sites)


def _sites(path: Path, most: int) -> Sequence[Sequence[Page]]:
    """The labelled pages of each site that has enough of them."""
    sites: dict[str, list[Page]] = defaultdict(list)
    for page in read_pages(path):
        if page["body"]:
            sites[page["site"]].append(page)
    return [pages[:most] for _, pages in sorted(sites.items()) if len(pages) >= _FEWEST]


def _report(corpus: str, way: str, sites: Sequence[Sequence[Page]]) -> None:
    rows: dict[str, _Row] = defaultdict(_Row)
    for pages in sites:
        for page, name, article in _cleaned(pages, way):
            _note(rows[name], page, article)
    general = rows["none"]
    for name, row in rows.items():
        print(f"| {corpus} | {way} | {len(row.exact)} | {name} | {_figures(row, general)} |",
              flush=True)  # fmt: skip


def _cleaned(pages: Sequence[Page], way: str) -> Iterator[tuple[Page, str, Article]]:
    """Each page of a site, without a profile and with what its other pages teach."""
    filters = fold_filters(fold_of(pages[0]["site"]))
    settled = [run(read(_WAYS[way](page["html"]))[0], filters) for page in pages]
    lessons = {
        expected: [
            lesson_of(document, _expected(page) if expected else None)
            for page, (document, _) in zip(pages, settled, strict=True)
        ]
        for expected in (False, True)
    }
    for at, page in enumerate(pages):
        document, trace = settled[at]
        yield page, "none", assemble(document, trace)
        others = [other for other in range(len(pages)) if other != at]
        random.Random(page["id"]).shuffle(others)
        for lesson in _LESSONS:
            taught = Lessons()
            for other in others[: lesson.pages]:
                taught.add(lessons[lesson.expected][other])
            try:
                profile = taught.profile("example.com")
            except InputError:
                profile = SiteProfile()  # Gold that no page shows.
            yield page, lesson.name, article_by_profile(document, trace, profile)


def _expected(page: Page) -> Expected:
    body = list(page["body"])
    headline = page["headline"]
    if page["source"] == _WITH_HEADLINE and not headline:
        headline, body = body[0], body[1:]
    return {"headline": headline, "dek": page.get("dek"), "body": "\n".join(body)}


def _note(row: _Row, page: Page, article: Article) -> None:
    body = str(article) if page["source"] == _WITH_HEADLINE else article.body
    gold = "\n".join(page["body"])
    row.bodies.append((gold, body))
    row.exact.append(plain_words(gold) == plain_words(body))
    if page["headline"]:
        right = {plain_words(text) for text in (page["headline"], *(page.get("h1") or ()))}
        row.headlines.append(plain_words(article.headline or "") in right)
    if page.get("dek") is not None:
        row.deks.append(plain_words(page["dek"]) == plain_words(article.dek or ""))
    row.unlike += Problem.UNLIKE_PROFILE in article.problems


def _figures(row: _Row, general: _Row) -> str:
    f1, without = overlap(row.bodies).f1, overlap(general.bodies).f1
    pairs = list(zip(row.bodies, general.bodies, strict=True))
    changes = [overlap([now]).f1 - overlap([before]).f1 for now, before in pairs if now != before]
    parts = (
        f"{f1:.4f}",
        f"{(1 - f1) / max(1 - without, 1e-9):.2f}",
        *(f"{_mean(told):.3f}" if told else "" for told in (row.exact, row.headlines, row.deks)),
        str(sum(change > 0 for change in changes)),
        str(sum(change < 0 for change in changes)),
        str(row.unlike),
    )
    return " | ".join(parts)


def _mean(told: Sequence[bool]) -> float:
    return sum(told) / len(told)


if __name__ == "__main__":
    main()
