"""Drop teasers of other stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.look.lines import TITLE_ENDS, Lines, lines_of
from cleaner.look.sections import titles_after
from cleaner.page import Document, Verdict
from cleaner.phrases import phrases
from cleaner.text import ends_sentence

PHRASES: Final = phrases("drop_related_links")
ALONE: Final = phrases("drop_related_links.alone")

# A closed sentence with more characters behind its phrase tells a story. At none, 9 teasers stay on
# 1,334 labelled pages.
_LONGEST_SENTENCE: Final = 60
# The share of a link in capitals that is linked, and the spaces in it: one of fewer is a name. With
# 0.8 and with all of it, and with 2 and 5, next to none of 1,621 labelled pages changes its text.
_ALL_LINKED: Final = 0.95
_FEWEST_SPACES: Final = 3
# What closes behind a phrase in brackets: "【関連】".
_CLOSING_BRACKETS: Final = ("】", "］", "]")


def drop_related_links(document: Document) -> Document:
    """Drop lines that lead to another story, and headings such as "Related Articles" with theirs.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_related_links, text, "Read also: Storm hits", "Related Articles", "Two hurt")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    A heading with paragraphs below it is a heading of the article, and stays.

    >>> kept(drop_related_links, text, "Related Articles", text)[1]
    'Related Articles'
    """
    lines, verdicts = lines_of(document), document.verdicts
    changes: dict[int, Verdict] = {}
    for at in lines.among(PHRASES):
        if not document.is_body(at) or at in changes:
            continue
        if not PHRASES.is_line(lines.keys[at]) or ALONE.is_line(lines.keys[at]):
            if _is_teaser(document, at):
                changes[at] = verdicts[at].dropped("teaser of another story")
            continue
        titles = titles_after(document, at) if at > lines.first_paragraph() else None
        if titles is not None:
            changes[at] = verdicts[at].dropped("heading of related stories")
            for title in titles:
                changes[title] = verdicts[title].dropped("under a heading of related stories")
        elif lines.is_link(at):
            changes[at] = verdicts[at].dropped("link to another story")
    for at in lines.holding("[ "):
        if at not in changes and document.is_body(at) and _is_in_brackets(lines, at):
            changes[at] = verdicts[at].dropped("link to another story in brackets")
    for at in _linked_capitals(document):
        if at not in changes and document.is_body(at):
            changes[at] = verdicts[at].dropped("link to another story in capitals")
    return document.with_changes(changes)


def _linked_capitals(document: Document) -> Sequence[int]:
    """The places behind the first paragraph of links in capitals of several words.

    Of 127 such blocks on 630 labelled pages one is a headline, above the text, and none is body.
    """
    page, lines = document.page, lines_of(document)
    return [
        at
        for at in range(lines.first_paragraph() + 1, len(page))
        if page.linked[at]
        and page.linked[at] >= _ALL_LINKED * len(page.texts[at])
        and page.texts[at].isupper()
        and page.texts[at].count(" ") >= _FEWEST_SPACES
    ]


def _is_in_brackets(lines: Lines, at: int) -> bool:
    """Whether a line is one link in square brackets, with spaces inside them."""
    return lines.texts[at].startswith("[ ") and lines.texts[at].endswith(" ]") and lines.is_link(at)


def _is_teaser(document: Document, at: int) -> bool:
    """Whether a line with a phrase before more words teases a story: by a colon or by its link."""
    lines = lines_of(document)
    if lines.is_spoken(at) or lines.is_link(at):
        return not lines.is_spoken(at)
    text, opening = lines.texts[at], PHRASES.opening(lines.keys[at])
    if lines.after(at, opening)[:1] in _CLOSING_BRACKETS:
        return True
    is_sentence = ends_sentence(text) and text[-1] not in TITLE_ENDS
    return lines.has_separator(at, opening) and not (
        is_sentence and len(text) > len(opening) + _LONGEST_SENTENCE
    )
