"""Turn labelled pages into samples: the document, its columns, and what each block should be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.filters import BEFORE_SCORER
from cleaner.model.columns.evidence import Evidence, gather
from cleaner.model.columns.table import Column, Columns
from cleaner.page import Block, Document, Role
from cleaner.pipeline import run
from cleaner.read import read
from cleaner.text import words
from training.corpora import Page
from training.flatten import CLEAN, HEADLESS, KINDS, NOISY, WAYS
from training.labels import align

# Gold that a page does not show, or only in part, teaches nothing.
_LEAST_COVERED: Final = 0.85
# How much a page of each corpus counts: the smallest is the best, and wcxb is mostly not news.
CORPUS_WEIGHT: Final = {
    "andy": 1.0,
    "fundus": 3.0,
    "daniel": 1.0,
    "wcxb-dev": 0.6,
    "mercury": 1.0,
    "ir-big5-17": 1.0,
    "ir-chaos-all": 1.0,
    "ir-big5-05": 0.7,
    "ir-big5-09": 0.7,
    "ir-big5-13": 0.7,
    "turing": 1.0,
    "l3s-gn1": 0.7,
    "xmu": 0.7,
    "fundus_old": 3.0,
    "toy": 1.0,
}
_LONGEST_COUNTED: Final = 600
# Longest headline in gold, in characters, and into how many lines it may be broken.
_LONGEST_HEADLINE: Final = 400
_MOST_LINES: Final = 5
# For each form, how many clean texts are made of every two pages. They are short and cost little,
# and clean text is what may be harmed least.
_CLEAN_OF_TWO: Final = {"html": 1, "text": 4, "markdown": 2}
# News with a headline known by people: flattened in every way.
_ALL_WAYS: Final = frozenset({"fundus", "andy"})
# Kinds of gold dek that are none in this package's sense, or that nobody could name.
_NO_DEK: Final = frozenset({"bullets", "unknown"})
# Roles on which corpora disagree: a block of these is not held against the scorer where the
# corpus leaves the role out of its bodies.
_DISPUTED: Final = {
    "fundus": frozenset({Role.EMBED, Role.TABLE_ROW}),
    "andy": frozenset({Role.EMBED}),
    "daniel": frozenset[Role](),
    "wcxb-dev": frozenset[Role](),
}


@dataclass(slots=True)
class Sample:
    """One page in one form, with what is known of its blocks.

    `body`, `headline` and `dek` say which blocks are that; the weights are 0 where gold does not
    say. `way` is "html" or the name of a way of flattening. `headline_absent` says that the text
    shows none.
    """

    page: Page
    way: str
    evidence: Evidence
    body: NDArray[np.bool_]
    body_weight: Column
    headline: NDArray[np.bool_]
    headline_known: bool
    headline_absent: bool
    dek: NDArray[np.bool_]
    dek_known: bool

    @property
    def document(self) -> Document:
        return self.evidence.document


def samples(pages: Iterable[Page], form: str) -> Iterator[Sample]:
    """The samples of labelled pages for one form of document."""
    for page in pages:
        for way, text in _texts(page, form):
            document, _ = run(read(text)[0], BEFORE_SCORER)
            # What is made of a page may be read as of another form: so will it be by its readers.
            if document.blocks and document.form == form:
                yield label(page, way, document)


def _texts(page: Page, form: str) -> Iterator[tuple[str, str]]:
    """What is made of a page for one form: enough of each way and kind, in bearable time."""
    chosen = zlib.crc32(page["id"].encode())
    if form == "html":
        yield "html", page["html"]
    elif form == "text":
        ways = list(WAYS)
        few = {ways[chosen % 4]}
        for way in ways[:3] if page["source"] in _ALL_WAYS else sorted(few):
            yield way, WAYS[way](page["html"])
    if NOISY[form] and chosen % 2:
        kind = NOISY[form][(chosen // 11) % len(NOISY[form])]
        yield kind, KINDS[kind](page)
    if page["body"] and page["headline"]:
        for step in range((_CLEAN_OF_TWO[form] + chosen % 2) // 2):
            kind = CLEAN[form][(chosen // 13 + step) % len(CLEAN[form])]
            yield kind, KINDS[kind](page)


def label(page: Page, way: str, document: Document) -> Sample:
    """Say what each block of a labelled page is."""
    blocks = document.blocks
    n = len(blocks)
    texts = [block.text for block in blocks]
    evidence = gather(document)
    table = evidence.table
    body = np.zeros(n, bool)
    weight = np.zeros(n, np.float32)
    first_body = n
    headline_texts = {_plain(t) for t in (page["headline"], *(page.get("h1") or ())) if t}
    gold = list(page["body"] or ())
    if page["source"] == "daniel" and gold and _heads(gold[0], document):
        headline_texts.add(_plain(gold[0]))
    if gold:
        found = align(texts, gold, table["in_hidden"] > 0 if "in_hidden" in table else None)
        body = found.body
        if found.covered >= _LEAST_COVERED:
            weight = _body_weight(page, document, table, body, found.share)
        at = np.flatnonzero(body)
        first_body = int(at[0]) if at.size else n
    headline = _headline(blocks, set() if way in HEADLESS else headline_texts, first_body)
    if page["source"] == "daniel":
        body = body & ~headline
    dek = _dek(texts, page.get("dek"), headline)
    return Sample(
        page, way, evidence, body, weight, headline,
        headline_known=bool(headline.any()), headline_absent=way in HEADLESS, dek=dek,
        dek_known=page.get("dek") is not None and page.get("dek_kind") not in _NO_DEK,
    )  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(words(text.lower()))


def _heads(first: str, document: Document) -> bool:
    """Whether gold's first paragraph is the headline: the page's title holds it."""
    titles = " ".join(map(_plain, (*document.hints.titles, *document.hints.headlines)))
    return not titles or _plain(first) in titles


def _body_weight(
    page: Page, document: Document, table: Columns, body: NDArray[np.bool_], share: Column
) -> Column:
    """How much each block counts: by the root of its length, and each page about the same."""
    weight = np.sqrt(np.minimum(table["size"], _LONGEST_COUNTED) + 10)
    doubtful = (share > 0.3) & (share < 0.8) & (table["size"] > 60)
    weight[doubtful] *= 0.2
    disputed = _DISPUTED.get(page["source"], frozenset())
    left_out = {_plain(text) for text in page.get("visible_not_in_gold") or ()}
    for at, block in enumerate(document.blocks):
        if not body[at] and (
            block.role in disputed or (left_out and _plain(block.text) in left_out)
        ):
            weight[at] = 0
    wanted = max(float(weight[body].sum()), 1.0)
    weight *= CORPUS_WEIGHT[page["source"]] / np.sqrt(max(float(weight.sum()), 1.0) * wanted)
    return weight.astype(np.float32)


def _headline(blocks: Sequence[Block], wanted: set[str], first_body: int) -> NDArray[np.bool_]:
    """The block that is the headline: of several with its words, the last above the body.

    Where none has them, the lines of one paragraph that have them together.
    """
    found = np.zeros(len(blocks), bool)
    for most in (1, _MOST_LINES):
        same = [run for run in _runs(blocks, most) if _plain(" ".join(run.texts)) in wanted]
        if same:
            above = [run for run in same if run.start <= first_body]
            run = above[-1] if above else same[0]
            found[run.start : run.start + len(run.texts)] = True
            return found
    return found


class _Run(NamedTuple):
    start: int
    texts: Sequence[str]


def _runs(blocks: Sequence[Block], most: int) -> Iterator[_Run]:
    """Blocks, and runs of lines of one paragraph, as long as a headline may be."""
    for start in range(len(blocks)):
        texts: list[str] = []
        size = 0
        for block in blocks[start : start + most]:
            size += len(block.text)
            if (texts and block.glue is None) or size >= _LONGEST_HEADLINE:
                break
            texts.append(block.text)
            yield _Run(start, tuple(texts))


def _dek(texts: Sequence[str], dek: str | None, headline: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The blocks that make up the dek: those nearest the headline, if it stands there twice."""
    found = np.zeros(len(texts), bool)
    if not dek:
        return found
    whole = _plain(dek)
    parts = {_plain(part) for part in dek.split("\n") if part.strip()}
    place = int(np.argmax(headline)) if headline.any() else 0
    near = sorted(range(len(texts)), key=lambda i: abs(i - place - 1))
    plain = {i: _plain(texts[i]) for i in near[:80]}
    for i in near[:80]:
        if plain[i] == whole:
            found[i] = True
            return found
    for part in parts:
        for i in near[:80]:
            if plain[i] and (plain[i] == part or (len(plain[i]) > 25 and plain[i] in part)):
                found[i] = True
                break
    return found
