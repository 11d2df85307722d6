"""Drop the articles that an endless page puts below its own."""

from __future__ import annotations

from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import blocks_inside, innermost, tagged
from cleaner.page import HEADING_TAGS, NO_ELEMENT, Document, Page, Role

# Minimum text of the page's own article, in characters: it is one, and no teaser.
_OWN: Final = 400


def drop_next_articles(document: Document) -> Document:
    """Drop a later article that is built as the page's own is, under a heading of the same rank.

    A page that goes on without an end shows one `article` below the other. The posts of a live page
    stand within its article or have lower headings, and the chapters of one text within it.

    >>> from cleaner.read import read_html
    >>> text = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>" * 6
    >>> shown = [f"<article class=a><h1>{name}</h1>{text}</article>" for name in ("Bridge", "Fire")]
    >>> page = read_html("".join(shown))
    >>> page = page.with_changes({0: page.blocks[0].as_role(Role.HEADLINE, "")})
    >>> list(drop_next_articles(page).body_places())
    [1, 2, 3, 4, 5, 6]
    """
    if document.form != "html":
        return document
    page = document.page
    articles = tagged(page, ("article",))
    headlines = document.places(Role.HEADLINE) if len(articles) > 1 else ()
    if not headlines or page.elements.tags[page.owners[headlines[0]]] not in HEADING_TAGS:
        return document
    headline = headlines[0]
    own = innermost(page, ("article",))[page.owners[headline]]
    if own == NO_ELEMENT:
        return document
    inside = [at for at in blocks_inside(page, own) if document.is_body(at)]
    if text_size(page, inside) < _OWN:
        return document
    behind = page.elements.ends[own]
    later = [
        at
        for article in articles
        if article >= behind and _is_next(page, article, own, headline)
        for at in blocks_inside(page, article)
    ]
    return document.dropped(later, "in an article below this one")


def _is_next(page: Page, element: int, own: int, headline: int) -> bool:
    """Whether an article is built as the page's own is, and has a headline as it has."""
    columns = page.elements
    if columns.class_words(element) != columns.class_words(own):
        return False
    rank = columns.tags[page.owners[headline]]
    return any(columns.tags[page.owners[at]] == rank for at in blocks_inside(page, element))
