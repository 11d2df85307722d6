"""The phrases that stand one after the other in a line, and those that a long one begins with."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from cleaner.filters._lines import is_spoken
from cleaner.text import Phrases, first_word, match_key

# Of so many words phrases are made up where several stand in one line.
_LONGEST_PHRASE: Final = 6
# How much of a long line is looked at for the phrase that it begins with, and for its first word.
_OPENING: Final = 100
_WORD: Final = 30


def opens_long(text: str, phrases: Phrases) -> bool:
    """Whether a text that has no key, for its length, begins with a starred phrase.

    >>> opens_long("We use cookies " + "to know you. " * 20, Phrases(en=("We use cookies *",)))
    True
    """
    if first_word(match_key(text[:_WORD])) not in phrases.first_words:
        return False
    return not is_spoken(text) and phrases.opens(match_key(text[:_OPENING]))


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
