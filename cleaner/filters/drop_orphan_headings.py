"""Drop headings whose text was dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import Final

from cleaner.filters._doubtful import is_heading
from cleaner.look.elements import alike, blocks_inside, nearest_round
from cleaner.page import NO_ELEMENT, Document, Role

# Minimum number of headings that are built alike and may be those of posts.
_LEAST_POSTS: Final = 3
# What may stand between a post's heading and its text: lines, and the length of each in characters.
# Half and twice of these, and 2 or 5 headings, do the same on 788 labelled pages.
_MOST_LINES: Final = 3
_LONGEST_LINE: Final = 60


def drop_orphan_headings(document: Document) -> Document:
    """Drop a heading if all that follows in the element round it was dropped.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<p>{said}<aside><h3>Best of Sunday</h3><p>Sign up</aside><p>{said}")
    >>> odd = page.with_changes({2: page.verdicts[2].scored(0.1).dropped("odd")})
    >>> [block.is_chrome for block in drop_orphan_headings(odd).blocks]
    [False, True, True, False]

    Leaves alone a heading that nothing follows in that element: it may be wrapped up alone. So it
    does with the headings of a live blog's posts, several that are built alike, where an author's
    name or a time parts each from its text. Flattened text has no elements.

    >>> drop_orphan_headings(page) is page
    True
    """
    if document.form == "text":
        return document
    verdicts = document.verdicts
    orphans = [
        at
        for at in document.places(Role.SUBHEAD)
        if is_heading(document, at) and _heads_nothing(document, at)
    ]
    posts = _of_posts(document, orphans) if len(orphans) >= _LEAST_POSTS - 1 else ()
    return document.with_changes(
        {
            at: verdicts[at].dropped("a heading of what was dropped")
            for at in orphans
            if at not in posts
        }
    )


def _of_posts(document: Document, orphans: Sequence[int]) -> Set[int]:
    """Those of some headings under which only an author's name or a time parts them from a post."""
    looks = alike(document.page)
    often = Counter(looks[at] for at in document.places(Role.SUBHEAD))
    return {at for at in orphans if often[looks[at]] >= _LEAST_POSTS and _heads_post(document, at)}


def _heads_post(document: Document, at: int) -> bool:
    """Whether text that was kept stands behind a few short lines, in the element round both."""
    page, verdicts = document.page, document.verdicts
    for below in range(at + 1, min(at + 2 + _MOST_LINES, len(page))):
        if verdicts[below].is_body:
            together = nearest_round(page, below, at) != NO_ELEMENT
            return together and verdicts[below].role is not Role.SUBHEAD
        if len(page.texts[below]) > _LONGEST_LINE:
            return False
    return False


def _heads_nothing(document: Document, at: int) -> bool:
    page = document.page
    outer = page.elements.parents[page.owners[at]]
    if outer == NO_ELEMENT:
        return False
    # To the next block that was not dropped: from one heading to the next one at most.
    below = range(at + 1, blocks_inside(page, outer).stop)
    names = document.once(_byline_keys)
    return len(below) > 0 and all(
        document.verdicts[place].is_chrome and page.keys[place] not in names for place in below
    )


def _byline_keys(document: Document) -> Set[str]:
    """What bylines say: an author's name below a heading is not what it heads."""
    return {document.page.keys[at] for at in document.places(Role.BYLINE)} - {""}
