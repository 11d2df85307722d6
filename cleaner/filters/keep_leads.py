"""Keep the first paragraph of the text where it was taken for the dek."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.filters._introductions import STANDFIRSTS, introduces_steps
from cleaner.look.elements import alike, container_of
from cleaner.look.lines import lines_of
from cleaner.page import SEEN, Document, Role

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
    page, elements = document.page, document.page.elements
    container = container_of(page, filter(document.is_body, lines_of(document).paragraphs))
    # Of the deks that stand so on 3,223 labelled pages, 28 are body and 2 are not; right below the
    # headline 10 are, and 13 are not; and of those named for a standfirst 5 are, and 14 are not.
    leads = [
        at
        for at in deks
        if 0 < at < len(page) - 1
        and document.is_body(at + 1)
        and document.verdicts[at - 1].role is not Role.HEADLINE
        and elements.parents[page.owners[at]] == container
        and STANDFIRSTS.isdisjoint(elements.words[page.owners[at]])
    ]
    document = _kept(document, leads, "the first paragraph of the text's own container")
    posts = [at for at in deks if at not in leads and _heads_post(document, at)]
    document = _kept(document, posts, "built as later ones, each in a box of its own")
    above = [at for at in document.places(Role.DEK) if introduces_steps(document, at)]
    return _kept(document, above, "above the steps or questions of the text")


def _heads_post(document: Document, at: int) -> bool:
    """Whether a block is built as two or more below it are, each in a box of its own.

    So are the headings of a live page's posts, also the first, which stands right below the
    headline.
    """
    page, elements = document.page, document.page.elements
    looks = alike(page)
    below = (b for b in document.body_places() if b > at and looks[b] == looks[at])
    boxes = {elements.parents[page.owners[b]] for b in below}
    return len(boxes - {elements.parents[page.owners[at]]}) >= _FEWEST_POSTS


def _kept(document: Document, places: Sequence[int], reason: str) -> Document:
    kinds, verdicts = document.page.kinds, document.verdicts
    return document.with_changes(
        {at: verdicts[at].as_role(SEEN[kinds[at]].role, reason) for at in places}
    )
