"""Drop appeals for gifts to the newsroom."""

from __future__ import annotations

from itertools import islice
from typing import Final

from cleaner.look.blocks import named_lines
from cleaner.look.lines import lines_of
from cleaner.look.phrases import long_lines
from cleaner.look.sections import encloses, inside, named_element
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_appeals")

# What elements are named for that hold an appeal.
_NAMES = frozenset(
    {
        "support", "donate", "donation", "donations", "contribute", "contribution",
        "contributions", "fundraising", "fundraiser", "appeal", "spende", "spenden", "dons",
        "donaciones", "donazioni", "doacao", "doneer", "steun", "wesprzyj",
    }
)  # fmt: skip
# So many paragraphs stand before such an element.
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
    blocks = document.blocks
    first = list(
        islice((i for i in lines_of(document).paragraphs if blocks[i].is_body), _LEAST_BEFORE)
    )
    if not first:
        return document
    named = named_lines(document, PHRASES) + long_lines(document, PHRASES)
    plain = [i for i in named if i > first[0]]
    changes = {i: blocks[i].dropped("appeal for gifts") for i in plain}
    if document.form == "html" and len(first) == _LEAST_BEFORE:
        last = blocks[first[-1]]
        elements = {named_element(blocks[i], _NAMES, last) for i in plain if i > first[-1]}
        boxes = [
            scope
            for scope in elements
            if scope is not None and not any(encloses(scope, blocks[i]) for i in first)
        ]
        for at in inside(blocks, boxes) if boxes else ():
            changes.setdefault(at, blocks[at].dropped("in an element of appeals"))
    return document.with_changes(changes)
