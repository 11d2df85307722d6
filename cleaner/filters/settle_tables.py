"""Keep a table whole or not at all."""

from __future__ import annotations

from typing import Final

from cleaner.filters._groups import groups_of, may_settle, settle_groups
from cleaner.page import NO_ELEMENT, Document, Role

# Minimum mean score of a table inside the body, and the most of it that may be links: rows of
# numbers say little to the scorer, and a table of results may link half of its names. At a score of
# 0.05, 2 of 1,657 labelled pages get worse; with a quarter of it links, one of 788 gets better, and
# with 0.8, none changes.
_LEAST: Final = 0.12
_MOST_LINKED: Final = 0.5


def settle_tables(document: Document) -> Document:
    """Keep or drop the rows of a table together.

    A table that belongs to the article belongs to it with its short and numeric rows, which say
    little by themselves; one of which only a stray row was kept is not the article's.

    >>> from cleaner.read import read_html
    >>> page = read_html("<table>" + "<tr><td>Orla<td>12</tr>" * 4 + "</table>")
    >>> scored = [verdict.scored(0.8) for verdict in page.verdicts]
    >>> scored[0] = scored[0].scored(0.4).dropped("odd")
    >>> [block.is_chrome for block in settle_tables(page.with_verdicts(scored)).blocks]
    [False, False, False, False]

    Leaves alone tables that are there for the layout, with cells that are blocks of their own, and
    what a filter took by name.

    >>> page = read_html("<table><tr><td><p>The bridge is open.<p>So it is.</table>")
    >>> odd = page.with_changes({0: page.verdicts[0].scored(0.4).dropped("odd")})
    >>> settle_tables(odd) is odd
    True
    """
    page = document.page
    if not may_settle(document, ("table",), _LEAST):
        return document
    tables, rows = groups_of(page, "table", "tr")
    # A row that was read as one block: cells that are blocks of their own are layout.
    tables = [
        table if owner == row else NO_ELEMENT
        for table, row, owner in zip(tables, rows, page.owners, strict=True)
    ]
    return settle_groups(
        document, tables, rows, Role.TABLE_ROW, least=_LEAST, most_linked=_MOST_LINKED
    )
