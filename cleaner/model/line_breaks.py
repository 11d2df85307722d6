"""Find where lines ended in a text whose lines were joined with spaces.

A stop shows the end of a sentence, but menus, headlines and bylines have none: they run into one
another, and into the first sentence. What tells them apart is learned from pages whose lines are
known: which words begin and end lines, which stand in capitals, what the page says again, and how
far away running text is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.table import Columns, distances, window_sums
from cleaner.model.fingerprints import fingerprints
from cleaner.model.odds import WordOdds
from cleaner.model.questions import Size
from cleaner.model.trees import Trees, probabilities
from cleaner.model.weights import odds_arrays, read_odds, read_trees, save_arrays, trees_arrays
from cleaner.text import is_cjk

#: The trees that tell where a line ended.
SIZE: Final = Size(trees=150, depth=6, rate=0.15)
_SHIPPED: Final = Path(__file__).with_name("line_breaks.npz")
# Least chance of a place to be a line's end. On pages of sites never seen, 73 of 100 such places
# are one, and 71 of 100 line ends without a stop are found.
_LEAST: Final = 0.5

_OPENERS: Final = "\"'“”„«»‘‚‹›([{¿¡—–-•*「『（《〈|"
#: Marks that may stand behind a word or a stop.
CLOSERS: Final = "\"'”’»›“)]}」』）》〉"
_STOPS: Final = frozenset(".!?…‽؟۔।॥።။՝։。！？｡")
_COMMAS: Final = frozenset(",;،；、،")
# Larger numbers tell no more.
_LONGEST_WORD: Final = 20
_MOST_COPIES: Final = 20
_FAR: Final = 300
# How many words back and ahead small letters, stops, commas and numbers are counted.
_WINDOWS: Final = ((4, -1), (12, -1), (40, -1), (0, 3), (0, 11), (0, 29), (0, 59))


class _Opening(IntEnum):
    """What a word begins with, behind quotation marks and the like."""

    SMALL = 0
    NO_CASE = 1
    IDEOGRAPH = 2
    MARK = 3
    DIGIT = 4
    CAPITAL = 5
    ALL_CAPITALS = 6


class _Ending(IntEnum):
    """What a word ends with."""

    NOTHING = 0
    COMMA = 1
    CLOSER = 2
    COLON = 3
    STOP = 4


@dataclass(frozen=True, slots=True, eq=False)
class BreakWeights:
    """What was learned of the ends of lines.

    Attributes:
        trees: they tell whether a line ended before a word.
        first: for known words the log-odds that a line begins with them.
        last: the log-odds that a line ends with them.
    """

    trees: Trees
    first: WordOdds
    last: WordOdds


def line_breaks(words: Sequence[str], weights: BreakWeights | None = None) -> list[int]:
    """The numbers of the words before which a line is likely to have ended.

    Behind a stop and before a small letter none is looked for, nor before a letter of a script that
    has no capitals, but spaces: there running text was cut too often (half of the places named in
    Arabic were none).

    Args:
        words: the words of a text, with the marks round them.
        weights: what was learned; by default what comes with the package.
    """
    weights = weights or shipped_weights()
    table = break_columns(words, weights.first, weights.last)
    places = may_break(table)
    chance = probabilities(weights.trees.log_odds(table, places), places, len(words))
    return np.flatnonzero(chance >= _LEAST).tolist()


def may_break(table: Columns) -> NDArray[np.intp]:
    """The numbers of the words that are asked about."""
    stopped = table["ends"] == _Ending.STOP
    asked = table["opens"] > _Opening.NO_CASE
    asked[1:] &= ~stopped[:-1]
    asked[:1] = False
    return np.flatnonzero(asked)


def break_columns(words: Sequence[str], first: WordOdds, last: WordOdds) -> Columns:
    """What the trees see of each word.

    Args:
        words: the words of a text.
        first: see `BreakWeights`, as the other one.
        last: the log-odds of words at a line's end.
    """
    table = Columns(len(words))
    # Most words stand in a text more than once.
    numbers: dict[str, int] = {}
    ids = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.intp)
    known = list(numbers)
    _add_looks(table, known, ids)
    prints = fingerprints(known, [0] * len(known))
    for name, odds in (("first", first), ("last", last)):
        table[name] = odds.of_texts(*prints, [True] * len(known))[1][ids]
    _add_copies(table, ids, len(known))
    _add_surroundings(table)
    for names, steps in _NEIGHBOURS:
        table.add_neighbours(names, steps)
    return table


_NEIGHBOURS: Final = (
    (("opens", "ends"), (-2, -1, 1, 2)),
    (("size", "copies", "followers"), (-1,)),
    (("first",), (-1, 1)),
    (("last", "pairs"), (-2, -1)),
)


def _add_looks(table: Columns, known: list[str], ids: NDArray[np.intp]) -> None:
    for name, look in zip(("opens", "ends", "size", "quoted"), looks(known), strict=True):
        table[name] = np.frombuffer(look, np.uint8)[ids]


@twin("flat")
def looks(words: list[str]) -> tuple[bytes, bytes, bytes, bytes]:
    """What each word begins with and what it ends with, its length, and whether a mark opens it."""
    return (
        bytes(map(_opening, words)),
        bytes(map(_ending, words)),
        bytes(min(len(word), _LONGEST_WORD) for word in words),
        bytes(word[0] in _OPENERS for word in words),
    )


def _opening(word: str) -> _Opening:
    bare = word.lstrip(_OPENERS)
    letter = bare[:1]
    if letter.isdigit():
        return _Opening.DIGIT
    if letter.islower():
        return _Opening.SMALL
    if letter.isupper():
        return _Opening.ALL_CAPITALS if len(bare) > 1 and bare.isupper() else _Opening.CAPITAL
    if not letter.isalpha():
        return _Opening.MARK
    return _Opening.IDEOGRAPH if is_cjk(letter) else _Opening.NO_CASE


def _ending(word: str) -> _Ending:
    bare = word.rstrip(CLOSERS)
    mark = bare[-1:]
    if mark in _STOPS:
        return _Ending.STOP
    if mark == ":":
        return _Ending.COLON
    if mark in _COMMAS:
        return _Ending.COMMA
    return _Ending.CLOSER if len(bare) < len(word) else _Ending.NOTHING


def _add_copies(table: Columns, ids: NDArray[np.intp], known: int) -> None:
    """Add how often each word is said, and it with the next; and how many words stand beside it."""
    table["copies"] = np.minimum(np.bincount(ids)[ids], _MOST_COPIES)
    pairs, place, count = np.unique(
        ids[:-1] * known + ids[1:], return_inverse=True, return_counts=True
    )
    table["pairs"] = np.append(np.minimum(count, _MOST_COPIES)[place], 0)
    table["followers"] = np.bincount(pairs // known, minlength=known)[ids]
    table["leaders"] = np.bincount(pairs % known, minlength=known)[ids]


def _add_surroundings(table: Columns) -> None:
    """Add what stands near each word, and where in the text it is."""
    opens, ends = table["opens"], table["ends"]
    marks = {
        "small": opens == _Opening.SMALL,
        "stops": ends == _Ending.STOP,
        "commas": ends == _Ending.COMMA,
        "digits": opens == _Opening.DIGIT,
    }
    sums = window_sums(list(marks.values()), _WINDOWS)
    for (back, ahead), found in zip(_WINDOWS, sums, strict=True):
        for name, column in zip(marks, found, strict=True):
            table[f"{name}_{back}_{ahead}"] = column
    for name in ("small", "stops"):
        table[f"since_{name}"], table[f"until_{name}"] = distances(marks[name])
    at = np.arange(table.blocks)
    table["at"] = np.minimum(at, _FAR)
    table["left"] = np.minimum(table.blocks - at, _FAR)
    table["share"] = at / table.blocks


@cache
def shipped_weights() -> BreakWeights:
    """The weights that come with the package."""
    return load_breaks(_SHIPPED)


def load_breaks(path: Path) -> BreakWeights:
    """Read weights from a file that `save_breaks` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        return BreakWeights(
            read_trees(arrays, "trees"), read_odds(arrays, "first"), read_odds(arrays, "last")
        )


def save_breaks(path: Path, weights: BreakWeights) -> None:
    """Write weights: the same bytes for the same weights."""
    save_arrays(path, {
        **trees_arrays("trees", weights.trees),
        **odds_arrays("first", weights.first),
        **odds_arrays("last", weights.last),
    })  # fmt: skip
