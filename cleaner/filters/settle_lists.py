"""Keep a list whole or not at all."""

from __future__ import annotations

from typing import Final

from cleaner.blocks import Document, Role
from cleaner.filters._groups import settle

_TAGS: Final = frozenset({"ul", "ol"})
_LEAST: Final = 0.35
_MOST_LINKED: Final = 0.4


def settle_lists(document: Document) -> Document:
    """Keep or drop the items of a list together.

    >>> from cleaner.readers import read_html
    >>> page = read_html("<ul>" + "<li>One egg</li>" * 3 + "</ul>")
    >>> scored = [block.as_role(block.role, "", 0.8) for block in page.blocks]
    >>> scored[0] = scored[0].dropped("reads as boilerplate", 0.4)
    >>> [block.is_chrome for block in settle_lists(page.with_blocks(scored)).blocks]
    [False, False, False]

    Leaves flattened text alone: where a list begins and ends cannot be seen there.
    """
    return settle(document, _TAGS, "li", Role.LIST_ITEM, least=_LEAST, most_linked=_MOST_LINKED)
