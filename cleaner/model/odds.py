"""What words speak for: their log-odds, looked up for all words of a page at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.fingerprints import Fingerprints, fingerprints

_BITS: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class WordOdds(Mapping[str, float]):
    """For each of many words its log-odds, in a tenth of the room that a dictionary takes.

    Attributes:
        spelled: the words with spaces between them.
        prints: their fingerprints in ascending order.
        odds: for each fingerprint the log-odds of its word.
        firsts: for each number that the highest bits of a fingerprint may be the place of the first
            fingerprint that has these bits or more; behind them how many fingerprints there are.
            About as many numbers as fingerprints: few share one.
    """

    spelled: str
    prints: Fingerprints
    odds: NDArray[np.floating[Any]]
    firsts: NDArray[np.uint32]

    @staticmethod
    def of(spelled: str, odds: NDArray[np.floating[Any]]) -> WordOdds:
        """The log-odds of different words, which have spaces between them."""
        prints, _ = fingerprints([spelled], [0])
        order = prints.argsort()
        prints = prints[order]
        high_bits = max(prints.size.bit_length(), 1)
        lowest = np.arange(1 << high_bits, dtype=np.uint64) << np.uint64(_BITS - high_bits)
        firsts = np.append(prints.searchsorted(lowest), prints.size).astype(np.uint32)
        return WordOdds(spelled, prints, odds[order], firsts)

    def of_texts(
        self, prints: Fingerprints, starts: NDArray[np.intp], asked: Sequence[bool]
    ) -> NDArray[np.float64]:
        """What is known of the words of some texts.

        Args:
            prints: the fingerprints of the words, text by text.
            starts: where those of each text begin; the last number says where they end.
            asked: for each text whether its words count at all.

        Returns:
            Four rows: for each text how many known words it holds, the sum of their log-odds, the
            lowest and the highest of them; 0 where there are none.
        """
        return known_odds(prints, starts, asked, self.prints, self.odds, self.firsts)

    def __getitem__(self, word: str) -> float:
        held, total, _, _ = self.of_texts(*fingerprints([word], [0]), [True])[:, 0].tolist()
        if held != 1:
            raise KeyError(word)
        return float(total)

    def __iter__(self) -> Iterator[str]:
        return iter(self.spelled.split())

    def __len__(self) -> int:
        return self.prints.size


@twin("words")
def known_odds(  # noqa: PLR0917 - what is known is three columns
    prints: Fingerprints,
    starts: NDArray[np.intp],
    asked: Sequence[bool],
    known: Fingerprints,
    odds: NDArray[np.floating[Any]],
    firsts: NDArray[np.uint32],
) -> NDArray[np.float64]:
    """See `WordOdds.of_texts`; `known`, `odds` and `firsts` are what `WordOdds` holds.

    The last of these says where to look first; here the whole is searched.
    """
    texts = starts.size - 1
    # `prints` may hold further texts behind these.
    prints = prints[: starts[-1]]
    places = known.searchsorted(prints)
    owners = np.arange(texts).repeat(np.diff(starts))
    may_be = np.flatnonzero((places < known.size) & np.array(asked, bool)[owners])
    at = may_be[known[places[may_be]] == prints[may_be]]
    values, owners = odds[places[at]], owners[at]
    held = np.bincount(owners, minlength=texts)
    lowest, highest = np.zeros(texts), np.zeros(texts)
    some = np.flatnonzero(held)
    first = (held.cumsum() - held)[some]
    lowest[some] = np.minimum.reduceat(values, first)
    highest[some] = np.maximum.reduceat(values, first)
    return np.array([held, np.bincount(owners, values, texts), lowest, highest])
