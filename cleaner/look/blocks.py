"""The names of before for what `Lines` answers, until no filter calls them any more."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.look.lines import Lines, lines_of
from cleaner.page import Block, Document


def reads_as_paragraph(block: Block) -> bool:
    """`Lines.is_paragraph`."""
    return lines_of(block._document).is_paragraph(block.index)


def is_spoken(text: str) -> bool:
    """`Lines.is_spoken`."""
    return Lines(Document.of_lines(text).page).is_spoken(0)


def paragraph_from(blocks: Sequence[Block], start: int) -> range:
    """`Lines.paragraph_from`."""
    return lines_of(blocks[0]._document).paragraph_from(start)
