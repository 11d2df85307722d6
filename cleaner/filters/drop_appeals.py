"""Drop appeals for gifts to the newsroom."""

from __future__ import annotations

from itertools import islice
from typing import Final

from cleaner.look.elements import blocks_inside, holds, named_for
from cleaner.look.lines import lines_of
from cleaner.page import NO_ELEMENT, Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_appeals")

#: What elements are named for that hold an appeal.
_NAMES = frozenset(
    {
        "support", "donate", "donation", "donations", "contribute", "contribution",
        "contributions", "fundraising", "fundraiser", "appeal", "spende", "spenden", "dons",
        "donaciones", "donazioni", "doacao", "doneer", "steun", "wesprzyj",
    }
)  # fmt: skip
# The paragraphs that stand before such an element: an article was begun. On 1,477 labelled pages 1
# and 4 do the same.
_LEAST_BEFORE: Final = 2


def drop_appeals(document: Document) -> Document:
    """Drop what asks readers for gifts to the newsroom, behind the article's first paragraph.

    In HTML all of the element goes that holds it, if it is named for that and stands behind two
    paragraphs: the whole of an article may be an appeal, too.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_appeals, text, "Support our newsroom by giving as little as $1 a month.")[1:]
    []
    >>> kept(drop_appeals, text, "Your gift makes a winter coat for a child in town.")[1:]
    ['Your gift makes a winter coat for a child in town.']
    """
    page, lines = document.page, lines_of(document)
    named = [at for at in lines.named(PHRASES) + lines.long_named(PHRASES) if document.is_body(at)]
    if not named:
        return document
    first = list(islice(filter(document.is_body, lines.paragraphs), _LEAST_BEFORE))
    appeals = [at for at in named if first and at > first[0]]
    boxes = set()
    if len(first) == _LEAST_BEFORE:
        boxes = {named_for(page, at, _NAMES, first[-1]) for at in appeals if at > first[-1]}
    inside = {
        at
        for box in boxes
        if box != NO_ELEMENT and not any(holds(page, box, text) for text in first)
        for at in blocks_inside(page, box)
    }
    document = document.dropped(appeals, "appeal for gifts")
    return document.dropped(inside, "in an element of appeals")
