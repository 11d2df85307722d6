"""The phrases that stand one after the other in a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.fast import twin
from cleaner.phrases import Phrases
from cleaner.text import first_word

# Longest phrase, in words, that is found where several stand in one line.
_LONGEST_PHRASE: Final = 6


def phrase_sizes(key: str, phrases: Phrases, others: frozenset[str] = frozenset()) -> Sequence[int]:
    """How many words each phrase in a key has, one after the other; 0 for each other word.

    The longest phrase counts from each word on; starred ones count as a whole only.

    >>> menu = Phrases("Home", "World news", "Sport")
    >>> phrase_sizes("home world news sport tips", menu)
    [1, 2, 1, 0]
    """
    return sizes_of_phrases(key, phrases.keys, phrases.first_words, others)


@twin("phrases")
def sizes_of_phrases(
    key: str, phrases: frozenset[str], first_words: frozenset[str], others: frozenset[str]
) -> list[int]:
    """See `phrase_sizes`.

    Args:
        key: the key of a line.
        phrases: the keys of the phrases.
        first_words: their first words.
        others: words that are phrases, too.
    """
    said = key.split(" ")
    found: list[int] = []
    at = 0
    while at < len(said):
        size = 1 if said[at] in others else 0
        if first_word(said[at]) in first_words:
            for stop in range(min(len(said), at + _LONGEST_PHRASE), at + size, -1):
                if " ".join(said[at:stop]) in phrases:
                    size = stop - at
                    break
        found.append(size)
        at += size or 1
    return found
