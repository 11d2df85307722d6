"""Lines that say who made a picture, alone or behind a caption."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.page import Document, Page
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, is_cjk, may_be_name, words

PHRASES: Final = phrases("credits")
AGENCIES: Final = phrases("credits.agencies")
BY: Final = phrases("credits.by")
DASH: Final = phrases("credits.dash")
PARTICLES: Final = phrases("credits.particles")

#: Longest caption, in characters, its credit with it: more is the text of an article. With half, 3
#: of 1,621 labelled pages get worse; with twice, one gets better.
LONGEST_CAPTION: Final = 600

# Marks in a credit that begins with no phrase.
_MARKS: Final = ("©", "/", "via ", "|")
# What may follow the phrase that a credit begins with.
_MARKS_AFTER: Final = frozenset(":：|©(")
_BRACKETS: Final = "([（【 "
_MOST_WORDS: Final = 10
# Two names, and a slash between them, are a credit if they stand on the page this often. With 6,
# one of 1,621 flattened pages gets better and one worse.
_SEVERAL: Final = 3
_FEWEST_NAMES: Final = 4
# The words of a name that is a line of its own, and the sentence above it, in characters. On 1,621
# flattened pages with half of its least length one gets better and 3 worse, with twice 6 and 10;
# with half of its most 8 and 12, with twice 9 and 10.
_WORDS_OF_NAME: Final = range(2, 4)
_SHORTEST_CAPTION: Final = 30
_LONGEST_SENTENCE: Final = 150


def picture_credits(document: Document) -> Sequence[int]:
    """The places of the lines that say who made a picture, and no more; found once a page.

    >>> said = "Photo: A. Roe/Reuters", "Photo of the year", "Jane Roe/AFP", "Reuters", "© dpa"
    >>> picture_credits(Document.of_lines(*said))
    [0, 2, 4]
    """
    return document.page.once(_credits)


def opens_as_credit(key: str) -> bool:
    """Whether a line begins with a phrase of credits, by its key."""
    return PHRASES.opens(key)


def _credits(page: Page) -> Sequence[int]:
    lines = lines_of(Document.of(page))
    may_be = frozenset(lines.among(PHRASES)).union(*map(lines.holding, _MARKS))
    credits = {
        at
        for at in may_be
        if lines.keys[at] and (_ends_as_credit(lines.texts[at]) or _opens_as_credit(lines, at))
    }
    bylines = _repeated_names(lines) if page.form == "text" else ()
    return sorted(credits.union(_repeated(lines), bylines))


def _opens_as_credit(lines: Lines, at: int) -> bool:
    text = lines.texts[at].lstrip(_BRACKETS)
    if text[:1] == "©":
        return len(words(text)) <= _MOST_WORDS and not any(map(str.isdigit, text))
    opening = PHRASES.opening(lines.keys[at])
    rest = lines.after(at, opening).lstrip() if opening else ""
    if not rest:
        return False
    if rest[0] == ",":
        return _is_short(rest) and not ends_sentence(rest)
    if rest[0] == ".":
        # A word for picture, shortened: "Fot. Jan Roe".
        return _is_short(rest) and _are_names(words(rest))
    before, _, last = opening.rpartition(" ")
    if before and BY.is_line(last):
        return _is_short(rest)
    if lines.has_colon(at, opening) or rest[0] in _MARKS_AFTER:
        return not ends_sentence(text) or _is_short(rest)
    may_take_dash = DASH.is_line(opening) or is_cjk(opening[0])
    return may_take_dash and lines.has_separator(at, opening) and _is_short(rest)


def _is_short(rest: str) -> bool:
    return len(words(rest)) <= _MOST_WORDS and not ends_sentence(rest.rstrip(").]"))


def _ends_as_credit(text: str) -> bool:
    """Whether a line is names with one of the marks, the first or last that of an agency."""
    if text[-1] in ".!?" or not any(mark in text for mark in _MARKS):
        return False
    names = words(text)
    if not 2 <= len(names) <= _MOST_WORDS:
        return False
    ends = names[0].casefold(), names[-1].casefold()
    return not AGENCIES.keys.isdisjoint(ends) and _are_names(names)


def _are_names(names: Sequence[str]) -> bool:
    return all(may_be_name(name) or name in PARTICLES.written for name in names)


def _repeated(lines: Lines) -> Sequence[int]:
    """The lines below several pictures: a name, a slash, and who it works for."""
    seen = Counter(
        lines.keys[at]
        for at in lines.holding(" / ")
        if lines.keys[at] and _may_be_repeated(lines.texts[at])
    )
    credits = {key for key, count in seen.items() if count >= _SEVERAL}
    return [at for at, key in enumerate(lines.keys) if key in credits] if credits else ()


def _repeated_names(lines: Lines) -> Sequence[int]:
    """The lines of flattened text that are one name, each time right below a short sentence."""
    is_open = frozenset(lines.open)
    below = (at for at in lines.open if at and at - 1 not in is_open and lines.keys[at])
    names = [at for at in below if _may_be_caption(lines, at - 1) and _is_name(lines.texts[at])]
    seen = Counter(lines.keys[at] for at in names)
    return [at for at in names if seen[lines.keys[at]] > 1]


def _is_name(text: str) -> bool:
    names = text.split(" ")
    return len(names) in _WORDS_OF_NAME and all(n.isalpha() and n.istitle() for n in names)


def _may_be_caption(lines: Lines, at: int) -> bool:
    """Whether a sentence is about as long as captions are."""
    return _SHORTEST_CAPTION <= len(lines.texts[at]) <= _LONGEST_SENTENCE


def _may_be_repeated(text: str) -> bool:
    names = words(text)
    if not _FEWEST_NAMES <= len(names) <= _MOST_WORDS:
        return False
    return _are_names(names) and not ends_sentence(text)
