"""What only lines of flattened text have: white space round them, and short lines among others."""

from __future__ import annotations

from typing import Final

import numpy as np

from cleaner.model.columns.table import (
    GOOD_LENGTH,
    Columns,
    constant,
    distances,
    window_sums,
)
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


def add_lines(page: Page, table: Columns) -> None:
    """Add the white space round each line, and the short lines round it."""
    indents = np.array(page.indents, np.intp)
    gaps = np.array(page.gaps, np.intp)
    table["indent"] = np.minimum(indents, _MOST_INDENT).astype(np.float32)
    gap = np.minimum(gaps, _MOST_GAP).astype(np.float32)
    table["gap"] = gap
    table["gap_after"] = np.append(gap[1:], np.float32(_MOST_GAP))
    table["gap_mean"] = constant(gap.sum() / gap.size, gap.size)
    _add_short_lines(table)
    _add_cleanness(page, table)


def _add_short_lines(table: Columns) -> None:
    size = table["size"]
    short = (size < _SHORT) & (table["ends"] == 0)
    table["short_run_before"], table["short_run_after"] = distances(~short)
    columns = [short, size * (table["unit_size"] >= GOOD_LENGTH), size]
    sums = window_sums(columns, [(reach, reach) for reach in _REACHES])
    for reach, (shorts, good, held) in zip(_REACHES, sums, strict=True):
        table[f"short_{reach}"] = shorts / (2 * reach + 1)
        table[f"unit_good_{reach}"] = good / np.maximum(held, 1)


def _add_cleanness(page: Page, table: Columns) -> None:
    """Add how clean the text looks, and how much stands on one line of it with each block."""
    size = table["size"]
    n = size.size
    running = (table["unit_size"] >= GOOD_LENGTH) & (table["unit_ends"] > 0)
    table["clean_form"] = constant(page.written, n)
    table["clean_share"] = constant(size[running].sum() / max(float(size.sum()), 1.0), n)
    lines = np.unique(np.array(page.lines, np.intp), return_inverse=True)[1]
    table["on_line"] = np.minimum(np.bincount(lines)[lines], _MOST_ON_LINE).astype(np.float32)
    table["most_on_line"] = constant(table["on_line"].max(), n)
