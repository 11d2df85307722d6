"""What words speak for: their log-odds, looked up for all words of a page at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.model.fingerprints import Fingerprints, fingerprints


@dataclass(frozen=True, slots=True, eq=False)
class WordOdds(Mapping[str, float]):
    """For each of many words its log-odds, in a tenth of the room that a dictionary takes.

    Attributes:
        spelled: the words with spaces between them.
        prints: their fingerprints in ascending order.
        odds: for each fingerprint the log-odds of its word.
    """

    spelled: str
    prints: Fingerprints
    odds: NDArray[np.floating[Any]]

    @staticmethod
    def of(spelled: str, odds: NDArray[np.floating[Any]]) -> WordOdds:
        """The log-odds of different words, which have spaces between them."""
        prints, _ = fingerprints([spelled])
        order = prints.argsort()
        return WordOdds(spelled, prints[order], odds[order])

    def of_known(
        self, prints: Fingerprints, owners: NDArray[np.uint32]
    ) -> tuple[NDArray[np.floating[Any]], NDArray[np.uint32]]:
        """The log-odds of those words that are known, and the text that each is of.

        Args:
            prints: the fingerprints of words.
            owners: for each the number of its text.
        """
        places = self.prints.searchsorted(prints)
        inside = np.flatnonzero(places < self.prints.size)
        known = inside[self.prints[places[inside]] == prints[inside]]
        return self.odds[places[known]], owners[known]

    def __getitem__(self, word: str) -> float:
        found, _ = self.of_known(*fingerprints([word]))
        if found.size != 1:
            raise KeyError(word)
        return float(found[0])

    def __iter__(self) -> Iterator[str]:
        return iter(self.spelled.split())

    def __len__(self) -> int:
        return self.prints.size
