"""Drop lines of flattened text in which buttons, or a kicker and a title, are stuck together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.fast import twin
from cleaner.look.lines import TITLE_LIMIT, Lines, lines_of
from cleaner.page import Document

# Small letters, a capital, and small letters: a capitalised word stuck to the one before it.
# The pattern finds what may be that; which letters are capitals, Python knows for every script.
_MAY_BE_STUCK: Final = re.compile(r"(?=[^\W\d_A-Z]{2}[^\W\d_a-z][^\W\d_A-Z]{2})")
_STUCK_TO_YEAR: Final = re.compile(r"(?<![\w.,])(?:19|20)\d\d[^\W\d_a-z][^\W\d_A-Z]{2}")
# A word with one such place may be a name, such as "YouTube", and so may a shorter one with two,
# such as "McDonaldsPlus": these are the fewest places, and the fewest letters.
_LEAST_SEAMS: Final = 2
_LEAST_LETTERS: Final = 20
_LONG_WORD: Final = re.compile(rf"[^\W\d_]{{{_LEAST_LETTERS}}}")


def drop_glued_lines(document: Document) -> Document:
    """Drop a short line without a stop in which several words, or a year and a word, are stuck.

    Where blocks were flattened without a space between, a menu or a row of buttons is one word, and
    so are the last word of a kicker and the first of its title.

    >>> from cleaner.pipeline import kept
    >>> lines = "ShareSendBookmarkPrint it", "The floods of 2021Ninety minutes that changed a town"
    >>> kept(drop_glued_lines, *lines, "It is open.")
    ['It is open.']

    Leaves alone sentences, names such as "YouTube", and HTML, which shows where a block ends.

    >>> kept(drop_glued_lines, "What YouTube earns", "The menu was HomeNewsSport, he said.")
    ['What YouTube earns', 'The menu was HomeNewsSport, he said.']
    """
    if document.form != "text":
        return document
    lines = lines_of(document)
    glued = [
        at
        for at in _candidates(lines)
        if len(lines.texts[at]) <= TITLE_LIMIT
        and _is_glued(lines.texts[at])
        and len(lines.paragraph_from(at)) == 1
        and lines.opens_paragraph(at)
    ]
    return document.dropped(glued, "buttons or titles stuck together")


def _candidates(lines: Lines) -> Sequence[int]:
    """The lines without a stop that hold a number, or a word that is long enough to be several."""
    return sorted({*lines.numbered, *with_long_words(lines.texts)}.intersection(lines.open))


@twin("flat")
def with_long_words(texts: tuple[str, ...]) -> list[int]:
    """The numbers of the lines with more letters in a row than single words have."""
    return [at for at, text in enumerate(texts) if _LONG_WORD.search(text)]


def _is_glued(text: str) -> bool:
    """Whether words are stuck together in a line.

    >>> _is_glued("Floods of 2021Ninety minutes"), _is_glued("Donald Trump (@realDonaldTrump)")
    (True, False)
    """
    if "19" in text or "20" in text:
        year = _STUCK_TO_YEAR.search(text)
        if year is not None and year[0][4:].istitle():
            return True
    if len(text) < _LEAST_LETTERS:
        return False
    long = [word for word in text.split() if len(word) >= _LEAST_LETTERS]
    return any(word.isalpha() and _seams(word) >= _LEAST_SEAMS for word in long)


def _seams(word: str) -> int:
    """How often a capital stands between small letters, two on each side."""
    places = (found.start() for found in _MAY_BE_STUCK.finditer(word))
    return sum(word[at : at + 2].islower() and word[at + 2 : at + 5].istitle() for at in places)
