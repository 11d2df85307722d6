"""What the answer to one question tells the next ones about each block and those round it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.elements import add_element_chances
from cleaner.model.columns.evidence import Evidence
from cleaner.model.columns.table import Column, distances, window_sums

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
# The distance between two blocks, in blocks, from which on they count as far apart.
_FAR: Final = 60
_FAR_FROM_LIKELY: Final = 40

#: The columns of `place_from`.
_FROM_HEADLINE: Final = ("after_headline", "read_since")
#: The columns of `headline_chances`.
_HEADLINE: Final = ("headline_guess", "guess_of_top", "guess_above", "guess_below")
#: The columns of `body_chances`.
_BODY: Final = (
    "chance", "chance_of_top", *(f"chance_{back}_{ahead}" for back, ahead in _WINDOWS),
    "chance_before", "chance_whole", "since_likely", "until_likely", "from_first", "to_last",
    "chance_kin",
)  # fmt: skip


def add_headline_place(evidence: Evidence, at: int) -> None:
    """Add where each block stands from the headline; `at` is its place, -1 where there is none."""
    evidence.table.add(_FROM_HEADLINE, place_from(at, evidence.table["size"]))


@twin("places")
def place_from(at: int, size: Column) -> NDArray[np.float32]:
    """How many blocks, and how much text, each block stands behind another one.

    Args:
        at: the place of the other one, -1 where there is none.
        size: how long each block is.
    """
    if at < 0:
        return np.array([[_NO_HEADLINE], [_NOTHING_READ]], np.float32).repeat(size.size, axis=1)
    read = size.cumsum()
    after = np.arange(size.size) - at
    columns = [np.clip(after, -_FAR, _FAR), np.clip(read - read[at], -5000, 20000)]
    return np.array(columns, np.float32)


def add_headline_chances(evidence: Evidence, chance: Column) -> None:
    """Add each block's chance of being the headline, and those of the blocks round it.

    A headline is one among few that may be it: a kicker above, a dek or a caption below.
    """
    evidence.table.add(_HEADLINE, headline_chances(chance))
    evidence.table.add_neighbours(("headline_guess",), _STEPS)


@twin("places")
def headline_chances(chance: Column) -> NDArray[np.float32]:
    """The chances of blocks beside the highest of all, and of those above and below each one."""
    beyond = np.zeros(1, np.float32)
    columns = [
        chance,
        chance / np.float32(max(float(chance.max()), _LEAST)),
        np.append(beyond, np.maximum.accumulate(chance[:-1])),
        np.append(np.maximum.accumulate(chance[:0:-1])[::-1], beyond),
    ]
    return np.array(columns)


def add_body_chances(evidence: Evidence, chance: Column) -> None:
    """Add each block's chance of being body, and those of the blocks round it.

    The columns take the place of those of an earlier answer.
    """
    table = evidence.table
    size = np.minimum(table["size"], np.float32(_MOST_SIZE))
    weight = size * chance
    # Added up one after the other, so that it does not depend on who adds.
    whole = max(float(np.float32(weight.cumsum(dtype=np.float64)[-1])), _LEAST)
    table.add(_BODY, body_chances(chance, size, weight, whole, evidence.kin))
    table.add(("echo_body", "echo_body_rare"), evidence.spoken.echoes(chance))
    table.add_neighbours(("chance",), _STEPS)
    if evidence.elements is not None:
        add_element_chances(evidence.elements, weight, size, whole, table)


@twin("places")
def body_chances(
    chance: Column, size: Column, weight: Column, whole: float, kin: NDArray[np.intp]
) -> NDArray[np.float32]:
    """The chances of blocks round each one: see `_BODY`.

    Args:
        chance: for each block its chance of being body.
        size: how long it is.
        weight: the product of the two.
        whole: the sum of all weights.
        kin: a number for each block, the same for those that are built alike.
    """
    top = max(float(chance.max()), _LEAST)
    sums = window_sums([weight, size], _WINDOWS)
    is_likely = chance >= np.float32(_LIKELY * top)
    at = np.flatnonzero(is_likely)
    first, last = (int(at[0]), int(at[-1])) if at.size else (0, chance.size)
    places = np.arange(chance.size)
    of_kin = np.bincount(kin, weight) / np.maximum(np.bincount(kin, size), 1)
    columns = [
        chance,
        chance / np.float32(top),
        *(likely / np.maximum(held, 1) for likely, held in sums),
        (weight.cumsum() - weight) / np.float32(whole),
        np.full(chance.size, whole),
        *distances(is_likely),
        np.clip(places - first, -_FAR_FROM_LIKELY, _FAR_FROM_LIKELY),
        np.clip(last - places, -_FAR_FROM_LIKELY, _FAR_FROM_LIKELY),
        of_kin[kin],
    ]
    return np.array(columns, np.float32)
