"""Read what a scraper hands over, HTML or flattened text, into a document.

Each reader is imported when the first page asks for it: lxml and the tables of the others take
longer to load than all the rest of the package.
"""

from __future__ import annotations

from cleaner.limits import NO_LIMIT, Limit, limit_of
from cleaner.page import Document
from cleaner.read.forms import is_html

__all__ = ["decode", "is_html", "read", "read_html", "read_text"]


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
    return (read_html(raw, url, limit) if is_html(raw) else read_text(raw, limit)), raw


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


def read_text(text: str, limit: Limit = NO_LIMIT) -> Document:
    """Read flattened text of any kind into a document."""
    from cleaner.read import text as kinds  # noqa: PLC0415

    return kinds.read_text(text, limit)
