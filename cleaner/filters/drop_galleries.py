"""Mark what stands in a gallery beside the story as captions."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from cleaner.filters._beside import boxes, kept_beside
from cleaner.look.lines import lines_of
from cleaner.page import Document, Role

#: What elements are named for that hold one picture after the other.
_NAMES: Final = frozenset(
    """gallery galleries photogallery slideshow diaporama fotostrecke bildergalerie galerie galeria
    galleria galerija fotogalerie fotogaleria bilderstrecke bildstrecke klickstrecke fotoserie
    bildspel billedserie bildeserie kuvagalleria carousel flickity pswp photoswipe fotorama
    royalslider""".split()
)
# "1/31", or "1/31 18 October": pictures are counted where a line begins.
_COUNTED: Final = re.compile(r"\d{1,3} ?/ ?\d{1,3}\b")
# Minimum number of counted pictures, and of paragraphs above them. Four of 3,320 labelled pages
# count as many and had captions kept: three galleries stand below a story, and the fourth is the
# story itself, below one paragraph.
_FEWEST_PICTURES: Final = 4
_FEWEST_BEFORE: Final = 2


def drop_galleries(document: Document) -> Document:
    """Mark as captions what is kept in an element of pictures, unless it is much of the article.

    In a story that is told in pictures, their captions are the paragraphs.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>" * 2
    >>> page = read_html(said + '<div class="gallery"><h3>1/12</h3><p>The ferry</p></div>')
    >>> [str(block.role) for block in drop_galleries(page).blocks]
    ['paragraph', 'paragraph', 'caption', 'caption']

    >>> page = read_html('<div class="gallery"><p>The ferry</p><p>The pier</p></div>')
    >>> drop_galleries(page) is page
    True

    One that counts its pictures below two paragraphs stands beside the story, however long it is.
    """
    inside = kept_beside(document, _NAMES) or _counted(document)
    return document.as_role(inside, Role.CAPTION, "in a gallery beside the story")


def _counted(document: Document) -> list[int]:
    """What is kept in galleries that count their pictures below a story."""
    texts = document.page.texts
    galleries = boxes(document.page, _NAMES)
    if not galleries:
        return []
    paragraphs = [at for at in lines_of(document).paragraphs if document.is_body(at)]
    return [
        at
        for places in galleries
        if bisect_left(paragraphs, places.start) >= _FEWEST_BEFORE
        and len({texts[at] for at in places if _COUNTED.match(texts[at])}) >= _FEWEST_PICTURES
        for at in places
        if document.is_body(at)
    ]
