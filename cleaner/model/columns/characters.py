"""Count the kinds of characters in every block at once, each text scanned a single time."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.codes import CHARACTER_CODES
from cleaner.text import CLOSERS, SENTENCE_END, is_cjk

#: For each character of the basic plane its kind, in the lowest bits, and `CLOSES` and `STOPS`.
Marks = NDArray[np.uint8]

#: The bits of a character's kind.
KIND: Final = 0x0F
#: The bit of a character that may stand behind the stop of a sentence.
CLOSES: Final = 0x10
#: The bit of a character that ends a sentence.
STOPS: Final = 0x20

_MARKED: Final = {
    "stop": ".!?…。！？؟۔।｡",
    "comma": ",;:、，；：،؛",
    "quote": "\"'“”„‘’‚«»‹›「」『』",
    "bracket": "()[]{}（）【】〔〕",
    "dash": "-‐‑‒–—―",
    "bar": "|/\\·•›>»→",
}
_BY_CATEGORY: Final = {
    "Ll": "lower", "Lu": "upper", "Lt": "upper", "Nd": "digit", "Nl": "digit", "No": "digit",
    "Lo": "caseless", "Lm": "caseless", "Mn": "caseless", "Mc": "caseless", "Zs": "space",
}  # fmt: skip
_TABLE_SIZE: Final = 0x10000
_KINDS: Final = len(CHARACTER_CODES)
# Characters counted at a time: meanwhile each takes 25 bytes.
_AT_ONCE: Final = 0x10000


@cache
def character_marks() -> Marks:
    """The marks of each character of the basic plane; the rest of Unicode counts as its last."""
    table = np.zeros(_TABLE_SIZE, np.uint8)
    for code in range(_TABLE_SIZE):
        character = chr(code)
        kind = _BY_CATEGORY.get(unicodedata.category(character))
        if kind is not None:
            is_wide = kind == "caseless" and is_cjk(character)
            table[code] = CHARACTER_CODES["wide" if is_wide else kind]
    for kind, characters in _MARKED.items():
        for character in characters:
            table[ord(character)] = CHARACTER_CODES[kind]
    table[ord("\t")] = CHARACTER_CODES["space"]
    table[list(map(ord, CLOSERS))] |= CLOSES
    table[list(map(ord, SENTENCE_END))] |= STOPS
    table.flags.writeable = False
    return table


def _kinds(text: str, marks: Marks) -> NDArray[np.uint8]:
    """The kind of each character of a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return marks[np.minimum(codes, _TABLE_SIZE - 1)] & np.uint8(KIND)


def count_kinds(
    texts: Sequence[str], lengths: NDArray[np.intp], marks: Marks
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """How many characters of each kind each text holds, and the kinds of its first and last one.

    Args:
        texts: the texts.
        lengths: how many characters each one has.
        marks: those of each character.

    Returns:
        An array of kinds by texts, in the order of `CHARACTER_CODES`, and one of two rows.
    """
    ends = lengths.cumsum()
    together = "".join(texts)
    kinds = np.empty(len(together), np.uint8)
    counts = np.zeros((len(texts), _KINDS), np.intp)
    for at in range(0, len(together), _AT_ONCE):
        piece = kinds[at : at + _AT_ONCE]
        piece[:] = _kinds(together[at : at + _AT_ONCE], marks)
        first, last = ends.searchsorted((at, at + piece.size - 1), "right")
        starts = np.maximum(ends[first : last + 1] - lengths[first : last + 1], at)
        stops = np.minimum(ends[first : last + 1], at + piece.size)
        counts[first : last + 1] += _counted(piece, stops - starts)
    edges = np.zeros((2, len(texts)), np.uint8)
    some = np.flatnonzero(lengths)
    edges[:, some] = kinds[[ends[some] - lengths[some], ends[some] - 1]]
    return counts.T.astype(np.float32, order="C"), edges


def _counted(kinds: NDArray[np.uint8], lengths: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many characters of each kind some texts hold, one text after the other: a row a text."""
    owners = np.arange(lengths.size).repeat(lengths)
    counts = np.bincount(owners * _KINDS + kinds, minlength=lengths.size * _KINDS)
    return counts.reshape(-1, _KINDS)
