"""What words speak for: those that name the elements round each block, and those of its text."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.model.columns.elements import Elements
from cleaner.model.columns.spoken import Spoken
from cleaner.model.columns.table import Columns, add_neighbours
from cleaner.model.fingerprints import Fingerprints
from cleaner.model.odds import WordOdds

# How much the names of an element count for the blocks in each element inside it.
_INHERITED: Final = 0.7
_STEPS: Final = (-2, -1, 1, 2)


def add_names(elements: Elements, spoken: Spoken, odds: WordOdds, table: Columns) -> None:
    """Add how far the names of the elements round each block speak for body.

    Args:
        elements: the elements of the page.
        spoken: the page's words: `further` are the names of each look of element.
        odds: for a word that names elements its log-odds for body.
        table: the columns so far.
    """
    found = _known(*spoken.further, len(elements.looks), odds)
    # One word counts once, of several the best and the worst.
    of_look = np.where(found.held > 1, found.lowest + found.highest, found.lowest)
    own = of_look[elements.look]
    values = own.tolist()
    best = [max(values[0], 0.0)]
    worst = [min(values[0], 0.0)]
    total = [values[0]]
    # Outer elements have lower numbers: they are done before those inside them.
    for value, parent in zip(values[1:], elements.parents[1:].tolist(), strict=True):
        most, least = best[parent], worst[parent]
        best.append(value if value > most else most)
        worst.append(value if value < least else least)
        total.append(total[parent] * _INHERITED + value)
    columns = {"names_best": best, "names_worst": worst, "names_total": total}
    for name, column in columns.items():
        table[name] = np.array(column, np.float32)[elements.own]
    for name, level in zip(("names", "names_1", "names_2"), elements.levels(3), strict=True):
        table[name] = own.astype(np.float32)[level]
    add_neighbours(table, ("names", "names_total"), _STEPS)


def add_terms(spoken: Spoken, odds: WordOdds, table: Columns) -> None:
    """Add how far the words of blocks that are not long speak for body.

    Args:
        spoken: the page's words.
        odds: for a word its log-odds for body.
        table: the columns so far.
    """
    found = _known(*spoken.weighed, table["size"].size, odds)
    table["terms"] = (found.total / np.maximum(found.held, 1)).astype(np.float32)
    table["terms_worst"] = found.lowest.astype(np.float32)
    table["terms_best"] = found.highest.astype(np.float32)
    table["terms_known"] = found.held.astype(np.float32)
    add_neighbours(table, ("terms", "terms_worst"), _STEPS)


class _Known(NamedTuple):
    """For each text how many known words it holds, and their log-odds; 0 where there are none."""

    held: NDArray[np.intp]
    total: NDArray[np.float64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]


def _known(prints: Fingerprints, owners: NDArray[np.uint32], texts: int, odds: WordOdds) -> _Known:
    """What is known of the words of some texts.

    Args:
        prints: the fingerprints of their words, text by text.
        owners: the number of each word's text.
        texts: how many texts there are.
        odds: what is known of words.
    """
    values, owners = odds.of_known(prints, owners)
    held = np.bincount(owners, minlength=texts)
    total = np.bincount(owners, values, texts).astype(np.float64)
    lowest, highest = np.zeros(texts), np.zeros(texts)
    some = np.flatnonzero(held)
    starts = (held.cumsum() - held)[some]
    lowest[some] = np.minimum.reduceat(values, starts)
    highest[some] = np.maximum.reduceat(values, starts)
    return _Known(held, total, lowest, highest)
