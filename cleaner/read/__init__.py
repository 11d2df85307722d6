"""Read what a scraper hands over, HTML or flattened text, into a document.

Each reader is imported when the first page asks for it: lxml and the tables of the others take
longer to load than all the rest of the package.
"""

from __future__ import annotations

import re
from typing import Final

from cleaner.limits import NO_LIMIT, Limit, limit_of
from cleaner.page import Document

__all__ = ["decode", "is_html", "read", "read_flat", "read_html"]

# How far into a text to look for markup, in characters.
_LOOK: Final = 50_000
_OPENS_HTML = re.compile(
    r"\ufeff*\s*<(?:!--|(?:!doctype\s+html|html|head|body|\?xml|meta|title)\b)", re.IGNORECASE
)
_ELEMENT = re.compile(
    r"</(?:p|div|span|a|article|section|main|h[1-6]|ul|ol|li|table|td|body|html|header|footer|nav|"
    r"script|blockquote|figure|strong|em|font|center)\s*>",
    re.IGNORECASE,
)
_FEWEST_ELEMENTS: Final = 2


def read(
    raw: str | bytes, url: str | None = None, *, max_blocks: int | None = None
) -> tuple[Document, str]:
    """Read a page into a document, and return the decoded text with it.

    Raises:
        InputError: if the input is not text, or in more pieces than `max_blocks` allows.
    """
    from cleaner.read.binaries import binary_format_of_text, refuse_format  # noqa: PLC0415

    if isinstance(raw, bytes):
        raw = decode(raw)
    refuse_format(binary_format_of_text(raw))
    limit = limit_of(len(raw), max_blocks)
    return (read_html(raw, url, limit) if is_html(raw) else read_flat(raw, limit)), raw


def decode(raw: bytes) -> str:
    """The text of a page from its bytes.

    Raises:
        InputError: if they are no text.
    """
    from cleaner.read import decoding  # noqa: PLC0415

    return decoding.decode(raw)


def read_html(text: str, url: str | None = None, limit: Limit = NO_LIMIT) -> Document:
    """Read a page's HTML into a document."""
    from cleaner.read import html  # noqa: PLC0415

    return html.read_html(text, url, limit)


def read_flat(text: str, limit: Limit = NO_LIMIT) -> Document:
    """Read flattened text into a document."""
    from cleaner.read.text import lines  # noqa: PLC0415

    return lines.read_flat(text, limit)


def is_html(text: str) -> bool:
    """Whether a text is HTML rather than flattened text that speaks of it.

    >>> is_html("<p>One</p><p>Two</p>"), is_html("Use <p> for paragraphs.")
    (True, False)
    """
    if _OPENS_HTML.match(text, 0, _LOOK):
        return True
    head = text[:_LOOK].lstrip("\ufeff")
    closed = sum(1 for _ in zip(_ELEMENT.finditer(head), range(_FEWEST_ELEMENTS), strict=False))
    return closed >= _FEWEST_ELEMENTS or (closed > 0 and head.lstrip().startswith("<"))
