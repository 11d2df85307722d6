"""Keep a table whole or not at all."""

from __future__ import annotations

from typing import Final

from cleaner.blocks import Document, Role
from cleaner.filters._groups import settle

_TAGS: Final = frozenset({"table"})
_LEAST: Final = 0.2
_MOST_LINKED: Final = 0.5


def settle_tables(document: Document) -> Document:
    """Keep or drop the rows of a table together.

    A table that belongs to the article belongs to it with its short and numeric rows, which say
    little by themselves; one of which only a stray row was kept is not the article's.

    >>> from cleaner.readers import read_html
    >>> page = read_html("<table>" + "<tr><td>Orla<td>12</tr>" * 4 + "</table>")
    >>> scored = [block.as_role(block.role, "", 0.8) for block in page.blocks]
    >>> scored[0] = scored[0].dropped("reads as boilerplate", 0.4)
    >>> [block.is_chrome for block in settle_tables(page.with_blocks(scored)).blocks]
    [False, False, False, False]

    Leaves flattened text alone: where a table begins and ends cannot be seen there.
    """
    return settle(document, _TAGS, "tr", Role.TABLE_ROW, least=_LEAST, most_linked=_MOST_LINKED)
