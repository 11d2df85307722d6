"""Drop skip links and the buttons of menus."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_skip_links")


def drop_skip_links(document: Document) -> Document:
    """Drop skip links, the buttons of menus, and what a page shows while it loads.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_skip_links, "Skip to content", "Open menu", "Bridge reopens")
    ['Bridge reopens']
    >>> kept(drop_skip_links, "Skip to content that you love, the town says")
    ['Skip to content that you love, the town says']
    """
    return document.dropped(lines_of(document).among(PHRASES), "skip link or menu button")
