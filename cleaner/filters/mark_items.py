"""Mark as items of lists what a page builds as a list without HTML's own elements."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.look.elements import blocks_inside, named, tagged
from cleaner.page import NO_ELEMENT, Document, Page, Role


def mark_items(document: Document) -> Document:
    """Mark a paragraph as the item of a list if its element's role or own tag says that it is one.

    >>> from cleaner.read import read_html
    >>> page = read_html("<div role=list><div role=listitem>One egg</div></div>")
    >>> [str(block.role) for block in mark_items(page).blocks]
    ['list_item']
    >>> page = read_html("<x-list><x-item>One egg</x-item></x-list>")
    >>> [str(block.role) for block in mark_items(page).blocks]
    ['list_item']

    Leaves alone items that hold more than a paragraph: cards with a title and a text are built so.

    >>> page = read_html("<div role=list><div role=listitem><p>One egg</p><p>Two</p></div></div>")
    >>> mark_items(page) is page
    True
    """
    page = document.page
    found = [
        blocks[0]
        for element in _items(page)
        if len(blocks := blocks_inside(page, element)) == 1
        and document.verdicts[blocks[0]].role is Role.PARAGRAPH
    ]
    return document.as_role(found, Role.LIST_ITEM, "its element is the item of a list")


def _items(page: Page) -> Iterator[int]:
    """The elements that are items of lists by their role, or by their tag and that round them."""
    elements = page.elements
    yield from named(page, {"listitem"})
    custom = {tag for tag in set(elements.tags) if tag.endswith("-item")}
    for element in tagged(page, custom):
        outer = elements.parents[element]
        if outer != NO_ELEMENT and elements.tags[outer].endswith("-list"):
            yield element
