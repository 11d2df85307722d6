"""Drop blocks that say nothing."""

from __future__ import annotations

from cleaner.blocks import Document
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
    changes = {
        i: block.dropped("no letter or digit")
        for i, block in enumerate(document.blocks)
        if not block.key
        and not block.is_chrome
        and not has_words(block.text)
        and not ("{" in block.text or "}" in block.text or block.tag in _CODE)
    }
    return document.with_changes(changes)
