"""What the answer to one question tells the next ones about each block and those round it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.columns.elements import add_element_chances
from cleaner.model.columns.evidence import Evidence
from cleaner.model.columns.table import (
    Column,
    add_neighbours,
    constant,
    distances,
    window_sums,
)

# What stands for "far above" where a page has no headline.
_NO_HEADLINE: Final = -99
_NOTHING_READ: Final = -9999
# Longer blocks count as blocks of this size.
_MOST_SIZE: Final = 600
# A block is likely from this share of the chance of the page's likeliest one on.
_LIKELY: Final = 0.5
# Windows of blocks (back, ahead) of whose chances the mean is taken.
_WINDOWS: Final = ((2, 2), (5, 0), (0, 5), (12, 12))
_STEPS: Final = (-3, -2, -1, 1, 2, 3)
# Where nothing is likely, shares are taken of this.
_LEAST: Final = 1e-3


def add_headline_place(evidence: Evidence, at: int) -> None:
    """Add where each block stands from the headline; `at` is its place, -1 where there is none."""
    table = evidence.table
    n = table["size"].size
    if at < 0:
        table["after_headline"] = constant(_NO_HEADLINE, n)
        table["read_since"] = constant(_NOTHING_READ, n)
        return
    read = table["size"].cumsum()
    table["after_headline"] = np.clip(np.arange(n, dtype=np.float32) - at, -60, 60)
    table["read_since"] = np.clip(read - read[at], -5000, 20000)


def add_headline_chances(evidence: Evidence, chance: Column) -> None:
    """Add each block's chance of being the headline, and those of the blocks round it.

    A headline is one among few that may be it: a kicker above, a dek or a caption below.
    """
    table = evidence.table
    beyond = np.zeros(1, np.float32)
    table["headline_guess"] = chance
    table["guess_of_top"] = chance / np.float32(max(float(chance.max()), _LEAST))
    table["guess_above"] = np.append(beyond, np.maximum.accumulate(chance[:-1]))
    table["guess_below"] = np.append(np.maximum.accumulate(chance[:0:-1])[::-1], beyond)
    add_neighbours(table, ("headline_guess",), _STEPS)


def add_body_chances(evidence: Evidence, chance: Column) -> None:
    """Add each block's chance of being body, and those of the blocks round it.

    The columns take the place of those of an earlier answer.
    """
    table = evidence.table
    size = np.minimum(table["size"], _MOST_SIZE)
    weight = size * chance
    top = max(float(chance.max()), _LEAST)
    whole = max(float(weight.sum()), _LEAST)
    table["chance"] = chance
    table["chance_of_top"] = chance / np.float32(top)
    table["echo_body"], table["echo_body_rare"] = evidence.spoken.echoes(chance)
    add_neighbours(table, ("chance",), _STEPS)
    sums = window_sums([weight, size], _WINDOWS)
    for (back, ahead), (likely, held) in zip(_WINDOWS, sums, strict=True):
        table[f"chance_{back}_{ahead}"] = likely / np.maximum(held, 1)
    table["chance_before"] = (weight.cumsum() - weight) / whole
    table["chance_whole"] = constant(whole, chance.size)
    _add_likely(evidence, chance >= _LIKELY * top)
    kin = evidence.kin
    of_kin = np.bincount(kin, weight) / np.maximum(np.bincount(kin, size), 1)
    table["chance_kin"] = of_kin.astype(np.float32)[kin]
    if evidence.elements is not None:
        add_element_chances(evidence.elements, weight, size, table)


def _add_likely(evidence: Evidence, likely: NDArray[np.bool_]) -> None:
    """Add how far each block is from likely ones, from the first of them, and from the last."""
    table = evidence.table
    at = np.flatnonzero(likely)
    first, last = (int(at[0]), int(at[-1])) if at.size else (0, likely.size)
    places = np.arange(likely.size, dtype=np.float32)
    table["since_likely"], table["until_likely"] = distances(likely)
    table["from_first"] = np.clip(places - first, -40, 40)
    table["to_last"] = np.clip(last - places, -40, 40)
