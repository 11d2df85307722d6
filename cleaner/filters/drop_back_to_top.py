"""Drop links back to the top of the page."""

from __future__ import annotations

from typing import Final

from cleaner.look.blocks import drop_phrases
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_back_to_top")


def drop_back_to_top(document: Document) -> Document:
    """Drop the link that leads back to the top of the page, or to the front page.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_back_to_top, "The bridge reopens.", "Back to top button")
    ['The bridge reopens.']

    >>> kept(drop_back_to_top, "Back to top form", "Back to top of the table")
    ['Back to top form', 'Back to top of the table']

    "Back to top button" is the screen-reader label of a widespread WordPress theme.
    """
    return drop_phrases(document, PHRASES, "link to the top of the page")
