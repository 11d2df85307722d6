"""The phrases that stand one after the other in a line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from cleaner.text import Phrases, first_word

# Of so many words phrases are made up where several stand in one line.
_LONGEST_PHRASE: Final = 6


def phrases_in(
    key: str, phrases: Phrases, others: Collection[str] = frozenset()
) -> tuple[int, int]:
    """How many phrases a key holds one after the other, and how many of its words they make up.

    The longest phrase counts from each word on; starred ones count as a whole only.

    >>> phrases_in("home world news sport tips", Phrases(en=("Home", "World news", "Sport")))
    (3, 4)
    """
    said = key.split(" ")
    found = taken = at = 0
    while at < len(said):
        size = 0
        if said[at] in others:
            size = 1
        if first_word(said[at]) in phrases.first_words:
            for stop in range(min(len(said), at + _LONGEST_PHRASE), at + size, -1):
                if phrases.is_line(" ".join(said[at:stop])):
                    size = stop - at
                    break
        found += size > 0
        taken += size
        at += size or 1
    return found, taken
