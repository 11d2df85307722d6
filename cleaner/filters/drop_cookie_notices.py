"""Drop cookie and consent notices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.blocks import named_lines
from cleaner.look.lines import lines_of
from cleaner.look.phrases import long_lines
from cleaner.page import Block, Document
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
    blocks, lines = document.blocks, lines_of(document)
    reason = "cookie or consent notice"
    found = named_lines(document, PHRASES)
    found += long_lines(document, PHRASES)
    changes = {i: blocks[i].dropped(reason) for i in found}
    for i in _lists_below(blocks, lines.paragraphs, sorted(found)):
        if blocks[i].is_body and i not in changes:
            changes[i] = blocks[i].dropped("part of a cookie notice")
    return document.with_changes(changes)


def _speaks_of_cookies(block: Block) -> bool:
    text = block.text.lower()
    return any(word in text for word in COOKIES.written)


def _lists_below(
    blocks: Sequence[Block], paragraphs: Sequence[int], notices: Sequence[int]
) -> Iterator[int]:
    """Positions of the lines below a notice up to the last that speaks of cookies.

    Only behind the text: a story about cookies may follow a banner at the top.
    """
    text = 0
    at = done = 0
    for notice in notices:
        if notice < done or not _speaks_of_cookies(blocks[notice]):
            continue
        above = paragraphs[bisect_left(paragraphs, at) : bisect_left(paragraphs, notice)]
        text += sum(not _speaks_of_cookies(blocks[i]) for i in above)
        at = notice
        if text < _LEAST_TEXT:
            continue
        speaking = 0
        last = done = notice
        while done < len(blocks) - 1 and done < last + _REACH:
            done += 1
            if _speaks_of_cookies(blocks[done]):
                last, speaking = done, speaking + 1
        if speaking >= _FEWEST:
            yield from range(notice + 1, last + 1)
