"""What is kept in elements that stand beside the story, such as galleries and charts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from cleaner.look.elements import TOO_WIDE, blocks_inside, named, outermost
from cleaner.page import Document, Page

# Maximum share of the article's text that such elements hold beside a story. Of 2,400 labelled
# pages, 9 have some kept below it in galleries, all of it captions; above it nearly all is body. At
# 0.8, one of 788 labelled pages loses a quarter of its F1; at 0.25, none changes.
_MOST: Final = 0.5


def kept_beside(document: Document, names: Set[str]) -> list[int]:
    """The places of what is kept in elements of some names; none where it is much of the article.

    Args:
        document: the page, with the filters' verdicts.
        names: what the elements are named for, by class, id or role.
    """
    page = document.page
    places = [at for blocks in boxes(page, names) for at in blocks]
    inside = [at for at in places if document.is_body(at)]
    if not inside:
        return []
    whole = sum(len(page.texts[at]) for at in document.body_places())
    return inside if sum(len(page.texts[at]) for at in inside) <= _MOST * whole else []


def boxes(page: Page, names: Set[str]) -> Sequence[range]:
    """The blocks inside each of the outermost elements of some names, but for the page's own."""
    tags = page.elements.tags
    elements = [at for at in named(page, names) if tags[at] not in TOO_WIDE]
    return [blocks_inside(page, element) for element in outermost(page, elements)]
