"""Drop the articles that an endless page puts below its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import blocks_inside, innermost, near, tagged
from cleaner.page import HEADING_TAGS, NO_ELEMENT, Document, Page, Role

# Minimum text of the page's own article, in characters: it is one, and no teaser. On 788 labelled
# pages 100 to 1,000 do the same.
_OWN: Final = 250
#: What the boxes of later stories are named for, beside what all of the stories are.
_LATER: Final = frozenset({"next", "scroll", "scrolled", "infinite", "endless", "appended"})


def drop_next_articles(document: Document) -> Document:
    """Drop a later article that is built as the page's own is, under a heading of the same rank.

    A page that goes on without an end shows one `article`, or one box, below the other. The posts
    of a live page stand within its article or have lower headings, and the chapters of one text
    within it.

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
    headlines = document.places(Role.HEADLINE)
    if not headlines or page.elements.tags[page.owners[headlines[0]]] not in HEADING_TAGS:
        return document
    headline = headlines[0]
    found = (
        _next_articles(document, headline)
        or _next_boxes(document, headline)
        or _next_stories(document, headline)
    )
    later = [at for element in found for at in blocks_inside(page, element)]
    return document.dropped(later, "in an article below this one")


def _next_articles(document: Document, headline: int) -> Sequence[int]:
    """The `article` elements that stand below the one with the headline and are built as it is."""
    page = document.page
    articles = tagged(page, ("article",))
    own = innermost(page, ("article",))[page.owners[headline]] if len(articles) > 1 else NO_ELEMENT
    if own == NO_ELEMENT or not _holds_article(document, own):
        return ()
    behind = page.elements.ends[own]
    return [at for at in articles if at >= behind and _is_next(page, at, own, headline)]


def _next_boxes(document: Document, headline: int) -> Sequence[int]:
    """Other elements that stand below the one with headline and text, and are built as it is.

    Each has a class, that of the first and perhaps more, and a heading in the headline's class.
    """
    page, columns = document.page, document.page.elements
    named = columns.class_words(page.owners[headline])
    if not named:
        return ()
    return [
        element
        for element in _boxes_below(document, headline)
        if any(
            columns.tags[page.owners[at]] in HEADING_TAGS
            and columns.class_words(page.owners[at]) == named
            for at in blocks_inside(page, element)
        )
    ]


def _next_stories(document: Document, headline: int) -> Sequence[int]:
    """Boxes below the one with headline and text that begin with a heading and are later stories.

    They are named so, or each has a byline of its own. A chapter of one text has neither.
    """
    page, columns = document.page, document.page.elements
    found: list[int] = []
    for element in _boxes_below(document, headline):
        inside = blocks_inside(page, element)
        if not inside or columns.tags[page.owners[inside[0]]] not in HEADING_TAGS:
            continue
        is_later = not _LATER.isdisjoint(columns.class_words(element))
        if is_later or any(document.verdicts[at].role is Role.BYLINE for at in inside):
            found.append(element)
    return found


def _boxes_below(document: Document, headline: int) -> Iterator[int]:
    """The elements beside and below the one with headline and text, of its tag and its classes."""
    columns = document.page.elements
    boxes = near(document.page, headline)
    own = next((box for box in boxes if _holds_article(document, box)), NO_ELEMENT)
    if own == NO_ELEMENT or not columns.class_words(own):
        return
    classes = set(columns.class_words(own))
    for element in range(columns.ends[own], columns.ends[columns.parents[own]]):
        if (
            columns.parents[element] == columns.parents[own]
            and columns.tags[element] == columns.tags[own]
            and classes.issubset(columns.class_words(element))
        ):
            yield element


def _holds_article(document: Document, element: int) -> bool:
    """Whether an element holds the text of an article, and not all of the page."""
    page = document.page
    if page.elements.parents[element] == NO_ELEMENT:
        return False
    inside = [at for at in blocks_inside(page, element) if document.is_body(at)]
    return text_size(page, inside) >= _OWN


def _is_next(page: Page, element: int, own: int, headline: int) -> bool:
    """Whether an article is built as the page's own is, and has a headline as it has."""
    columns = page.elements
    if columns.class_words(element) != columns.class_words(own):
        return False
    rank = columns.tags[page.owners[headline]]
    return any(columns.tags[page.owners[at]] == rank for at in blocks_inside(page, element))
