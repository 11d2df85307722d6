"""Keep a list whole or not at all."""

from __future__ import annotations

from typing import Final

from cleaner.filters._groups import groups_of, may_settle, settle_groups
from cleaner.page import Document, Role

_TAGS: Final = ("ul", "ol")
# Minimum mean score of a list inside the body, and the most of it that may be links: menus and
# lists of other stories stand there, too. At a score of 0.2, 10 of 1,657 labelled pages get worse
# and one better; with 0.2 and with 0.7 of it links, one of 788 gets worse.
_LEAST: Final = 0.35
_MOST_LINKED: Final = 0.4


def settle_lists(document: Document) -> Document:
    """Keep or drop the items of a list together.

    >>> from cleaner.read import read_html
    >>> page = read_html("<ul>" + "<li>One egg</li>" * 3 + "</ul>")
    >>> scored = [verdict.scored(0.8) for verdict in page.verdicts]
    >>> scored[0] = scored[0].scored(0.4).dropped("odd")
    >>> [block.is_chrome for block in settle_lists(page.with_verdicts(scored)).blocks]
    [False, False, False]

    Leaves alone lists that are there for the layout, what a filter took by name, and flattened
    text: where a list begins and ends cannot be seen there.

    >>> page = read_html("<p>One egg</p>" * 3)
    >>> odd = page.with_changes({0: page.verdicts[0].scored(0.4).dropped("odd")})
    >>> settle_lists(odd) is odd
    True
    """
    page = document.page
    if not may_settle(document, _TAGS, _LEAST):
        return document
    lists, items = groups_of(page, _TAGS, "li")
    return settle_groups(
        document, lists, items, Role.LIST_ITEM, least=_LEAST, most_linked=_MOST_LINKED
    )
