"""Which words stand in which blocks of a page, as numbers: all blocks are compared at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.columns.table import Column
from cleaner.model.fingerprints import Fingerprints, fingerprints
from cleaner.page import Block, Page
from cleaner.text import CJK, is_cjk, small_words, without_marks

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
# Words in order: a run of characters of a script without spaces is one that is yet to be cut.
_RUN: Final = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
# Of a number counts how long it is, up to a year's length.
_LONGEST_NUMBER: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Which words stand in which blocks of a page, and in what it says of itself.

    Attributes:
        words: the numbers of the words of each block, each once, and of each statement behind them.
        starts: where those of each one begin; the last number says where they end.
        brief: for each block whether it is short, so that all of its words count.
        sizes: for each statement how many words it has that are long, and how many in all.
        prints: the fingerprints of the words of each block, as they stand there, and where those of
            each block begin.
        weighed: for each block whether it is not long, so that its words tell what it is.
        names: the fingerprints of the words of further texts, and where those of each begin.
    """

    words: NDArray[np.intp]
    starts: NDArray[np.intp]
    brief: Sequence[bool]
    sizes: Sequence[tuple[int, int]]
    prints: tuple[Fingerprints, NDArray[np.intp]]
    weighed: Sequence[bool]
    names: tuple[Fingerprints, NDArray[np.intp]]

    def echoes(self, weight: Column) -> NDArray[np.float32]:
        """For each block the share of its words that blocks of some weight say, too.

        A story speaks of the same things in its headline, its dek and its paragraphs; a menu and
        the titles of other stories do not. The second row has the share of words which only a few
        of those blocks say: the names of things rather than the small words of the language.
        """
        return echoes(self.words, self.starts, weight)

    def agreement(self, titles: int) -> NDArray[np.float32]:
        """How far each block says what the page says of itself.

        Args:
            titles: how many of the statements are titles; the others are descriptions.

        Returns:
            The share of the block's words that any of the titles has, and the likeness to the one
            most alike: the share of the words of both that both have (Dice's coefficient). Then the
            same for descriptions.
        """
        return agreement(self.words, self.starts, self.brief, self.sizes, titles)


@twin("words")
def echoes(
    words: NDArray[np.intp], starts: NDArray[np.intp], weight: Column
) -> NDArray[np.float32]:
    """See `Spoken.echoes`."""
    n = weight.size
    words = words[: starts[n]]
    held = np.diff(starts[: n + 1])
    owners = np.arange(n).repeat(held)
    mine = weight[owners]
    others = np.bincount(words, mine)[words] - mine
    said = others >= _SAID
    # Added up one after the other, so that it does not depend on who adds.
    whole = float(weight.cumsum(dtype=np.float64)[-1])
    rare = said & (others <= max(_OFTEN * whole, 2.0))
    some = np.maximum(held, 1).astype(np.float32)
    counts = [np.bincount(owners[found], minlength=n) for found in (said, rare)]
    return np.array([count.astype(np.float32) / some for count in counts])


@twin("words")
def agreement(
    words: NDArray[np.intp],
    starts: NDArray[np.intp],
    brief: Sequence[bool],
    sizes: Sequence[tuple[int, int]],
    titles: int,
) -> NDArray[np.float32]:
    """See `Spoken.agreement`."""
    n = len(brief)
    own = [set(words[first:last].tolist()) for first, last in pairwise(starts.tolist())]
    stated = list(zip(own[n:], sizes, strict=True))
    columns: list[list[float]] = []
    for group in (stated[:titles], stated[titles:]):
        any_of_them = set().union(*(said for said, _ in group))
        shared = [block & any_of_them for block in own[:n]]
        columns.append(
            [len(some) / max(len(block), 1) for some, block in zip(shared, own, strict=False)]
        )
        columns.append(
            [
                max(_dice(block, said, size[is_brief]) for said, size in group) if some else 0.0
                for some, block, is_brief in zip(shared, own, brief, strict=False)
            ]
        )
    return np.array(columns, np.float32)


def _dice(block: set[int], stated: set[int], size: int) -> float:
    return 2 * len(block & stated) / max(len(block) + size, 1)


def listen(page: Page, statements: Sequence[str] = (), names: Sequence[str] = ()) -> Spoken:
    """The words of a page's blocks: all of a short one's, the long ones of a long one's.

    Args:
        page: the page.
        statements: what the page says of itself: all words count.
        names: texts whose words are not compared with others; spaces stand between them.
    """
    n = len(page)
    both = zip(page.keys, page.texts, strict=True)
    stated = list(map(_all_words, statements))
    brief = list(map(bool, page.keys))
    said = spell(page.keys, page.texts, spoken_form)
    least = [1 if is_brief else _LONG for is_brief in brief]
    prints, starts = fingerprints([*said, *map(" ".join, stated)], [*least, *[1] * len(stated)])
    words, word_starts = number_words(prints, starts)
    return Spoken(
        words=words,
        starts=word_starts,
        brief=brief,
        sizes=[(sum(map(_is_long, found)), len(found)) for found in stated],
        prints=(prints, starts[: n + 1]),
        weighed=[key != "" or len(text) <= _WEIGHED for key, text in both],
        names=fingerprints(list(names), [1] * len(names)),
    )


@twin("words")
def spell(
    keys: tuple[str, ...], texts: tuple[str, ...], spoken: Callable[[str, str], str]
) -> list[str]:
    """The words of each block with spaces between them.

    Args:
        keys: the key of each block.
        texts: its text.
        spoken: says the words of one block, given its key and its text.
    """
    return list(map(spoken, keys, texts))


@twin("words")
def number_words(
    prints: Fingerprints, starts: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The numbers of the words of some texts, each once, and where those of each text begin.

    Words are numbered as they appear.

    Args:
        prints: their fingerprints, text by text.
        starts: where those of each text begin; the last number says where they end.
    """
    numbers: dict[int, int] = {}
    words: list[int] = []
    ends = [0]
    for first, last in pairwise(starts.tolist()):
        found = dict.fromkeys(prints[first:last].tolist())
        words += [numbers.setdefault(word, len(numbers)) for word in found]
        ends.append(len(words))
    return np.array(words, np.intp), np.array(ends, np.intp)


def weighed_words(block: Block) -> set[str]:
    """The words of a block that are weighed; none of a long one's."""
    if len(block.text) > _WEIGHED:
        return set()
    least = 1 if block.key else _LONG
    words = spoken_form(block.key, block.text).split()
    return {word for word in words if len(word.encode()) >= least}


def worded(page: Page) -> tuple[Fingerprints, NDArray[np.intp]]:
    """The fingerprints of what `wording` finds in each block, and where those of each one begin."""
    return fingerprints(wording(page.texts), [1] * len(page))


@twin("words")
def wording(texts: tuple[str, ...]) -> list[str]:
    """How each text is worded: its words in order, each two that follow one another, and its ends.

    In small letters, with spaces between them. A number is so many zeros, and in a script without
    spaces each two characters are a word.

    >>> wording(("Read more: 12 July", "関連"))
    ['read more 00 july read_more more_00 00_july _read july_', '関連 _関連 関連_']
    """
    return [_wording(text[:_LISTENED].lower()) for text in texts]


def _wording(text: str) -> str:
    words = [word for run in _RUN.findall(text) for word in _cut(run)]
    ends = ["_" + words[0], words[-1] + "_"] if words else []
    return " ".join([*words, *map("_".join, pairwise(words)), *ends])


def _cut(run: str) -> Sequence[str]:
    """The words in a run of characters that belong together."""
    if run.isdecimal():
        return ["0" * min(len(run), _LONGEST_NUMBER)]
    if len(run) > 1 and is_cjk(run[0]):
        return list(map("".join, pairwise(run)))
    return [run]


def spoken_form(key: str, text: str) -> str:
    """A block's words with spaces between them; of a long one in ASCII the short ones, too."""
    if key:
        return key if key.isascii() else " ".join(_split_wide(set(key.split()), key))
    text = without_marks(text[:_LISTENED])
    if text.isascii():
        return text.encode().translate(_ASCII_LETTERS).decode()
    text = text.casefold()
    return " ".join(_split_wide(set(long_words(text)), text))


@twin("words")
def long_words(text: str) -> list[str]:
    """The runs of letters in a text that are long enough to name things."""
    return _LONG_WORD.findall(text)


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
