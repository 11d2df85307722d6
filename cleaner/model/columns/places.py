"""Where each block stands among the page's blocks and its running text, and what is round it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.table import Column, Columns, distances, window_sums

# Windows of blocks (back, ahead): how much in them is running text, and how much is linked.
_WINDOWS: Final = ((3, 0), (0, 3), (8, 8), (20, 20))
_TAKEN_WINDOWS: Final = ((4, 4), (0, 12))
# The distance between two blocks, in blocks, from which on they count as far apart.
_FAR: Final = 60
_FAR_FROM_END: Final = 200

#: The columns of `place_columns`.
_PLACE: Final = (
    "place", "place_from_end", "blocks", "good_before", "page_good", "since_first", "until_last",
    "since_good", "until_good",
)  # fmt: skip
#: The columns of `window_columns`.
_WINDOW: Final = (
    *(f"{name}_{back}_{ahead}" for back, ahead in _WINDOWS for name in ("good", "linked")),
    "taken_4",
    "taken_after",
)


def add_places(table: Columns) -> None:
    """Add where each block stands on the page, from its running text and within it."""
    table.add(_PLACE, place_columns(table["good"]))


@twin("places")
def place_columns(good: Column) -> NDArray[np.float32]:
    """Where each block stands: see `_PLACE`.

    Args:
        good: the size of the running text in each block.
    """
    n = good.size
    places = np.arange(n, dtype=np.float32)
    whole = max(float(good.sum(dtype=np.float64)), 1.0)
    at = np.flatnonzero(good)
    first, last = (int(at[0]), int(at[-1])) if at.size else (0, n)
    columns = [
        places / np.float32(n),
        np.minimum(n - places, _FAR_FROM_END),
        np.full(n, n),
        (good.cumsum() - good) / np.float32(whole),
        np.full(n, whole),
        np.clip(places - first, -_FAR, _FAR),
        np.clip(last - places, -_FAR, _FAR),
        *distances(good > 0),
    ]
    return np.array(columns, np.float32)


def add_windows(table: Columns) -> None:
    """Add how much of the text round each block is running text, linked, or taken already."""
    columns = (table[name] for name in ("size", "good", "linked", "taken"))
    table.add(_WINDOW, window_columns(*columns))


@twin("places")
def window_columns(
    size: Column, good: Column, linked: Column, taken: Column
) -> NDArray[np.float32]:
    """What is round each block: see `_WINDOW`.

    Args:
        size: how long each block is.
        good: the size of its running text.
        linked: the share of it that is linked.
        taken: 1 where a filter took it.
    """
    found: list[Column] = []
    for running, links, held in window_sums([good, size * linked, size], _WINDOWS):
        some = np.maximum(held, 1)
        found += [running / some, links / some]
    found += [taken for (taken,) in window_sums([taken], _TAKEN_WINDOWS)]
    return np.array(found)
