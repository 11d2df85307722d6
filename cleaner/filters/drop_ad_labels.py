"""Drop the labels that stand over and under advertisements."""

from __future__ import annotations

from typing import Final

from cleaner.look.elements import alike
from cleaner.look.lines import lines_of
from cleaner.page import NO_ELEMENT, Document, Page
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
    page = document.page
    if page.shows_head:
        return document
    labels = [at for at in lines_of(document).named(PHRASES) if not _is_set_as_text(page, at)]
    return document.dropped(labels, "advertisement label")


def _is_set_as_text(page: Page, at: int) -> bool:
    """Whether a block stands among others of its class, as paragraphs do and no label does."""
    own, last = page.owners[at], len(page) - 1
    if own == NO_ELEMENT or at in (0, last) or not page.elements.words[own]:
        return False
    looks, parents = alike(page), page.elements.parents
    return all(
        looks[beside] == looks[at] and parents[page.owners[beside]] == parents[own]
        for beside in (at - 1, at + 1)
    )
