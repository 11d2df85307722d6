"""Mark captions by their elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.look.credits import LONGEST_CAPTION
from cleaner.look.elements import TOO_WIDE, blocks_inside, named, outermost, tagged
from cleaner.page import Basis, Document, Page, Role

#: What elements are named for that hold captions, and those that hold the credits of pictures.
_CAPTIONS: Final = frozenset({"caption", "figcaption", "captions"})
_CREDITS: Final = frozenset({"credit", "credits", "copyright", "photographer"})
_HEADINGS: Final = frozenset({"h1", "h2"})


def drop_captions(document: Document) -> Document:
    """Mark what stands in an element of captions, or right in one of credits, as a caption.

    >>> from cleaner.read import read_html
    >>> said = "<p>It is open.</p><figure><figcaption>The bridge in March</figcaption></figure>"
    >>> page = read_html(said + '<div class="caption"><p>The ferry</p></div>')
    >>> [str(block.role) for block in drop_captions(page).blocks]
    ['paragraph', 'caption', 'caption']

    >>> page = read_html('<p class="story">It is open.</p>')
    >>> drop_captions(page) is page
    True
    """
    page, verdicts = document.page, document.verdicts
    # What the reader knows by its tag gets its reason here.
    changes = {
        at: verdicts[at].as_role(Role.CAPTION, "caption element")
        for at in document.places(Role.CAPTION)
        if verdicts[at].basis is Basis.SEEN
    }
    document = document.with_changes(changes)
    return document.as_role(_captions(page), Role.CAPTION, "caption element")


def _captions(page: Page) -> Iterator[int]:
    """The places of what is in an element of captions, or right in one of credits."""
    tags = page.elements.tags
    captions = sorted((*tagged(page, ("figcaption",)), *named(page, _CAPTIONS)))
    for element in outermost(page, [at for at in captions if tags[at] not in TOO_WIDE]):
        yield from (at for at in blocks_inside(page, element) if _may_be_one(page, at))
    credits = frozenset(named(page, _CREDITS))
    if credits:
        # Only of short lines, which have a key.
        short = (at for at, key in enumerate(page.keys) if key and page.owners[at] in credits)
        yield from (at for at in short if _may_be_one(page, at))


def _may_be_one(page: Page, at: int) -> bool:
    return (
        page.elements.tags[page.owners[at]] not in _HEADINGS
        and len(page.texts[at]) <= LONGEST_CAPTION
    )
