"""Mark as paragraphs what was read as the items of a list that is there for the layout."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import innermost
from cleaner.page import NO_ELEMENT, Document, Role

# An item is the whole article if it holds this share of the text, in at least this many blocks. At
# 0.6 and at 0.95, none of 788 labelled pages changes: all of a text is in one item, or little.
_ALL: Final = 0.8
_FEWEST: Final = 4


def mark_paragraphs(document: Document) -> Document:
    """Mark as paragraphs the blocks in one item of a list that holds nearly all of the text.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
    >>> page = read_html(f"<ul><li><div>{said * 4}</div></li><li>Menu</li></ul>")
    >>> [str(block.role) for block in mark_paragraphs(page).blocks]
    ['paragraph', 'paragraph', 'paragraph', 'paragraph', 'list_item']

    Leaves alone the lines right in an item, which are parts of it, and flattened text, where
    nothing shows what stands in which item.

    >>> page = read_html("<ul>" + "<li>One egg</li>" * 4 + "</ul>")
    >>> mark_paragraphs(page) is page
    True
    """
    page = document.page
    if "li" not in page.elements.tags:
        return document
    verdicts = document.verdicts
    items = document.places(Role.LIST_ITEM)
    if len(items) < _FEWEST:
        return document
    innermost_item = innermost(page, {"li"})
    inside: dict[int, list[int]] = defaultdict(list)
    for at in items:
        owner = page.owners[at]
        if owner != NO_ELEMENT and innermost_item[owner] not in (NO_ELEMENT, owner):
            inside[innermost_item[owner]].append(at)
    held = max(inside.values(), key=lambda places: text_size(page, places), default=())
    if len(held) < _FEWEST or text_size(page, held) < _ALL * text_size(
        page, document.body_places()
    ):
        return document
    reason = "the item of a list is the whole article"
    return document.with_changes({at: verdicts[at].as_role(Role.PARAGRAPH, reason) for at in held})
