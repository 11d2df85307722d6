"""Keep a table whole or not at all."""

from __future__ import annotations

from collections import defaultdict

from cleaner.blocks import Block, Document, Role, Scope

_CLIMB = 6


def settle_tables(document: Document) -> Document:
    """Give all rows of a table the lot of most of them.

    A table that belongs to the article belongs to it with its short and numeric rows, which say
    little by themselves; one of which only a stray row was kept is not the article's. Rows that a
    filter before the scorer took by name stay dropped. Leaves flattened text alone: where a table
    begins and ends cannot be seen there.

    >>> from cleaner.readers import read_html
    >>> rows = "".join(f"<tr><td>{n}<td>goal</tr>" for n in range(4))
    >>> page = read_html(f"<table>{rows}</table>")
    >>> scored = [block.as_role(block.role, "", 0.8) for block in page.blocks]
    >>> scored[0] = scored[0].dropped("reads as boilerplate", 0.4)
    >>> [block.is_chrome for block in settle_tables(page.with_blocks(scored)).blocks]
    [False, False, False, False]
    """
    tables: dict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(document.blocks):
        if block.score is not None and block.scope is not None and block.scope.tag == "tr":
            table = _table(block.scope)
            if table is not None:
                tables[table.order].append(at)
    changes: dict[int, Block] = {}
    for rows in tables.values():
        blocks = [document.blocks[at] for at in rows]
        kept = [block.is_body for block in blocks]
        if len(set(kept)) < 2:
            continue
        keep = sum(block.score or 0 for block in blocks) * 2 >= len(blocks)
        for at, block in zip(rows, blocks, strict=True):
            if block.is_body != keep:
                changes[at] = (
                    block.as_role(Role.TABLE_ROW, "its table is the article's")
                    if keep
                    else block.dropped("its table is not the article's")
                )
    return document.with_changes(changes)


def _table(scope: Scope) -> Scope | None:
    for _ in range(_CLIMB):
        if scope.tag == "table":
            return scope
        if scope.parent is None:
            break
        scope = scope.parent
    return None
