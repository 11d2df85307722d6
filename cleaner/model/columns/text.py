"""The shape of each block's text, and of the paragraph that it is a line of."""

from __future__ import annotations

from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.codes import CHARACTER_CODES
from cleaner.model.columns.characters import Marks, character_marks, count_kinds
from cleaner.model.columns.table import GOOD_LENGTH, GOOD_LINKED, Column, Columns
from cleaner.page import Page
from cleaner.text import ends_sentence

# Characters of scripts without spaces: how much longer each counts, and how many words it makes.
_WIDE_EXTRA: Final = np.float32(1.5)
_WIDE_WORDS: Final = np.float32(0.6)
# A text of at least this size is running text even where it ends without a full stop.
_LONG: Final = 200
# Characters counted as such, and as a share of the words.
_COUNTED: Final = ("stop", "comma", "quote")
_RATED: Final = ("stop", "comma", "bracket", "bar", "dash")

#: The columns of `text_shapes`.
_SHAPE: Final = (
    "size", "words", "word_size", "linked", "bold", "ends", "upper", "digits",
    "stops", "commas", "quotes",
    "stop_rate", "comma_rate", "brackets", "bars", "dashes",
    "first", "last", "good", "copies", "copy",
)  # fmt: skip
#: The columns of `unit_shapes`.
_UNIT: Final = ("unit_lines", "unit_size", "unit_stops", "unit_ends", "unit_place")


def add_text(page: Page, table: Columns) -> None:
    """Add how long each block's text is, of what characters it is made, and how often it stands."""
    table.add(_SHAPE, text_shapes(page.texts, page.linked, page.bold, character_marks()))


@twin("characters")
def text_shapes(
    texts: tuple[str, ...], linked: tuple[int, ...], bold: tuple[int, ...], marks: Marks
) -> NDArray[np.float32]:
    """The shape of some texts: see `_SHAPE`.

    Args:
        texts: the texts.
        linked: how many characters of each are inside links.
        bold: how many are in bold type.
        marks: those of each character.
    """
    lengths = np.array([len(text) for text in texts], np.intp)
    counts, edges = count_kinds(texts, lengths, marks)
    kinds = dict(zip(CHARACTER_CODES, counts, strict=True))
    size = lengths.astype(np.float32) + _WIDE_EXTRA * kinds["wide"]
    letters = kinds["lower"] + kinds["upper"] + kinds["caseless"] + kinds["wide"]
    words = kinds["space"] + 1 + _WIDE_WORDS * kinds["wide"]
    characters = np.maximum(lengths, 1).astype(np.float32)
    in_links = np.array(linked, np.float32) / characters
    ends = np.array([ends_sentence(text) for text in texts])
    is_long = (size >= GOOD_LENGTH) & (ends | (size >= _LONG))
    return np.array(
        [
            size,
            words,
            size / words,
            in_links,
            np.array(bold, np.float32) / characters,
            ends,
            kinds["upper"] / np.maximum(letters, 1),
            kinds["digit"] / characters,
            *(kinds[kind] for kind in _COUNTED),
            *(kinds[kind] / words for kind in _RATED),
            *edges,
            size * (is_long & (in_links <= GOOD_LINKED)),
            *_copies(texts),
        ],
        np.float32,
    )


def _copies(texts: tuple[str, ...]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """How often each text stands on the page, and whether it stood there before."""
    first_at: dict[str, int] = {}
    first = np.array(list(map(first_at.setdefault, texts, count())), np.intp)
    return np.bincount(first)[first], first != np.arange(first.size)


def add_units(page: Page, table: Columns) -> None:
    """Add the shape of the unit, the paragraph that the lines of flattened text are joined into.

    In HTML each block is a paragraph of its own.
    """
    table.add(_UNIT, unit_shapes(page.glues, table["size"], table["stops"], table["ends"]))


@twin("places")
def unit_shapes(
    glues: tuple[str | None, ...], size: Column, stops: Column, ends: Column
) -> NDArray[np.float32]:
    """The shape of the unit that each block is in: see `_UNIT`.

    Args:
        glues: for each block None where it begins a unit.
        size: how long each block is.
        stops: how many stops it holds.
        ends: whether it ends a sentence.
    """
    starts = np.array([glue is None for glue in glues])
    starts[:1] = True
    first = np.flatnonzero(starts)
    last = np.append(first[1:], starts.size) - 1
    unit = starts.cumsum() - 1
    shapes = [last + 1 - first, np.bincount(unit, size), np.bincount(unit, stops), ends[last]]
    of_block = [shape[unit] for shape in shapes]
    return np.array([*of_block, np.arange(starts.size) - first[unit]], np.float32)
