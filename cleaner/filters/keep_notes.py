"""Keep the notes that close an article: corrections, who else reported, citations, footnotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Set
from typing import Final

from cleaner.filters._doubtful import dropped_by_score
from cleaner.look.elements import blocks_inside, named
from cleaner.look.lines import lines_of
from cleaner.page import Document, Kind, Page, Role, Verdict
from cleaner.phrases import phrases
from cleaner.text import match_key

CONTRIBUTED: Final = phrases("keep_notes.contributed")
CORRECTIONS: Final = phrases("keep_notes.corrections")
CREDITS: Final = phrases("keep_notes.credits")

# How many blocks behind the body's last one a note may stand: buttons and tags come between.
# With 20, 5 of 3,314 labelled pages get worse and none better.
_REACH: Final = 4
#: What elements are named for that hold footnotes.
_FOOTNOTES: Final = frozenset(
    "footnotes footnote endnotes endnote fussnoten fussnote fodnoter fotnoter voetnoten".split()
)
# How a study is cited, by its number. Of 7 such lines behind the text on labelled pages all are
# body.
_CITATION: Final = re.compile(r"doi\.org/10\.|\bDOI:? ?10\.")
_LONGEST_CITATION: Final = 1_000
# How many characters of a long note are looked at: a phrase opens it. With half and twice, none of
# 1,621 labelled pages changes; with all, one gets worse.
_OPENING: Final = 60


def keep_notes(document: Document) -> Document:
    r"""Keep a note at the end of the body: a correction, a reporter, a citation, a footnote.

    Such notes look like the lines of a footer, but they are the article's own words about itself.

    >>> from cleaner.read import read_text
    >>> page = read_text("The bridge is open.\n\nCorrection: It is shut.\n\nFollow us")
    >>> odd = {at: page.verdicts[at].scored(0.3).dropped("odd") for at in (1, 2)}
    >>> [block.is_chrome for block in keep_notes(page.with_changes(odd)).blocks]
    [False, False, True]

    Leaves alone what another filter took by name, and what stands far from the body.

    >>> named = page.with_changes({1: page.verdicts[1].dropped("known by name")})
    >>> keep_notes(named) is named
    True
    """
    body = document.body_places()
    if not body:
        return document
    dropped = dropped_by_score(document)
    changes: dict[int, Verdict] = {}
    last = body[-1]
    for at in dropped[bisect_left(dropped, body[0]) :]:
        if at > last + _REACH:
            break
        if _is_note(document, at):
            is_item = document.page.kinds[at] is Kind.LIST_ITEM
            role = Role.LIST_ITEM if is_item else Role.PARAGRAPH
            changes[at] = document.verdicts[at].as_role(role, "a note that belongs to the article")
            last = max(last, at)
    return document.with_changes(changes)


def _is_note(document: Document, at: int) -> bool:
    if lines_of(document).is_link(at):
        return False
    page = document.page
    key = page.keys[at] or match_key(page.texts[at][:_OPENING])
    return (
        CREDITS.opens(key)
        or CORRECTIONS.opens(key)
        or any(phrase in key for phrase in CONTRIBUTED.keys)
        or _CITATION.search(page.texts[at], 0, _LONGEST_CITATION) is not None
        or at in page.once(_footnotes)
    )


def _footnotes(page: Page) -> Set[int]:
    """The places of the blocks in elements that are named for footnotes."""
    return {at for element in named(page, _FOOTNOTES) for at in blocks_inside(page, element)}
