"""Drop comments that have no heading, by the names of their elements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.look.comments import FEWEST_BEFORE, comment_elements, comment_round
from cleaner.look.lines import lines_of
from cleaner.page import NO_ELEMENT, Document, Page

# One element alone that is named for comments may be the article's: a reader's letter in a box. At
# 1, 18 lines of articles on 788 labelled pages go with 57 of comments; at 3, 13 of comments stay.
_FEWEST: Final = 2


def drop_comment_elements(document: Document) -> Document:
    """Drop what stands behind the text in several elements that are named for comments.

    Those that are named as what holds the article's first text may be the article's, and so may
    those that have more of it behind them.

    >>> from cleaner.read import read_html
    >>> text = "<p>The bridge over the Aller reopens on Monday, the council of the town said.</p>"
    >>> said = f"<div class=comment>Ann{text}</div>"
    >>> page = read_html(f"<article>{text * 2}</article>{said * 2}")
    >>> drop_comment_elements(page).body_places()
    [0, 1]
    >>> page = read_html(f"<article>{text * 2}{said * 2}{text}</article>")
    >>> drop_comment_elements(page) is page
    True
    """
    page, paragraphs = document.page, lines_of(document).paragraphs
    if len(comment_elements(page)) < _FEWEST:
        return document
    holders = [comment_round(page, at) for at in paragraphs]
    class_words = page.elements.class_words
    known = {class_words(holder) for holder in holders[:FEWEST_BEFORE] if holder != NO_ELEMENT}
    behind = _size_of_text(page, paragraphs, holders)
    comments = {
        holder
        for holder in holders[behind:]
        if holder != NO_ELEMENT and class_words(holder) not in known
    }
    if len(comments) < _FEWEST:
        return document
    places = range(paragraphs[behind - 1] + 1, len(page))
    inside = [at for at in places if comment_round(page, at) in comments]
    return document.dropped(inside, "an element of comments")


def _size_of_text(page: Page, paragraphs: Sequence[int], holders: Sequence[int]) -> int:
    """How many paragraphs there are up to the last one that stands where the first ones do."""
    boxes = {_box(page, at) for at in paragraphs[:FEWEST_BEFORE]}
    size = min(FEWEST_BEFORE, len(paragraphs))
    for number, (at, holder) in enumerate(zip(paragraphs, holders, strict=True), 1):
        if holder == NO_ELEMENT and _box(page, at) in boxes:
            size = max(size, number)
    return size


def _box(page: Page, at: int) -> int:
    """The element round a block's own."""
    owner = page.owners[at]
    return owner if owner == NO_ELEMENT else page.elements.parents[owner]
