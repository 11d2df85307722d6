"""What is asked of a line that may be a sub-heading, and of the text round it."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import PARAGRAPH_LEAST, TITLE_ENDS, lines_of
from cleaner.page import Document, Role
from cleaner.text import ends_sentence

# Longest sub-heading, in characters. With 120, 11 of 1,657 flattened pages get worse and 4 better.
_LONGEST: Final = 80
# That of one all in quotation marks: a longer one is what somebody says. With 30, one of 689
# flattened pages gets worse; with 80, one better, by next to nothing.
_LONGEST_QUOTATION: Final = 50
# What a sub-heading may also stand above.
_GROUPED: Final = frozenset({Role.LIST_ITEM, Role.TABLE_ROW})
# How many lines of a broken paragraph are looked at, which bounds the work: hardly any has more.
# With 30, none of those pages changes.
_MOST_LINES: Final = 12
_OPENING_MARKS: Final = frozenset("\"“„«»‘'「『")
_CLOSING_MARKS: Final = frozenset("\"”“»«’'」』")


def may_head(document: Document, at: int) -> bool:
    """Whether a line is short, a paragraph of its own, and not spoken."""
    page = document.page
    text = page.texts[at]
    if len(text) > _LONGEST or page.glues[at] is not None:
        return False
    return not lines_of(document).is_spoken(at) or _is_quotation(text)


def is_open(text: str) -> bool:
    """Whether a line does not close as a sentence; a heading may ask or exclaim."""
    return not ends_sentence(text) or text[-1] in TITLE_ENDS


def _is_quotation(text: str) -> bool:
    """Whether a line is all in quotation marks, as a sub-heading may be, and no sentence."""
    return (
        len(text) <= _LONGEST_QUOTATION
        and text[0] in _OPENING_MARKS
        and text[-1] in _CLOSING_MARKS
        and not ends_sentence(text)
    )


def heads_text(document: Document, after: int) -> bool:
    """Whether a paragraph, an item or a row begins at the next place, as below a sub-heading."""
    if document.page.glues[after] is not None:
        return False
    return document.verdicts[after].role in _GROUPED or is_text(document, after)


def follows_text(document: Document, before: int) -> bool:
    """Whether the line at the place before is part of a paragraph."""
    first = before
    while first > max(0, before - _MOST_LINES) and document.page.glues[first] is not None:
        first -= 1
    return is_text(document, first)


def is_text(document: Document, at: int) -> bool:
    """Whether a paragraph begins at a place: by its first line, or by all that are joined to it."""
    lines = lines_of(document)
    if lines.is_paragraph(at):
        return True
    size = 0
    for place in lines.paragraph_from(at)[:_MOST_LINES]:
        text = document.page.texts[place]
        size += len(text)
        if size >= PARAGRAPH_LEAST and ends_sentence(text):
            return True
    return False
