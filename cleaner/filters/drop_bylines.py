"""Mark author lines and timestamps as bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from cleaner.look.blocks import has_separator, is_spoken, reads_as_paragraph
from cleaner.look.lines import Lines, lines_of
from cleaner.look.timestamps import (
    before_stamp,
    is_time_word,
    opens_time,
    time_kind,
)
from cleaner.page import BODY_ROLES, Block, Document, Role, Verdict
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, first_word, match_key, words

PHRASES: Final = phrases("drop_bylines")
NO_COLON: Final = phrases("drop_bylines.no_colon")
PARTICLES: Final = phrases("drop_bylines.particles")
REPORTERS: Final = phrases("drop_bylines.reporters")
STAFF: Final = phrases("drop_bylines.staff")

_CLASS_WORDS = frozenset(
    {
        "byline", "bylines", "author", "authors", "dateline", "timestamp", "pubdate",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2"})
_MOST_LINES = 3
_MOST_NAMES = 14
# A reporter's name and what stands behind it in Korean.
_KOREAN_REPORTER = re.compile(rf"^[가-힣]{{2,4}} ?(?:{REPORTERS.pattern})(?: ?=)?(?: \S+@\S+)?$")


def drop_bylines(document: Document) -> Document:
    """Mark author lines above the text, and timestamps, as bylines.

    >>> from cleaner.page import Block
    >>> lines = "Bridge reopens", "By Jane Roe", "Published 12 March 2024, 10:15", "It is open."
    >>> page = Document.of_lines(*lines)
    >>> [block.text for block in drop_bylines(page).blocks if block.role is Role.BYLINE]
    ['By Jane Roe', 'Published 12 March 2024, 10:15']

    A date alone may head a part of a chronology, so below the top only what says that it is the
    page's own goes; nor does a name alone go, unless the page's hints call it the author.

    >>> lines = "By the river the work began.", "By Sea and by Land", "Von der Leyen in Kyiv"
    >>> page = Document.of_lines(*lines)
    >>> drop_bylines(page) is page
    True
    """
    blocks, lines = document.blocks, lines_of(document)
    top = _top(lines)
    authors = frozenset(map(match_key, document.hints.authors))
    times = dict(_times(blocks, lines))
    changes = {
        i: blocks[i].as_role(Role.BYLINE, "timestamp")
        for i, kind in times.items()
        if i < top or kind == "stamp"
    }
    for i in lines.numbered:
        if i < top and i not in changes and blocks[i].is_body and _closes_with_stamp(blocks[i]):
            changes[i] = blocks[i].as_role(Role.BYLINE, "name and timestamp")
    named = {
        i: blocks[i].as_role(Role.BYLINE, "author line")
        for i in _author_lines(document, top, authors)
        if i not in changes
    }
    # Many author lines are a list of books or of stories, not one story's authors.
    if len(named) <= _MOST_LINES:
        changes |= named
    for i in times:
        if i not in changes:
            changes |= _dated_byline(blocks, i, changes, authors)
    for i in lines.holding("@"):
        if i >= top and blocks[i].is_body and _signs_off(blocks[i]):
            changes[i] = blocks[i].as_role(Role.BYLINE, "author line")
    return document.with_changes(changes)


def _dated_byline(
    blocks: Sequence[Block], at: int, known: Mapping[int, Verdict], authors: frozenset[str]
) -> dict[int, Verdict]:
    """A date below the top, and the author line right above it, if they stand together.

    The top of a page's own text is hard to tell where notices stand above it. A date beside an
    author line or beside a timestamp heads no part of a chronology.
    """
    date = {at: blocks[at].as_role(Role.BYLINE, "timestamp")}
    above = blocks[at - 1] if at else None
    if at - 1 in known or at + 1 in known:
        return date
    if above is not None and above.is_body and above.key and _names_author(above, authors):
        return {at - 1: above.as_role(Role.BYLINE, "author line"), **date}
    return {}


def _times(blocks: Sequence[Block], lines: Lines) -> Iterator[tuple[int, str]]:
    """Positions of the lines that are dates and times of day, and of which kind each one is."""
    for i in sorted(lines.numbered):
        if opens_time(first_word(lines.keys[i])) and blocks[i].is_body:
            kind = time_kind(lines.texts[i], lines.keys[i])
            if kind is not None:
                yield i, kind


def _closes_with_stamp(block: Block) -> bool:
    """Whether a line is a name or two before a full date with its day or time, and no more.

    >>> _closes_with_stamp(Document.of_lines("The Aller Post Friday 12 March 2024").blocks[0])
    True
    >>> _closes_with_stamp(Document.of_lines("Horoscope for Friday 12 March 2024").blocks[0])
    False
    """
    name = "" if block.tag in _HEADINGS else before_stamp(block.text)
    return name != "" and all(map(_is_name, words(name)))


def _top(lines: Lines) -> int:
    """Position of the second paragraph: a byline stands before it, the dek may be the first."""
    paragraphs = lines.paragraphs
    return paragraphs[1] if len(paragraphs) > 1 else len(lines.texts)


def _author_lines(document: Document, top: int, authors: frozenset[str]) -> Iterator[int]:
    """Positions of the author lines above the text, the first line apart."""
    blocks, lines = document.blocks, lines_of(document)
    # Most lines are nothing of all this, which is quickly told.
    may_be = set(chain.from_iterable(map(lines.holding, ("@", *REPORTERS.written))))
    may_be.update(lines.beginning(PHRASES.first_words))
    if authors:
        may_be.update(i for i, key in enumerate(lines.keys) if key in authors)
    if document.form == "html":
        may_be.update(i for i, block in enumerate(blocks[:top]) if _is_classed(block))
    for i in sorted(may_be):
        block = blocks[i]
        if (
            1 <= i < top
            and block.key
            and block.role in BODY_ROLES
            and _names_author(block, authors)
        ):
            yield i


def _names_author(block: Block, authors: frozenset[str]) -> bool:
    text = block.text
    if block.key in authors or _signs_off(block):
        return True
    opening = PHRASES.opening(block.key)
    is_address = "@" in text and " " not in text
    classed = _is_classed(block)
    if not (opening or is_address or classed) or is_spoken(text) or reads_as_paragraph(block):
        return False
    return is_address or classed or _opens_with_author(block, opening)


def _signs_off(block: Block) -> bool:
    """Whether a line is a reporter's name and address and no more, as Korean stories end."""
    return not block.text.isascii() and _KOREAN_REPORTER.match(block.text) is not None


def _is_classed(block: Block) -> bool:
    scope = block.element
    if scope is None or scope.tag in _HEADINGS:
        return False
    outer = scope.parent
    if _CLASS_WORDS.isdisjoint(scope.words) and (
        outer is None or _CLASS_WORDS.isdisjoint(outer.words)
    ):
        return False
    return not ends_sentence(block.text)


def _opens_with_author(block: Block, opening: str) -> bool:
    if len(opening) == len(block.key):
        return True
    names = words(block.text)[len(words(opening)) :]
    if has_separator(block.text, opening):
        return len(names) <= _MOST_NAMES and not ends_sentence(block.text)
    return NO_COLON.is_line(opening) and _are_names(names)


def _are_names(names: list[str]) -> bool:
    """Whether words are a person's name or more, with dates and particles between them allowed.

    >>> _are_names(["Jane", "Roe", "and", "John", "Poe"]), _are_names(["the", "river"])
    (True, False)
    """
    if len(names) > _MOST_NAMES:
        return False
    if STAFF.is_line(names[0].casefold()):
        return True
    cased = [name for name in names if not PARTICLES.is_line(name.casefold())]
    return len(cased) > 1 and names[0] == cased[0] and all(map(_is_name_or_date, cased))


def _is_name_or_date(word: str) -> bool:
    return _is_name(word) or is_time_word(word)


def _is_name(word: str) -> bool:
    return word[0] != word[0].lower() or word[0].isdigit() or word.upper() == word.lower()
