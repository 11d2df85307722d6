"""Drop lists of cookies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

NOTICES: Final = phrases("drop_cookie_notices")
COOKIES: Final = phrases("drop_cookie_lists.cookies")

# A list ends where none of this many lines speaks of cookies. At 2, 301 lines of such lists stay on
# 1,477 labelled pages; at 15, 12 more go.
_REACH: Final = 6
# Minimum number of lines of a list that speak of cookies: one or two may be a sentence about them.
# At 6, nothing changes on those pages.
_FEWEST: Final = 3
# Minimum number of paragraphs on other things above it: a story about cookies may follow a banner.
# With none and with 6, none of those pages changes.
_LEAST_TEXT: Final = 3


def drop_cookie_lists(document: Document) -> Document:
    """Drop the list of a site's cookies that stands below a cookie notice, behind the text.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> notice = "We use cookies to improve this site.", "Cookie: id", "Cookie: ad", "Cookie: at"
    >>> kept(drop_cookie_lists, text, text, text, *notice)[3:]
    ['We use cookies to improve this site.']

    >>> len(kept(drop_cookie_lists, *notice, text, text, text))
    7
    """
    lines = lines_of(document)
    notices = sorted(lines.named(NOTICES) + lines.long_named(NOTICES))
    if not notices:
        return document
    others = frozenset(_lists_below(lines, notices)).difference(notices)
    return document.dropped(others, "part of a cookie notice")


def _speaks_of_cookies(text: str) -> bool:
    text = text.lower()
    return any(word in text for word in COOKIES.written)


def _lists_below(lines: Lines, notices: Sequence[int]) -> Iterator[int]:
    """The lines below each notice up to the last that speaks of cookies."""
    texts, paragraphs = lines.texts, lines.paragraphs
    text = 0
    at = done = 0
    for notice in notices:
        if notice < done or not _speaks_of_cookies(texts[notice]):
            continue
        above = paragraphs[bisect_left(paragraphs, at) : bisect_left(paragraphs, notice)]
        text += sum(not _speaks_of_cookies(texts[i]) for i in above)
        at = notice
        if text < _LEAST_TEXT:
            continue
        speaking = 0
        last = done = notice
        while done < len(texts) - 1 and done < last + _REACH:
            done += 1
            if _speaks_of_cookies(texts[done]):
                last, speaking = done, speaking + 1
        if speaking >= _FEWEST:
            yield from range(notice + 1, last + 1)
