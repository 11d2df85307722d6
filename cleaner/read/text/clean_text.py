"""Know clean text: text in the form in which an article is written out.

An article's text has one empty line between its paragraphs, the items of a list and the rows of a
table on lines of their own, and nothing else: no indents, no white space left at a line's end, no
wider gaps but one, which shows where the body begins below the headline and the dek. Flattened
pages hardly ever look so, but what an extractor wrote does. In such text a line is a paragraph, and
a bullet is what the article's writer puts there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from cleaner.page import Kind
from cleaner.read.text.joins import Line, runs_on
from cleaner.text import has_words

#: What opens a list item in clean text.
ITEM: Final = "- "
# Maximum share of the lines of an article that open in the middle of a sentence. With 0.02 and 0.1,
# none of 1,112 texts changes.
_RUNNING_ON: Final = 0.05
# Empty lines above the body, where there is a head.
_BELOW_HEAD: Final = 2


def is_written(lines: Sequence[Line]) -> bool:
    """Whether lines have the form of an article that was written out, whatever they say."""
    start = _body_start(lines)
    below = enumerate(islice(lines, 1, None), 1)
    odd = any(line.spaced or (line.gap > 1 and at != start) for at, line in below)
    if len(lines) < 2 or odd:
        return False
    if not all(line.raw == line.text or line.raw.replace("\t", " ") == line.text for line in lines):
        return False
    if not all(has_words(line.text) for line in lines):
        return False
    # Nothing runs on from the head into the body.
    parts = lines[:start], lines[start:]
    running_on = sum(runs_on(before, line) for part in parts for before, line in pairwise(part))
    # Where a head is shown, a few may be what is left of a sentence in which a part was dropped.
    if running_on > (max(1, len(lines) * _RUNNING_ON) if start else 0):
        return False
    return all(_may_run(lines, first, stop) for first, stop in _runs(lines, start))


def _body_start(lines: Sequence[Line]) -> int:
    """The number of the first line of the body, 0 where no gap shows a head above it.

    A head is a line, and perhaps a dek below it: one paragraph, or several on lines of their own.
    """
    wide = next((at for at, line in enumerate(lines) if at and line.gap == _BELOW_HEAD), 0)
    gaps = [line.gap for line in lines[1:wide]]
    return wide if not any(gaps[1:]) and all(gaps[:1]) else 0


def written_kinds(lines: Sequence[Line]) -> list[Kind]:
    """What each line of clean text is: head, a paragraph, an item of a list, a row of a table."""
    kinds = [Kind.PARAGRAPH] * len(lines)
    body = _body_start(lines)
    if body:
        kinds[:body] = [Kind.HEADLINE, *[Kind.DEK] * (body - 1)]
    if not any(line.raw != line.text or _is_item(line) for line in lines):
        return kinds
    for start, stop in _runs(lines, body):
        if any("\t" in line.raw for line in lines[start:stop]):
            kinds[start:stop] = [Kind.TABLE_ROW] * (stop - start)
        elif _is_item(lines[start]) and (stop - start > 1 or _is_lone_item(lines, start)):
            kinds[start:stop] = [Kind.LIST_ITEM] * (stop - start)
    return kinds


def _runs(lines: Sequence[Line], start: int) -> Iterator[tuple[int, int]]:
    """From where to where lines follow one another without an empty line between."""
    for at in range(start + 1, len(lines) + 1):
        if at == len(lines) or lines[at].gap:
            yield start, at
            start = at


def _may_run(lines: Sequence[Line], start: int, stop: int) -> bool:
    """Whether lines may follow one another so: those of a list, a table, or a dek of several."""
    if stop - start == 1:
        return True
    run = lines[start:stop]
    rows = sum("\t" in line.raw for line in run)
    items = sum(_is_item(line) for line in run if "\t" not in line.raw)
    if rows:
        # A table may have rows of one cell.
        return rows * 2 >= len(run) and items == 0
    return items == len(run) or (start == 1 and items == 0)


def _is_item(line: Line) -> bool:
    return line.text.startswith(ITEM)


def _is_lone_item(lines: Sequence[Line], at: int) -> bool:
    """Whether a line with a dash is a list of one item.

    It is not where one beside it has a dash, too, since a list has no gaps, but dialogue has; nor
    is the first, which is a headline.
    """
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return at > 0 and not any(map(_is_item, beside))
