"""Keep the headings of text that was kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from cleaner.filters._doubtful import doubtful, is_heading
from cleaner.look.elements import nearest_round
from cleaner.page import NO_ELEMENT, Document, Page, Role

# The scorer may all but rule a heading out: its place speaks for it. With 0.1 two of 1,657 labelled
# pages get better and two worse.
_LEAST: Final = 0.02
# Longest heading, in characters: a longer one is a paragraph marked up as a heading.
_LONGEST: Final = 150
# How many elements may part a heading from the one that holds its text, too: both may be wrapped.
# With 4, 4 of 1,657 labelled pages keep headings such as "Related".
_WRAPPERS: Final = 2


def keep_headings(document: Document) -> Document:
    """Keep a heading within the body if the text right below it was kept, and stands near it.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<p>{said}<h2>A long wait</h2><p>{said}")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.1).dropped("odd")})
    >>> [str(block.role) for block in keep_headings(odd).blocks]
    ['paragraph', 'subhead', 'paragraph']

    Leaves alone a heading above other things that the scorer dropped, a linked one, one that stands
    before the body, and flattened text.

    >>> odd = page.with_changes({at: page.verdicts[at].scored(0.1).dropped("odd") for at in (1, 2)})
    >>> keep_headings(odd) is odd
    True
    """
    if document.form == "text":
        return document
    page = document.page
    lost = [
        at
        for at in doubtful(document, _LEAST)
        if is_heading(document, at) and page.linked[at] * 3 < len(page.texts[at]) <= _LONGEST
    ]
    body = document.body_places() if lost else ()
    if not body:
        return document
    return document.with_changes(
        {
            at: document.verdicts[at].as_role(
                Role.SUBHEAD, "a heading above the article's own text"
            )
            for at in lost
            if at > body[0] and _heads_text(document, at)
        }
    )


def _heads_text(document: Document, at: int) -> bool:
    """Whether the next block that is something of its own was kept, and stands near a heading.

    What a filter took by name is nothing of its own, nor is a line that the page says again: the
    posts of a live blog have their author's name below each heading.
    """
    page, verdicts = document.page, document.verdicts
    often = page.once(_how_often)
    for below in range(at + 1, len(verdicts)):
        if verdicts[below].is_body:
            return verdicts[below].role is not Role.SUBHEAD and _is_near(document, at, below)
        key = page.keys[below]
        said_again = bool(key) and often[key] > 1 and not is_heading(document, below)
        if verdicts[below].is_scored and not said_again:
            break
    return False


def _how_often(page: Page) -> Mapping[str, int]:
    """How often the page says each of its short lines."""
    return Counter(page.keys)


def _is_near(document: Document, at: int, below: int) -> bool:
    page = document.page
    both = nearest_round(page, at, below)
    depths = page.elements.depths
    return both != NO_ELEMENT and depths[page.owners[at]] - depths[both] <= _WRAPPERS
