"""Evaluate boosted symmetric trees with numpy alone.

In a symmetric (oblivious) tree all nodes of a level ask the same question, so a tree of depth d is
d thresholds and 2**d leaves, and a block's leaf is a number of d bits. All trees are followed for
all blocks at once (CatBoost grows such trees: Prokhorenkova et al., 2018, section 4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

#: So many blocks of a long page are best told at once: all questions together take 4 KB a block.
AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Boosted symmetric trees of one depth.

    Attributes:
        features: names of the columns that are asked, in the order that `splits` counts them.
        splits: for each of up to eight levels (row) and tree (column) the column that is asked.
        thresholds: the value above which the answer is yes, of the same shape.
        leaves: a row a tree, a column a leaf: what the tree adds to the log-odds.
        bias: what the sum of trees starts from.
        questions: what the trees ask, each question once.
        first: for each tree the place of its first leaf among all leaves.
        pick: takes the columns that are asked out of a table, in their order.
    """

    features: tuple[str, ...]
    splits: NDArray[np.integer[Any]]
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float
    questions: Questions = field(init=False, repr=False)
    first: NDArray[np.unsignedinteger[Any]] = field(init=False, repr=False)
    pick: Callable[[Mapping[str, Any]], Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        questions = Questions.of(self.splits, self.thresholds)
        object.__setattr__(self, "questions", questions)
        # As small as they may be: the less there is to move, the better.
        kind = np.min_scalar_type(self.leaves.size)
        first = np.arange(0, self.leaves.size, self.leaves.shape[1], dtype=kind)
        object.__setattr__(self, "first", first[:, None])
        object.__setattr__(self, "pick", _picker(self.features))

    def log_odds(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        """The log-odds of each block.

        Args:
            columns: a row a feature, in the order of `features`, and a column a block.
        """
        # For each level and tree a row of answers.
        told = self.questions.answers(columns).take(self.questions.asked, axis=0)
        leaf = told[-1]
        for answers in told[-2::-1]:
            leaf += leaf  # Not a shift, which takes five times as long.
            leaf |= answers
        # Not self.leaves[...], which takes twice as long. No place needs to be wrapped, but numpy
        # checks each one unless it may.
        found = self.leaves.ravel().take(leaf + self.first, mode="wrap")
        total: NDArray[np.float32] = np.add.reduce(found, axis=0)
        return total + np.float32(self.bias)


def _picker(features: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Any]:
    # A getter of one item gives no sequence, and of none there is no getter.
    return itemgetter(*features) if len(features) > 1 else partial(_picked, features)


def _picked(features: tuple[str, ...], table: Mapping[str, Any]) -> list[Any]:
    return [table[name] for name in features]


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """What trees ask, each question once: half of what all their levels ask was asked before.

    Attributes:
        columns: for each question the number of the feature that is asked.
        limits: the threshold of each question, by features.
        asked: for each level and tree the number of its question.
    """

    columns: NDArray[np.intp]
    limits: NDArray[np.float32]
    asked: NDArray[np.intp]

    @staticmethod
    def of(splits: NDArray[np.integer[Any]], thresholds: NDArray[np.float32]) -> Questions:
        """The questions of some trees."""
        split, limit = splits.ravel(), thresholds.ravel()
        order = np.lexsort((limit, split))
        split, limit = split[order], limit[order]
        new = np.ones(order.size, bool)
        new[1:] = (split[1:] != split[:-1]) | (limit[1:] != limit[:-1])
        asked = np.empty(order.size, np.intp)
        asked[order] = np.cumsum(new) - 1
        columns = split[new].astype(np.intp)
        return Questions(columns, limit[new][:, None], asked.reshape(splits.shape))

    def answers(self, columns: NDArray[np.float32]) -> NDArray[np.uint8]:
        """The answers to all questions, 1 for yes: a row a question, a column a block."""
        return (columns.take(self.columns, axis=0) > self.limits).view(np.uint8)


def probability(log_odds: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of each block, from 0 to 1."""
    # From 30 on it is 1 in single precision; below -30 it comes near numbers that there are not.
    odds = np.maximum(log_odds, -30)
    return (1 / (1 + np.exp(-odds))).astype(np.float32, copy=False)
