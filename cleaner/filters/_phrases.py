"""Which lines of a page are among the phrases of a filter, without asking line by line.

The filters run one after the other over the same lines. What helps all of them to find theirs is
worked out for the first one, and kept for the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from cleaner.blocks import Block
from cleaner.text import Phrases, first_word

_KEY = attrgetter("key")
_NUMBER = re.compile(r"\d+")
# Pages whose lines are kept: threads may clean several at a time.
_PAGES = 8
# Of so many words phrases are made up where several stand in one line.
_LONGEST_PHRASE = 6


def lines_among(phrases: Phrases, blocks: Sequence[Block]) -> list[int]:
    """Positions of the lines that are one of the phrases or begin with a starred one, in order."""
    places = lines_by_first_word(blocks)
    near = [i for word in phrases.first_words.intersection(places) for i in places[word]]
    return sorted(i for i in near if phrases.match(blocks[i].key))


def numbered(blocks: Sequence[Block]) -> Mapping[int, str]:
    """The keys of the lines that hold a number, by position, with each number written as 0.

    So "0 comments" stands for any count of them.

    >>> numbered([Block(0, "Comments", key="comments"), Block(1, "12 Comments", key="12 comments")])
    {1: '0 comments'}
    """
    return _numbered(_keys(blocks))


def lines_by_first_word(blocks: Sequence[Block]) -> Mapping[str, Sequence[int]]:
    """Positions of the lines by the first words of their keys."""
    return _places(_keys(blocks))


def _keys(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(map(_KEY, blocks))


@lru_cache(_PAGES)
def _places(keys: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    places: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        places.setdefault(first_word(key), []).append(i)
    return places


@lru_cache(_PAGES)
def _numbered(keys: tuple[str, ...]) -> Mapping[int, str]:
    as_zero = _NUMBER.sub("0", "\n".join(keys)).split("\n")
    return {i: key for i, key in enumerate(as_zero) if "0" in key}


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
