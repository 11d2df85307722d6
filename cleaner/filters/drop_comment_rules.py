"""Drop the rules for comments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from cleaner.look.comments import comments_may_start, element_headed, is_heading
from cleaner.look.lines import heads_paragraph, lines_of
from cleaner.page import NO_ELEMENT, Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_comment_rules")

# Above the rules stand at least this many times as many paragraphs as below their heading: with as
# many below, one of 1,334 labelled pages loses text.
_TIMES_ABOVE: Final = 2


def drop_comment_rules(document: Document) -> Document:
    """Drop the heading of the rules for comments with all that follows, if little does, or a link.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_comment_rules, text, text, "Comment policy", "Be kind.", text) == [text, text]
    True

    Stories tell of such rules, too.

    >>> len(kept(drop_comment_rules, text, text, "Comment policy", text, text))
    5
    """
    dropped: set[int] = set()
    for at in lines_of(document).among(PHRASES):
        if at not in dropped and is_heading(document, at):
            dropped.update(_headed(document, at))
    return document.dropped(dropped, "rules for comments")


def _headed(document: Document, heading: int) -> Iterable[int]:
    """The heading and what it takes with it; empty if it heads no rules."""
    lines = lines_of(document)
    if heading >= comments_may_start(lines):
        if _are_rules(document, heading):
            return range(heading, len(document.page))
        if not heads_paragraph(document, heading):
            return [heading]
    return [heading] if lines.is_link(heading) else []


def _are_rules(document: Document, heading: int) -> bool:
    """Whether little follows a heading, or an element round it is named for comments.

    In an article that was written out, rules are what it tells of.
    """
    paragraphs = lines_of(document).paragraphs
    above = bisect_left(paragraphs, heading)
    is_little = (len(paragraphs) - above) * _TIMES_ABOVE <= above
    return not document.page.shows_head and (
        is_little or element_headed(document, heading) != NO_ELEMENT
    )
