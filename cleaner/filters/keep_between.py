"""Keep the short blocks between two kept paragraphs."""

from __future__ import annotations

from typing import Final

from cleaner.filters._doubtful import doubtful, is_heading
from cleaner.look.elements import alike
from cleaner.page import Document, Page, Role
from cleaner.text import ends_sentence

# Minimum score of a short block between two kept ones. With 0.45, 8 of 1,657 labelled pages get
# worse and 4 better.
_LEAST: Final = 0.3
# That of a sentence in flattened text, and the most of its characters. On 2,231 flattened pages, 21
# such are body and 5 are not.
_LEAST_SENTENCE: Final = 0.25
_LONGEST_SENTENCE: Final = 40
# A label ends with a colon, and what was cut short with dots.
_OPEN_ENDS: Final = (":", "：", "…", "...")
_TEXT: Final = frozenset({Role.PARAGRAPH, Role.SUBHEAD})


def keep_between(document: Document) -> Document:
    """Keep a block, however short, right between two kept paragraphs that are built as it is.

    In flattened text, which does not show how a line is built, it has to be a sentence.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<p>{said}<p>Silence.<p>{said}")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.4).dropped("odd")})
    >>> [block.is_chrome for block in keep_between(odd).blocks]
    [False, False, False]

    Leaves alone what holds a link, and headings.

    >>> page = read_html(f"<p>{said}<p class=note>Silence.<p>{said}")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.4).dropped("odd")})
    >>> keep_between(odd) is odd
    True
    """
    return _in_text(document) if document.form == "text" else _in_markup(document)


def _in_text(document: Document) -> Document:
    page, verdicts = document.page, document.verdicts
    sentences = {at for at in doubtful(document, _LEAST_SENTENCE) if _is_short_sentence(page, at)}
    kept: list[int] = []
    for at in sorted(sentences):
        if at - 1 in sentences:
            continue
        stop = at + 1
        while stop in sentences:
            stop += 1
        is_between = at > 0 and stop < len(page)
        if is_between and {verdicts[at - 1].role, verdicts[stop].role} <= _TEXT:
            kept += range(at, stop)
    reason = "a sentence between paragraphs"
    return document.with_changes({at: verdicts[at].as_role(Role.PARAGRAPH, reason) for at in kept})


def _is_short_sentence(page: Page, at: int) -> bool:
    """Whether a line is a sentence of few words, and not part of a longer paragraph."""
    text = page.texts[at]
    is_whole = page.glues[at] is None and (at + 1 == len(page) or page.glues[at + 1] is None)
    return (
        is_whole
        and len(text) < _LONGEST_SENTENCE
        and ends_sentence(text)
        and not text.endswith(_OPEN_ENDS)
    )


def _in_markup(document: Document) -> Document:
    page = document.page
    lost = [
        at
        for at in doubtful(document, _LEAST)
        if not page.linked[at] and not is_heading(document, at) and 0 < at < len(page) - 1
    ]
    if not lost:
        return document
    looks = alike(page)
    verdicts = document.verdicts
    return document.with_changes(
        {
            at: verdicts[at].as_role(Role.PARAGRAPH, "stands between paragraphs built as it is")
            for at in lost
            if verdicts[at - 1].role is verdicts[at + 1].role is Role.PARAGRAPH
            and looks[at - 1] == looks[at] == looks[at + 1]
        }
    )
