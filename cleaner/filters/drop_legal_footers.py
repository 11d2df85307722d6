"""Drop the links of the footer."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import TAIL, heads_paragraph, lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_legal_footers")


def drop_legal_footers(document: Document) -> Document:
    """Drop footer links such as "Terms of use" behind the text.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_legal_footers, text, "Privacy policy", "Contact us")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    >>> kept(drop_legal_footers, text, "Privacy policy", text)[1]
    'Privacy policy'

    An article that was written out has no footer: such a line is text that was kept.
    """
    if document.page.shows_head:
        return document
    lines = lines_of(document)
    found = lines.named(PHRASES)
    tail = lines.tail_start(TAIL) if found else 0
    links = [at for at in found if at >= tail and not _may_be_subhead(document, at)]
    return document.dropped(links, "footer link")


def _may_be_subhead(document: Document, at: int) -> bool:
    lines = lines_of(document)
    if lines.is_link(at) or not PHRASES.is_line(lines.keys[at]):
        return False
    return heads_paragraph(document, at)
