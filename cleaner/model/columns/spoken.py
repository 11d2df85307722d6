"""Which words stand in which blocks of a page, as numbers: all blocks are compared at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.columns.table import Column
from cleaner.model.fingerprints import Fingerprints, fingerprints
from cleaner.page import Block
from cleaner.text import CJK, small_words, without_marks

# Others say a word if the weights of their blocks add up to the first; it is a small word of the
# language if it is in more than the second, a share of the blocks.
_SAID: Final = 0.4
_OFTEN: Final = 0.3
# Characters of a block, or of a statement, that are looked at for its words.
_LISTENED: Final = 800
# The words of longer blocks, in characters, do not tell a notice from a paragraph.
_WEIGHED: Final = 400
# With fewer words than one in this many characters the script may put no spaces between words.
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
    """Which words stand in which blocks of a page, and in what it says of itself.

    Attributes:
        known: how many words there are.
        words: for each word of each block the number of the word, in ascending order.
        owners: for each of these the place of the block; those of one word ascend.
        held: how many words each block has.
        some: the same, but 1 where it has none.
        brief: for each block 1 if it is short, so that all of its words count, or else 0.
        stated: for each statement the numbers of its words.
        sizes: for each statement how many words it has that are long, and how many in all.
        weighed: the fingerprints of the words of blocks that are not long, and the block of each.
        further: the fingerprints of the words of further texts, and the text that each is of.
    """

    known: int
    words: NDArray[np.intp]
    owners: NDArray[np.intp]
    held: Column
    some: Column
    brief: NDArray[np.intp]
    stated: Sequence[NDArray[np.intp]]
    sizes: NDArray[np.intp]
    weighed: tuple[Fingerprints, NDArray[np.uint32]]
    further: tuple[Fingerprints, NDArray[np.uint32]]

    def echoes(self, weight: Column) -> tuple[Column, Column]:
        """For each block the share of its words that blocks of some weight say, too.

        A story speaks of the same things in its headline, its dek and its paragraphs; a menu and
        the titles of other stories do not. The second share is that of words which only a few of
        those blocks say: the names of things rather than the small words of the language.
        """
        mine = weight.take(self.owners)
        others = np.bincount(self.words, mine, self.known).take(self.words) - mine
        said = (others >= _SAID).nonzero()[0]
        rare = said[others.take(said) <= max(_OFTEN * float(weight.sum()), 2.0)]
        return self._share(said), self._share(rare)

    def shared(self, *groups: slice) -> list[tuple[Column, Column]]:
        """How far each block says what the page says of itself, for each group of statements.

        Returns:
            The share of the block's words that any of the statements has, and the likeness to the
            one most alike: the share of the words of both that both have (Dice's coefficient).
        """
        n, total = self.held.size, len(self.stated)
        if not total:
            nothing = np.zeros(n, np.float32)
            return [(nothing, nothing)] * len(groups)
        here = np.zeros((total, self.known), bool)
        for row, numbers in zip(here, self.stated, strict=True):
            row[numbers] = True
        places = here.any(axis=0).take(self.words).nonzero()[0]
        here = here.take(self.words.take(places), axis=1)
        rows, columns = here.nonzero()
        in_both = np.bincount(rows * n + self.owners[places[columns]], minlength=total * n)
        in_each = self.held + self.sizes.take(self.brief, axis=1)
        likeness = 2 * in_both.reshape(total, n) / np.maximum(in_each, 1)
        return [
            (
                self._share(places[here[group].any(axis=0)]),
                likeness[group].max(axis=0, initial=0).astype(np.float32),
            )
            for group in groups
        ]

    def _share(self, places: NDArray[np.intp]) -> Column:
        """For each block how many of its words are among those at some places."""
        counts = np.bincount(self.owners.take(places), minlength=self.held.size)
        share: Column = np.divide(counts, self.some, dtype=np.float32)
        return share


def listen(
    blocks: Sequence[Block], statements: Sequence[str] = (), further: Sequence[str] = ()
) -> Spoken:
    """The words of a page's blocks: all of a short one's, the long ones of a long one's.

    Args:
        blocks: the blocks of a page.
        statements: what the page says of itself: all words count.
        further: texts whose words are not compared with others; spaces stand between them.
    """
    n = len(blocks)
    stated = list(map(_all_words, statements))
    texts = [*map(_spoken, blocks), *map(" ".join, stated), *further]
    not_brief = [at for at, block in enumerate(blocks) if not block.key]
    least = np.zeros(len(texts), np.intp)
    least[not_brief] = _LONG
    prints, owners = fingerprints(texts, least)
    own = n + len(stated)
    of_blocks, compared = owners.searchsorted((n, own)).tolist()
    rest = prints[compared:].copy(), owners[compared:] - np.uint32(own)
    small = np.ones(n, bool)
    small[[at for at in not_brief if len(blocks[at].text) > _WEIGHED]] = False
    of_small = small.take(owners[:of_blocks]).nonzero()[0]
    weighed = prints.take(of_small), owners.take(of_small)
    words, places = _numbered(prints[:compared], owners[:compared])
    known = int(words[-1]) + 1 if words.size else 0
    in_statements: list[NDArray[np.intp]] = []
    if stated:
        of_block = places < n
        others, by = words[~of_block], places[~of_block]
        in_statements = [others[by == n + at] for at in range(len(stated))]
        words, places = words[of_block], places[of_block]
    held = np.bincount(places, minlength=n).astype(np.float32)
    sizes = [(sum(map(_is_long, found)), len(found)) for found in stated]
    return Spoken(
        known, words, places, held, np.maximum(held, 1), (least[:n] == 0).astype(np.intp),
        in_statements, np.array(sizes, np.intp).reshape(-1, 2), weighed, rest,
    )  # fmt: skip


def weighed_words(block: Block) -> set[str]:
    """The words of a block that are weighed, as `Spoken.weighed` has them; none of a long one's."""
    if len(block.text) > _WEIGHED:
        return set()
    least = 1 if block.key else _LONG
    return {word for word in _spoken(block).split() if len(word.encode()) >= least}


def _numbered(
    prints: Fingerprints, owners: NDArray[np.uint32]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """A number for each word, in ascending order, and its owner: each pair once."""
    # One array is sorted once: the owner takes the place of a fingerprint's lowest bits, since no
    # two words of a page are likely to differ in those alone. To number the fingerprints first, by
    # np.unique(..., return_inverse=True), takes 3 % more of a page's time.
    low = np.uint64((1 << int(owners[-1]).bit_length()) - 1) if owners.size else np.uint64(0)
    both = np.sort((prints & ~low) | owners)
    # np.unique would load numpy.ma, which takes 1.2 MB.
    both = both[np.append(True, both[1:] != both[:-1])[: both.size]]
    places = (both & low).astype(np.intp)
    word = both & ~low
    is_new = np.append(False, word[1:] != word[:-1])[: word.size]
    return is_new.cumsum(), places


def _spoken(block: Block) -> str:
    """A block's words with spaces between them; of a long one in ASCII the short ones, too."""
    key = block.key
    if key:
        return key if key.isascii() else " ".join(_split_wide(set(key.split()), key))
    text = without_marks(block.text[:_LISTENED])
    if text.isascii():
        return text.encode().translate(_ASCII_LETTERS).decode()
    text = text.casefold()
    return " ".join(_split_wide(set(_LONG_WORD.findall(text)), text))


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
