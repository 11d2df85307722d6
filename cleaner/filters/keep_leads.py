"""Keep the first paragraph of the text where it was taken for the dek."""

from __future__ import annotations

from typing import Final

from cleaner.look.elements import container_of
from cleaner.look.lines import lines_of
from cleaner.page import SEEN, Document, Role

#: What an element is named for that holds a standfirst, wherever it stands.
_STANDFIRSTS: Final = frozenset(
    {
        "standfirst", "intro", "lead", "lede", "leadtext", "teaser", "summary", "dek", "deck",
        "excerpt", "subtitle", "abstract", "topline", "perex", "chapo", "zajawka", "vorspann",
    }
)  # fmt: skip


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
        and _STANDFIRSTS.isdisjoint(elements.words[page.owners[at]])
    ]
    reason = "the first paragraph of the text's own container"
    return document.with_changes(
        {at: document.verdicts[at].as_role(SEEN[page.kinds[at]].role, reason) for at in leads}
    )
