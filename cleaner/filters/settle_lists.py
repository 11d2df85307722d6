"""Keep a list whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from cleaner.look.groups import settle
from cleaner.page import Block, Document, Element, Role

_TAGS: Final = frozenset({"ul", "ol"})
_LEAST: Final = 0.35
_MOST_LINKED: Final = 0.4
# An item is the whole article if it holds so much of the text, in at least so many blocks.
_ALL: Final = 0.8
_FEWEST: Final = 4


def settle_lists(document: Document) -> Document:
    """Keep or drop the items of a list together, and tell paragraphs from items.

    >>> from cleaner.read import read_html
    >>> page = read_html("<ul>" + "<li>One egg</li>" * 3 + "</ul>")
    >>> scored = [verdict.scored(0.8) for verdict in page.verdicts]
    >>> scored[0] = scored[0].scored(0.4).dropped("odd")
    >>> [block.is_chrome for block in settle_lists(page.with_verdicts(scored)).blocks]
    [False, False, False]

    Some pages are laid out as lists. What an item holds that is the whole article are paragraphs.

    Leaves flattened text alone: where a list begins and ends cannot be seen there.
    """
    if document.form == "text":
        return document
    settled = settle(document, _TAGS, "li", Role.LIST_ITEM, least=_LEAST, most_linked=_MOST_LINKED)
    reason = "the item of a list is the whole article"
    return settled.with_changes(
        {at: settled.blocks[at].as_role(Role.PARAGRAPH, reason) for at in _laid_out(settled.blocks)}
    )


def _laid_out(blocks: Sequence[Block]) -> Sequence[int]:
    """The places of items that are all in one element of a list, which holds nearly all text."""
    items = [at for at, block in enumerate(blocks) if block.role is Role.LIST_ITEM]
    if len(items) < _FEWEST:
        return ()
    least = _ALL * sum(len(block.text) for block in blocks if block.is_body)
    inside: dict[Element, list[int]] = defaultdict(list)
    for at in items:
        scope = blocks[at].element
        item = next((s for s in scope.ancestors() if s.tag == "li"), None) if scope else None
        # Lines right in an item are parts of it.
        if item is not None and item is not scope:
            inside[item].append(at)
    held = {item: sum(len(blocks[at].text) for at in places) for item, places in inside.items()}
    item = max(held, key=held.__getitem__, default=None)
    if item is None or held[item] < least or len(inside[item]) < _FEWEST:
        return ()
    return inside[item]
