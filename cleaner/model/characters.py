"""Count the kinds of characters in every block at once, each text scanned a single time."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.text import is_cjk

#: A number for each block of a page.
Column = NDArray[np.float32]

#: The kinds told apart, in the order of `count_kinds`' columns.
KINDS: Final = (
    "other", "space", "lower", "upper", "digit", "wide", "stop", "comma", "quote", "bracket",
    "caseless", "dash", "bar",
)  # fmt: skip
_KIND: Final = {name: at for at, name in enumerate(KINDS)}
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
# Characters looked at together: their numbers take 25 bytes each while they are counted.
_AT_ONCE: Final = 0x10000


@cache
def _table() -> NDArray[np.uint8]:
    """The kind of each character of the basic plane; the rest of Unicode counts as other."""
    table = np.zeros(_TABLE_SIZE, np.uint8)
    for code in range(_TABLE_SIZE):
        character = chr(code)
        kind = _BY_CATEGORY.get(unicodedata.category(character))
        if kind is not None:
            table[code] = _KIND["wide" if kind == "caseless" and is_cjk(character) else kind]
    for kind, characters in _MARKED.items():
        for character in characters:
            table[ord(character)] = _KIND[kind]
    table[ord("\t")] = _KIND["space"]
    return table


@cache
def _ascii_table() -> bytes:
    return _table()[:0x100].tobytes()


def _kinds(text: str) -> NDArray[np.uint8]:
    """The kind of each character of a text, by the quickest way that its characters allow."""
    if text.isascii():
        return np.frombuffer(text.encode().translate(_ascii_table()), np.uint8)
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if codes.size == len(text):
        return _table().take(codes)
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _table().take(np.minimum(wide, _TABLE_SIZE - 1))


def count_kinds(
    texts: Sequence[str], lengths: NDArray[np.intp]
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """How many characters of each kind each text holds, and the kinds of its first and last one.

    Args:
        texts: the texts.
        lengths: how many characters each one has.

    Returns:
        A matrix with a row a kind and a column a text, and a matrix of two rows.
    """
    ends = lengths.cumsum()
    together = "".join(texts)
    if len(together) <= _AT_ONCE:
        kinds = _kinds(together)
        counts = _counted(kinds, lengths)
    else:
        kinds = np.empty(len(together), np.uint8)
        counts = np.zeros((len(texts), len(KINDS)), np.intp)
        for at in range(0, len(together), _AT_ONCE):
            piece = kinds[at : at + _AT_ONCE]
            piece[:] = _kinds(together[at : at + _AT_ONCE])
            first, last = ends.searchsorted((at, at + piece.size - 1), "right")
            starts = np.maximum(ends[first : last + 1] - lengths[first : last + 1], at)
            stops = np.minimum(ends[first : last + 1], at + piece.size)
            counts[first : last + 1] += _counted(piece, stops - starts)
    edges = np.zeros((2, len(texts)), np.uint8)
    if kinds.size:
        # An empty text has no first character, and shows that of another.
        kinds.take(ends - lengths, out=edges[0], mode="clip")
        kinds.take(ends - 1, out=edges[1], mode="clip")
        edges *= lengths > 0
    return counts.T.astype(np.float32, order="C"), edges


def _counted(kinds: NDArray[np.uint8], lengths: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many characters of each kind some texts hold, one behind the other: a row a text."""
    cells = lengths.size * len(KINDS)
    owner = np.arange(0, cells, len(KINDS)).repeat(lengths)
    owner += kinds
    return np.bincount(owner, minlength=cells).reshape(-1, len(KINDS))
