"""Know Markdown in which an article was written out with its links or its emphasis.

Two empty lines show where the body begins, as in text that was written out: above it stand a
heading of the first level, paragraphs in bold type, or both. It stands for that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from cleaner.page import Kind, Page
from cleaner.read.text.clean_text import ITEM

_BELOW_HEAD: Final = "\n\n\n"
_HEADING: Final = "# "
_BOLD: Final = "**"


def head_size(text: str) -> int:
    r"""How many paragraphs stand above the body of Markdown that was written out; 0 for any other.

    >>> head_size("# The bridge\n\n**It is open.**\n\n\nIt was closed.\n\nNow it is open.\n")
    2
    >>> head_size("# The bridge\n\n**It is open.**\n\nIt was closed.\n")
    0
    """
    head, gap, body = text.strip("\n").partition(_BELOW_HEAD)
    if not gap or body.startswith("\n") or _BELOW_HEAD in body:
        return 0
    parts = head.split("\n\n")
    deks = parts[1:] if parts[0].startswith(_HEADING) else parts
    are_bold = all(dek.startswith(_BOLD) and dek.endswith(_BOLD) for dek in deks)
    return len(parts) if are_bold and "\n" not in "".join(parts) else 0


def as_text(page: Page, labels: int, size: int) -> str:
    """The text that such Markdown stands for.

    Args:
        page: the Markdown as it was read.
        labels: how many blocks stand above it as labels.
        size: how many paragraphs stand above the body.
    """
    head, body = page.texts[labels : labels + size], range(labels + size, len(page))
    is_titled = page.kinds[labels] is Kind.HEADING
    parts = ["\n".join(head[is_titled:])] if len(head) > is_titled else []
    if is_titled:
        parts.insert(0, head[0])
    paragraphs: list[str] = []
    for kind, places in groupby(body, key=page.kinds.__getitem__):
        paragraphs += _run(kind, [page.texts[at] for at in places])
    return _BELOW_HEAD.join(("\n\n".join(parts), "\n\n".join(paragraphs)))


def _run(kind: Kind, texts: list[str]) -> Iterator[str]:
    if kind is Kind.LIST_ITEM:
        yield "\n".join([ITEM + text for text in texts])
    elif kind is Kind.TABLE_ROW:
        yield "\n".join(texts)
    else:
        yield from texts
