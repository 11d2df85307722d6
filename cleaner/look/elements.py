"""What is asked of the elements round a block, each thing answered in one place.

Everything is worked out once a page, in one pass over its elements: parents come before what they
hold, so what holds for an element and all in it is handed down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import count
from typing import Final

from cleaner.page import EMBED_WORD, HIDDEN_WORD, NO_ELEMENT, Page

#: Elements that hold all of a page, whatever they are named for.
TOO_WIDE: Final = frozenset({"body", "html", "main", "article"})


def blocks_inside(page: Page, element: int) -> range:
    """The places of the blocks inside an element: they follow one another."""
    firsts, ends = page.once(_stretches)
    return range(firsts[element], ends[element])


def _stretches(page: Page) -> tuple[Sequence[int], Sequence[int]]:
    """For each element the place of its first block, and the place behind its last one."""
    firsts = [len(page)] * len(page.elements)
    ends = [0] * len(page.elements)
    for at, owner in enumerate(page.owners):
        firsts[owner] = min(firsts[owner], at)
        ends[owner] = at + 1
    parents = page.elements.parents
    for element in range(len(parents) - 1, -1, -1):
        outer = parents[element]
        if outer != NO_ELEMENT:
            firsts[outer] = min(firsts[outer], firsts[element])
            ends[outer] = max(ends[outer], ends[element])
    return firsts, ends


def holds(page: Page, element: int, at: int) -> bool:
    """Whether an element holds a block; `NO_ELEMENT` stands for the whole page."""
    return element == NO_ELEMENT or page.elements.inside(page.owners[at], element)


def is_hidden(page: Page, at: int) -> bool:
    """Whether a block stands in an element that is not shown."""
    return page.owners[at] != NO_ELEMENT and page.once(_hidden)[page.owners[at]]


def _hidden(page: Page) -> Sequence[bool]:
    return _handed_down(page, [HIDDEN_WORD in words for words in page.elements.words])


def is_in_post(page: Page, at: int) -> bool:
    """Whether a block stands in a social post that the page embeds."""
    return page.owners[at] != NO_ELEMENT and page.once(_posts)[page.owners[at]]


def _posts(page: Page) -> Sequence[bool]:
    return _handed_down(page, [EMBED_WORD in words for words in page.elements.words])


def _handed_down(page: Page, holds: Sequence[bool]) -> Sequence[bool]:
    """Whether something holds for each element or for one round it."""
    found = list(holds)
    for element, outer in enumerate(page.elements.parents):
        if outer != NO_ELEMENT and found[outer]:
            found[element] = True
    return found


def innermost(page: Page, tags: Collection[str]) -> Sequence[int]:
    """For each element the innermost one of some tags that it is or lies in, or `NO_ELEMENT`."""
    found: list[int] = []
    columns = page.elements
    for element, (tag, outer) in enumerate(zip(columns.tags, columns.parents, strict=True)):
        if tag in tags:
            found.append(element)
        else:
            found.append(NO_ELEMENT if outer == NO_ELEMENT else found[outer])
    return found


def alike(page: Page) -> Sequence[int]:
    """A number for each block, the same for blocks that are built alike.

    Built alike are blocks whose own elements have the same tag and the same words in their classes,
    and stand right in elements of which the same is true. Where such an outer element has no class,
    its other words count: an id is an element's own. Everything that asks whether blocks look the
    same asks this.
    """
    return page.once(_alike)


def _alike(page: Page) -> Sequence[int]:
    columns = page.elements
    numbers: defaultdict[object, int] = defaultdict(count().__next__)
    looks: list[int] = []
    for element, outer in enumerate(columns.parents):
        own = columns.tags[element], columns.class_words(element)
        looks.append(numbers[own, NO_ELEMENT if outer == NO_ELEMENT else _named(page, outer)])
    return [NO_ELEMENT if owner == NO_ELEMENT else looks[owner] for owner in page.owners]


def _named(page: Page, element: int) -> tuple[str, tuple[str, ...]]:
    columns = page.elements
    return columns.tags[element], columns.class_words(element) or columns.words[element]
