"""Turn labelled pages into samples: the document, its columns, and what each block should be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.filters import BEFORE_SCORER
from cleaner.model.columns.evidence import Evidence, gather
from cleaner.model.columns.table import Column, Columns
from cleaner.page import Document, Role
from cleaner.pipeline import run
from cleaner.read import read
from cleaner.sites.align import align
from cleaner.sites.labels import dek_blocks, headline_blocks, plain_words
from training.corpora import Page
from training.flatten import CLEAN, HEADLESS, KINDS, NOISY, WAYS

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
# For each form, how many clean texts are made of every two pages. They are short and cost little,
# and clean text is what may be harmed least.
_CLEAN_OF_TWO: Final = {"html": 1, "text": 4, "markdown": 2}
# News with a headline known by people: flattened in every way.
_ALL_WAYS: Final = frozenset({"fundus", "andy"})
# Kinds of gold dek that are none in this package's sense, or that nobody could name.
_NO_DEK: Final = frozenset({"bullets", "unknown"})
# Sources whose bodies hold no dek: there a paragraph of the body is none, whatever else is known.
_DEK_APART: Final = frozenset({
    "andy", "fundus", "fundus_old", "turing", "ir-big5-17", "ir-chaos-all", "ir-big5-05",
    "ir-big5-09", "ir-big5-13",
})  # fmt: skip
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
    shows none, `dek_apart` that no block of the body is the dek.
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
    dek_apart: bool

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
    headline_texts = {plain_words(t) for t in (page["headline"], *(page.get("h1") or ())) if t}
    gold = list(page["body"] or ())
    if page["source"] == "daniel" and gold and _heads(gold[0], document):
        headline_texts.add(plain_words(gold[0]))
    if gold:
        found = align(texts, gold, table["in_hidden"] > 0 if "in_hidden" in table else None)
        body = found.body
        if found.covered >= _LEAST_COVERED:
            weight = _body_weight(page, document, table, body, found.share)
        at = np.flatnonzero(body)
        first_body = int(at[0]) if at.size else n
    headline = headline_blocks(blocks, set() if way in HEADLESS else headline_texts, first_body)
    if page["source"] == "daniel":
        body = body & ~headline
    dek = dek_blocks(texts, page.get("dek"), headline)
    return Sample(
        page, way, evidence, body, weight, headline,
        headline_known=bool(headline.any()), headline_absent=way in HEADLESS, dek=dek,
        dek_known=page.get("dek") is not None and page.get("dek_kind") not in _NO_DEK,
        dek_apart=page["source"] in _DEK_APART,
    )  # fmt: skip


def _heads(first: str, document: Document) -> bool:
    """Whether gold's first paragraph is the headline: the page's title holds it."""
    titles = " ".join(map(plain_words, (*document.hints.titles, *document.hints.headlines)))
    return not titles or plain_words(first) in titles


def _body_weight(
    page: Page, document: Document, table: Columns, body: NDArray[np.bool_], share: Column
) -> Column:
    """How much each block counts: by the root of its length, and each page about the same."""
    weight = np.sqrt(np.minimum(table["size"], _LONGEST_COUNTED) + 10)
    doubtful = (share > 0.3) & (share < 0.8) & (table["size"] > 60)
    weight[doubtful] *= 0.2
    disputed = _DISPUTED.get(page["source"], frozenset())
    left_out = {plain_words(text) for text in page.get("visible_not_in_gold") or ()}
    for at, block in enumerate(document.blocks):
        if not body[at] and (
            block.role in disputed or (left_out and plain_words(block.text) in left_out)
        ):
            weight[at] = 0
    wanted = max(float(weight[body].sum()), 1.0)
    weight *= CORPUS_WEIGHT[page["source"]] / np.sqrt(max(float(weight.sum()), 1.0) * wanted)
    return weight.astype(np.float32)
