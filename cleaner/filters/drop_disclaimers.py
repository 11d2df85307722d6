"""Drop legal disclaimers behind the article, also where they are longer than it."""

from __future__ import annotations

from typing import Final

from cleaner.look.elements import TOO_WIDE, blocks_inside, named, outermost
from cleaner.page import Document

#: What the elements of disclaimers are named for.
_NAMES: Final = frozenset("disclaimer disclaimers haftungsausschluss risikohinweis".split())


def drop_disclaimers(document: Document) -> Document:
    """Drop what is kept in an element that is named for a disclaimer, behind all of the body.

    >>> from cleaner.read import read_html
    >>> said = "<p>Copper fell by two percent on Tuesday, as the smelter had said it would.</p>"
    >>> page = read_html(said + '<div class="disclaimer"><p>This is no advice.</p></div>')
    >>> [str(block.role) for block in drop_disclaimers(page).blocks]
    ['paragraph', 'chrome']

    >>> page = read_html('<div class="disclaimer"><p>This is no advice.</p></div>' + said)
    >>> drop_disclaimers(page) is page
    True
    """
    page = document.page
    tags = page.elements.tags
    elements = [at for at in named(page, _NAMES) if tags[at] not in TOO_WIDE]
    body = document.body_places() if elements else []
    for element in reversed([*outermost(page, elements)]):
        inside = blocks_inside(page, element)
        kept = [at for at in body if at in inside]
        if kept and kept[-1] == body[-1] and kept[0] != body[0]:
            document = document.dropped(kept, "disclaimer")
            body = body[: -len(kept)]
    return document
