"""The phrases that stand one after the other in a line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from cleaner.phrases import Phrases
from cleaner.text import first_word

# Longest phrase, in words, that is found where several stand in one line.
_LONGEST_PHRASE: Final = 6


def phrase_sizes(
    key: str, phrases: Phrases, others: Collection[str] = frozenset()
) -> Iterator[int]:
    """How many words each phrase in a key has, one after the other; 0 for each other word.

    The longest phrase counts from each word on; starred ones count as a whole only.

    >>> menu = Phrases("Home", "World news", "Sport")
    >>> list(phrase_sizes("home world news sport tips", menu))
    [1, 2, 1, 0]
    """
    said = key.split(" ")
    at = 0
    while at < len(said):
        size = 1 if said[at] in others else 0
        if first_word(said[at]) in phrases.first_words:
            for stop in range(min(len(said), at + _LONGEST_PHRASE), at + size, -1):
                if phrases.is_line(" ".join(said[at:stop])):
                    size = stop - at
                    break
        yield size
        at += size or 1
