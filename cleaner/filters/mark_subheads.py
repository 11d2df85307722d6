"""Mark the sub-headings that no tag marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.blocks import Block, Document, Role
from cleaner.filters._lines import is_spoken, reads_as_paragraph
from cleaner.text import ends_sentence

# Longest sub-heading, in characters.
_LONGEST: Final = 80
_MAY_END: Final = "?!？！؟"


def mark_subheads(document: Document) -> Document:
    r"""Mark a short line without a stop between two paragraphs, or all in bold, as a sub-heading.

    >>> from cleaner.readers import read_flat
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_flat(f"{said}\n\nA long wait\n\n{said}\n\nNo.\n\n{said}")
    >>> [str(block.role) for block in mark_subheads(page).blocks]
    ['paragraph', 'subhead', 'paragraph', 'paragraph', 'paragraph']

    Leaves alone what is said aloud, what ends as a sentence, and a line that nothing follows.
    """
    blocks = [block for block in document.blocks if block.is_body]
    marked = {
        block.index: block.as_role(Role.SUBHEAD, "a short line above a paragraph")
        for at, block in enumerate(blocks)
        if _heads(blocks, at)
    }
    if not marked:
        return document
    return document.with_blocks(marked.get(b.index, b) for b in document.blocks)


def _heads(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if block.role is not Role.PARAGRAPH or len(block.text) > _LONGEST or block.glue is not None:
        return False
    if at == 0 or at + 1 == len(blocks) or is_spoken(block.text):
        return False
    after = blocks[at + 1]
    if after.glue is not None or not reads_as_paragraph(after):
        return False
    if block.bold >= len(block.text) * 0.9:
        return True
    closed = ends_sentence(block.text) and block.text[-1] not in _MAY_END
    return not closed and reads_as_paragraph(blocks[at - 1])
