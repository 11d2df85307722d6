"""Drop hidden text above the headline."""

from __future__ import annotations

from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import is_hidden
from cleaner.page import Document, Role

# The text that is shown is at least this share of what is hidden above it: else that is the
# article, which a script is to show.
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

    Leaves alone a page of which the headline is hidden, or that shows none, and flattened text.

    >>> page = page.with_changes({1: page.verdicts[1].as_role(Role.PARAGRAPH, "")})
    >>> drop_hidden(page) is page
    True
    """
    if document.form == "text":
        return document
    page, verdicts = document.page, document.verdicts
    top = next((at for at, verdict in enumerate(verdicts) if verdict.role is Role.HEADLINE), 0)
    above = [at for at in range(top) if verdicts[at].is_body and is_hidden(page, at)]
    if not above or is_hidden(page, top):
        return document
    shown = [at for at in document.body_places() if not is_hidden(page, at)]
    if text_size(page, shown) < _LEAST_SHOWN * text_size(page, above):
        return document
    return document.with_changes(
        {at: verdicts[at].dropped("hidden above the headline") for at in above}
    )
