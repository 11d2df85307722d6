"""Which words stand in which blocks of a page, as numbers: all blocks are compared at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.blocks import Block
from cleaner.model.characters import Column
from cleaner.text import CJK, small_words, without_marks

# A word counts as said by others from so much weight on, and as a small word of the language if it
# is in more than this share of the blocks.
_SAID: Final = 0.4
_OFTEN: Final = 0.3
# So many characters of a block, or of a statement, are looked at for its words.
_LISTENED: Final = 800
# Fewer words than one in so many characters: the script may put no spaces between words.
_SPARSE: Final = 12
_WORD: Final = re.compile(r"[^\W_]+")
# Of a long block these are enough: they name things.
_LONG: Final = 4
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
# Each ASCII character as it stands in a long word: letters small, spaces for all else.
_ASCII_LETTERS: Final = bytes(
    ord(chr(code).lower()) if chr(code).isalpha() else 0x20 for code in range(0x80)
) + bytes(0x80)
_WIDE_RUN: Final = re.compile(f"[{CJK}]{{2,}}")


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Which words stand in which blocks of a page.

    Attributes:
        numbers: the number of each word.
        words: for each word of each block, block by block, the number of the word.
        held: how many words each block has.
        speaking: the places of the blocks that have words.
        starts: for each of these the place of its first word among those of all blocks.
        brief: whether a block is short, so that all of its words count and not only long ones.
    """

    numbers: Mapping[str, int]
    words: NDArray[np.intp]
    held: NDArray[np.intp]
    speaking: NDArray[np.intp]
    starts: NDArray[np.intp]
    brief: NDArray[np.bool_]

    def echoes(self, weight: Column) -> tuple[Column, Column]:
        """For each block the share of its words that blocks of some weight say, too.

        A story speaks of the same things in its headline, its dek and its paragraphs; a menu and
        the titles of other stories do not. The second share is that of words which only a few of
        those blocks say: the names of things rather than the small words of the language.
        """
        mine = weight.repeat(self.held)
        others = np.bincount(self.words, mine, len(self.numbers)).take(self.words) - mine
        marks = np.empty((2, mine.size), bool)
        said, rare = marks
        np.greater_equal(others, _SAID, out=said)
        np.less_equal(others, max(_OFTEN * float(weight.sum()), 2.0), out=rare)
        rare &= said
        shares = (self._counts(marks) / np.maximum(self.held, 1)).astype(np.float32)
        return shares[0], shares[1]

    def shared(self, statements: Sequence[str]) -> tuple[Column, Column]:
        """How far each block says what some statements say.

        Returns:
            The share of the block's words that any of them has, and the likeness to the one most
            alike: the share of the words of both that both have (Dice's coefficient).
        """
        if not statements:
            nothing = np.zeros(self.held.size, np.float32)
            return nothing, nothing
        stated = [_all_words(statement) for statement in statements]
        # A row a statement, and one for all of them.
        here = np.zeros((len(stated) + 1, len(self.numbers)), bool)
        for row, found in zip(here, stated, strict=False):
            row[[self.numbers[word] for word in found if word in self.numbers]] = True
        here[:-1].any(axis=0, out=here[-1])
        counts = self._counts(here.take(self.words, axis=1))
        sizes = np.array([(sum(map(_is_long, found)), len(found)) for found in stated])
        both = np.maximum(self.held + sizes[:, self.brief.view(np.int8)], 1)
        likest = (2 * counts[:-1] / both).max(axis=0)
        share = counts[-1] / np.maximum(self.held, 1)
        return share.astype(np.float32), likest.astype(np.float32)

    def _counts(self, marks: NDArray[np.bool_]) -> NDArray[np.intp]:
        """How many of each block's words are marked, for each row of marks of all words."""
        counts = np.zeros((len(marks), self.held.size), np.intp)
        # A sum from each start to the next: none is of nothing.
        counts[:, self.speaking] = np.add.reduceat(marks, self.starts, axis=1, dtype=np.intp)
        return counts


def listen(blocks: Sequence[Block]) -> Spoken:
    """The words of a page's blocks: all of a short one's, the long ones of a long one's."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    held: list[int] = []
    said = map(numbers.__getitem__, chain.from_iterable(_heard(blocks, held)))
    words = np.fromiter(said, np.intp)
    numbers.default_factory = None
    counts = np.array(held, np.intp)
    speaking = np.flatnonzero(counts)
    starts = (counts.cumsum() - counts)[speaking]
    brief = np.array([block.key != "" for block in blocks], bool)
    return Spoken(numbers, words, counts, speaking, starts, brief)


def _heard(blocks: Sequence[Block], held: list[int]) -> Iterator[set[str]]:
    """The words of each block; how many they are is added to a list."""
    for block in blocks:
        key = block.key
        if not key:
            found = _long_words(block.text[:_LISTENED])
        elif key.isascii():
            found = set(key.split())
        else:
            found = _split_wide(set(key.split()), key)
        held.append(len(found))
        yield found


def _long_words(text: str) -> set[str]:
    text = without_marks(text)
    if text.isascii():
        small = text.encode().translate(_ASCII_LETTERS).decode()
        return {word for word in small.split() if len(word) >= _LONG}
    text = text.casefold()
    return _split_wide(set(_LONG_WORD.findall(text)), text)


def _all_words(statement: str) -> set[str]:
    text = without_marks(statement[:_LISTENED])
    if text.isascii():
        return set(small_words(text))
    text = text.casefold()
    return _split_wide(set(_WORD.findall(text)), text)


def _is_long(word: str) -> bool:
    if word.isascii():
        return len(word) >= _LONG and word.isalpha()
    return _LONG_WORD.fullmatch(word) is not None or _WIDE_RUN.fullmatch(word) is not None


def _split_wide(found: set[str], text: str) -> set[str]:
    """The words, with pairs of characters in place of runs in a script without spaces."""
    if len(found) * _SPARSE < len(text) and not text.isascii():
        for run in _WIDE_RUN.findall(text):
            found.discard(run)
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return found
