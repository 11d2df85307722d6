"""A table of columns, one number per block each, and what several modules compute with them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: A number for each block of a page.
Column = NDArray[np.float32]
#: The columns of a page by name.
Columns = dict[str, Column]

#: Running text is at least this long, in weighted characters, and at most this share of it linked.
GOOD_LENGTH: Final = 80
GOOD_LINKED: Final = 0.33
# Marked blocks farther away than this are as good as none.
_FAR: Final = 40


def constant(value: float, n: int) -> Column:
    """A column with the same value for each of `n` blocks."""
    return np.full(n, value, np.float32)


def add_neighbours(table: Columns, names: Iterable[str], steps: Sequence[int]) -> None:
    """Add the columns `{name}_{step:+d}`: the value of the block that many places on or back.

    Beyond the ends of the page the value is -1. Names that the table does not have are left out.
    """
    reach = max(map(abs, steps))
    beyond = constant(-1, reach)
    for name in names:
        if name in table:
            n = table[name].size
            padded = np.concatenate([beyond, table[name], beyond])
            for step in steps:
                table[f"{name}_{step:+d}"] = padded[reach + step : reach + step + n]


def window_sums(
    columns: Sequence[Column | NDArray[np.bool_]], windows: Sequence[tuple[int, int]]
) -> NDArray[np.float32]:
    """The sums of some columns over windows round each block: (blocks back, blocks ahead).

    Returns:
        An array of windows by columns by blocks.
    """
    n = columns[0].size
    reach = max(map(max, windows))
    # Beyond the ends of the page there is nothing to add: there the running sums stay the same.
    sums = np.zeros((len(columns), n + 1 + 2 * reach))
    sums[:, reach + 1 : reach + 1 + n] = columns
    sums = sums.cumsum(axis=1)
    found = [
        sums[:, reach + 1 + ahead :][:, :n] - sums[:, reach - back :][:, :n]
        for back, ahead in windows
    ]
    return np.array(found, np.float32)


def distances(marked: NDArray[np.bool_]) -> tuple[Column, Column]:
    """For each block the distance to the marked one before it, and to the next; at most 40."""
    n = marked.size
    at = np.flatnonzero(marked)
    # A marked place before the page, and one behind it, too far away to count.
    known = np.concatenate([[-_FAR], at, [n + _FAR]])
    places = np.arange(n)
    passed = marked.cumsum()
    since = places - known[passed - marked]
    until = known[passed + 1] - places
    return np.minimum(since, _FAR).astype(np.float32), np.minimum(until, _FAR).astype(np.float32)


def numbered(values: Iterable[Hashable]) -> NDArray[np.intp]:
    """A number for each value: equal ones share one, counted in order of first appearance."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.intp)
