"""Run filters over a document, in one explicit order, and keep the trace of what each did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from cleaner.blocks import Block, Document
from cleaner.text import match_key

#: A filter relabels or drops blocks and never rewrites their words.
Filter = Callable[[Document], Document]


@dataclass(frozen=True, slots=True)
class Change:
    """One block that one filter relabelled: the block as it was, as it became, and by what."""

    filter: str
    before: Block
    after: Block | None


def run(document: Document, filters: Sequence[Filter]) -> tuple[Document, tuple[Change, ...]]:
    """Apply the filters in order; return the last document and every change on the way.

    A filter may also leave a block out altogether; that is a change with `after` None. What a
    filter did is found by comparing its input with its output, so no filter can act untraced.

    Raises:
        ValueError: if a filter made up a block or rewrote the words of one.
    """
    trace: list[Change] = []
    for apply in filters:
        result = apply(document)
        if result is not document:
            trace += _changes(_name(apply), document, result)
            document = result
    return document, tuple(trace)


def _name(filter: Filter) -> str:
    while isinstance(filter, partial):
        filter = filter.func
    return getattr(filter, "__name__", None) or type(filter).__name__


def _changes(name: str, before: Document, after: Document) -> list[Change]:
    if before.blocks is after.blocks:
        return []
    if len(before.blocks) == len(after.blocks):
        pairs = [(b, a) for b, a in zip(before.blocks, after.blocks, strict=True) if b is not a]
    else:
        pairs = []
    if all(b.index == a.index and b.text == a.text for b, a in pairs) and (
        len(before.blocks) == len(after.blocks)
    ):
        return [
            Change(name, b, a) for b, a in pairs if b.role is not a.role or b.reason != a.reason
        ]
    known = {block.index: block for block in before.blocks}
    left = {block.index: block for block in after.blocks}
    if any(i not in known or known[i].text != block.text for i, block in left.items()):
        raise ValueError(f"filter {name} made up a block or rewrote one")
    return [
        Change(name, block, left.get(i)) for i, block in known.items() if left.get(i) is not block
    ]


def kept(apply: Filter, *lines: str) -> list[str]:
    """The lines that a filter leaves alone, each line a block of its own; for trying filters out.

    >>> kept(lambda document: document, "a line")
    ['a line']
    """
    blocks = [Block(i, line, key=match_key(line)) for i, line in enumerate(lines)]
    return [block.text for block in apply(Document(tuple(blocks))).blocks if not block.is_chrome]
