"""Drop notes that say where an article came out before."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import TAIL, lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_reprint_notes")


def drop_reprint_notes(document: Document) -> Document:
    """Drop what says, above or behind the text, where an article came out before or was filed.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_reprint_notes, text, text, "This article first appeared in The Echo.")[2:]
    []

    Between two paragraphs it may be a sentence of the article about another story.

    >>> said = "This article first appeared in The Echo."
    >>> kept(drop_reprint_notes, text, text, said, text, text, text, text)[2]
    'This article first appeared in The Echo.'

    In an article that was written out such a line is text that was kept.
    """
    if document.page.shows_head:
        return document
    lines = lines_of(document)
    found = lines.among(PHRASES) + lines.long_named(PHRASES)
    text = range(lines.behind_paragraphs(2), lines.tail_start(TAIL)) if found else ()
    return document.dropped([at for at in found if at not in text], "where it came out before")
