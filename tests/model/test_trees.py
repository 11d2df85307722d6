"""Trees follow each block to its leaf."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from numpy.typing import NDArray

from cleaner.model.columns.table import Columns
from cleaner.model.trees import Trees, probabilities, shares

TABLE = Columns(5)
TABLE["size"] = TABLE["words"] = range(5)
ALL = np.arange(5)


@pytest.mark.parametrize("features", [("size",), ("size", "words")])
def test_trees_may_ask_few_columns(features: tuple[str, ...]) -> None:
    """A tree that asks whether `size` is over 2.5 says so whatever else it might ask."""
    trees = pickle.loads(
        pickle.dumps(
            Trees(
                features,
                np.zeros((1, 1), np.uint8),
                np.full((1, 1), 2.5, np.float32),
                np.array([[-3, 3]], np.float32),
                0.0,
            )
        )
    )
    assert trees.log_odds(TABLE, ALL).tolist() == [-3, -3, -3, 3, 3]


def deep_trees(depth: int) -> Trees:
    """Two trees that ask at each level about another column, and add the leaf's number."""
    levels = np.arange(depth, dtype=np.uint8)
    return Trees(
        tuple(f"bit_{level}" for level in levels),
        np.stack([levels, levels], axis=1),
        np.full((depth, 2), 0.5, np.float32),
        np.stack([np.arange(2**depth), 1000 * np.arange(2**depth)]).astype(np.float32),
        0.5,
    )


def bits(numbers: NDArray[np.intp], count: int) -> Columns:
    """A table with a column for each bit of some numbers."""
    table = Columns(numbers.size)
    for at in range(count):
        table[f"bit_{at}"] = numbers >> at & 1
    return table


@pytest.mark.parametrize("depth", [1, 5, 8])
def test_the_answer_of_each_level_is_a_bit_of_the_leafs_number(depth: int) -> None:
    numbers = np.arange(2**depth)
    table = bits(numbers, depth)
    assert deep_trees(depth).log_odds(table, numbers).tolist() == [
        1001 * number + 0.5 for number in numbers
    ]


def test_long_pages_are_followed_in_parts() -> None:
    rows = np.arange(0, 4001, 2)
    numbers = np.arange(4001) % 4
    table = bits(numbers, 2)
    assert deep_trees(2).log_odds(table, rows).tolist() == (1001 * numbers[rows] + 0.5).tolist()


def test_log_odds_of_any_size_are_a_chance() -> None:
    odds = np.array([-1e4, -1, 0, 1, 1e4])
    places = np.array([0, 2, 3, 4, 5])
    wanted = [0, 0, 0.2689, 0.5, 0.7311, 1, 0]
    assert probabilities(odds, places, 7) == pytest.approx(wanted, abs=1e-4)
    assert shares(odds, places, 7) == pytest.approx([0, 0, 0, 0, 0, 1, 0])


def test_where_no_block_is_asked_about_none_has_a_chance() -> None:
    nothing = np.zeros(0), np.zeros(0, np.intp)
    for chances in (probabilities, shares):
        assert chances(*nothing, 2).tolist() == [0, 0]
