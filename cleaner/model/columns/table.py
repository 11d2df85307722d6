"""A table of columns, one number per block each, and what several modules compute with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: A number for each block of a page.
Column = NDArray[np.float32]

#: Running text is at least this long, in weighted characters, and at most this share of it linked.
GOOD_LENGTH: Final = 80
GOOD_LINKED: Final = 0.33
#: How many blocks back and ahead of each one its neighbours' values can be seen.
REACH: Final = 3
# The value of a neighbour beyond the ends of the page.
_BEYOND: Final = -1
# Rows that a table has room for at first: more than there are columns of any form.
_ROOM: Final = 160
# Marked blocks farther away than this are as good as none.
_FAR: Final = 40


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """Where a table has its columns.

    Attributes:
        places: for the name of each column its row, and how many blocks ahead it looks.
        rows: how many rows there are.
    """

    places: Mapping[str, tuple[int, int]]
    rows: int


_EMPTY: Final = _Layout({}, 0)


class Columns(Mapping[str, Column]):
    """The columns of a page by name: rows of one matrix, which trees follow without a copy.

    A neighbour's value takes no room: it is the same row, looked at from another place.
    """

    __slots__ = ("_layout", "_values", "blocks")

    def __init__(self, blocks: int) -> None:
        """A table for a page of some blocks, without columns."""
        self.blocks = blocks
        self._layout = _EMPTY
        self._values = _rows(_ROOM, blocks)

    def __getitem__(self, name: str) -> Column:
        row, ahead = self._layout.places[name]
        first = REACH + ahead
        return self._values[row, first : first + self.blocks]

    def __iter__(self) -> Iterator[str]:
        return iter(self._layout.places)

    def __len__(self) -> int:
        return len(self._layout.places)

    def __contains__(self, name: object) -> bool:
        return name in self._layout.places

    def __setitem__(self, name: str, column: ArrayLike) -> None:
        """Add a column, or put it in the place of the one of this name."""
        if name not in self._layout.places:
            self.add((name,), column)
        else:
            self[name][:] = column

    def add(self, names: tuple[str, ...], columns: ArrayLike) -> None:
        """Add some columns, or put them in the place of those that were added by these names.

        Args:
            names: their names.
            columns: a row a column.
        """
        self._layout = _with_columns(self._layout, names)
        first, _ = self._layout.places[names[0]]
        if self._layout.rows > len(self._values):
            more = _rows(2 * self._layout.rows, self.blocks)
            more[: len(self._values)] = self._values
            self._values = more
        self._values[first : first + len(names), REACH : REACH + self.blocks] = columns

    def add_neighbours(self, names: tuple[str, ...], steps: tuple[int, ...]) -> None:
        """Add the columns `{name}_{step:+d}`: the value of the block that many places on or back.

        Beyond the ends of the page the value is -1. Names that the table lacks are left out.

        Args:
            names: the columns that are looked at.
            steps: places on or back, up to `REACH`.
        """
        self._layout = _with_neighbours(self._layout, names, steps)

    def copy(self) -> Columns:
        """The same columns, to be added to apart."""
        other = Columns.__new__(Columns)
        other.blocks, other._layout = self.blocks, self._layout
        other._values = self._values.copy()
        return other

    def matrix(self) -> NDArray[np.float32]:
        """The matrix: a row a column, each with `REACH` more values before it and behind it."""
        return self._values

    def places(self, names: tuple[str, ...]) -> NDArray[np.intp]:
        """For each of some columns its row in the matrix, and where in the row it begins."""
        return _places(self._layout, names)


def _rows(count: int, blocks: int) -> NDArray[np.float32]:
    """A matrix of rows without values, but for those beyond the ends of the page."""
    values = np.empty((count, blocks + 2 * REACH), np.float32)
    values[:, :REACH] = values[:, REACH + blocks :] = _BEYOND
    return values


# All tables of a form are laid out alike, so that each step is worked out once.
@lru_cache(maxsize=256)
def _with_columns(layout: _Layout, names: tuple[str, ...]) -> _Layout:
    if names[0] in layout.places:
        row, _ = layout.places[names[0]]
        same = {name: (row + at, 0) for at, name in enumerate(names)}
        if not same.items() <= layout.places.items():
            raise ValueError(f"columns that were not added together: {', '.join(names)}")
        return layout
    added = {name: (layout.rows + at, 0) for at, name in enumerate(names)}
    if not added.keys().isdisjoint(layout.places):
        raise ValueError(f"some of these columns are there: {', '.join(names)}")
    return _Layout({**layout.places, **added}, layout.rows + len(names))


@lru_cache(maxsize=256)
def _with_neighbours(layout: _Layout, names: tuple[str, ...], steps: tuple[int, ...]) -> _Layout:
    if max(map(abs, steps)) > REACH:
        raise ValueError(f"neighbours can be seen up to {REACH} places on or back")
    seen: dict[str, tuple[int, int]] = {
        f"{name}_{step:+d}": (layout.places[name][0], step)
        for name in names
        if name in layout.places
        for step in steps
    }
    if seen.items() <= layout.places.items():
        return layout
    return _Layout({**layout.places, **seen}, layout.rows)


@lru_cache(maxsize=64)
def _places(layout: _Layout, names: tuple[str, ...]) -> NDArray[np.intp]:
    found = [(layout.places[name][0], REACH + layout.places[name][1]) for name in names]
    places = np.array(found, np.intp).reshape(-1, 2).T.copy()
    places.flags.writeable = False
    return places


def window_sums(
    columns: Sequence[NDArray[np.float32] | NDArray[np.bool_]], windows: Sequence[tuple[int, int]]
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
