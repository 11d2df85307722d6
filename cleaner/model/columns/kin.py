"""What the blocks built alike, or the lines set alike, are like together."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.table import Column, Columns

# More blocks built alike than this say no more.
_MOST_KIN: Final = 100
#: The columns of `kin_means`.
_KIN: Final = ("kin_size", "kin_ends", "kin_linked", "kin", "kin_share")


def add_kin(kin: NDArray[np.intp], table: Columns) -> None:
    """Add what each block's kin are like on average, how many there are, and how much they hold.

    Args:
        kin: a number for each block; those with the same number are kin.
        table: the columns so far.
    """
    means = kin_means(kin, table["size"], table["ends"], table["linked"], table["good"])
    table.add(_KIN, means)


@twin("places")
def kin_means(
    kin: NDArray[np.intp], size: Column, ends: Column, linked: Column, good: Column
) -> NDArray[np.float32]:
    """The means of some columns over the kin of each block, and what more is in `_KIN`."""
    held = np.maximum(np.bincount(kin), 1)
    whole = max(float(good.sum(dtype=np.float64)), 1.0)
    means = [np.bincount(kin, column) / held for column in (size, ends, linked)]
    means += [np.minimum(held, _MOST_KIN), np.bincount(kin, good) / whole]
    return np.array([mean[kin] for mean in means], np.float32)
