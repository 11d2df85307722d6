"""Keep the notes that close an article: corrections, updates, who else reported."""

from __future__ import annotations

from typing import Final

from cleaner.page import Block, Document, Role, Verdict
from cleaner.phrases import phrases
from cleaner.text import first_word, match_key

CONTRIBUTED: Final = phrases("keep_notes.contributed")
CORRECTIONS: Final = phrases("keep_notes.corrections")
CREDITS: Final = phrases("keep_notes.credits")

# So many blocks behind the body's last one a note may stand.
_REACH: Final = 4
_CHROME: Final = Role.CHROME
# So many words of a long note are looked at.
_OPENING: Final = 60


def keep_notes(document: Document) -> Document:
    r"""Take back into the body a note that the scorer dropped: a correction, a further reporter.

    Such notes look like the lines of a footer, but they are the article's own words about itself.

    >>> from cleaner.read import read_flat
    >>> page = read_flat("The bridge is open.\n\nCorrection: It is shut.\n\nFollow us")
    >>> odd = {at: page.verdicts[at].scored(0.3).dropped("odd") for at in (1, 2)}
    >>> [block.is_chrome for block in keep_notes(page.with_changes(odd)).blocks]
    [False, False, True]

    Leaves alone what another filter took by name, and what stands far from the body.
    """
    kept = document.body_places()
    if not kept:
        return document
    changes: dict[int, Verdict] = {}
    last = kept[-1]
    for at in range(kept[0], len(document.blocks)):
        if at > last + _REACH:
            break
        block = document.blocks[at]
        if block.role is _CHROME and block.is_scored and _is_note(block):
            changes[at] = block.as_role(Role.PARAGRAPH, "a note that belongs to the article")
            last = max(last, at)
    return document.with_changes(changes)


def _is_note(block: Block) -> bool:
    if block.linked * 2 > len(block.text):
        return False
    key = block.key or match_key(block.text[:_OPENING])
    word = first_word(key)
    if word in CREDITS.first_words and CREDITS.opens(key):
        return True
    if word in CORRECTIONS.first_words and CORRECTIONS.opens(key):
        return True
    return any(phrase in key for phrase in CONTRIBUTED.keys)
