"""Keep the sub-headings of flattened text."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.filters._doubtful import doubtful
from cleaner.filters._subheads import follows_text, heads_text, is_open, is_text, may_head
from cleaner.page import Document, Role
from cleaner.text import ends_sentence

# A sub-heading shows nothing but its place: from this score on that is enough.
# With 0.05, 43 of 1,657 labelled pages get worse and 18 better.
_LEAST: Final = 0.15
# An ad label or the like may stand beside it: this many lines from paragraph to paragraph at most.
# With 10, 31 of 1,657 labelled pages get worse and 15 better.
_NEAR: Final = 4
_NUMBERED: Final = re.compile(r"\d{1,2}[.)] ")


def keep_subheads(document: Document) -> Document:
    r"""Keep a short line of flattened text between two paragraphs, if it stands there once.

    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = Document.of_lines(said, "A long wait", said)
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.2).dropped("odd")})
    >>> [str(block.role) for block in keep_subheads(odd).blocks]
    ['paragraph', 'subhead', 'paragraph']

    Leaves alone what is said aloud, what ends as a sentence, a line that nothing follows, and a
    line that stands on the page again, as an ad label or a button does.

    >>> page = Document.of_lines(said, "View deal", said, "View deal")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.2).dropped("odd")})
    >>> keep_subheads(odd) is odd
    True
    """
    page = document.page
    lost = doubtful(document, _LEAST) if document.form == "text" else ()
    if not lost:
        return document
    times = Counter(page.texts)
    lost = [at for at in lost if times[page.texts[at]] == 1]
    # With those beside them they are a list of something.
    places = sorted((*document.body_places(), *lost))
    return document.with_changes(
        {
            at: document.verdicts[at].as_role(Role.SUBHEAD, "a short line above a paragraph")
            for at in lost
            if may_head(document, at)
            and is_open(page.texts[at])
            and _stands_between_text(document, at, places)
        }
    )


def _stands_between_text(document: Document, at: int, places: Sequence[int]) -> bool:
    """Whether the next of some places before and behind a line are those of body text near it."""
    behind = bisect(places, at)
    if behind < 2 or behind == len(places):
        return False
    before, after = places[behind - 2], places[behind]
    return (
        after - before <= _NEAR
        and document.is_body(before)
        and document.is_body(after)
        and _ends_text(document, before)
        and (heads_text(document, after) or _heads_answer(document, places[behind:]))
    )


def _ends_text(document: Document, at: int) -> bool:
    """Whether a paragraph ends at a place, or an item of a numbered list, which needs no stop."""
    text = document.page.texts[at]
    return _NUMBERED.match(text) is not None or (ends_sentence(text) and follows_text(document, at))


def _heads_answer(document: Document, places: Sequence[int]) -> bool:
    """Whether a short sentence follows, as "False." below "Our verdict", and text below that."""
    return (
        len(places) > 1
        and document.page.glues[places[0]] is None
        and ends_sentence(document.page.texts[places[0]])
        and document.is_body(places[1])
        and is_text(document, places[1])
    )
