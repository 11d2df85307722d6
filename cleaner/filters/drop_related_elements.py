"""Drop what is left of elements that are named for other stories."""

from __future__ import annotations

from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import TOO_WIDE, blocks_inside, named, outermost
from cleaner.page import Document, Page

#: What elements are named for that lead to other stories.
_NAMES: Final = frozenset({"related"})
# A longer id, in words, is made of a heading: "services-and-related-products".
_LONGEST_ID: Final = 3
# A block with a higher score is text: what holds a story and what is related to it may be named so.
# Of 21 blocks below it on labelled pages, of 5 sites, all are chrome; of 9 above it all are text.
_SURE: Final = 0.9
# Maximum share of the article's text that such an element may hold.
_MOST_OF_BODY: Final = 0.3


def drop_related_elements(document: Document) -> Document:
    """Drop what the scorer doubtfully kept of an element that is named for related stories.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
    >>> page = read_html(f"{said * 4}<div class=related><p>Why ferries were slow</p></div>{said}")
    >>> page = page.with_verdicts(verdict.scored(0.6) for verdict in page.verdicts)
    >>> list(drop_related_elements(page).body_places())
    [0, 1, 2, 3, 5]

    Leaves alone an element that holds much of the text.

    >>> page = read_html(f"<div class=story-with-related>{said * 4}</div>")
    >>> page = page.with_verdicts(verdict.scored(0.6) for verdict in page.verdicts)
    >>> drop_related_elements(page) is page
    True
    """
    page = document.page
    elements = [element for element in named(page, _NAMES) if _is_named(page, element)]
    most = _MOST_OF_BODY * text_size(page, document.body_places()) if elements else 0
    found: list[int] = []
    for element in outermost(page, elements):
        kept = [at for at in blocks_inside(page, element) if document.is_body(at)]
        if text_size(page, kept) <= most:
            found += [at for at in kept if document.verdicts[at].chance < _SURE]
    return document.dropped(found, "in an element of related stories")


def _is_named(page: Page, element: int) -> bool:
    """Whether an element that holds no whole page has such a name in its class, or a short id."""
    elements = page.elements
    classes = elements.class_words(element)
    id_size = len(elements.words[element]) - len(classes)
    is_named = not _NAMES.isdisjoint(classes) or id_size <= _LONGEST_ID
    return is_named and elements.tags[element] not in TOO_WIDE
