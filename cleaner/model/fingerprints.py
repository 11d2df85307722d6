"""Words as numbers: fingerprints of the words of many texts at once.

A word's fingerprint is made of the bytes of its letters, eight at a time. Words that share one by
chance are not to be expected: of a million words hardly two do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

#: A number for each of some words.
Fingerprints = NDArray[np.uint64]

# Characters that are looked at together: meanwhile each takes some 13 bytes.
AT_ONCE: Final = 0x10000
_EIGHT: Final = 8
# What came before is multiplied by an odd number whose bits look like chance: the fraction of the
# golden ratio.
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
# The mask of the first n of eight bytes, for each n.
_FIRST: Final = np.array([(1 << 8 * letters) - 1 for letters in range(_EIGHT + 1)], np.uint64)


def fingerprints(
    texts: Sequence[str], least: NDArray[np.intp] | None = None
) -> tuple[Fingerprints, NDArray[np.uint32]]:
    """The fingerprints of the words of some texts, text by text, and which text each word is of.

    Args:
        texts: words with white space between them.
        least: for each text how many bytes (of UTF-8) a word has at least; others are left out.
    """
    if sum(map(len, texts)) <= AT_ONCE:
        return _fingerprints(texts, least)
    parts: list[tuple[Fingerprints, NDArray[np.uint32]]] = []
    first = size = 0
    for behind, text in enumerate(texts, 1):
        size += len(text)
        if size >= AT_ONCE or behind == len(texts):
            prints, owners = _fingerprints(
                texts[first:behind], None if least is None else least[first:behind]
            )
            parts.append((prints, owners + np.uint32(first)))
            first, size = behind, 0
    return np.concatenate([prints for prints, _ in parts]), np.concatenate(
        [owners for _, owners in parts]
    )


def _fingerprints(
    texts: Sequence[str], least: NDArray[np.intp] | None
) -> tuple[Fingerprints, NDArray[np.uint32]]:
    # A line a text: then it shows where each one begins, however many bytes its letters take.
    together = "\n".join((*texts, " " * _EIGHT)).encode("utf-8", "surrogatepass")
    letters = np.frombuffer(together, np.uint8)
    is_letter = np.empty(letters.size + 1, bool)
    is_letter[0] = False
    np.greater(letters, ord(" "), out=is_letter[1:])
    edges = (is_letter[1:] != is_letter[:-1]).nonzero()[0]
    starts = edges[::2]
    lengths = edges[1::2] - starts
    ends = (letters == ord("\n")).nonzero()[0]
    if ends.size != len(texts):
        return _fingerprints([text.replace("\n", " ") for text in texts], least)
    behind = starts.searchsorted(ends)
    held = behind.copy()
    held[1:] -= behind[:-1]
    owners = np.arange(len(texts), dtype=np.uint32).repeat(held)
    if least is not None:
        long = (lengths >= least.take(owners)).nonzero()[0]
        starts, lengths, owners = starts.take(long), lengths.take(long), owners.take(long)
    return _of_letters(together, starts, lengths), owners


def _of_letters(text: bytes, starts: NDArray[np.intp], lengths: NDArray[np.intp]) -> Fingerprints:
    """The fingerprints of the words at some places of a text that ends in eight spaces."""
    # The eight bytes from each one on, as a number.
    eights = sliding_window_view(np.frombuffer(text, np.uint8), _EIGHT).view("<u8")[:, 0]
    prints: Fingerprints = (eights[starts] & _FIRST.take(lengths, mode="clip")) * _MIX
    past = _EIGHT
    longer = (lengths > past).nonzero()[0]
    while longer.size:
        left = lengths.take(longer) - past
        more = eights[starts.take(longer) + past] & _FIRST.take(left, mode="clip")
        prints[longer] = (prints.take(longer) + more) * _MIX
        past += _EIGHT
        longer = longer[left > _EIGHT]
    return prints
