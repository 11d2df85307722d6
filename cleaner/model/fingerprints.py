"""Words as numbers: fingerprints of the words of many texts at once.

A word's fingerprint is made of the bytes of its letters, eight at a time. Words that share one by
chance are not to be expected: of a million words hardly two do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin

#: A number for each of some words.
Fingerprints = NDArray[np.uint64]

# Letters, in bytes, that make one number of 64 bits.
_EIGHT: Final = 8
# What came before is multiplied by an odd number whose bits look like chance: the fraction of the
# golden ratio.
_MIX: Final = 0x9E3779B97F4A7C15
_BITS: Final = (1 << 64) - 1
# Each byte as it stands in a word: what is no letter is a space.
_LETTERS: Final = bytes(byte if byte > ord(" ") else ord(" ") for byte in range(0x100))


@twin("words")
def fingerprints(
    texts: Sequence[str], least: Sequence[int]
) -> tuple[Fingerprints, NDArray[np.intp]]:
    """The fingerprints of the words of some texts, text by text, and where those of each begin.

    Args:
        texts: words with white space between them.
        least: for each text how many bytes (of UTF-8) a word has at least; others are left out.

    Returns:
        The fingerprints, and a number more than there are texts: those of text `i` are from
        `starts[i]` up to `starts[i + 1]`.
    """
    prints: list[int] = []
    starts = [0]
    for text, shortest in zip(texts, least, strict=True):
        words = text.encode("utf-8", "surrogatepass").translate(_LETTERS).split()
        prints += [_fingerprint(word) for word in words if len(word) >= shortest]
        starts.append(len(prints))
    return np.array(prints, np.uint64), np.array(starts, np.intp)


def _fingerprint(word: bytes) -> int:
    found = 0
    for at in range(0, len(word), _EIGHT):
        letters = int.from_bytes(word[at : at + _EIGHT], "little")
        found = (found + letters) * _MIX & _BITS
    return found
