"""Drop hidden text above the headline."""

from __future__ import annotations

from typing import Final

from cleaner.look.sections import is_hidden
from cleaner.page import Document, Element, Role

# The text that is shown is at least so much of what is hidden above it.
_LEAST_SHOWN: Final = 0.5


def drop_hidden(document: Document) -> Document:
    """Drop what stands hidden above the headline, on a page that shows text of its own.

    Such are the terms of a form that opens over the page. An article may be hidden, too, until it
    is paid for or a script shows it: that goes on below the headline, or is most of the page.

    >>> from cleaner.read import read_html
    >>> terms = "<div hidden><p>By signing up you accept the rules of this site.</div>"
    >>> text = "<p>The bridge over the Orla reopened on Monday after four years."
    >>> page = read_html(f"{terms}<h1>Bridge reopens</h1>{text}{terms}")
    >>> page = page.with_changes({1: page.blocks[1].as_role(Role.HEADLINE, "")})
    >>> [block.is_chrome for block in drop_hidden(page).blocks]
    [True, False, False, False]
    """
    if document.form == "text":
        return document
    blocks = document.blocks
    top = next((at for at, block in enumerate(blocks) if block.role is Role.HEADLINE), 0)
    known: dict[Element, bool] = {}
    above = [at for at in range(top) if blocks[at].is_body and is_hidden(blocks[at], known)]
    if not above or is_hidden(blocks[top], known):
        return document
    shown = sum(len(b.text) for b in blocks if b.is_body and not is_hidden(b, known))
    if shown < _LEAST_SHOWN * sum(len(blocks[at].text) for at in above):
        return document
    return document.with_changes(
        {at: blocks[at].dropped("hidden above the headline") for at in above}
    )
