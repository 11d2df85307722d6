"""The elements round each block of an HTML page: what they are, and what else is in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.model.codes import OTHER_TAG, TAG_CODES
from cleaner.model.columns.table import Column, Columns, numbered
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


class Look(NamedTuple):
    """What an element looks like.

    Attributes:
        tag: its tag.
        words: the words that name it: those of its class first, then those of its id and the like.
        classes: how many of the words are its class's.
    """

    tag: str
    words: tuple[str, ...]
    classes: int

    @property
    def class_words(self) -> tuple[str, ...]:
        """The words of its class, which it shares with others: an id is an element's own."""
        return self.words[: self.classes]


@dataclass(frozen=True, slots=True, eq=False)
class Elements:
    """The elements of a page as arrays, numbered in source order: parents first.

    Attributes:
        looks: the different looks of elements.
        look: the number of each element's look.
        parents: the number of each element's parent; the outermost is its own.
        ends: the number of the first element behind each one that is not inside it.
        depths: how deep each element lies.
        own: the number of each block's innermost element.
    """

    looks: Sequence[Look]
    look: NDArray[np.intp]
    parents: NDArray[np.intp]
    ends: NDArray[np.intp]
    depths: NDArray[np.intp]
    own: NDArray[np.intp]

    def levels(self, count: int = _LEVELS) -> list[NDArray[np.intp]]:
        """The numbers of the elements round each block, `count` of them from its own outwards."""
        found = [self.own]
        while len(found) < count:
            found.append(self.parents[found[-1]])
        return found

    def totals(self, *columns: Column) -> list[NDArray[np.float64]]:
        """For each column the sums over the blocks in each element."""
        # In source order the elements inside one follow right behind it.
        sums = [np.bincount(self.own, column, self.look.size).cumsum() for column in columns]
        until = [np.concatenate([[0.0], total]) for total in sums]
        return [total[self.ends] - total[:-1] for total in until]

    def names(self) -> list[str]:
        """The words that name elements of each look, with spaces between them."""
        return [" ".join(look.words) for look in self.looks]


def read_elements(page: Page) -> Elements:
    """The elements of a page."""
    columns = page.elements
    looks = list(zip(columns.tags, columns.words, columns.class_sizes, strict=True))
    return Elements(
        looks=[Look(*look) for look in dict.fromkeys(looks)],
        look=numbered(looks),
        parents=np.maximum(np.array(columns.parents, np.intp), 0),
        ends=np.array(columns.ends, np.intp),
        depths=np.array(columns.depths, np.intp),
        own=np.array(page.owners, np.intp),
    )


def add_elements(elements: Elements, table: Columns) -> None:
    """Add what elements lie round each block, and what else is in them."""
    own, outer, *_ = elements.levels()
    table["depth"] = np.minimum(elements.depths[own], _MOST_DEPTH).astype(np.float32)
    tags = np.array([TAG_CODES.get(look.tag, OTHER_TAG) for look in elements.looks], np.float32)
    table["tag"] = tags[elements.look[own]]
    _add_regions(elements, table)
    _add_named(elements, table)
    _add_shares(elements, table)
    beside = outer[1:] == outer[:-1]
    table["beside_before"] = np.append(False, beside).astype(np.float32)
    table["beside_after"] = np.append(beside, False).astype(np.float32)


def _add_regions(elements: Elements, table: Columns) -> None:
    """Add what regions of the page each block lies in, and whether it is hidden."""
    marks = {name: [look.tag in tags for look in elements.looks] for name, tags in _REGIONS.items()}
    marks["in_hidden"] = [HIDDEN_WORD in look.words for look in elements.looks]
    # A row for each element: what it is, and then what any element round it is.
    inside = np.array(list(marks.values()), bool).T[elements.look]
    # Every round reaches twice as far out, up to the outermost element.
    up = elements.parents
    while up.any():
        inside |= inside[up]
        up = up[up]
    inside |= inside[0]
    table.update(zip(marks, inside[elements.own].T.astype(np.float32, order="C"), strict=True))


def _add_named(elements: Elements, table: Columns) -> None:
    """Add whether the elements round each block are named for headline or dek.

    Its own element counts four, the one round it two, and the next one one.
    """
    levels = elements.levels(3)
    for column, names in (("headline_words", _HEADLINE_WORDS), ("dek_words", _DEK_WORDS)):
        named = [not names.isdisjoint(look.words) for look in elements.looks]
        own, outer, outmost = (np.array(named, np.float32)[elements.look[at]] for at in levels)
        table[column] = 4 * own + 2 * outer + outmost


def _add_shares(elements: Elements, table: Columns) -> None:
    """Add what the elements round each block hold: running text, links, blocks."""
    size = table["size"]
    good, held, linked, count = elements.totals(
        table["good"], size, size * table["linked"], np.ones_like(size)
    )
    some = np.maximum(held, 1)
    share = (good / max(float(table["good"].sum()), 1.0)).astype(np.float32)
    shares = {
        "share": share,
        "linked": (linked / some).astype(np.float32),
        "held": np.minimum(count, _MOST_HELD).astype(np.float32),
        "density": (good / some).astype(np.float32),
    }
    for up, level in enumerate(elements.levels()[1:], 1):
        table.update((f"{name}_{up}", column[level]) for name, column in shares.items())
    _add_main(share, elements, table)


def _add_main(share: Column, elements: Elements, table: Columns) -> None:
    """Add how far each block is from the element that holds most of the page's running text."""
    for percent in _MAIN:
        holding = np.flatnonzero(share >= percent / 100)
        main = int(holding[np.argmax(elements.depths[holding])]) if holding.size else 0
        columns = _seen_from(main, elements)
        names = (f"inside_{percent}", f"below_{percent}", f"outside_{percent}")
        table.update(zip(names, columns, strict=True))


def _seen_from(main: int, elements: Elements) -> tuple[Column, Column, Column]:
    """Whether each block is inside an element, how much deeper it lies, and how far outside."""
    own = elements.own
    depth = elements.depths[own]
    path = [main]
    while path[-1] > 0:
        path.append(int(elements.parents[path[-1]]))
    # The element and those round it, the outermost first.
    within = np.array(path[::-1], np.intp)
    # How many of them a block lies in: those that begin before it, less those that end before it.
    begun = within.searchsorted(own, "right")
    ended = elements.ends[within[::-1]].searchsorted(own, "right")
    around = np.minimum(begun, within.size - ended)
    inside = around == within.size
    below = np.clip(depth - (within.size - 1), -20, 20)
    outside = np.minimum(depth - (around - 1), 30) * ~inside
    return inside.astype(np.float32), below.astype(np.float32), outside.astype(np.float32)


def add_element_chances(elements: Elements, weight: Column, size: Column, table: Columns) -> None:
    """Add the mean chance of the blocks in each element round, and their share of all chances.

    Args:
        elements: the elements of the page.
        weight: for each block its chance times its size.
        size: for each block its size.
        table: the columns so far.
    """
    likely, held = elements.totals(weight, size)
    mean = (likely / np.maximum(held, 1)).astype(np.float32)
    share = (likely / max(float(weight.sum()), 1e-3)).astype(np.float32)
    for up, level in enumerate(elements.levels()[1:], 1):
        table[f"chance_mean_{up}"] = mean[level]
        table[f"chance_share_{up}"] = share[level]
