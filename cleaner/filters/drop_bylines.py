"""Mark author lines as bylines."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from cleaner.look.elements import named
from cleaner.look.lines import Lines, lines_of
from cleaner.look.timestamps import is_time_word
from cleaner.page import Document, Page, Role
from cleaner.phrases import phrases
from cleaner.read.authors import full_names_shown
from cleaner.read.dates import date_shown
from cleaner.text import ends_sentence, match_key, may_be_name, words

PHRASES: Final = phrases("drop_bylines")
NOBODY: Final = phrases("authors.nobody")
NO_COLON: Final = phrases("drop_bylines.no_colon")
PARTICLES: Final = phrases("drop_bylines.particles")
REPORTERS: Final = phrases("drop_bylines.reporters")
BEHIND: Final = phrases("authors.behind")
STAFF: Final = phrases("drop_bylines.staff")
JOBS: Final = phrases("authors.jobs")

#: What the element of an author line, or the one round it, is named for.
_NAMES: Final = frozenset(
    {"byline", "bylines", "author", "authors", "dateline", "timestamp", "pubdate"}
)
_HEADINGS: Final = frozenset({"h1", "h2"})
# More author lines are a list of books or of stories, not one story's authors. At 1, 286 author
# lines stay on 1,477 labelled pages, and four lines of articles.
_MOST_LINES: Final = 3
# Names with their particles and dates, of several authors, in words. At 8, 14 author lines stay on
# those pages.
_MOST_WORDS: Final = 14
# Most words of a job below the name. With 2, 5 of 1,621 labelled pages keep one; with 8, none
# changes.
_MOST_JOB_WORDS: Final = 4
# A reporter's name and what stands behind it in Korean.
_KOREAN_REPORTER: Final = re.compile(
    rf"^[가-힣]{{2,4}} ?(?:{REPORTERS.pattern})(?: ?=)?(?: \S+@\S+)?$"
)

# A reporter in brackets, as in Taiwan, and what stands behind.
_BOXED_REPORTER: Final = re.compile(
    rf"^[【［][^】］]{{0,60}}(?:{BEHIND.pattern})[^】］]{{0,60}}[】］](?P<behind>.{{0,40}})$"
)


def drop_bylines(document: Document) -> Document:
    """Mark lines that name the author, and the dates right below, as bylines.

    >>> page = Document.of_lines("Bridge reopens", "By Jane Roe", "It is open.")
    >>> [block.text for block in drop_bylines(page).blocks if block.role is Role.BYLINE]
    ['By Jane Roe']

    They stand above the text, or above a date where the top of the page is hard to tell; in Korean
    at its end, too. A name alone is none, unless the page's hints call it the author.

    >>> page = Document.of_lines("By the river.", "By Sea and by Land", "Von der Leyen in Kyiv")
    >>> drop_bylines(page) is page
    True
    """
    lines = lines_of(document)
    authors = frozenset(map(match_key, document.hints.authors))
    top = lines.head_end()
    reporters = frozenset().union(*map(lines.holding, REPORTERS.written))
    signed = [at for at in reporters if at >= top and _signs_off(lines, at)]
    named = [
        at
        for at in reporters.union(_candidates(document.page, lines, authors, top))
        if 1 <= at < top
        and lines.keys[at]
        and document.is_body(at)
        and _names_author(document.page, lines, at, authors)
    ]
    if len(named) > _MOST_LINES:
        named = []
    named += [
        at
        for mark in ("【", "［")
        for at in lines.holding(mark)
        if at < top and document.is_body(at) and _is_boxed_reporter(lines.texts[at])
    ]
    named += [at for at in lines.numbered if 1 <= at < top and _is_dated(document, lines, at)]
    # A date below an author line heads no part of a chronology, nor does one below that.
    above: list[int] = []
    below: list[int] = []
    for at in lines.times:
        if at < top or not document.is_body(at):
            continue
        if at - 1 in named or at - 1 in below[-1:]:
            below.append(at)
        elif (
            lines.keys[at - 1]
            and document.is_body(at - 1)
            and _names_author(document.page, lines, at - 1, authors)
        ):
            above.append(at - 1)
            below.append(at)
    # Of 12 lines below a name that close with a job all are the author's.
    jobs = [at + 1 for at in named if at + 1 < len(document.page) and _is_job(lines, at + 1)]
    found = (*named, *above, *signed, *jobs)
    document = document.as_role(found, Role.BYLINE, "author line")
    return document.as_role(below, Role.BYLINE, "timestamp")


def _candidates(page: Page, lines: Lines, authors: Set[str], top: int) -> Set[int]:
    """Lines that may name the author, by what they begin with or stand in."""
    may_be = {*lines.holding("@"), *lines.beginning(PHRASES.first_words)}
    if authors:
        may_be.update(at for at, key in enumerate(lines.keys) if key in authors)
    classed = page.once(_classed)
    if classed:
        may_be.update(at for at, owner in enumerate(page.owners[:top]) if owner in classed)
    return may_be


def _is_dated(document: Document, lines: Lines, at: int) -> bool:
    """Whether a line names its authors in full, with a date before or behind, and no more.

    >>> said = "Bridge", "de Ilinca Pop și Radu Moga 5 martie 2024", "5 March 2024 The River"
    >>> page = Document.of_lines(*said)
    >>> [_is_dated(page, lines_of(page), at) for at in range(3)]
    [False, True, False]
    """
    text = lines.texts[at]
    return (
        document.is_body(at)
        and not ends_sentence(text)
        and date_shown(text) != ""
        and full_names_shown(text) != ()
    )


def _is_boxed_reporter(text: str) -> bool:
    """Whether a line is a reporter in brackets, and at most a time behind.

    >>> _is_boxed_reporter("【河口日報╱記者林柏安／即時報導】 2023.01.17 09:10 pm")
    True
    """
    found = _BOXED_REPORTER.match(text)
    return found is not None and all(
        word.isdigit() or is_time_word(word) for word in words(found["behind"])
    )


def _is_job(lines: Lines, at: int) -> bool:
    """Whether the line below an author's name is the author's job: "Associated Press Writer"."""
    said = lines.keys[at].split(" ")
    return (
        len(said) <= _MOST_JOB_WORDS
        and JOBS.is_line(said[-1])
        and not ends_sentence(lines.texts[at])
        and not lines.is_link(at)
    )


def _names_author(page: Page, lines: Lines, at: int, authors: Set[str]) -> bool:
    text, key = lines.texts[at], lines.keys[at]
    if key in authors or _signs_off(lines, at):
        return True
    if lines.is_spoken(at) or lines.is_paragraph(at):
        return False
    is_address = "@" in text and " " not in text
    if is_address or (_is_classed(page, at) and not ends_sentence(text)):
        return True
    opening = PHRASES.opening(key)
    return opening != "" and _opens_with_author(lines, at, opening)


def _signs_off(lines: Lines, at: int) -> bool:
    """Whether a line is a reporter's name and address and no more, as Korean stories end."""
    return _KOREAN_REPORTER.match(lines.texts[at]) is not None


def _is_classed(page: Page, at: int) -> bool:
    return page.owners[at] in page.once(_classed)


def _classed(page: Page) -> Set[int]:
    """The elements that are named for author lines, and those right in one; no headings."""
    columns = page.elements
    lines = frozenset(named(page, _NAMES))
    if not lines:
        return lines
    inside = {at for at, outer in enumerate(columns.parents) if outer in lines}
    return {at for at in lines | inside if columns.tags[at] not in _HEADINGS}


def _opens_with_author(lines: Lines, at: int, opening: str) -> bool:
    text = lines.texts[at]
    if len(opening) == len(lines.keys[at]):
        return True
    names = words(text)[len(words(opening)) :]
    if lines.has_separator(at, opening):
        return len(names) <= _MOST_WORDS and not ends_sentence(text)
    if not NO_COLON.is_line(opening):
        return False
    return _are_names(names) or NOBODY.match(lines.keys[at][len(opening) + 1 :])


def _are_names(names: Sequence[str]) -> bool:
    """Whether words are a person's name or more, with dates and particles between them allowed.

    >>> _are_names(["Jane", "Roe", "and", "John", "Poe"]), _are_names(["the", "river"])
    (True, False)
    """
    if len(names) > _MOST_WORDS:
        return False
    if STAFF.is_line(names[0].casefold()):
        return True
    cased = [name for name in names if not PARTICLES.is_line(name.casefold())]
    if len(cased) < 2 or names[0] != cased[0]:
        return False
    return all(may_be_name(name) or is_time_word(name) for name in cased)
