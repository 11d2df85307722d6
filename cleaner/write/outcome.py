"""What became of each block of a page: kept as what, or dropped by which filter and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.page import Block
from cleaner.write.writable import Writable


@dataclass(frozen=True, slots=True)
class Outcome:
    """One block of the page, whether it was kept, and the filter that decided, "" if none did."""

    block: Block
    kept: bool
    filter: str = ""
    reason: str = ""


def outcomes(article: Writable) -> list[Outcome]:
    """The outcome of every block, in the page's order."""
    return sorted(_outcomes(article), key=lambda outcome: outcome.block.index)


def _outcomes(article: Writable) -> Iterator[Outcome]:
    for block in article.head:
        yield Outcome(block, kept=True, filter=block.by, reason=block.reason)
    for block in article.blocks:
        yield Outcome(block, kept=True)
    for removed in article.removed:
        yield Outcome(removed.block, kept=False, filter=removed.filter, reason=removed.reason)
