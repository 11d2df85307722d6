"""The lists of flattened text: runs of lines with bullets or numbers, which stand or fall together.

Here and not in `settle_lists`, since a line that was dropped no longer shows its bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cleaner.model.columns.table import Column
from cleaner.page import Document, Role

# Minimum mean chance of a list: the scorer does not rule it out. On 1,621 flattened pages none, 0.1
# and 0.2 do the same; with 0.1 one golden page loses a list, and with 0.2 two do.
_LEAST: Final = 0.05
# Minimum number of items of a list that no line before it announces with a colon: teasers come in
# pairs. With 2, one of 1,621 flattened pages gets worse; with 5, one worse and one better.
_FEWEST: Final = 3
# How near the body must be, in lines: an ad label or a picture's credit may stand between. With 1,
# two of those pages get better and one worse; with 6, one and one.
_NEAR: Final = 3
_NUMBER: Final = re.compile(r"([1-9]\d?)[.)] ")
_DIGITS: Final = frozenset("123456789")
_COLONS: Final = (":", "：")
_ITEM: Final = Role.LIST_ITEM


def keep_lists_whole(document: Document, chance: Column, least: float) -> Column:
    """The chance of each line, with those of a list between lines of the body raised to the least.

    Args:
        document: flattened text.
        chance: for each line the chance of being body.
        least: the chance from which on one is body.
    """
    texts = document.page.texts
    settled = chance.copy()
    for start, stop in (*_runs(document), *_numbered(document)):
        announced = start > 0 and chance[start - 1] >= least and texts[start - 1].endswith(_COLONS)
        if (
            (announced or stop - start >= _FEWEST)
            and chance[start:stop].mean() >= _LEAST
            and (chance[max(0, start - _NEAR) : start] >= least).any()
            and (chance[stop : stop + _NEAR] >= least).any()
        ):
            settled[start:stop] = settled[start:stop].clip(min=least)
    return settled


def _numbered(document: Document) -> Iterator[tuple[int, int]]:
    """Where runs of three lines and more start and stop that are numbered one after the other."""
    roles = document.roles
    start = stop = number = 0
    for at, text in enumerate(document.page.texts):
        # Few lines begin with a digit.
        if text[:1] not in _DIGITS or roles[at] is _ITEM:
            continue
        found = _NUMBER.match(text)
        if found is None:
            continue
        if at != stop or int(found[1]) != number + 1:
            if stop - start >= _FEWEST:
                yield start, stop
            start = at
        number, stop = int(found[1]), at + 1
    if stop - start >= _FEWEST:
        yield start, stop


def _runs(document: Document) -> Iterator[tuple[int, int]]:
    """Where runs of two items and more start and stop; the parts of a broken item go with it."""
    roles, glues = document.roles, document.page.glues
    stop = 0
    for start in document.places(_ITEM):
        if start < stop:
            continue
        stop = start + 1
        while stop < len(roles) and (roles[stop] is _ITEM or glues[stop] is not None):
            stop += 1
        if stop - start > 1:
            yield start, stop
