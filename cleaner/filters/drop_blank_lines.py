"""Drop blocks that say nothing."""

from __future__ import annotations

from cleaner.look.lines import lines_of
from cleaner.page import Block, Document
from cleaner.text import has_words

_CODE = frozenset({"pre", "code"})


def drop_blank_lines(document: Document) -> Document:
    """Drop blocks without a letter or a digit: rules, bullets, stray marks, blank characters.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_blank_lines, "The bridge reopens.", "* * *", "—", "|")
    ['The bridge reopens.']

    A number or a single letter is text.

    >>> kept(drop_blank_lines, "7", "Ω", "¿Qué?")
    ['7', 'Ω', '¿Qué?']

    A line of stars between two scenes of a story goes too: it has no words to lose. A brace may
    be a line of a program that the text quotes, and stays.
    """
    blocks = document.blocks
    changes = {
        i: blocks[i].dropped("no letter or digit")
        for i, key in enumerate(lines_of(document).keys)
        if not key and _is_blank(blocks[i])
    }
    return document.with_changes(changes)


def _is_blank(block: Block) -> bool:
    text = block.text
    if block.is_chrome or has_words(text):
        return False
    return not ("{" in text or "}" in text or block.tag in _CODE)
