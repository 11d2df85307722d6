"""Shingle F1 as `measure.py` defines it: 4-grams of words, macro over pages."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.text import words

_LENGTH = 4


class Overlap(NamedTuple):
    """Mean precision and mean recall over pages, and their F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def shingle_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The F1 of mean precision and mean recall over pairs of gold and prediction."""
    return overlap(pairs).f1


def overlap(pairs: Sequence[tuple[str, str]]) -> Overlap:
    """Mean precision and mean recall over pairs of gold and prediction."""
    precisions: list[float] = []
    recalls: list[float] = []
    for gold, found in pairs:
        wanted, given = _bag(gold), _bag(found)
        shared = sum((wanted & given).values())
        if given:
            precisions.append(shared / sum(given.values()))
        recalls.append(shared / sum(wanted.values()) if wanted else 0.0)
    precision = statistics.mean(precisions) if precisions else 0.0
    recall = statistics.mean(recalls) if recalls else 0.0
    return Overlap(precision, recall)


def _bag(text: str) -> Counter[tuple[str, ...]]:
    found = words(text)
    return Counter(
        tuple(found[i : i + _LENGTH]) for i in range(max(1, len(found) - _LENGTH + 1)) if found
    )
