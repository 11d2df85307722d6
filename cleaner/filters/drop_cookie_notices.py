"""Drop cookie and consent notices."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_cookie_notices")


def drop_cookie_notices(document: Document) -> Document:
    """Drop cookie and consent notices, with their buttons.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_cookie_notices, "We use cookies to improve this site.", "Accept all", "It opens.")
    ['It opens.']

    >>> kept(drop_cookie_notices, "Cookies were sold there", "“We use cookies,” said the site")
    ['Cookies were sold there', '“We use cookies,” said the site']
    """
    lines = lines_of(document)
    found = lines.named(PHRASES) + lines.long_named(PHRASES)
    return document.dropped(found, "cookie or consent notice")
