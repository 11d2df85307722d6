"""Evaluate boosted symmetric trees with numpy alone.

In a symmetric (oblivious) tree all nodes of a level ask the same question, so a tree of depth d is
d thresholds and 2**d leaves, and a block's leaf is a number of d bits. All trees are followed for
all blocks at once (CatBoost grows such trees: Prokhorenkova et al., 2018, section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

# So many blocks are told at once, at most.
_AT_ONCE: Final = 4096


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
    splits: NDArray[np.intp]
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float

    def log_odds(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        """The log-odds of each block.

        Args:
            columns: a row a feature, in the order of `features`, and a column a block.
        """
        # All trees at once take some 3 KB a block: a page of very many blocks is told in parts.
        parts = np.array_split(columns, -(-columns.shape[1] // _AT_ONCE) or 1, axis=1)
        return np.concatenate([self._log_odds(part) for part in parts])

    def _log_odds(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        leaf = np.zeros((self.splits.shape[1], columns.shape[1]), np.uint8)
        for level, (asked, threshold) in enumerate(zip(self.splits, self.thresholds, strict=True)):
            leaf |= (columns[asked] > threshold[:, None]).view(np.uint8) << np.uint8(level)
        first = np.arange(0, self.leaves.size, self.leaves.shape[1], dtype=np.int32)
        told = self.leaves.ravel()[leaf + first[:, None]]
        total: NDArray[np.float32] = told.sum(axis=0) + np.float32(self.bias)
        return total

    def probability(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability of each block, from 0 to 1."""
        odds = np.clip(self.log_odds(columns), -30, 30)
        return (1 / (1 + np.exp(-odds))).astype(np.float32)
