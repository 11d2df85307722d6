"""What became of each block of a page: kept as what, or dropped by which filter and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from cleaner.page import Block


class Left(Protocol):
    """A block that was left out."""

    @property
    def block(self) -> Block: ...
    @property
    def filter(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Traced(Protocol):
    """What this module needs of an article."""

    @property
    def head(self) -> Sequence[Block]: ...
    @property
    def blocks(self) -> Sequence[Block]: ...
    @property
    def removed(self) -> Sequence[Left]: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """One block of the page, whether it was kept, and the filter that decided, "" if none did."""

    block: Block
    kept: bool
    filter: str = ""
    reason: str = ""


def outcomes(article: Traced) -> list[Outcome]:
    """The outcome of every block, in the page's order."""
    return sorted(_outcomes(article), key=lambda outcome: outcome.block.index)


def _outcomes(article: Traced) -> Iterator[Outcome]:
    for block in article.head:
        yield Outcome(block, kept=True, filter=block.by, reason=block.reason)
    for block in article.blocks:
        yield Outcome(block, kept=True)
    for removed in article.removed:
        yield Outcome(removed.block, kept=False, filter=removed.filter, reason=removed.reason)
