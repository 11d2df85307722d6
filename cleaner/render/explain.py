"""Say for every block of a page what became of it, and why, in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from cleaner.blocks import Block
from cleaner.pipeline import Change

_WIDTH = 100


class Left(Protocol):
    """A block that was left out."""

    @property
    def block(self) -> Block: ...
    @property
    def filter(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Explained(Protocol):
    """What this module needs of an article."""

    @property
    def headline(self) -> str | None: ...
    @property
    def blocks(self) -> Sequence[Block]: ...
    @property
    def removed(self) -> Sequence[Left]: ...
    @property
    def trace(self) -> Sequence[Change]: ...
    @property
    def confidence(self) -> float: ...
    @property
    def problems(self) -> Sequence[str]: ...


def to_explanation(article: Explained) -> str:
    """A line a block, in the page's order: kept as what, or dropped by which filter and why."""
    lines = dict(_lines(article))
    out = [lines[index] for index in sorted(lines)]
    out.append(f"confidence {article.confidence:.2f}")
    out += [f"problem: {problem}" for problem in article.problems]
    return "\n".join(out) + "\n"


def _lines(article: Explained) -> Iterator[tuple[int, str]]:
    for change in article.trace:
        block = change.after
        if block is not None and block.role in ("headline", "dek"):
            yield (
                block.index,
                f"  kept  {block.role:11s} {_short(block.text)}  [{change.filter}: {block.reason}]",
            )
    for block in article.blocks:
        yield block.index, f"  kept  {block.role:11s} {_short(block.text)}"
    for left in article.removed:
        why = f"[{left.filter}: {left.reason}]"
        yield left.block.index, f"- dropped {'':9s} {_short(left.block.text)}  {why}"


def _short(text: str) -> str:
    text = text.replace("\t", " | ")
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
