"""What the scorer may still take from text that is clean already.

Text that was cleaned before has the form in which articles are written out (the reader says so),
no filter finds anything in it by name, and nearly all of it may be body. Flattened pages that look
so are rare: of 242 pages copied with an empty line between their blocks, one has nothing that can
be named. A wider gap shows where the body begins: what stands above it is the headline and the dek.
Without one, the first line is the headline, and the dek, if there is one, stands below it. A line
of such text has to read as boilerplate beyond doubt to be dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise, takewhile
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.look.prose import opens_with_dateline
from cleaner.model.columns.table import Column
from cleaner.model.scorer import Scores
from cleaner.page import HEAD_ROLES, Block, Document, Kind, Role
from cleaner.text import ends_sentence, words

# Minimum chance of a paragraph that may be the article's, and the share of clean text, below its
# first line, that is made up of such paragraphs. With half and twice of the former, and with 0.8
# and 0.95 of the latter, none of 828 clean texts made of labelled pages changes; without this rule
# for clean text, 24 of 556 get worse and 5 better.
_MAY_BE_BODY: Final = 0.05
_CLEAN: Final = 0.9
# That share below a head that is shown; with no more blocks than `_FEW`, no share is asked for.
# With half and twice of each, none of those texts changes.
_CLEAN_BELOW_HEAD: Final = 0.25
_FEW: Final = 12
# Minimum chance at which a line of clean text other than the first stays. With a third and with
# three times as much, one and three of those texts change, by next to nothing.
_LEAST_BODY: Final = 0.01
# Maximum share of clean Markdown that is linked. With half and twice, none changes.
_MOST_LINKED: Final = 0.1
# The first line is the headline unless the scorer all but rules it out for another line. With 0.01
# and 0.1, none changes.
_LEAST_HEADLINE: Final = 0.04
# Nothing marks a dek in clean text. A line that is not closed as a sentence is one from the first
# chance on, and one no longer than the paragraphs below it from the second. With 0.08 and 0.3 three
# get worse, as many copies of one page; with 0.15 and 0.7, 8 get better and 6 worse.
_LEAST_OPEN_DEK: Final = 0.15
_LEAST_DEK: Final = 0.5
# Minimum words of a dek that a paragraph repeats; longest such dek and paragraph, in characters.
# The longest of 202 deks of labelled pages has 494, and the longest of 18,751 paragraphs 2,153.
_LEAST_WORDS: Final = 8
_LONGEST_DEK: Final = 1_200
_LONGEST_AGAIN: Final = 5_000


@dataclass(frozen=True, slots=True)
class Settled:
    """Places of the blocks of clean text that are its headline, its dek, and no part of it."""

    headline: frozenset[int]
    dek: frozenset[int]
    dropped: frozenset[int]


def is_unnamed(document: Document) -> bool:
    """Whether text has the form of an article, and no filter found anything in it by name."""
    return document.page.written and _holds_nothing_named(document)


def _holds_nothing_named(document: Document) -> bool:
    return all(
        block.is_body or block.is_scored or block.role in HEAD_ROLES or block.kind is Kind.LABEL
        for block in document.blocks
    )


def settle_clean(document: Document, scores: Scores) -> Settled | None:
    """Which part of clean text each block is; None for text that is not clean."""
    if document.form == "markdown":
        return _settle_clean_markdown(document, scores)
    shown = document.page.shows_head
    if not shown and not is_unnamed(document):
        return None
    blocks = document.blocks
    found = len(scores.headline_at) > 0
    # Labels stand above the first line.
    labels = frozenset(at for at, block in enumerate(blocks) if block.kind is Kind.LABEL)
    top = len(labels)
    if not shown and found and top not in scores.headline_at:
        first_chance = scores.headline[top : top + 1]
        if not first_chance.size or first_chance[0] < _LEAST_HEADLINE:
            return None
    size = np.array([len(block.text) for block in blocks])
    running = size * [block.role is Role.PARAGRAPH and block.line > 0 for block in blocks]
    likely = np.maximum(scores.body, scores.dek) >= _MAY_BE_BODY
    share = float(running[likely].sum() / max(running.sum(), 1))
    if shown and (share >= _CLEAN_BELOW_HEAD or len(blocks) <= _FEW):
        return Settled(_of_role(blocks, Role.HEADLINE), _of_role(blocks, Role.DEK), frozenset())
    if shown or share < _CLEAN:
        return None
    lines = _lines(blocks)[top:]
    # An item of a list is none: the text is a body that begins with a list.
    found = found and blocks[top].role is Role.PARAGRAPH
    first = frozenset(lines[0])
    headline = first if found else frozenset[int]()
    dek = _dek(blocks, lines, scores.dek) if headline else frozenset[int]()
    chance = _by_unit(scores.body, size, _units(blocks))
    dropped = frozenset(np.flatnonzero(chance < _LEAST_BODY).tolist()) - first - dek - labels
    return Settled(headline, dek, dropped)


def _settle_clean_markdown(document: Document, scores: Scores) -> Settled | None:
    """Which part of clean Markdown each block is; None for Markdown that is not clean.

    A whole page as Markdown is full of links, and filters know much of it by name.
    """
    page = document.page
    linked, size = sum(page.linked), sum(map(len, page.texts))
    if not _holds_nothing_named(document) or linked > _MOST_LINKED * size:
        return None
    labels = frozenset(at for at, kind in enumerate(page.kinds) if kind is Kind.LABEL)
    headline = frozenset(scores.headline_at)
    dek = _unmarked_dek(document, scores, headline)
    dropped = frozenset(np.flatnonzero(scores.body < _LEAST_BODY).tolist())
    return Settled(headline, dek, dropped - headline - dek - labels)


def _unmarked_dek(document: Document, scores: Scores, headline: frozenset[int]) -> frozenset[int]:
    """The place of the paragraph below the headline, if it looks more like a dek than like body."""
    page = document.page
    at = max(headline, default=len(page)) + 1
    below = [len(text) for text in page.texts[at + 1 :]]
    if len(below) < 2 or page.kinds[at] is not Kind.PARAGRAPH:
        return frozenset()
    text = page.texts[at]
    if opens_with_dateline(text):
        return frozenset()
    least = _LEAST_OPEN_DEK
    if ends_sentence(text):
        least = _LEAST_DEK if len(text) <= np.median(below) else 1.0
    said_again = _stands_again(text, page.texts[at + 1 :])
    return frozenset({at} if scores.dek[at] >= least or said_again else ())


def _of_role(blocks: Sequence[Block], role: Role) -> frozenset[int]:
    return frozenset(at for at, block in enumerate(blocks) if block.role is role)


def _lines(blocks: Sequence[Block]) -> list[list[int]]:
    """The places of the blocks of each line: a seam within one makes its parts blocks."""
    numbered = groupby(range(len(blocks)), key=lambda at: blocks[at].line)
    return [list(places) for _, places in numbered]


def _units(blocks: Sequence[Block]) -> NDArray[np.intp]:
    """For each block the number of its paragraph, list or table, which is kept or dropped whole."""
    starts = [
        block.line != before.line and (block.gap > 0 or block.role is Role.PARAGRAPH)
        for before, block in pairwise(blocks)
    ]
    return np.cumsum([False, *starts])


def _by_unit(chance: Column, size: NDArray[np.intp], units: NDArray[np.intp]) -> Column:
    """The mean chance of each block's unit."""
    mean = np.bincount(units, size * chance) / np.maximum(np.bincount(units, size), 1)
    of_unit: Column = mean[units].astype(np.float32)
    return of_unit


def _dek(blocks: Sequence[Block], lines: Sequence[Sequence[int]], chance: Column) -> frozenset[int]:
    """The places of the dek: the line below the headline if it looks like one, or several lines.

    Only the paragraphs of a dek follow one another without an empty line.
    """
    below = lines[1:]
    if len(below) < 2 or blocks[below[0][0]].role is not Role.PARAGRAPH:
        return frozenset()
    more = list(takewhile(lambda line: blocks[line[0]].gap == 0, below[1:]))
    rest = [_text(blocks, line) for line in below[1 + len(more) :]]
    if not rest:
        return frozenset()
    text = _text(blocks, below[0])
    if opens_with_dateline(text):
        return frozenset()
    if ends_sentence(text):
        least = _LEAST_DEK if len(text) <= np.median([len(other) for other in rest]) else 1.0
    else:
        least = _LEAST_OPEN_DEK
    if more or float(chance[list(below[0])].max()) >= least or _stands_again(text, rest):
        return frozenset(chain(below[0], *more))
    return frozenset()


def _text(blocks: Sequence[Block], line: Sequence[int]) -> str:
    return "".join(f"{blocks[at].glue or ''}{blocks[at].text}" for at in line)


def _stands_again(text: str, below: Sequence[str]) -> bool:
    """Whether a paragraph below says the same, or says it too: as body, it would have been dropped.

    So the line can only have been a dek.
    """
    said = words(text.lower())
    if len(said) < _LEAST_WORDS or len(text) > _LONGEST_DEK:
        return False
    wanted = f" {' '.join(said)} "
    return any(
        len(other) <= _LONGEST_AGAIN and wanted in f" {' '.join(words(other.lower()))} "
        for other in below
    )
