"""Evaluate boosted symmetric trees with numpy alone.

In a symmetric (oblivious) tree all nodes of a level ask the same question, so a tree of depth d is
d thresholds and 2**d leaves, and a block's leaf is a number of d bits. All trees are followed for
all blocks at once (CatBoost grows such trees: Prokhorenkova et al., 2018, section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.table import Columns

# Blocks that are followed through the trees at a time: meanwhile each takes up to 17 KB.
_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Boosted symmetric trees of one depth.

    Attributes:
        features: names of the columns that are asked, in the order that `splits` counts them.
        splits: for each of up to eight levels (row) and tree (column) the column that is asked.
        thresholds: the value above which the answer is yes, of the same shape.
        leaves: a row a tree, a column a leaf: what the tree adds to the log-odds.
        bias: what the sum of trees starts from.
    """

    features: tuple[str, ...]
    splits: NDArray[np.uint8]
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float

    def log_odds(self, table: Columns, blocks: NDArray[np.intp]) -> NDArray[np.float64]:
        """The log-odds of some blocks of a table of columns."""
        places = table.places(self.features)
        asked = table.matrix(), places, blocks, self.splits, self.thresholds, self.leaves
        return sum_leaves(*asked) + self.bias


@twin("trees")
def sum_leaves(  # noqa: PLR0917 - trees are several arrays
    matrix: NDArray[np.float32],
    places: NDArray[np.intp],
    blocks: NDArray[np.intp],
    splits: NDArray[np.uint8],
    thresholds: NDArray[np.float32],
    leaves: NDArray[np.float32],
) -> NDArray[np.float64]:
    """What all trees together say of each block.

    The leaves have half precision, so that their sums are exact, in whatever order they are taken.

    Args:
        matrix: rows of numbers.
        places: for each column that may be asked its row in the matrix, and where in the row it
            begins.
        blocks: for each block how far behind the beginning of a column its value is.
        splits: see `Trees`, as the other two.
        thresholds: the values that are compared with.
        leaves: what is summed.
    """
    rows, begin = places[:, :, np.newaxis]
    parts = [
        _sum_leaves(matrix[rows, begin + blocks[at : at + _AT_ONCE]], splits, thresholds, leaves)
        for at in range(0, blocks.size, _AT_ONCE)
    ]
    return np.concatenate([np.zeros(0), *parts])


def _sum_leaves(
    columns: NDArray[np.float32],
    splits: NDArray[np.uint8],
    thresholds: NDArray[np.float32],
    leaves: NDArray[np.float32],
) -> NDArray[np.float64]:
    # For each level, tree and block the answer.
    answers = columns.take(splits, axis=0) > thresholds[:, :, np.newaxis]
    # For each tree and block the leaf's number: the first level's answer is its lowest bit.
    leaf = np.zeros(answers.shape[1:], np.uint8)
    for level in answers[::-1]:
        leaf = 2 * leaf + level
    trees = np.arange(len(leaves))[:, np.newaxis]
    total: NDArray[np.float64] = leaves[trees, leaf].sum(axis=0, dtype=np.float64)
    return total


@twin("trees")
def probabilities(
    log_odds: NDArray[np.float64], blocks: NDArray[np.intp], count: int
) -> NDArray[np.float32]:
    """The probability of each block of a page, from 0 to 1: 0 where no log-odds are known.

    In double precision: `exp` in single precision differs from machine to machine in the last bit,
    and so does numpy's, which takes several numbers at a time.

    Args:
        log_odds: those of some blocks.
        blocks: the places of these.
        count: how many blocks there are.
    """
    # Below -30 the probability comes near the smallest numbers of single precision.
    chance = np.zeros(count, np.float32)
    chance[blocks] = [1 / (1 + exp(-max(odds, -30.0))) for odds in log_odds.tolist()]
    return chance


@twin("trees")
def shares(
    log_odds: NDArray[np.float64], blocks: NDArray[np.intp], count: int
) -> NDArray[np.float32]:
    """The probability of each block to be the one wanted among some: the softmax.

    The arguments are those of `probabilities`.
    """
    chance = np.zeros(count, np.float32)
    if log_odds.size:
        highest = float(log_odds.max())
        likelihood = np.array([exp(odds - highest) for odds in log_odds.tolist()])
        # Added up one after the other, so that it does not depend on who adds.
        chance[blocks] = likelihood / likelihood.cumsum()[-1]
    return chance
