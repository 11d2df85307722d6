"""Where a block stands on a page, in a form that the other pages of its site share.

A path names the elements round a block from the inside out, as a CSS selector does:
`div.article.body > p`. It has the words of class names and ids, not the names themselves, and
leaves out words that a build made up, since they change with the site's next release.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from cleaner.page import EMBED_WORD, HIDDEN_WORD, NO_ELEMENT, Page

# A path goes up to the second named element round the block's own, and no further than this.
_NAMED: Final = 2
_DEEPEST: Final = 8
# Most words of an element that count. Behind them stand the words of one article: its number, its
# section, its tags.
_MOST_WORDS: Final = 3
# Shorter words are mostly parts of names that a build made up.
_LEAST_LETTERS: Final = 3
_MARKS: Final = frozenset({HIDDEN_WORD, EMBED_WORD})
# Letters that hardly stand together in a word that people chose: four consonants, a lone "q".
_MADE_UP: Final = re.compile(r"[b-df-hj-np-tv-xz]{4}|q(?!u)")


# Of fewer blocks in elements of one path the first and the last are no place of their own.
_FEWEST_IN_ROW: Final = 3


def paths_of(page: Page) -> Sequence[tuple[str, ...]]:
    """For each block its paths, the longest first; none for the blocks of a text.

    A shorter path stops at the first named element round the block's own, and the shortest at the
    block's own element where that has a name, so that a block is still known where the page round
    it is built anew.
    """
    return page.once(_paths)


def ends_of_paths(page: Page) -> Sequence[str]:
    """For each block that is the first or the last of its path on the page, a name for that; or "".

    The first paragraph of a site's text may be its reporter's name, and the last an address.
    """
    return page.once(_ends)


def is_inside(path: str) -> bool:
    """Whether a path names an element round the block's own."""
    return " > " in path


def is_end(path: str) -> bool:
    """Whether a path is that of the first or the last of its blocks."""
    return path.endswith((":first", ":last"))


def _ends(page: Page) -> Sequence[str]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, paths in enumerate(paths_of(page)):
        if paths:
            places[paths[0]].append(at)
    found = [""] * len(page)
    for path, stands in places.items():
        if len(stands) >= _FEWEST_IN_ROW:
            found[stands[0]] = f"{path}:first"
            found[stands[-1]] = f"{path}:last"
    return found


def is_named(path: str) -> bool:
    """Whether any element of a path has a name, beside its tag."""
    return "." in path


def _paths(page: Page) -> Sequence[tuple[str, ...]]:
    columns = page.elements
    names = [
        _name(tag, words[:size] or words)
        for tag, words, size in zip(columns.tags, columns.words, columns.class_sizes, strict=True)
    ]
    named = [is_named(name) for name in names]
    known: dict[int, tuple[str, ...]] = {NO_ELEMENT: ()}
    for owner in page.owners:
        if owner not in known:
            known[owner] = _paths_of_element(columns.parents, names, named, owner)
    return [known[owner] for owner in page.owners]


def _paths_of_element(
    parents: Sequence[int], names: Sequence[str], named: Sequence[bool], element: int
) -> tuple[str, ...]:
    path = [names[element]]
    found: list[str] = []
    element = parents[element]
    while element != NO_ELEMENT and len(path) < _DEEPEST:
        path.append(names[element])
        if named[element]:
            found.append(_joined(path))
            if len(found) == _NAMED:
                break
        element = parents[element]
    own = (path[0],) if is_named(path[0]) else ()
    return (*reversed(found), *own) or (_joined(path),)


def _joined(path: Sequence[str]) -> str:
    return " > ".join(reversed(path))


# The pages of a site name their elements alike.
@lru_cache(4096)
def _name(tag: str, words: tuple[str, ...]) -> str:
    """An element as a selector names it: its tag, and the words of its class or else its id.

    >>> _name("div", ("article", "body", "jsx", "qwrtzp"))
    'div.article.body.jsx'
    """
    told = [word for word in words if word not in _MARKS and _is_word(word)]
    return ".".join((tag, *told[:_MOST_WORDS]))


def _is_word(word: str) -> bool:
    """Whether a word of a name may be one that people chose."""
    return len(word) >= _LEAST_LETTERS and not _MADE_UP.search(word)
