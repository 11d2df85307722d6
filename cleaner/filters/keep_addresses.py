"""Keep the addresses that close an article below a label."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.page import SEEN, Document

_COLONS: Final = (":", "：")
_MARKS: Final = ("http://", "https://", "www.")


def keep_addresses(document: Document) -> Document:
    """Keep the lines with an address of the web right below a label that closes the body.

    They are the article's references: "On the Net:", "References:". To the scorer they are links.

    >>> from cleaner.read import read_html
    >>> page = read_html("<p>It is open.<p>On the Net:<p>Bridge: http://bridge.example<p>Print")
    >>> odd = {at: page.verdicts[at].scored(0.1).dropped("odd") for at in (2, 3)}
    >>> list(keep_addresses(page.with_changes(odd)).body_places())
    [0, 1, 2]

    Leaves alone what stands below no label, and titles of other stories below one.

    >>> page = read_html("<p>It is open.<p>Read more:<p>The ferry stays<p>Print")
    >>> odd = {at: page.verdicts[at].scored(0.1).dropped("odd") for at in (2, 3)}
    >>> page = page.with_changes(odd)
    >>> keep_addresses(page) is page
    True
    """
    page, verdicts = document.page, document.verdicts
    body = document.body_places()
    if not body:
        return document
    label = body[-1]
    found: list[int] = []
    if not _is_label(document, label):
        label += 1
        if label == len(page) or not _is_label(document, label) or not verdicts[label].is_scored:
            return document
        found.append(label)
    addresses = list(_addresses(document, label + 1))
    # Of 21 such lines on 3,223 labelled pages all are body.
    return document.with_changes(
        {
            at: verdicts[at].as_role(SEEN[page.kinds[at]].role, "an address below its label")
            for at in (*found, *addresses)
            if addresses
        }
    )


def _is_label(document: Document, at: int) -> bool:
    return document.page.texts[at].endswith(_COLONS)


def _addresses(document: Document, start: int) -> Iterator[int]:
    """The lines with an address that follow one another from a place on."""
    texts = document.page.texts
    for at in range(start, len(texts)):
        has_address = any(mark in texts[at] for mark in _MARKS)
        if not has_address or not document.verdicts[at].is_scored:
            return
        yield at
