"""The elements round each block of an HTML page: what they are, and what else is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.look.elements import Look, looks
from cleaner.model.codes import OTHER_TAG, TAG_CODES
from cleaner.model.columns.table import Column, Columns
from cleaner.page import HIDDEN_WORD, Page

# How many levels of enclosing elements a block is described by.
_LEVELS: Final = 4
_MOST_DEPTH: Final = 60
_MOST_HELD: Final = 200
# The main element is the innermost one that holds this share of the running text, in percent.
_MAIN: Final = (35, 70)
# Regions of a page by the tags of their elements.
_REGIONS: Final = {
    "in_article": ("article",),
    "in_main": ("main",),
    "in_aside": ("aside",),
    "in_nav": ("nav",),
    "in_footer": ("footer",),
    "in_header": ("header",),
    "in_form": ("form", "button", "fieldset"),
    "in_list": ("ul", "ol", "dl"),
    "in_table": ("table",),
    "in_figure": ("figure", "figcaption"),
    "in_quote": ("blockquote",),
    "in_section": ("section",),
}
# Words that publishers name the elements of headline and dek with, in their languages.
_HEADLINE_WORDS: Final = frozenset(
    """headline title titulo titre titolo titel overskrift otsikko rubrik heading kop nadpis tytul
    baslik judul cim manset nagłówek zagolovok entry post story""".split()
)
_DEK_WORDS: Final = frozenset(
    """dek deck standfirst subtitle subtitulo sottotitolo subhead subheadline subheading subline sub
    summary lead lede intro introduction excerpt chapo chapeau bajada bajadilla entradilla copete
    sumario sommario occhiello vorspann unterzeile untertitel teaser anriss ingress manchet
    perex lid zajawka spot ozet description abstract kicker strap strapline tagline
    preamble anons linha fina fine gravata resumo preview""".split()
)


#: The columns of `element_columns`.
_ROUND: Final = (
    *_REGIONS, "in_hidden", "tag", "depth", "headline_words", "dek_words",
    *(f"{name}_{up}" for up in (1, 2, 3) for name in ("share", "linked", "held", "density")),
    *(f"{name}_{percent}" for percent in _MAIN for name in ("inside", "below", "outside")),
    "beside_before", "beside_after",
)  # fmt: skip
#: The columns of `element_chances`.
_CHANCES: Final = tuple(f"chance_{name}_{up}" for up in (1, 2, 3) for name in ("mean", "share"))

# The marks of an element are bits of a number: for each region one, then these, and above them the
# number of its tag.
_HIDDEN: Final = 1 << len(_REGIONS)
_HEADLINE: Final = _HIDDEN << 1
_DEK: Final = _HIDDEN << 2
_TAG_SHIFT: Final = len(_REGIONS) + 3
# Those of them that hold for all in an element.
_INHERITED: Final = 2 * _HIDDEN - 1


def _marks_of_tags() -> dict[str, int]:
    marks = {tag: code << _TAG_SHIFT for tag, code in TAG_CODES.items()}
    for at, tags in enumerate(_REGIONS.values()):
        for tag in tags:
            marks[tag] = marks.get(tag, OTHER_TAG << _TAG_SHIFT) | 1 << at
    return marks


def _marks_of_words() -> dict[str, int]:
    marks = dict.fromkeys(_HEADLINE_WORDS, _HEADLINE)
    for word in _DEK_WORDS:
        marks[word] = marks.get(word, 0) | _DEK
    return {**marks, HIDDEN_WORD: _HIDDEN}


#: What each tag, and each word of a class or id, says of what is in its element.
MARKS_OF_TAGS: Final = _marks_of_tags()
MARKS_OF_WORDS: Final = _marks_of_words()


@dataclass(frozen=True, slots=True, eq=False)
class Elements:
    """The elements of a page and its blocks among them, numbered in source order: parents first.

    Attributes:
        looks: the different looks of elements.
        look: the number of each element's look.
        parents: the number of each element's parent; the outermost has a negative one.
        ends: the number of the first element behind each one that is not inside it.
        depths: how deep each element lies.
        own: the number of each block's innermost element.
    """

    looks: list[Look]
    look: list[int]
    parents: tuple[int, ...]
    ends: tuple[int, ...]
    depths: tuple[int, ...]
    own: tuple[int, ...]

    def names(self) -> list[str]:
        """The words that name elements of each look, with spaces between them."""
        return [" ".join(words) for _, words, _ in self.looks]

    def looks_round(self, levels: int) -> Sequence[Sequence[Look]]:
        """For each block the looks of some of the elements round it, its own first."""
        numbers = np.array(self.look, np.intp)
        found = levels_round(self.parents, self.own, levels)
        return [[self.looks[at] for at in round_it] for round_it in numbers[found].T.tolist()]


def read_elements(page: Page) -> Elements:
    """The elements of a page."""
    columns = page.elements
    return Elements(*looks(page), columns.parents, columns.ends, columns.depths, page.owners)


def levels_round(
    parents: tuple[int, ...], own: tuple[int, ...], count: int = _LEVELS
) -> NDArray[np.intp]:
    """The numbers of the elements round each block, a row a level, from its own outwards.

    Where there are no more, the outermost element stands for those round it.
    """
    outer = np.maximum(np.array(parents, np.intp), 0)
    found = [np.array(own, np.intp)]
    while len(found) < count:
        found.append(outer[found[-1]])
    return np.array(found)


def add_elements(elements: Elements, table: Columns) -> None:
    """Add what elements lie round each block, and what else is in them."""
    marks = element_marks(elements.looks, elements.look, MARKS_OF_TAGS, MARKS_OF_WORDS)
    table.add(
        _ROUND,
        element_columns(
            marks, elements.parents, elements.ends, elements.depths, elements.own,
            table["size"], table["good"], table["linked"],
        ),
    )  # fmt: skip


@twin("elements")
def element_marks(
    looks: list[Look],
    numbers: list[int],
    of_tags: dict[str, int],
    of_words: dict[str, int],
) -> list[int]:
    """The marks of each element: those of its tag and of the words that name it.

    Args:
        looks: the different looks of elements.
        numbers: the number of each element's look.
        of_tags: the marks of tags.
        of_words: the marks of words.
    """
    found: list[int] = []
    for tag, words, _ in looks:
        marks = of_tags.get(tag, 0)
        for word in words:
            marks |= of_words.get(word, 0)
        found.append(marks)
    return [found[number] for number in numbers]


@twin("elements")
def element_columns(  # noqa: PLR0917 - the columns of elements and blocks, which are many
    marks: list[int],
    parents: tuple[int, ...],
    ends: tuple[int, ...],
    depths: tuple[int, ...],
    own: tuple[int, ...],
    size: Column,
    good: Column,
    linked: Column,
) -> NDArray[np.float32]:
    """What elements lie round each block, and what else is in them: see `_ROUND`.

    Args:
        marks: the marks of each element.
        parents: as `Elements` has them, like the next three.
        ends: where they end.
        depths: how deep they lie.
        own: the element of each block.
        size: how long each block is.
        good: the size of its running text.
        linked: the share of it that is linked.
    """
    levels = levels_round(parents, own)
    depth = np.array(depths, np.intp)[levels[0]]
    of_block = np.array(marks, np.intp)[levels]
    inside = np.array(_with_outer(marks, parents), np.intp)[levels[0]]
    beside = levels[1, 1:] == levels[1, :-1]
    columns = [
        *((inside >> bit) & 1 for bit in range(_INHERITED.bit_length())),
        of_block[0] >> _TAG_SHIFT,
        np.minimum(depth, _MOST_DEPTH),
        *(_named_round((of_block & bit) > 0) for bit in (_HEADLINE, _DEK)),
        *_shares(levels, ends, size, good, linked),
        *_from_main(levels, parents, ends, depths, good),
        np.append(False, beside),
        np.append(beside, False),
    ]
    return np.array(columns, np.float32)


def _with_outer(marks: list[int], parents: tuple[int, ...]) -> list[int]:
    """The marks of each element that hold for all in it, and those of the elements round it."""
    inside: list[int] = []
    for mark, outer in zip(marks, parents, strict=True):
        inside.append((mark & _INHERITED) | (inside[max(outer, 0)] if inside else 0))
    return inside


def _named_round(named: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Whether the elements round each block are named for something, as a number.

    Its own element counts four, the one round it two, and the next one one.
    """
    own, outer, outmost, *_ = named.astype(np.intp)
    found: NDArray[np.intp] = 4 * own + 2 * outer + outmost
    return found


def _totals(
    ends: tuple[int, ...], own: NDArray[np.intp], *columns: Column
) -> list[NDArray[np.float64]]:
    """For each column the sums over the blocks in each element."""
    # In source order the elements inside one follow right behind it.
    sums = [np.bincount(own, column, len(ends)).cumsum() for column in columns]
    until = [np.concatenate([[0.0], total]) for total in sums]
    return [total[list(ends)] - total[:-1] for total in until]


def _share_of_good(
    ends: tuple[int, ...], own: NDArray[np.intp], good: Column
) -> tuple[NDArray[np.float64], Column]:
    """How much of the running text each element holds, and as a share of the page's."""
    (held,) = _totals(ends, own, good)
    whole = max(float(good.sum(dtype=np.float64)), 1.0)
    return held, (held / whole).astype(np.float32)


def _shares(
    levels: NDArray[np.intp], ends: tuple[int, ...], size: Column, good: Column, linked: Column
) -> Iterable[NDArray[np.float64]]:
    """What the elements round each block hold: running text, links, blocks."""
    held_good, share = _share_of_good(ends, levels[0], good)
    held, links, count = _totals(ends, levels[0], size, size * linked, np.ones_like(size))
    some = np.maximum(held, 1)
    columns = (share, links / some, np.minimum(count, _MOST_HELD), held_good / some)
    return [column[level] for level in levels[1:] for column in columns]


def _from_main(
    levels: NDArray[np.intp],
    parents: tuple[int, ...],
    ends: tuple[int, ...],
    depths: tuple[int, ...],
    good: Column,
) -> Iterable[NDArray[np.intp]]:
    """How far each block is from the element that holds most of the page's running text."""
    _, share = _share_of_good(ends, levels[0], good)
    for percent in _MAIN:
        holding = np.flatnonzero(share >= np.float32(percent / 100)).tolist()
        main = max(holding, key=depths.__getitem__, default=0)
        yield from _seen_from(main, parents, np.array(depths, np.intp), levels[0])


def _seen_from(
    main: int, parents: tuple[int, ...], depths: NDArray[np.intp], own: NDArray[np.intp]
) -> Iterable[NDArray[np.intp]]:
    """Whether each block is inside an element, how much deeper it lies, and how far outside."""
    path = [main]
    while path[-1] > 0:
        path.append(max(parents[path[-1]], 0))
    # For each element how many of the main one and those round it hold it.
    around = [0] * len(parents)
    for at, element in enumerate(reversed(path), 1):
        around[element] = at
    for element, outer in enumerate(parents):
        around[element] = around[element] or around[max(outer, 0)]
    held_by = np.array(around, np.intp)[own]
    depth = depths[own]
    inside = held_by == len(path)
    yield inside
    yield np.clip(depth - (len(path) - 1), -20, 20)
    yield np.minimum(depth - (held_by - 1), 30) * ~inside


def add_element_chances(
    elements: Elements, weight: Column, size: Column, whole: float, table: Columns
) -> None:
    """Add the mean chance of the blocks in each element round, and their share of all chances.

    Args:
        elements: the elements of the page.
        weight: for each block its chance times its size.
        size: for each block its size.
        whole: the sum of all weights.
        table: the columns so far.
    """
    of_page = elements.parents, elements.ends, elements.own
    table.add(_CHANCES, element_chances(*of_page, weight, size, whole))


@twin("elements")
def element_chances(  # noqa: PLR0917 - the columns of elements and blocks, which are many
    parents: tuple[int, ...],
    ends: tuple[int, ...],
    own: tuple[int, ...],
    weight: Column,
    size: Column,
    whole: float,
) -> NDArray[np.float32]:
    """See `add_element_chances`, and `_CHANCES` for the columns."""
    levels = levels_round(parents, own)
    likely, held = _totals(ends, levels[0], weight, size)
    columns = (likely / np.maximum(held, 1), likely / whole)
    return np.array([column[level] for level in levels[1:] for column in columns], np.float32)
