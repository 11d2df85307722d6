"""Keep the first paragraph of the text where it was taken for the dek."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.filters._introductions import STANDFIRSTS, introduces_steps
from cleaner.look.elements import alike, alone_round, container_of
from cleaner.look.lines import lines_of
from cleaner.page import HEADING_TAGS, SEEN, Document, Page, Role

#: How many boxes built alike below a dek's own make it one of them.
_FEWEST_POSTS: Final = 2


def keep_leads(document: Document) -> Document:
    """Keep the first paragraph of the text's own container, where the scorer took it for the dek.

    It stands right above the text, with something else between it and the headline, and its
    element is not named for a standfirst.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> text = f"<div><p class=first>{said}</p>{f'<p>{said}</p>' * 3}</div>"
    >>> page = read_html(f"<h1>Bridge</h1><p>May 4</p>{text}")
    >>> page = page.as_role([0], Role.HEADLINE, "").as_role([2], Role.DEK, "")
    >>> [str(block.role) for block in keep_leads(page).blocks][2:4]
    ['paragraph', 'paragraph']

    Leaves alone what stands right below the headline, as a dek does.

    >>> page = read_html(f"<div><h1>Bridge</h1>{text[5:]}")
    >>> page = page.as_role([0], Role.HEADLINE, "").as_role([1], Role.DEK, "")
    >>> keep_leads(page) is page
    True

    Keeps, too, what introduces the steps or questions that are all of the text.

    >>> steps = f"<ol>{f'<li>{said}' * 3}</ol>"
    >>> page = read_html(f"<h1>Bridge</h1><div><p>{said}</p></div>{steps}")
    >>> page = page.as_role([0], Role.HEADLINE, "").as_role([1], Role.DEK, "")
    >>> str(keep_leads(page).blocks[1].role)
    'paragraph'
    """
    deks = document.places(Role.DEK) if document.form == "html" else ()
    if not deks:
        return document
    page = document.page
    container = container_of(page, filter(document.is_body, lines_of(document).paragraphs))
    leads = [
        at
        for at in deks
        if 0 < at < len(page) - 1
        and document.is_body(at + 1)
        and document.verdicts[at - 1].role is not Role.HEADLINE
        and _is_in_text(page, at, container)
        and not _is_standfirst(page, at)
    ]
    document = _kept(document, leads, "the first paragraph of the text's own container")
    posts = [at for at in deks if at not in leads and _heads_post(document, at)]
    document = _kept(document, posts, "built as later ones, each in a box of its own")
    above = [at for at in document.places(Role.DEK) if introduces_steps(document, at)]
    return _kept(document, above, "above the steps or questions of the text")


def _heads_post(document: Document, at: int) -> bool:
    """Whether a heading is built as two or more below it are, each in a box of its own.

    So are the headings of a live page's posts, also the first, which stands right below the
    headline.
    """
    page, elements = document.page, document.page.elements
    if page.tag_round(at) not in HEADING_TAGS:
        return False
    looks = alike(page)
    below = (b for b in document.body_places() if b > at and looks[b] == looks[at])
    boxes = {elements.parents[page.owners[b]] for b in below}
    return len(boxes - {elements.parents[page.owners[at]]}) >= _FEWEST_POSTS


def _kept(document: Document, places: Sequence[int], reason: str) -> Document:
    kinds, verdicts = document.page.kinds, document.verdicts
    return document.with_changes(
        {at: verdicts[at].as_role(SEEN[kinds[at]].role, reason) for at in places}
    )


def _is_in_text(page: Page, at: int, container: int) -> bool:
    """Whether a block stands as the paragraphs of the text do.

    It is right in their container, or its own element holds the next one, or both stand side by
    side, each in elements that hold nothing else.
    """
    # Of the deks on 3,303 labelled pages that stand right in the container, 28 are body and 2 are
    # not; of those of the other two sorts all 8 are body. Right below the headline 10 are, and 13
    # are not; and of those named for a standfirst 5 are, and 14 are not.
    elements, owner = page.elements, page.owners[at]
    if elements.parents[owner] == container or elements.inside(page.owners[at + 1], owner):
        return True
    own, below = alone_round(page, at), alone_round(page, at + 1)
    return (
        elements.parents[own] == elements.parents[below]
        and elements.tags[own] == elements.tags[below]
    )


def _is_standfirst(page: Page, at: int) -> bool:
    """Whether an element that holds a block alone is named for a standfirst."""
    elements, outermost = page.elements, alone_round(page, at)
    return any(
        not STANDFIRSTS.isdisjoint(elements.words[element])
        for element in elements.ancestors(page.owners[at])
        if element >= outermost
    )
