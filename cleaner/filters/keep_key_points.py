"""Keep the key points of a story, which a page shows in a list of their own."""

from __future__ import annotations

from typing import Final

from cleaner.filters._doubtful import dropped_by_score
from cleaner.look.elements import blocks_inside, named
from cleaner.page import HEADING_TAGS, Document, Page, Role

#: What elements are named for that hold key points, in one word or in two.
_NAMES: Final = frozenset({"storyhighlights", "keypoints", "keytakeaways", "keyfacts"})
_PAIRS: Final = (
    frozenset({"key", "points"}),
    frozenset({"key", "takeaways"}),
    frozenset({"key", "facts"}),
    frozenset({"story", "highlights"}),
)
#: What a list is named for that holds them. Elsewhere it names much else.
_OF_LIST: Final = "summary"
_LISTS: Final = frozenset({"ul", "ol"})
_WORDS: Final = frozenset.union(_NAMES, *_PAIRS, {_OF_LIST})
# The shortest key point, in characters: labels are shorter.
_SHORTEST: Final = 20
# The most blocks in such an element, its label among them: lists of other stories are longer.
_MOST: Final = 10


def keep_key_points(document: Document) -> Document:
    """Keep a point, no link and no label, in a small element that is named for key points.

    >>> from cleaner.read import read_html
    >>> points = "<div class=key-points><h3>Key points</h3><p>The old bridge is open</div>"
    >>> page = read_html(f"{points}<p>The bridge over the Orla reopened on Monday.</p>")
    >>> odd = {at: page.verdicts[at].scored(0.1).dropped("odd") for at in (0, 1)}
    >>> [block.is_chrome for block in keep_key_points(page.with_changes(odd)).blocks]
    [True, False, False]

    Leaves alone elements that are named for something else.

    >>> page = read_html(f"<div class=points><p>The old bridge is open</div>")
    >>> odd = page.with_changes({0: page.verdicts[0].scored(0.1).dropped("odd")})
    >>> keep_key_points(odd) is odd
    True
    """
    page = document.page
    inside = set().union(*(_small(page, element) for element in named(page, _WORDS)))
    # Of 55 such points on labelled pages 52 are body, 28 of which the scorer dropped; the other 3
    # stand beside points of the same page that are.
    points = [
        at
        for at in (dropped_by_score(document) if inside else ())
        if at in inside and _may_be_point(page, at)
    ]
    reason = "a key point of the story"
    return document.with_changes(
        {at: document.verdicts[at].as_role(Role.LIST_ITEM, reason) for at in points}
    )


def _small(page: Page, element: int) -> range:
    """The places of the blocks in an element that is named for key points; none in a long one."""
    words = page.elements.words[element]
    is_named = (
        not _NAMES.isdisjoint(words)
        or any(pair.issubset(words) for pair in _PAIRS)
        or (_OF_LIST in words and page.elements.tags[element] in _LISTS)
    )
    blocks = blocks_inside(page, element)
    return blocks if is_named and len(blocks) <= _MOST else range(0)


def _may_be_point(page: Page, at: int) -> bool:
    return (
        len(page.texts[at]) >= _SHORTEST
        and not page.linked[at]
        and page.tag_round(at) not in HEADING_TAGS
    )
