"""Drop notices that a site earns money by its links."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document

_MARK: Final = "may "
_EARNS: Final = re.compile(
    r"\bmay (?:earn|receive|make|get|collect) (?:us )?(?:an? |some )?(?:small |affiliate )?"
    r"(?:commissions?|revenue|money|compensation|percentage)\b"
)
# What the money comes from: without it, the compensation may be anybody's.
_SALES: Final = re.compile(
    r"\b(?:links?|affiliate|retail(?:ers?)?|purchas\w*|buy)\b", re.IGNORECASE
)
# Longest notice, in characters: one paragraph of a few sentences. At 200, six notices stay on 1,477
# labelled pages; what is longer may be a story about the trade.
_LONGEST: Final = 400


def drop_affiliate_notices(document: Document) -> Document:
    """Drop sentences in English that say that a site may earn money by what readers buy.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_affiliate_notices, "We may earn a commission from links.", "It is open.")
    ['It is open.']

    >>> said = "“We may earn money if you buy it,” he said", "They may earn some money."
    >>> len(kept(drop_affiliate_notices, *said))
    2

    In an article that was written out such a line is text that was kept.
    """
    if document.page.shows_head:
        return document
    lines = lines_of(document)
    found = [
        at
        for at in lines.holding(_MARK)
        if len(lines.texts[at]) <= _LONGEST
        and not lines.is_spoken(at)
        and _EARNS.search(lines.texts[at]) is not None
        and _SALES.search(lines.texts[at]) is not None
    ]
    return document.dropped(found, "what the site earns by links")
