"""Drop notices of paywalls."""

from __future__ import annotations

from typing import Final

from cleaner.look.elements import blocks_inside, holds, named_for
from cleaner.look.lines import Lines, lines_of
from cleaner.page import NO_ELEMENT, Document, Page, Problem
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_paywall_notices")

# What elements are named for that hold such a notice, and the paragraphs that it may have: pages
# name the element so, too, that holds what is paid for. On 4,277 labelled pages 1 and 4 do the
# same.
_NAMES: Final = frozenset({"paywall", "regwall", "subscribewall", "paygate"})
_MOST_PARAGRAPHS: Final = 2


def drop_paywall_notices(document: Document) -> Document:
    """Drop lines that ask readers to pay or to log in before they may read on.

    In HTML all of a small element goes that holds one, if it is named for that.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_paywall_notices, "Subscribe to continue reading", "Already a subscriber? Sign in")
    []

    >>> kept(drop_paywall_notices, "Subscribers left the paper", "“Become a member,” he was told")
    ['Subscribers left the paper', '“Become a member,” he was told']
    """
    page, lines = document.page, lines_of(document)
    named = lines.named(PHRASES)
    document = document.dropped(named, "paywall notice", Problem.PAYWALL)
    first = lines.first_paragraph()
    boxes = {named_for(page, at, _NAMES, first) for at in named if at > first}
    inside = [
        at
        for box in boxes
        if box != NO_ELEMENT and not holds(page, box, first) and _is_notice(page, lines, box)
        for at in blocks_inside(page, box)
    ]
    return document.dropped(inside, "in an element of paywalls")


def _is_notice(page: Page, lines: Lines, box: int) -> bool:
    """Whether an element holds a notice and no part of the article: a paragraph or two at most."""
    return sum(map(lines.is_paragraph, blocks_inside(page, box))) <= _MOST_PARAGRAPHS
