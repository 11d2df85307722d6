"""Run filters over a document, in one explicit order, and keep the trace of what each did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from cleaner.page import Block, Document
from cleaner.text import match_key

#: A filter relabels or drops blocks and never rewrites their words.
Filter = Callable[[Document], Document]


@dataclass(frozen=True, slots=True)
class Change:
    """One block that one filter relabelled: the block as it was, as it became, and by what."""

    filter: str
    before: Block
    after: Block | None


class _ChangeDraft:
    __slots__ = Change.__slots__


def run(document: Document, filters: Sequence[Filter]) -> tuple[Document, tuple[Change, ...]]:
    """Apply the filters in order; return the last document and every change on the way.

    A filter may also leave a block out altogether; that is a change with `after` None. What a
    filter did is found by comparing its input with its output, so no filter can act untraced.

    Raises:
        ValueError: if a filter made up a block, rewrote the words of one, or moved one.
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
    changes: list[Change] = []
    for b, a in _pairs(before, after):
        if a is None or b.role is not a.role or b.reason != a.reason:
            # Most blocks of a page come by here: a `Change` made at once takes three times as long.
            change: Any = _ChangeDraft()
            change.filter = name
            change.before = b
            change.after = a
            change.__class__ = Change
            changes.append(change)
        if a is not None and (b.index != a.index or b.text != a.text):
            raise ValueError(f"filter {name} made up a block, rewrote one or moved one")
    return changes


# Stands for what a block was that a filter made up for a page without any.
_NONE: Final = Block(-1, "")


def _pairs(before: Document, after: Document) -> list[tuple[Block, Block | None]]:
    """Each block that is another one now, with what it became: None where it was left out.

    Blocks keep their order, so one pass finds those that were left out. A block that is not where
    it should be ends up beside one of another index.
    """
    was, now = before.blocks, after.blocks
    if len(was) == len(now):
        places = after.places_changed(before)
        return [(b, a) for at in places if (b := was[at]) is not (a := now[at])]
    pairs: list[tuple[Block, Block | None]] = []
    left = iter(now)
    following = next(left, None)
    for block in was:
        if following is not None and following.index == block.index:
            pairs.append((block, following))
            following = next(left, None)
        else:
            pairs.append((block, None))
    if following is not None:
        pairs.append((was[-1] if was else _NONE, following))
    return pairs


def kept(apply: Filter, *lines: str) -> list[str]:
    """The lines that a filter leaves alone, each line a block of its own; for trying filters out.

    >>> kept(lambda document: document, "a line")
    ['a line']
    """
    blocks = [Block(i, line, key=match_key(line)) for i, line in enumerate(lines)]
    return [block.text for block in apply(Document(tuple(blocks))).blocks if not block.is_chrome]
