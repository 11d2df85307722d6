"""Drop what a site says to its readers in its own name."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_site_notices")


def drop_site_notices(document: Document) -> Document:
    """Drop what a site says of its rules, its earnings and its texts, and asks of its readers.

    Such notices begin like nothing else, so they need not stand last.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_site_notices, "Did you like this article? Share it.", text)
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    >>> kept(drop_site_notices, "“Did you like this article?” he asked.", text)[0]
    '“Did you like this article?” he asked.'

    A long one is taken behind the first paragraph only. In an article that was written out such a
    line is text that was kept.
    """
    if document.page.shows_head:
        return document
    lines = lines_of(document)
    long = lines.long_named(PHRASES)
    first = lines.first_paragraph() if long else 0
    found = lines.named(PHRASES) + [at for at in long if at > first]
    return document.dropped(found, "notice of the site")
