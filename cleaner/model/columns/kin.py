"""What the blocks built alike, or the lines set alike, are like together."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.columns.table import Columns

_AVERAGED: Final = ("size", "ends", "linked")
_MOST_KIN: Final = 100


def add_kin(alike: NDArray[np.intp], table: Columns) -> None:
    """Add what each block's kin are like on average, how many there are, and how much they hold.

    Args:
        alike: a number for each block; those with the same number are kin.
        table: the columns so far.
    """
    held = np.maximum(np.bincount(alike), 1)
    whole = max(float(table["good"].sum()), 1.0)
    kin = {f"kin_{name}": np.bincount(alike, table[name]) / held for name in _AVERAGED}
    kin["kin"] = np.minimum(held, _MOST_KIN)
    kin["kin_share"] = np.bincount(alike, table["good"]) / whole
    table.update((name, column.astype(np.float32)[alike]) for name, column in kin.items())
