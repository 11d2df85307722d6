"""Blocks and articles as clean text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cleaner.blocks import Block, Role

#: What opens a list item in text; the reader of flattened text knows it again.
BULLET = "- "
# Blocks of these roles follow one another on the next line.
_ON_LINES = frozenset({Role.LIST_ITEM, Role.TABLE_ROW})


class Clean(Protocol):
    """What this module needs of an article."""

    @property
    def headline(self) -> str | None: ...
    @property
    def dek(self) -> str | None: ...
    @property
    def body(self) -> str: ...


def to_text(article: Clean) -> str:
    """Headline, dek and body, an empty line between."""
    parts = (article.headline, article.dek, article.body)
    return "\n\n".join(part for part in parts if part)


def join_blocks(blocks: Sequence[Block]) -> str:
    """The text of blocks: an empty line between, a newline between list items or table rows."""
    out: list[str] = []
    before: Role | None = None
    for role, text in join_units(blocks):
        if before is not None:
            out.append("\n" if role is before and role in _ON_LINES else "\n\n")
        out.append(BULLET + text if role is Role.LIST_ITEM else text)
        before = role
    return "".join(out)


def join_units(blocks: Sequence[Block]) -> list[tuple[Role, str]]:
    """The role and text of each block, with those that were one paragraph joined again.

    Blocks are joined by the glue that the reader found between them, if they still follow one
    another.
    """
    units: list[tuple[Role, list[str]]] = []
    last: Block | None = None
    for block in blocks:
        follows = last is not None and block.index == last.index + 1
        if units and block.glue is not None and follows:
            # Collected, and joined at the end: a page may be one paragraph of very many lines.
            units[-1][1].extend((block.glue, block.text))
        else:
            units.append((block.role, [block.text]))
        last = block
    return [(role, "".join(parts)) for role, parts in units]
