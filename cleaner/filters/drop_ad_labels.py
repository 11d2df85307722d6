"""Drop the labels that stand over and under advertisements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.look.blocks import named_lines
from cleaner.page import Block, Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_ad_labels")


def drop_ad_labels(document: Document) -> Document:
    """Drop lines that only say that an advertisement stands here, or that the text goes on below.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_ad_labels, "ADVERTISEMENT", "The bridge reopens.", "Anzeige")
    ['The bridge reopens.']

    The word within a line of text is text.

    >>> kept(drop_ad_labels, "Advertisement spending fell", "Anzeige gegen Minister")
    ['Advertisement spending fell', 'Anzeige gegen Minister']

    Of an article that was written out such a line is text, too: it says what a sign reads, or what
    somebody said.
    """
    if document.page.shows_head:
        return document
    blocks = document.blocks
    changes = {
        i: blocks[i].dropped("advertisement label")
        for i in named_lines(document, PHRASES)
        if not _is_set_as_text(blocks, i)
    }
    return document.with_changes(changes)


def _is_set_as_text(blocks: Sequence[Block], position: int) -> bool:
    """Whether a block has the class of the paragraphs before and after it, which no label has."""
    scope = blocks[position].element
    if scope is None or not scope.words or position in (0, len(blocks) - 1):
        return False
    return all(
        other is not None
        and (other.tag, other.words, other.parent) == (scope.tag, scope.words, scope.parent)
        for other in (blocks[position - 1].element, blocks[position + 1].element)
    )
