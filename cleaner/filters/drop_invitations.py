"""Drop paragraphs in which a sentence invites to a newsletter."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document, Kind
from cleaner.phrases import phrases
from cleaner.text import match_key

PHRASES: Final = phrases("drop_newsletter_prompts")
ALONE: Final = phrases("drop_newsletter_prompts.alone")
SUBJECTS: Final = phrases("drop_newsletter_prompts.subjects")

# Longest such paragraph, in characters, and where its sentences end.
_LONGEST: Final = 300
_END: Final = re.compile(r"[.!?:…] ")
# A paragraph with a higher score is text that speaks of a newsletter: of 9 below it on labelled
# pages, of 9 sites, 8 are chrome, and of 5 above it 2 are.
_SURE: Final = 0.95


def drop_invitations(document: Document) -> Document:
    """Drop a short, doubtful paragraph with a link of which a sentence invites to a newsletter.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
    >>> link = "<p>This was in our weekly newsletter. <a href=/>Sign up here.</a></p>"
    >>> list(drop_invitations(read_html(said + link)).body_places())
    [0]

    Leaves alone a paragraph without a link, and what somebody said.

    >>> page = read_html(said + "<p>The ferry has a newsletter. Sign up here, its master said.</p>")
    >>> drop_invitations(page) is page
    True
    """
    if document.form != "html":
        return document
    page, lines = document.page, lines_of(document)
    found = [
        at
        for at in document.body_places()
        if page.linked[at]
        and page.kinds[at] is Kind.PARAGRAPH
        and document.verdicts[at].chance < _SURE
        and len(page.texts[at]) <= _LONGEST
        and _invites(page.texts[at])
        and not lines.is_spoken(at)
    ]
    return document.dropped(found, "invites to a newsletter")


def _invites(text: str) -> bool:
    """Whether a sentence is nothing but an invitation, or opens with one where news are spoken of.

    >>> _invites("It was in our newsletter. Sign up for it."), _invites("Sign up for the race.")
    (True, False)
    """
    keys = [match_key(sentence) for sentence in _END.split(text)]
    if any(" " in key and PHRASES.is_line(key) and not ALONE.is_line(key) for key in keys):
        return True
    whole = " ".join(keys)
    return any(map(whole.__contains__, SUBJECTS.keys)) and any(map(PHRASES.opens, keys))
