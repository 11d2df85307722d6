"""Mark captions by the picture credit behind them."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.credits import LONGEST_CAPTION, opens_as_credit, picture_credits
from cleaner.look.lines import Lines, lines_of
from cleaner.page import Document, Role
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, match_key, may_be_name, words

PHRASES: Final = phrases("drop_credited_captions")
SUPPLIERS: Final = phrases("drop_credited_captions.suppliers")

# The end of a line that is looked at for its credit, in characters: the longest that the pattern
# finds is about as long. With 60 and with 200, none of 1,477 labelled pages changes.
_CREDIT_LENGTH: Final = 110


def _in_either_case(word: str) -> str:
    """A pattern for a word: as it is written, or, if it begins small, also with a capital."""
    first = f"[{word[0]}{word[0].upper()}]" if word[0].islower() else re.escape(word[0])
    return first + re.escape(word[1:])


# All that may stand right before a credit.
_STOPS: Final = '.!?…»”"。)！？」』）'
_CLOSING_CREDIT: Final = re.compile(
    # At first: what begins with one set of characters is found fast.
    rf"[{_STOPS}](?:(?<=[.!?…»”\"。)]) ?[©\[(/]{{0,2}} ?"
    # A word for picture, and up to the end a name: capitals, or a script without them.
    rf"(?:{'|'.join(map(_in_either_case, sorted({*PHRASES.written})))})"
    # The one stop in it is that of an initial.
    r"(?: ?[:：=/／] ?[^\W\d_]| ?[^\W\d_a-zа-яіїєґα-ω])(?:[^.!?…]|(?<=[ -]\w)\.){2,80}$"
    # Chinese has the name before the word.
    r"|(?<=[。！？”」』）]) ?[一-鿿]{2,4}(?:摄|攝)$"
    # Korean needs no word: behind a sentence, or "a view of", an agency or what a name "supplied".
    r"|(?:(?<=[다요]\.)|(?<=[모장][습면]\.)) (?:[^\s.]{1,15}[ =·/])?"
    rf"(?:{SUPPLIERS.pattern})$)"
)
# A sentence end within a line, behind a word.
_INNER_END: Final = re.compile(r"[^\W\d_][.!?…][\"”»’)]* (?=\S)")
# Where a credit without a word for picture may begin: behind a sentence whose last word is no
# abbreviation such as "Sen.".
_ENDS_BEFORE_NAMES: Final = ".…"
_NAMES_BEGIN: Final = re.compile(
    rf"(?:[^\W\d_]{{4}}|[a-zà-ÿ]{{3}})[)\]]?[{_ENDS_BEFORE_NAMES}][\"”»’)]* (?=[©(\[\w])"
)
# What else may stand in such a credit, beside names of letters alone.
_IN_NAMES: Final = frozenset(" ./-'’")
# Shortest caption before it, and longest with it, in brackets and bare, in characters. On 1,621
# flattened pages half and twice of the first change no text but a line of one, and so do those of
# the last (two better, three worse); with half of the second, two get worse, with twice, one
# better. Then the words of a credit: with 1, two get worse and one better; with 3 the same; with 8,
# none changes.
_SHORTEST_BEFORE: Final = 30
_LONGEST_NAMED: Final = 260
_LONGEST_BARE: Final = 120
_FEWEST_NAMES: Final = 2
_MOST_NAMES: Final = 4
# Shortest and longest caption known by the credit below it: a sub-heading, or a paragraph, may
# stand above a picture. On 689 flattened pages, three more captions go at 15, and one stays at 50;
# one stays at 150, and a line of an article goes at 500.
_SHORTEST_ABOVE: Final = 30
_LONGEST_ABOVE: Final = 250


def drop_credited_captions(document: Document) -> Document:
    """Mark a caption that a picture credit follows, in the same line or, in text, on the next.

    >>> said = "The bridge. Photo: Jane Roe", "Bolt nine. Perhaps of the year 1911", "Photo: Bo Poe"
    >>> page = Document.of_lines(*said)
    >>> [str(block.role) for block in drop_credited_captions(page).blocks]
    ['caption', 'caption', 'paragraph']

    >>> page = Document.of_lines("It was fine. Photos were taken.", "A long wait", "Photo: Bo Poe")
    >>> drop_credited_captions(page) is page
    True
    """
    lines = lines_of(document)
    stopped = frozenset().union(*map(lines.holding, _STOPS))
    closing = [at for at in lines.open if at in stopped and _closes_with_credit(lines.texts[at])]
    if document.form != "html":
        ended = frozenset().union(*map(lines.holding, _ENDS_BEFORE_NAMES))
        may_close = [at for at in lines.open if at in ended]
        closing += [at for at in may_close if _closes_with_names(document, lines.texts[at], at)]
    document = document.as_role(closing, Role.CAPTION, "caption that closes with a credit")
    if document.form != "text":
        return document
    broken = [at for at in lines.holding(":") if _ends_before_names(document, lines, at)]
    document = document.as_role(
        [place for at in broken for place in (at, at + 1)], Role.CAPTION, "caption and its credit"
    )
    credits = frozenset(picture_credits(document))
    above = [
        at - 1
        for at in credits
        if at and at - 1 not in credits and _is_above_its_credit(document, lines, at - 1)
    ]
    return document.as_role(above, Role.CAPTION, "caption above a picture credit")


def _closes_with_credit(text: str) -> bool:
    """Whether a sentence is followed by the name of a photographer, and no more.

    >>> _closes_with_credit("The bridge in March. Photo: Jane Roe / Orla Trust")
    True
    >>> _closes_with_credit("다리가 다시 열렸다. /사진제공=오를라신문")
    True
    >>> _closes_with_credit("시장이 15일 다리 위에서 연설하고 있다. AFP 연합뉴스")
    True
    """
    found = _CLOSING_CREDIT.search(text[-_CREDIT_LENGTH:])
    return found is not None and len(text) <= LONGEST_CAPTION


def _closes_with_names(document: Document, text: str, at: int) -> bool:
    """Whether a sentence of flattened text is followed by names alone, in brackets or bare.

    Elements tell more in HTML. Of 2,231 flattened pages, 40 have such captions, and one has a
    sentence of the body before a name.
    """
    page = document.page
    if len(text) > _LONGEST_NAMED:
        return False
    start = 0
    for ending in _NAMES_BEGIN.finditer(text):
        start = ending.end()
    names = text[start:]
    if start <= _SHORTEST_BEFORE:
        return False
    said = words(names)
    if not _FEWEST_NAMES <= len(said) <= _MOST_NAMES:
        return False
    if not all(name.isalpha() for name in said) or not all(map(may_be_name, said[:-1])):
        return False
    if not may_be_name(said[-1]) and not names.endswith(f"/{said[-1]}"):
        return False  # An agency may be spelled in small letters.
    is_whole = at + 1 == len(page) or page.glues[at + 1] is None
    if names[0] == "©" or (names[0] in "([" and names[-1] in ")]"):
        return is_whole
    is_bare = len(text) <= _LONGEST_BARE and all(c.isalpha() or c in _IN_NAMES for c in names)
    return is_whole and is_bare and not names.isupper() and " - " not in names


def _ends_before_names(document: Document, lines: Lines, at: int) -> bool:
    """Whether a caption ends with a word for picture and a colon, and names stand on the next line.

    >>> page = Document.of_lines("The bridge in March. Photo:", "Jane Roe / Orla Trust")
    >>> _ends_before_names(page, lines_of(page), 0)
    True
    """
    text, page = lines.texts[at], document.page
    if text[-1] != ":" or len(text) > LONGEST_CAPTION or at + 1 == len(page) or page.gaps[at + 1]:
        return False
    if not PHRASES.is_line(match_key(text.rpartition(" ")[2])):
        return False
    names = words(lines.texts[at + 1])
    return all(map(may_be_name, names))


def _is_above_its_credit(document: Document, lines: Lines, at: int) -> bool:
    """Whether a line is the caption that a credit on the next line belongs to.

    It is if it stands nearer to the credit than to the line before, or if it holds a full stop and
    yet does not end with one, as captions do.
    """
    page, text = document.page, lines.texts[at]
    if page.glues[at] is not None or text[0].isdigit():
        return False
    if not _SHORTEST_ABOVE <= len(text) <= _LONGEST_ABOVE:
        return False
    if page.gaps[at + 1] == 0 < page.gaps[at]:
        return True
    return (
        opens_as_credit(lines.keys[at + 1])
        and not ends_sentence(text)
        and _INNER_END.search(text) is not None
    )
