"""Read flattened text into blocks: a line a block, with what was broken marked for joining.

Lines are judged one by one, since joining first loses what cannot be undone. A line that continues
the one before it carries the `glue` that stood between them ("" or " "); if both are kept, the
article joins them. Only evidence that clean text cannot show counts (a line that starts in the
middle of a sentence, a space left at a line's end, one width for all lines), so an article that
has been cleaned before is read back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cleaner.blocks import Block, Document, Hints, Role
from cleaner.readers.joins import BULLET, Line, join
from cleaner.text import has_words, match_key, normalise

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Marks of nested lists in rendered text, where both are words or signs of their own elsewhere.
_NESTED: Final = ("+ ", "o ")
# A tab, or three spaces and more, between short runs: the columns of a rendered table.
_COLUMNS = re.compile(r"\t|[ \u00a0]{3,}")
# A sentence end with the next word stuck to it: the seam of two blocks that were glued together.
_SEAM = re.compile(
    r"(?<=[a-zà-ÿа-яіїєґα-ωά-ώ]{2}[.!?…])(?=[A-ZÀ-ÞА-ЯІЇЄҐΑ-ΩΆ-Ώ][a-zà-ÿа-яіїєґα-ωά-ώ])"
    r"|(?<=[.!?…][\"”»])(?=[A-ZÀ-ÞА-ЯІЇЄҐΑ-ΩΆ-Ώ][a-zà-ÿа-яіїєґα-ωά-ώ])"
)
_SENTENCE = re.compile(r"(?<=[.!?…]) (?=\S)|(?<=[.!?…][\"”’»)]) (?=\S)|(?<=[。！？])(?=[^」』”）])")
# A line longer than this, in characters, is more than one paragraph.
_LONGEST_PARAGRAPH: Final = 2500
# Longest cell of a rendered table, in characters.
_LONGEST_CELL: Final = 80


def read_flat(text: str) -> Document:
    """Read flattened text into a document: a line a block, or a sentence of an endless line."""
    blocks: list[Block] = []
    for number, (line, glue) in enumerate(join(_lines(text))):
        for part, between in _split(line.text, glue):
            blocks.append(_block(len(blocks), number, line, part, between))
    return Document(tuple(blocks), Hints(), "flat")


def _lines(text: str) -> list[Line]:
    """The lines that hold anything; a line of non-breaking spaces counts, an empty one is a gap."""
    lines = []
    gap = 0
    between = ""
    for raw in _LINE_END.split(text):
        words = normalise(raw)
        if words or raw.strip(" \t"):
            lines.append(Line(raw, words or raw, gap, gap == 1 and between == " "))
            gap = 0
        else:
            gap += 1
            between = raw
    return _with_bullets(lines)


def _with_bullets(lines: list[Line]) -> list[Line]:
    """The lines, with "+" and "o" as bullets where a renderer marks nested lists by them."""
    if not any(line.indent and line.text.startswith("+ ") for line in lines):
        return lines
    return [
        replace(line, text="*" + line.text[1:])
        if line.indent and line.text.startswith(_NESTED) and len(line.text) > 2
        else line
        for line in lines
    ]


def _block(index: int, number: int, line: Line, text: str, glue: str | None) -> Block:
    role = Role.PARAGRAPH
    bullet = BULLET.match(text)
    if bullet is not None and has_words(text):
        role, text = Role.LIST_ITEM, text[bullet.end() :]
    cells = _cells(line.raw) if text == line.text else []
    if cells:
        role, text = Role.TABLE_ROW, "\t".join(cells)
    return Block(
        index=index,
        text=text,
        role=role,
        key=match_key(text),
        glue=glue if role is Role.PARAGRAPH else None,
        indent=line.indent,
        gap=line.gap,
        line=number,
    )


def _cells(raw: str) -> list[str]:
    """The cells of a rendered table row, or nothing when the line is not one."""
    bare = raw.strip()
    if "\t" not in bare and "   " not in bare and "\u00a0\u00a0" not in bare:
        return []
    cells = [cell for cell in map(normalise, _COLUMNS.split(bare)) if cell]
    if len(cells) < 2 or max(map(len, cells)) > _LONGEST_CELL:
        return []
    return cells


def _split(text: str, glue: str | None) -> Iterator[tuple[str, str | None]]:
    """The parts of a line with what stands before each: at seams, and at sentences if endless."""
    start = 0
    cuts = [(seam.start(), "") for seam in _SEAM.finditer(text)]
    if len(text) > _LONGEST_PARAGRAPH:
        cuts += [(end.start(), " " if end[0] else "") for end in _SENTENCE.finditer(text)]
        cuts.sort()
    for cut, between in cuts:
        if cut > start:
            yield text[start:cut], glue
            start, glue = cut + len(between), between
    yield text[start:], glue
