"""What words speak for: those that name the elements round each block, and those of its text."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.elements import Elements, levels_round
from cleaner.model.columns.spoken import Spoken, worded
from cleaner.model.columns.table import Column, Columns, window_sums
from cleaner.model.odds import WordOdds
from cleaner.page import Page

# How much the names of an element count for the blocks in each element inside it.
_INHERITED: Final = 0.7
_STEPS: Final = (-2, -1, 1, 2)
_WORDING_STEPS: Final = (-3, -2, -1, 1, 2, 3)
# Windows of blocks (back, ahead) of whose wording the mean is taken.
_WINDOWS: Final = ((5, 0), (0, 5), (10, 10))

#: The columns of `name_columns`.
_NAMES: Final = ("names", "names_1", "names_2", "names_best", "names_worst", "names_total")
#: The columns of `add_terms`.
_TERMS: Final = ("terms", "terms_worst", "terms_best", "terms_known")
#: The columns of `add_wording`.
_WORDING: Final = ("wording", "wording_worst", "wording_best", "wording_known")
#: The columns of `wording_round`.
_ROUND: Final = ("wording_unit", *(f"wording_{back}_{ahead}" for back, ahead in _WINDOWS))


def add_names(elements: Elements, spoken: Spoken, odds: WordOdds, table: Columns) -> None:
    """Add how far the names of the elements round each block speak for body.

    Args:
        elements: the elements of the page.
        spoken: the page's words: `names` are those of each look of element.
        odds: for a word that names elements its log-odds for body.
        table: the columns so far.
    """
    known = odds.of_texts(*spoken.names, [True] * len(elements.looks))
    table.add(_NAMES, name_columns(known, elements.look, elements.parents, elements.own))
    table.add_neighbours(("names", "names_total"), _STEPS)


@twin("elements")
def name_columns(
    known: NDArray[np.float64], look: list[int], parents: tuple[int, ...], own: tuple[int, ...]
) -> NDArray[np.float32]:
    """How far names speak for body: those of the elements round each block, and all together.

    Args:
        known: what is known of the words of each look: see `WordOdds.of_texts`.
        look: the number of each element's look.
        parents: the number of the element round each one.
        own: the number of each block's element.
    """
    held, _, lowest, highest = known
    # One word counts once, of several the best and the worst.
    of_look = np.where(held > 1, lowest + highest, lowest)
    values = of_look[look].tolist()
    best = [max(values[0], 0.0)]
    worst = [min(values[0], 0.0)]
    total = [values[0]]
    # Outer elements have lower numbers: they are done before those inside them.
    for value, parent in zip(values[1:], parents[1:], strict=True):
        outer = max(parent, 0)
        best.append(max(value, best[outer]))
        worst.append(min(value, worst[outer]))
        total.append(total[outer] * _INHERITED + value)
    levels = levels_round(parents, own, 3)
    columns = [np.array(values)[level] for level in levels]
    columns += [np.array(column)[levels[0]] for column in (best, worst, total)]
    return np.array(columns, np.float32)


def add_terms(spoken: Spoken, odds: WordOdds, table: Columns) -> None:
    """Add how far the words of blocks that are not long speak for body.

    Args:
        spoken: the page's words.
        odds: for a word its log-odds for body.
        table: the columns so far.
    """
    held, total, lowest, highest = odds.of_texts(*spoken.prints, spoken.weighed)
    table.add(_TERMS, np.array([total / np.maximum(held, 1), lowest, highest, held], np.float32))
    table.add_neighbours(("terms", "terms_worst"), _STEPS)


def add_wording(page: Page, odds: WordOdds, table: Columns) -> None:
    """Add how far the wording of each block, and of those round it, speaks for body.

    Args:
        page: the page.
        odds: what each word, and each pair of words, adds to the log-odds for body.
        table: the columns so far.
    """
    held, total, lowest, highest = odds.of_texts(*worded(page), [True] * len(page))
    # As they were learned: a text does not say more for being long.
    said = (total / np.sqrt(np.maximum(held, 1))).astype(np.float32)
    table.add(_WORDING, np.array([said, lowest, highest, held], np.float32))
    table.add(_ROUND, wording_round(said, table["size"], table["unit_place"]))
    table.add_neighbours(("wording",), _WORDING_STEPS)
    table.add_neighbours(("wording_worst",), _STEPS)


@twin("words")
def wording_round(said: Column, size: Column, unit_place: Column) -> NDArray[np.float32]:
    """How far the wording round each block speaks for body: see `_ROUND`.

    Args:
        said: how far that of each block does.
        size: how long each block is.
        unit_place: its place in its unit.
    """
    unit = (unit_place == 0).cumsum()
    of_unit = np.bincount(unit, size * said) / np.maximum(np.bincount(unit, size), 1)
    # A long block says more than a short one, though not as much more as it is longer.
    weight = np.sqrt(size)
    sums = window_sums([weight * said, weight], _WINDOWS)
    columns = [of_unit[unit], *(spoken / np.maximum(held, 1) for spoken, held in sums)]
    return np.array(columns, np.float32)
