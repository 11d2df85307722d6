"""Where each block stands among the page's blocks and its running text, and what is round it."""

from __future__ import annotations

from typing import Final

import numpy as np

from cleaner.model.columns.table import Columns, constant, distances, window_sums

# Windows of blocks (back, ahead): how much in them is running text, and how much is linked.
_WINDOWS: Final = ((3, 0), (0, 3), (8, 8), (20, 20))


def add_places(table: Columns) -> None:
    """Add where each block stands on the page, from its running text and within it."""
    good = table["good"]
    n = good.size
    places = np.arange(n, dtype=np.float32)
    table["place"] = places / np.float32(max(n, 1))
    table["place_from_end"] = np.minimum(n - places, 200)
    table["blocks"] = constant(n, n)
    whole = max(float(good.sum()), 1.0)
    table["good_before"] = (good.cumsum() - good) / whole
    table["page_good"] = constant(whole, n)
    is_good = good > 0
    at = np.flatnonzero(is_good)
    first, last = (int(at[0]), int(at[-1])) if at.size else (0, n)
    table["since_first"] = np.clip(places - first, -60, 60)
    table["until_last"] = np.clip(last - places, -60, 60)
    table["since_good"], table["until_good"] = distances(is_good)


def add_windows(table: Columns) -> None:
    """Add how much of the text round each block is running text, linked, or taken already."""
    size = table["size"]
    sums = window_sums([table["good"], size * table["linked"], size], _WINDOWS)
    for (back, ahead), (good, linked, held) in zip(_WINDOWS, sums, strict=True):
        table[f"good_{back}_{ahead}"] = good / np.maximum(held, 1)
        table[f"linked_{back}_{ahead}"] = linked / np.maximum(held, 1)
    (table["taken_4"],), (table["taken_after"],) = window_sums([table["taken"]], ((4, 4), (0, 12)))
