"""Drop cookie and consent notices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_cookie_notices")
COOKIES: Final = phrases("drop_cookie_notices.cookies")

# The lines below a notice belong to it while one in so many speaks of cookies, and if so many do.
_REACH: Final = 6
_FEWEST: Final = 3
# So many paragraphs on other things stand above it.
_LEAST_TEXT: Final = 3


def drop_cookie_notices(document: Document) -> Document:
    """Drop cookie and consent notices, with their buttons and the list of cookies below.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_cookie_notices, "We use cookies to improve this site.", "Accept all", "It opens.")
    ['It opens.']

    >>> kept(drop_cookie_notices, "Cookies were sold there", "“We use cookies,” said the site")
    ['Cookies were sold there', '“We use cookies,” said the site']
    """
    lines = lines_of(document)
    named = lines.named(PHRASES) + lines.long_named(PHRASES)
    notices = [at for at in sorted(named) if document.is_body(at)]
    lists = _lists_below(lines, notices)
    return document.dropped(notices, "cookie or consent notice").dropped(
        lists, "part of a cookie notice"
    )


def _speaks_of_cookies(text: str) -> bool:
    text = text.lower()
    return any(word in text for word in COOKIES.written)


def _lists_below(lines: Lines, notices: Sequence[int]) -> Iterator[int]:
    """Positions of the lines below a notice up to the last that speaks of cookies.

    Only behind the text: a story about cookies may follow a banner at the top.
    """
    texts, paragraphs = lines.texts, lines.paragraphs if notices else ()
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
