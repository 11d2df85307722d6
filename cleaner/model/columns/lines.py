"""What only lines of flattened text have: white space round them, and short lines among others."""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.table import GOOD_LENGTH, Column, Columns, distances, window_sums
from cleaner.page import Page

# More than this many characters of indent, or empty lines, say no more.
_MOST_INDENT: Final = 40
_MOST_GAP: Final = 12
# Lines of less than this size that close no sentence are short ones.
_SHORT: Final = 45
# How many lines back and ahead are looked at for short ones.
_REACHES: Final = (3, 8, 20)
# More than this many blocks on one line say no more.
_MOST_ON_LINE: Final = 60

#: The columns of `spaces_of_lines`.
_SPACES: Final = ("indent", "gap", "gap_after", "gap_mean", "on_line", "most_on_line")
#: The columns of `short_lines`.
_SHORT_LINES: Final = (
    "short_run_before",
    "short_run_after",
    "clean_share",
    *(f"{name}_{reach}" for reach in _REACHES for name in ("short", "unit_good")),
)


def add_lines(page: Page, table: Columns) -> None:
    """Add the white space round each line, and the short lines round it."""
    table.add(_SPACES, spaces_of_lines(page.indents, page.gaps, page.lines))
    columns = (table[name] for name in ("size", "ends", "unit_size", "unit_ends"))
    table.add(_SHORT_LINES, short_lines(*columns))
    table["clean_form"] = float(page.written)


@twin("places")
def spaces_of_lines(
    indents: tuple[int, ...], gaps: tuple[int, ...], lines: tuple[int, ...]
) -> NDArray[np.float32]:
    """The white space round each block, and how many share its line: see `_SPACES`.

    Args:
        indents: the white space before each block, in characters.
        gaps: how many empty lines stand before it.
        lines: the number of the line that it stands on.
    """
    gap = [min(found, _MOST_GAP) for found in gaps]
    held = Counter(lines)
    on_line = [min(held[line], _MOST_ON_LINE) for line in lines]
    n = len(gap)
    columns = [
        [min(indent, _MOST_INDENT) for indent in indents],
        gap,
        [*gap[1:], _MOST_GAP],
        [sum(gap) / n] * n,
        on_line,
        [max(on_line)] * n,
    ]
    return np.array(columns, np.float32)


@twin("places")
def short_lines(
    size: Column, ends: Column, unit_size: Column, unit_ends: Column
) -> NDArray[np.float32]:
    """The short lines round each block, and how clean the text looks: see `_SHORT_LINES`.

    Args:
        size: how long each block is.
        ends: whether it ends a sentence.
        unit_size: how long the paragraph is that it is part of.
        unit_ends: whether that ends a sentence.
    """
    is_short = (size < _SHORT) & (ends == 0)
    is_good = unit_size >= GOOD_LENGTH
    running = float(size[is_good & (unit_ends > 0)].sum(dtype=np.float64))
    clean = running / max(float(size.sum(dtype=np.float64)), 1.0)
    found = [*distances(~is_short), np.full(size.size, clean)]
    sums = window_sums([is_short, size * is_good, size], [(reach, reach) for reach in _REACHES])
    for reach, (shorts, good, held) in zip(_REACHES, sums, strict=True):
        found += [shorts / np.float32(2 * reach + 1), good / np.maximum(held, 1)]
    return np.array(found, np.float32)
