"""Evaluate boosted symmetric trees with numpy alone.

In a symmetric (oblivious) tree all nodes of a level ask the same question, so a tree of depth d is
d thresholds and 2**d leaves, and a block's leaf is a number of d bits. All trees are followed for
all blocks at once (CatBoost grows such trees: Prokhorenkova et al., 2018, section 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

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
    splits: NDArray[np.integer[Any]]
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float

    def log_odds(
        self, table: Mapping[str, NDArray[np.float32]], rows: NDArray[np.intp]
    ) -> NDArray[np.float32]:
        """The log-odds of some rows of a table of columns."""
        columns = np.array([table[name] for name in self.features])
        parts = [rows[at : at + _AT_ONCE] for at in range(0, rows.size, _AT_ONCE)]
        return np.concatenate([self._log_odds(columns.take(part, axis=1)) for part in parts])

    def _log_odds(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        """The log-odds of blocks: a row a feature, a column a block."""
        # For each level, tree and block the answer.
        answers = columns.take(self.splits, axis=0) > self.thresholds[:, :, np.newaxis]
        # For each tree and block the leaf's number: the first level's answer is its lowest bit.
        leaf = np.zeros(answers.shape[1:], np.uint8)
        for level in answers[::-1]:
            leaf = 2 * leaf + level
        trees, leaves = self.leaves.shape
        first = np.arange(trees)[:, np.newaxis] * leaves
        # A flat index: with one index for trees and another for leaves this takes four times as
        # long, 5 % of a page's time.
        total: NDArray[np.float32] = self.leaves.ravel()[first + leaf].sum(axis=0)
        return total + np.float32(self.bias)


def probability(log_odds: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of each block, from 0 to 1."""
    # Below -30 the probability comes near the smallest numbers of single precision.
    odds = np.maximum(log_odds, -30)
    return (1 / (1 + np.exp(-odds))).astype(np.float32)


def share(log_odds: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of each block to be the one wanted among them: the softmax."""
    likelihood = np.exp(log_odds - log_odds.max())
    chance: NDArray[np.float32] = likelihood / likelihood.sum()
    return chance
