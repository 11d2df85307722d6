"""Mark captions in small elements that are named for pictures."""

from __future__ import annotations

from typing import Final

from cleaner.look.elements import blocks_inside, named
from cleaner.page import HEADING_TAGS, Document, Page, Role

#: What elements are named for that hold a picture with its caption, and their tags: `p.cap` begins
#: with a large letter.
_NAMES: Final = frozenset(
    {
        "cap", "pic", "pictext", "photo", "img", "imgbox", "picture", "bild", "foto", "cutline",
        "photoscaption", "imgcaption", "image",
    }
)  # fmt: skip
# In a gallery the captions are the story.
_GALLERY: Final = "gallery"
_BOXES: Final = frozenset({"div", "section", "span", "aside", "td", "center"})
# The most blocks in such an element. With 1 and with no limit, one of 1,621 labelled pages gets
# worse.
_MOST: Final = 3
# A block with a higher score is text: the story is told in its pictures. With 0.7, one of those
# pages gets better and one worse; with 0.97, none changes.
_SURE: Final = 0.9


def drop_picture_captions(document: Document) -> Document:
    """Mark what the scorer kept of the short text in a small element of a picture as its caption.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
    >>> page = read_html(f"{said}<div class=cap>The first cars cross the bridge</div>{said}")
    >>> [str(block.role) for block in drop_picture_captions(page).blocks]
    ['paragraph', 'caption', 'paragraph']

    Leaves alone headings, and elements that hold more: a story may be told in its pictures.

    >>> page = read_html(f"<div class=photo>{said * 4}</div>")
    >>> drop_picture_captions(page) is page
    True
    """
    page, tags, words = document.page, document.page.elements.tags, document.page.elements.words
    # Of 37 such blocks on labelled pages that would be kept 33 are captions by gold, decided or as
    # it came; the other 4, which it has as text, are 3 captions of one site and a studio's name.
    found = [
        at
        for element in named(page, _NAMES)
        if tags[element] in _BOXES and _GALLERY not in words[element]
        if len(blocks_inside(page, element)) <= _MOST
        for at in blocks_inside(page, element)
        if document.verdicts[at].chance < _SURE and _may_be_caption(page, at, element)
    ]
    return document.as_role(found, Role.CAPTION, "in an element of a picture")


def _may_be_caption(page: Page, at: int, element: int) -> bool:
    """Whether a short block that is no heading stands right in an element, or in one in it."""
    owner = page.owners[at]
    return (
        element in (owner, page.elements.parents[owner])
        and page.elements.tags[owner] not in HEADING_TAGS
    )
