"""What is asked of the elements round a block, each thing answered in one place.

Everything is worked out once a page, in one pass over its elements: parents come before what they
hold, so what holds for an element and all in it is handed down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, count, islice
from typing import Final

from cleaner.fast import twin
from cleaner.page import EMBED_WORD, HEADING_TAGS, HIDDEN_WORD, NO_ELEMENT, Kind, Page

#: What an element looks like: its tag, the words that name it, and how many are its class's.
Look = tuple[str, tuple[str, ...], int]

#: Elements that hold all of a page, whatever they are named for.
TOO_WIDE: Final = frozenset({"body", "html", "main", "article"})
# Elements that are named for what they lead to.
_LEADING: Final = HEADING_TAGS | {"a", "span"}
# The elements that are near a block: its own and this many round it. On 1,334 labelled pages, 9
# blocks of text are lost with chrome at 2, and 112 blocks of chrome stay at 6.
_NEAR: Final = 4
# Fewest paragraphs of a text that has a container. With 2, one of 1,621 labelled pages gets better;
# with 6, four get worse.
_FEWEST_CONTAINED: Final = 3


def blocks_inside(page: Page, element: int) -> range:
    """The places of the blocks inside an element: they follow one another."""
    firsts, ends = page.once(_stretches)
    return range(firsts[element], ends[element])


def _stretches(page: Page) -> tuple[list[int], list[int]]:
    return stretches(page.elements.parents, page.owners)


@twin("looks")
def stretches(parents: tuple[int, ...], owners: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """For each element the place of its first block, and the place behind its last one.

    Args:
        parents: the number of the element round each one; parents come first.
        owners: the number of the element of each block.

    Returns:
        In the last place, the same for blocks with nothing round them.
    """
    firsts = [len(owners)] * (len(parents) + 1)
    ends = [0] * (len(parents) + 1)
    for at, owner in enumerate(owners):
        ends[owner] = at + 1
        firsts[owner] = min(firsts[owner], at)
    for element in range(len(parents) - 1, -1, -1):
        outer = parents[element]
        firsts[outer] = min(firsts[outer], firsts[element])
        ends[outer] = max(ends[outer], ends[element])
    return firsts, ends


def holds(page: Page, element: int, at: int) -> bool:
    """Whether an element holds a block; `NO_ELEMENT` stands for the whole page."""
    return element == NO_ELEMENT or page.elements.inside(page.owners[at], element)


def alone_round(page: Page, at: int) -> int:
    """The outermost of the elements round a block that hold nothing else; at least its own."""
    parents, element = page.elements.parents, page.owners[at]
    while parents[element] != NO_ELEMENT and len(blocks_inside(page, parents[element])) == 1:
        element = parents[element]
    return element


def container_of(page: Page, paragraphs: Iterable[int]) -> int:
    """The element right round the elements of most paragraphs of a text, or `NO_ELEMENT`."""
    owners = (page.owners[at] for at in paragraphs)
    rounds = Counter(page.elements.parents[owner] for owner in owners if owner != NO_ELEMENT)
    element, often = max(rounds.items(), key=lambda item: item[1], default=(NO_ELEMENT, 0))
    return element if often >= _FEWEST_CONTAINED else NO_ELEMENT


def named(page: Page, names: Set[str]) -> list[int]:
    """The elements whose class, id or role has one of some words, in order."""
    return _having(page, page.once(_looks_by_word), names)


def tagged(page: Page, tags: Collection[str]) -> list[int]:
    """The elements of some tags, in order."""
    return _having(page, page.once(_looks_by_tag), tags)


def _having(
    page: Page, looks_by_name: Mapping[str, Sequence[int]], names: Collection[str]
) -> list[int]:
    """The elements whose look is among those of some names, in order."""
    found = {look for name in looks_by_name.keys() & names for look in looks_by_name[name]}
    elements = page.once(_by_look) if found else ()
    return sorted(chain.from_iterable([elements[look] for look in found]))


def _by_look(page: Page) -> Sequence[Sequence[int]]:
    """The elements of each of the different looks, which are few beside them."""
    different, numbers = looks(page)
    return grouped(numbers, len(different))


def _looks_by_word(page: Page) -> Mapping[str, Sequence[int]]:
    different, _ = looks(page)
    return by_word([words for _, words, _ in different])


def _looks_by_tag(page: Page) -> Mapping[str, Sequence[int]]:
    different, _ = looks(page)
    return by_word([(tag,) for tag, _, _ in different])


@twin("looks")
def by_word(held: list[tuple[str, ...]]) -> dict[str, list[int]]:
    """For each word the numbers of those that hold it, in order.

    Args:
        held: the words that each one holds.
    """
    found: dict[str, list[int]] = {}
    for number, words in enumerate(held):
        for word in words:
            found.setdefault(word, []).append(number)
    return found


@twin("looks")
def grouped(numbers: list[int], groups: int) -> list[list[int]]:
    """The places of each number below a certain one, in order."""
    found: list[list[int]] = [[] for _ in range(groups)]
    for at, number in enumerate(numbers):
        found[number].append(at)
    return found


def outermost(page: Page, elements: Iterable[int]) -> Iterator[int]:
    """Those of some elements, which are in order, that stand in none of the others."""
    ends = page.elements.ends
    behind = 0
    for element in elements:
        if element >= behind:
            behind = ends[element]
            yield element


def hidden(page: Page) -> Collection[int]:
    """The places of the blocks in elements that are not shown."""
    return page.once(_hidden)


def is_hidden(page: Page, at: int) -> bool:
    """Whether a block stands in an element that is not shown."""
    return at in page.once(_hidden)


def hidden_round(page: Page, at: int) -> int:
    """The outermost element that is not shown round a block, or `NO_ELEMENT`."""
    return page.once(_hidden).get(at, NO_ELEMENT)


def _hidden(page: Page) -> Mapping[int, int]:
    return _rounds(page, HIDDEN_WORD)


def in_posts(page: Page) -> Collection[int]:
    """The places of the blocks in social posts that the page embeds."""
    return page.once(_posts)


def _posts(page: Page) -> Mapping[int, int]:
    return _rounds(page, EMBED_WORD)


def _rounds(page: Page, name: str) -> Mapping[int, int]:
    """For each block in an element of a name the outermost such element."""
    return {
        at: element
        for element in outermost(page, named(page, {name}))
        for at in blocks_inside(page, element)
    }


def innermost(page: Page, tags: Collection[str]) -> Sequence[int]:
    """For each element the innermost one of some tags that it is or lies in, or `NO_ELEMENT`."""
    return innermost_among(page, frozenset(tagged(page, tags)))


def innermost_among(page: Page, elements: Set[int]) -> Sequence[int]:
    """For each element the innermost of some that it is or lies in, or `NO_ELEMENT`."""
    return handed_down(page.elements.parents, sorted(elements))


@twin("looks")
def handed_down(parents: tuple[int, ...], elements: list[int]) -> list[int]:
    """For each element the innermost of some that it is or lies in, or `NO_ELEMENT`.

    Args:
        parents: the number of the element round each one; parents come first.
        elements: those that are handed down.
    """
    # One more, in the last place, for what has nothing round it.
    found = [NO_ELEMENT] * (len(parents) + 1)
    for element in elements:
        found[element] = element
    for element, outer in enumerate(parents):
        if found[element] == NO_ELEMENT:
            found[element] = found[outer]
    return found[:-1]


def classed(page: Page, names: Set[str], unless: Set[str]) -> Set[int]:
    """The elements whose class has one of some words and none of others, but for those too wide."""
    columns = page.elements
    return {
        element
        for element in named(page, names)
        if columns.tags[element] not in TOO_WIDE
        and not names.isdisjoint(columns.class_words(element))
        and unless.isdisjoint(columns.class_words(element))
    }


def near(page: Page, at: int) -> Iterator[int]:
    """The elements near a block, innermost first: its own and a few round it."""
    return islice(page.elements.ancestors(page.owners[at]), 1 + _NEAR)


def nearest_round(page: Page, at: int, other: int) -> int:
    """The innermost element near a block that holds another block, too; `NO_ELEMENT` if none."""
    return next((element for element in near(page, at) if holds(page, element, other)), NO_ELEMENT)


def named_for(page: Page, at: int, names: Set[str], apart_from: int | None) -> int:
    """The element near a block whose class, id or role has one of some words, or `NO_ELEMENT`.

    A block may be wrapped up in one element of such a name, and that in others. Then it is the
    outermost that does not hold another block, too, which stands before what it is named for.
    """
    found = NO_ELEMENT
    columns = page.elements
    for element in near(page, at):
        if columns.tags[element] in TOO_WIDE:
            break
        if columns.tags[element] in _LEADING or names.isdisjoint(columns.words[element]):
            continue
        if found != NO_ELEMENT and apart_from is not None and holds(page, element, apart_from):
            break
        found = element
    return found


def alike(page: Page) -> Sequence[int]:
    """A number for each block, the same for blocks that are built alike.

    In HTML, blocks are built alike if their own elements have the same tag and the same words in
    their classes, and stand right in elements of which the same is true. Where such an outer
    element has no class, its other words count: an id is an element's own.

    In flattened text the white space shows what elements the lines came from. Lines are built alike
    if their paragraphs begin behind as many empty lines and with the same indent, and are items of
    lists, or are not. Everything that asks whether blocks look the same asks this.
    """
    return page.once(_lines_alike if page.form == "text" else _elements_alike)


def _elements_alike(page: Page) -> Sequence[int]:
    return alike_elements(*looks(page), page.elements.parents, page.owners)


@twin("looks")
def alike_elements(
    looks: list[Look], numbers: list[int], parents: tuple[int, ...], owners: tuple[int, ...]
) -> list[int]:
    """A number for each block, the same for those built alike; see `alike`.

    Args:
        looks: the different looks of elements.
        numbers: the number of each element's look.
        parents: the number of the element round each one.
        owners: the number of the element of each block.
    """
    shared: defaultdict[object, int] = defaultdict(count().__next__)
    found: list[int] = []
    for owner in owners:
        if owner == NO_ELEMENT:
            found.append(shared[None])
            continue
        tag, words, classes = looks[numbers[owner]]
        outer = parents[owner]
        named = None if outer == NO_ELEMENT else _named(looks[numbers[outer]])
        found.append(shared[tag, words[:classes], named])
    return found


def _named(look: Look) -> tuple[str, tuple[str, ...]]:
    tag, words, classes = look
    return tag, words[:classes] or words


def _lines_alike(page: Page) -> Sequence[int]:
    return alike_lines(page.gaps, page.indents, page.kinds, page.glues, Kind.LIST_ITEM)


@twin("flat")
def alike_lines(
    gaps: tuple[int, ...],
    indents: tuple[int, ...],
    kinds: tuple[Kind, ...],
    glues: tuple[str | None, ...],
    item: Kind,
) -> list[int]:
    """A number for each line of flattened text, the same for those built alike; see `alike`.

    Args:
        gaps: how many empty lines are above each.
        indents: how many characters of white space each begins with.
        kinds: what each is.
        glues: what stands between each and the line that it goes on with.
        item: the kind of the items of lists.
    """
    numbers: defaultdict[object, int] = defaultdict(count().__next__)
    found: list[int] = []
    for gap, indent, kind, glue in zip(gaps, indents, kinds, glues, strict=True):
        goes_on = glue is not None and found
        found.append(found[-1] if goes_on else numbers[gap, indent, kind is item])
    return found


def looks(page: Page) -> tuple[list[Look], list[int]]:
    """The different looks of a page's elements, and the number of each element's."""
    return page.once(_looks)


def _looks(page: Page) -> tuple[list[Look], list[int]]:
    columns = page.elements
    return number_looks(columns.tags, columns.words, columns.class_sizes)


@twin("looks")
def number_looks(
    tags: tuple[str, ...], words: tuple[tuple[str, ...], ...], class_sizes: tuple[int, ...]
) -> tuple[list[Look], list[int]]:
    """The different looks of some elements in order of appearance, and the number of each one's.

    Args:
        tags: the tag of each element.
        words: the words that name it.
        class_sizes: how many of these are the words of its class.
    """
    numbers: dict[Look, int] = {}
    found = [
        numbers.setdefault(look, len(numbers))
        for look in zip(tags, words, class_sizes, strict=True)
    ]
    return list(numbers), found
