"""Which words stand in which blocks of a page, as numbers: all blocks are compared at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.blocks import Block
from cleaner.model.characters import Column
from cleaner.text import CJK

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
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_WIDE_RUN: Final = re.compile(f"[{CJK}]{{2,}}")


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Which words stand in which blocks of a page.

    Attributes:
        numbers: the number of each word.
        blocks: for each word of each block the number of the block.
        words: the same for the number of the word.
        held: how many words each block has.
        brief: whether a block is short, so that all of its words count and not only long ones.
    """

    numbers: dict[str, int]
    blocks: NDArray[np.intp]
    words: NDArray[np.intp]
    held: NDArray[np.intp]
    brief: NDArray[np.bool_]

    def echoes(self, weight: Column) -> tuple[Column, Column]:
        """For each block the share of its words that blocks of some weight say, too.

        A story speaks of the same things in its headline, its dek and its paragraphs; a menu and
        the titles of other stories do not. The second share is that of words which only a few of
        those blocks say: the names of things rather than the small words of the language.
        """
        mine = weight[self.blocks]
        others = np.bincount(self.words, mine, len(self.numbers))[self.words] - mine
        said = others >= _SAID
        rare = said & (others <= max(_OFTEN * float(weight.sum()), 2.0))
        return self._share(said), self._share(rare)

    def shared(self, statements: Sequence[str]) -> tuple[Column, Column]:
        """How far each block says what some statements say.

        Returns:
            The share of the block's words that any of them has, and the likeness to the one most
            alike: the share of the words of both that both have (Dice's coefficient).
        """
        anywhere = np.zeros(len(self.numbers), bool)
        best = np.zeros(self.held.size, np.float32)
        for statement in statements:
            stated = _all_words(statement)
            known = [self.numbers[word] for word in stated if word in self.numbers]
            if known:
                here = np.zeros(len(self.numbers), bool)
                here[known] = True
                anywhere |= here
                size = np.where(self.brief, len(stated), sum(map(_is_long, stated)))
                both = np.bincount(self.blocks, here[self.words], self.held.size)
                best = np.maximum(best, 2 * both / np.maximum(self.held + size, 1))
        return self._share(anywhere[self.words]), best.astype(np.float32)

    def _share(self, words: NDArray[np.bool_]) -> Column:
        told = np.bincount(self.blocks, words, self.held.size) / np.maximum(self.held, 1)
        return told.astype(np.float32)


def listen(blocks: Sequence[Block]) -> Spoken:
    """The words of a page's blocks: all of a short one's, the long ones of a long one's."""
    numbers: dict[str, int] = {}
    counts: list[int] = []
    said: list[int] = []
    for block in blocks:
        if block.key:
            found = _split_wide(set(block.key.split()), block.key)
        else:
            text = block.text[:_LISTENED].casefold()
            found = _split_wide(set(_LONG_WORD.findall(text)), text)
        counts.append(len(found))
        said += [numbers.setdefault(word, len(numbers)) for word in found]
    return Spoken(
        numbers,
        np.repeat(np.arange(len(blocks)), counts),
        np.array(said, np.intp),
        np.array(counts, np.intp),
        np.array([block.key != "" for block in blocks], bool),
    )


def _all_words(statement: str) -> set[str]:
    text = statement[:_LISTENED].casefold()
    return _split_wide(set(_WORD.findall(text)), text)


def _is_long(word: str) -> bool:
    return _LONG_WORD.fullmatch(word) is not None or _WIDE_RUN.fullmatch(word) is not None


def _split_wide(found: set[str], text: str) -> set[str]:
    """The words, with pairs of characters in place of runs in a script without spaces."""
    if len(found) * _SPARSE < len(text) and not text.isascii():
        for run in _WIDE_RUN.findall(text):
            found.discard(run)
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return found
