"""The lists of flattened text: runs of lines with bullets or numbers, which stand or fall together.

Here and not in `settle_lists`, since a line that was dropped no longer shows its bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.model.columns.table import Column
from cleaner.page import Block, Role

# Minimum mean chance of a list, and of one that the line before announces with a colon.
_LEAST: Final = 0.2
_LEAST_ANNOUNCED: Final = 0.06
# Minimum number of items of a list that nothing announces: teasers come in pairs.
_FEWEST: Final = 3
# How near the body must be, in lines: an ad label or a picture's credit may stand between.
_NEAR: Final = 3
_NUMBER: Final = re.compile(r"([1-9]\d?)[.)] ")
_COLONS: Final = (":", "：")
_ITEM: Final = Role.LIST_ITEM


def keep_lists_whole(blocks: Sequence[Block], chance: Column, least: float) -> Column:
    """The chance of each line, with those of a list between lines of the body raised to the least.

    Args:
        blocks: the lines of flattened text.
        chance: for each one the chance of being body.
        least: the chance from which on one is body.
    """
    settled = chance.copy()
    for start, stop in (*_runs(blocks), *_numbered(blocks)):
        announced = (
            start > 0 and chance[start - 1] >= least and blocks[start - 1].text.endswith(_COLONS)
        )
        enough = _LEAST_ANNOUNCED if announced else _LEAST
        if (
            (announced or stop - start >= _FEWEST)
            and chance[start:stop].mean() >= enough
            and (chance[max(0, start - _NEAR) : start] >= least).any()
            and (chance[stop : stop + _NEAR] >= least).any()
        ):
            settled[start:stop] = settled[start:stop].clip(min=least)
    return settled


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where runs of three lines and more start and stop that are numbered one after the other."""
    start, number = 0, 0
    for at, block in enumerate(blocks):
        found = _NUMBER.match(block.text) if block.role is not _ITEM else None
        following = int(found[1]) if found else 0
        if not number or following != number + 1:
            if number and at - start >= _FEWEST:
                yield start, at
            start = at
        number = following
    if number and len(blocks) - start >= _FEWEST:
        yield start, len(blocks)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where runs of two items and more start and stop; the parts of a broken item go with it."""
    stop = 0
    for start in [at for at, block in enumerate(blocks) if block.role is _ITEM]:
        if start < stop:
            continue
        stop = start + 1
        while stop < len(blocks) and (blocks[stop].role is _ITEM or blocks[stop].glue is not None):
            stop += 1
        if stop - start > 1:
            yield start, stop
