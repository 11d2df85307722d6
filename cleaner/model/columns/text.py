"""The shape of each block's text, and of the paragraph that it is a line of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.codes import CHARACTER_CODES
from cleaner.model.columns.characters import count_kinds
from cleaner.model.columns.table import GOOD_LENGTH, GOOD_LINKED, Columns
from cleaner.page import Page
from cleaner.text import ends_sentence

# Characters of scripts without spaces: how much longer each counts, and how many words it makes.
_WIDE_EXTRA: Final = np.float32(1.5)
_WIDE_WORDS: Final = np.float32(0.6)
# A text of at least this size is running text even where it ends without a full stop.
_LONG: Final = 200
# A text that ends in a character of these kinds does not close a sentence.
_WITHIN_SENTENCE: Final = [CHARACTER_CODES[kind] for kind in ("lower", "upper", "digit")]
# Characters counted as such, and as a share of the words.
_COUNTED: Final = {"stops": "stop", "commas": "comma", "quotes": "quote"}
_RATED: Final = {
    "stop_rate": "stop", "comma_rate": "comma", "brackets": "bracket", "bars": "bar",
    "dashes": "dash",
}  # fmt: skip


def add_text(page: Page, table: Columns) -> None:
    """Add how long each block's text is, of what characters it is made, and how often it stands."""
    texts = page.texts
    lengths = np.array([len(text) for text in texts], np.intp)
    counts, edges = count_kinds(texts, lengths)
    kinds = dict(zip(CHARACTER_CODES, counts, strict=True))
    size = lengths.astype(np.float32) + _WIDE_EXTRA * kinds["wide"]
    letters = kinds["lower"] + kinds["upper"] + kinds["caseless"] + kinds["wide"]
    words = kinds["space"] + 1 + _WIDE_WORDS * kinds["wide"]
    characters = np.maximum(lengths, 1).astype(np.float32)
    table["size"] = size
    table["words"] = words
    table["word_size"] = size / words
    table["linked"] = np.array(page.linked, np.float32) / characters
    table["bold"] = np.array(page.bold, np.float32) / characters
    table["ends"] = ends = np.zeros(len(texts), np.float32)
    # Most blocks end in a letter or a digit: only the others are looked at.
    for at in np.flatnonzero(np.isin(edges[1], _WITHIN_SENTENCE, invert=True)).tolist():
        ends[at] = ends_sentence(texts[at])
    table["upper"] = kinds["upper"] / np.maximum(letters, 1)
    table["digits"] = kinds["digit"] / characters
    table.update((name, kinds[kind]) for name, kind in _COUNTED.items())
    table.update((name, kinds[kind] / words) for name, kind in _RATED.items())
    table["first"], table["last"] = edges.astype(np.float32)
    is_long = (size >= GOOD_LENGTH) & ((ends > 0) | (size >= _LONG))
    table["good"] = size * (is_long & (table["linked"] <= GOOD_LINKED))
    _add_copies(texts, table)


def _add_copies(texts: Sequence[str], table: Columns) -> None:
    """Add how often each text stands on the page, and whether it stood there before."""
    first_at: dict[str, int] = {}
    first = np.array(list(map(first_at.setdefault, texts, count())), np.intp)
    table["copies"] = np.bincount(first)[first].astype(np.float32)
    table["copy"] = (first != np.arange(first.size)).astype(np.float32)


def add_units(page: Page, table: Columns) -> None:
    """Add the shape of the unit, the paragraph that the lines of flattened text are joined into.

    In HTML each block is a paragraph of its own.
    """
    n = len(page)
    starts = np.array([glue is None for glue in page.glues])
    starts[:1] = True
    first = np.flatnonzero(starts)
    last = np.append(first[1:], n) - 1
    unit = starts.cumsum() - 1
    shapes: dict[str, NDArray[np.float32]] = {
        "unit_lines": (last + 1 - first).astype(np.float32),
        "unit_size": np.add.reduceat(table["size"], first),
        "unit_stops": np.add.reduceat(table["stops"], first),
        "unit_ends": table["ends"][last],
    }
    table.update((name, shape[unit]) for name, shape in shapes.items())
    table["unit_place"] = (np.arange(n) - first[unit]).astype(np.float32)
