"""The names of before for what `Lines` answers, until no filter calls them any more."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.look import lines as _lines
from cleaner.look.lines import Lines, lines_of
from cleaner.page import Block, Document


def _of(block: Block) -> Lines:
    return lines_of(block._document)


def reads_as_paragraph(block: Block) -> bool:
    """`Lines.is_paragraph`."""
    return _of(block).is_paragraph(block.index)


def reads_as_title(block: Block) -> bool:
    """`Lines.is_title`."""
    return _of(block).is_title(block.index)


def is_link(block: Block) -> bool:
    """`Lines.is_link`."""
    return _of(block).is_link(block.index)


def is_spoken(text: str) -> bool:
    """`Lines.is_spoken`."""
    return Lines(Document.of_lines(text).page).is_spoken(0)


def has_separator(text: str, opening: str) -> bool:
    """`Lines.has_separator`."""
    return Lines(Document.of_lines(text).page).has_separator(0, opening)


def has_colon(text: str, opening: str) -> bool:
    """`Lines.has_colon`."""
    return Lines(Document.of_lines(text).page).has_colon(0, opening)


def next_open(blocks: Sequence[Block], position: int) -> int:
    """`lines.next_open`."""
    return _lines.next_open(blocks[0]._document, position)


def heads_paragraph(blocks: Sequence[Block], position: int) -> bool:
    """`lines.heads_paragraph`."""
    return _lines.heads_paragraph(blocks[0]._document, position)


def paragraph_from(blocks: Sequence[Block], start: int) -> range:
    """`Lines.paragraph_from`."""
    return _of(blocks[0]).paragraph_from(start)
