"""Drop blocks that say nothing."""

from __future__ import annotations

from cleaner.page import NO_ELEMENT, Document, Page
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
    page, verdicts = document.page, document.verdicts
    return document.with_changes(
        {
            at: verdicts[at].dropped("no letter or digit")
            for at, key in enumerate(page.keys)
            if not key and _is_blank(page, at) and not verdicts[at].is_chrome
        }
    )


def _is_blank(page: Page, at: int) -> bool:
    text, owner = page.texts[at], page.owners[at]
    if has_words(text) or "{" in text or "}" in text:
        return False
    return owner == NO_ELEMENT or page.elements.tags[owner] not in _CODE
