"""The part of CSS selectors that rules of a profile are written in.

Tags, `.classes`, `#ids` and `[attribute=value]`, with a space for "somewhere inside", `>` for
"right inside", and commas. Names are compared by their words, as the reader keeps them:
`.article-body` is an element whose names have the words "article" and "body". Elements that only
mark up words within a paragraph are not on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.errors import InputError
from cleaner.page import Elements, Page
from cleaner.read.names import name_words

# Longest selector, in characters, which bounds the work.
_LONGEST: Final = 500
# A step from the outside in: what combines it with the one before, then the element's own part.
_STEP: Final = re.compile(r"\s*(>)?\s*([^\s>]+)")
_TAG: Final = re.compile(r"\*|[a-zA-Z][\w-]*")
_NAME: Final = re.compile(r"""[.#]([\w-]+)|\[[\w-]+[~*^$|]?=["']?([^"'\]\s]+)["']?\]""")


class _Step(NamedTuple):
    """One element of a selector, and whether it stands right inside the one before."""

    tag: str
    words: frozenset[str]
    right_inside: bool


class Selector(NamedTuple):
    """A selector that was read: its alternatives, each a path from the outside in."""

    written: str
    paths: tuple[tuple[_Step, ...], ...]


@lru_cache(256)
def read_selector(written: str) -> Selector:
    """Read a selector.

    Raises:
        InputError: for one that is empty, too long, or says more than is understood.
    """
    if len(written) > _LONGEST:
        raise InputError(f"A selector may have {_LONGEST} characters, not {len(written)}.")
    return Selector(written, tuple(_path(part, written) for part in written.split(",")))


def _path(part: str, written: str) -> tuple[_Step, ...]:
    steps = []
    at = 0
    text = part.strip()
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None:
            raise _refused(written)
        steps.append(_step(found[2], written, right_inside=found[1] is not None))
        at = found.end()
    if not steps or steps[0].right_inside:
        raise _refused(written)
    return tuple(steps)


def _step(text: str, written: str, *, right_inside: bool) -> _Step:
    found = _TAG.match(text)
    tag = found[0].lower() if found else "*"
    at = found.end() if found else 0
    words: set[str] = set()
    while at < len(text):
        name = _NAME.match(text, at)
        named = name_words(name[1] or name[2]) if name else ()
        if name is None or not named:
            raise _refused(written)
        words.update(named)
        at = name.end()
    return _Step(tag, frozenset(words), right_inside)


def _refused(written: str) -> InputError:
    return InputError(
        f"The selector {written!r} cannot be read: tags, .classes, #ids, [attribute=value], spaces,"
        " > and commas can, and a name must have a word of two letters."
    )


def elements_selected(page: Page, selector: Selector) -> frozenset[int]:
    """The numbers of a page's elements that a selector names."""
    return frozenset().union(*(_selected(page.elements, path) for path in selector.paths))


def _selected(elements: Elements, path: Sequence[_Step]) -> Set[int]:
    """The elements that the last step of a path names."""
    found = {at for at in range(len(elements)) if _is_named(elements, at, path[0])}
    for step in path[1:]:
        outer = found if step.right_inside else _with_all_inside(elements, found)
        found = {
            at
            for at, parent in enumerate(elements.parents)
            if parent in outer and _is_named(elements, at, step)
        }
    return found


def _with_all_inside(elements: Elements, some: Set[int]) -> Set[int]:
    found = set(some)
    for at, parent in enumerate(elements.parents):
        if parent in found:
            found.add(at)
    return found


def _is_named(elements: Elements, at: int, step: _Step) -> bool:
    return step.tag in ("*", elements.tags[at]) and step.words.issubset(elements.words[at])
