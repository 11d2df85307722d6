"""Mark what stands in a gallery beside the story as captions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.look.elements import TOO_WIDE, blocks_inside, named, outermost
from cleaner.page import Document, Page, Role

#: What elements are named for that hold one picture after the other.
_NAMES: Final = frozenset(
    """gallery galleries photogallery slideshow diaporama fotostrecke bildergalerie galerie galeria
    galleria""".split()
)
# Most of the article's text that such an element holds beside a story, as a share. Of 2,400
# labelled pages, 9 have some kept below it, all of it captions; above it nearly all is body.
_MOST: Final = 0.5


def drop_galleries(document: Document) -> Document:
    """Mark as captions what is kept in an element of pictures, unless it is much of the article.

    A story that is told in pictures has their captions for paragraphs.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>" * 2
    >>> page = read_html(said + '<div class="gallery"><h3>1/12</h3><p>The ferry</p></div>')
    >>> [str(block.role) for block in drop_galleries(page).blocks]
    ['paragraph', 'paragraph', 'caption', 'caption']

    >>> page = read_html('<div class="gallery"><p>The ferry</p><p>The pier</p></div>')
    >>> drop_galleries(page) is page
    True
    """
    page = document.page
    inside = [at for at in _in_galleries(page) if document.is_body(at)]
    if not inside:
        return document
    whole = sum(len(page.texts[at]) for at in document.body_places())
    if sum(len(page.texts[at]) for at in inside) > _MOST * whole:
        return document
    return document.as_role(inside, Role.CAPTION, "in a gallery beside the story")


def _in_galleries(page: Page) -> Iterator[int]:
    """The places of the blocks in elements of pictures."""
    tags = page.elements.tags
    galleries = [at for at in named(page, _NAMES) if tags[at] not in TOO_WIDE]
    for element in outermost(page, galleries):
        yield from blocks_inside(page, element)
