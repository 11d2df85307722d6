"""Mark what stands in a gallery beside the story as captions."""

from __future__ import annotations

from typing import Final

from cleaner.filters._beside import kept_beside
from cleaner.page import Document, Role

#: What elements are named for that hold one picture after the other.
_NAMES: Final = frozenset(
    """gallery galleries photogallery slideshow diaporama fotostrecke bildergalerie galerie galeria
    galleria""".split()
)


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
    inside = kept_beside(document, _NAMES)
    return document.as_role(inside, Role.CAPTION, "in a gallery beside the story")
