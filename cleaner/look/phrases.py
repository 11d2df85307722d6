"""The phrases that stand one after the other in a line, and those that a long one begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from cleaner.look.blocks import is_spoken
from cleaner.look.lines import lines_of
from cleaner.page import Document
from cleaner.phrases import Phrases
from cleaner.text import first_word, match_key

# Of so many words phrases are made up where several stand in one line.
_LONGEST_PHRASE: Final = 6
# How much of a long line is looked at for the phrase that it begins with.
_OPENING: Final = 100


def long_lines(document: Document, phrases: Phrases) -> list[int]:
    """Positions of the lines without a key, for their length, that begin with a starred phrase.

    No speech.

    >>> from cleaner.read import read_flat
    >>> page = read_flat("We use cookies " + "to know you. " * 20)
    >>> long_lines(page, Phrases("We use cookies *"))
    [0]
    """
    blocks, openings = document.blocks, lines_of(document).long_by_first_word
    places = [i for word in phrases.first_words.intersection(openings) for i in openings[word]]
    return [
        i
        for i in sorted(places)
        if blocks[i].is_body
        and not is_spoken(blocks[i].text)
        and phrases.opens(match_key(blocks[i].text[:_OPENING]))
    ]


def phrase_sizes(
    key: str, phrases: Phrases, others: Collection[str] = frozenset()
) -> Iterator[int]:
    """From how many words each phrase is that a key holds one after the other; 0 for other words.

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
