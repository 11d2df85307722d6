"""Names of authors, out of the many ways in which pages state a byline for machines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

from cleaner.phrases import phrases
from cleaner.text import has_words, is_cjk, match_key, name_key, normalise

AND: Final = phrases("authors.and")
BEHIND: Final = phrases("authors.behind")
BY: Final = phrases("authors.by")
BY_OR_NAME: Final = phrases("authors.by_or_name")
CREDENTIALS: Final = phrases("authors.credentials")
GROUPS: Final = phrases("authors.groups")
JOBS: Final = phrases("authors.jobs")
NOBODY: Final = phrases("authors.nobody")
SUFFIXES: Final = phrases("authors.suffixes")

#: Longer statements are biographies, longer lists are mistakes.
_LONGEST_STATEMENT, _LONGEST_NAME, _MOST_WORDS, _MOST_NAMES = 1000, 80, 8, 30

_TAG = re.compile(r"<[^<>]{0,300}>")
_ADDRESS = re.compile(r"(?:https?:/|www\.|/)|\S+\.(?:html?|php|com|org|net)(?:/\S*)?$", re.I)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\w)@\w+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
#: Marks that an opening may need before the name, and how Chinese and Japanese write them.
_MARKS: Final = {":": "[:：]", "/": "[/／]"}


def _before_name(opening: str) -> str:
    """A pattern for what stands before a name: up to the mark that it needs, if it needs one."""
    words, last = opening.rstrip(":/"), opening[-1]
    if last in _MARKS:
        return rf"{re.escape(words)}\s*{_MARKS[last]}"
    return re.escape(words) if " " in words or is_cjk(last) else rf"{re.escape(words)}(?=\s|:)"


_BY = re.compile(
    rf"(?:{'|'.join(map(_before_name, sorted({*BY.written}, reverse=True)))})\s*:?\s*", re.I
)
# What could be part of a name needs two more words behind it.
_BY_OR_NAME = re.compile(rf"(?:{BY_OR_NAME.pattern})\s+(?=\S+\s+\S)", re.I)
_SEPARATOR = re.compile(r"\s*[,;|•·、，；]\s*|\s+/\s+|\n")
# It divides only where both sides have two words.
_AND = re.compile(rf"\s+(?:&|{AND.pattern})\s+")
_TWO_WORDS = re.compile(r"\S+\s+\S")
#: Templates that were not filled in; words that begin with a digit: dates, times, counts.
_NO_NAME = re.compile(r"[{}]|(?:^|\s)\d")
#: The usual statement, which needs no work: two or three capitalised words.
_PLAIN = re.compile(
    rf"(?!(?i:{_BY.pattern}|{_BY_OR_NAME.pattern}))[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){{1,2}}"
)
# "and" before the last name, where a comma before it has already parted the names.
_LEADING_AND = re.compile(rf"^(?:&|{AND.pattern})\s+(?=\S+\s+\S)")
_BEHIND = re.compile(rf"\s*(?:{BEHIND.pattern})$")
# Initials of an agency or a paper, behind names that have several words.
_LONGEST_ACRONYM: Final = 5
_JOB = re.compile(rf"\b(?:{JOBS.pattern})\b", re.I)


def author_names(stated: Iterable[str]) -> tuple[str, ...]:
    """The names in some statements of a byline, each once, in order.

    >>> author_names(["By Jane Doe and John Q. Roe, Staff Reporter"])
    ('Jane Doe', 'John Q. Roe')
    >>> author_names(["https://example.com/jane", "@jane", "Doe, Jane", "jane@example.com"])
    ('Jane Doe',)
    """
    names: dict[str, str] = {}
    for statement in stated:
        for name in _names(statement[:_LONGEST_STATEMENT]):
            names.setdefault(name.casefold(), name)
        if len(names) >= _MOST_NAMES:
            break
    return tuple(names.values())[:_MOST_NAMES]


def names_shown(line: str) -> tuple[str, ...]:
    """The names in a line that says whose the article is; none in any other line.

    >>> names_shown("By Jane Doe | 3 March 2024"), names_shown("송해린 기자")
    (('Jane Doe',), ('송해린',))
    >>> names_shown("Jane Doe")
    ()
    """
    text = normalise(line)
    if len(text) > _LONGEST_NAME or not (_BY.match(text) or _BEHIND.search(text)):
        return ()
    return author_names([text])


def owner_keys(owners: Iterable[str]) -> frozenset[str]:
    """The names of a site and its publisher, in the form in which `without_owners` compares."""
    return frozenset(map(name_key, owners)) - {""}


def without_owners(names: tuple[str, ...], owners: frozenset[str]) -> tuple[str, ...]:
    """The names without those of the site or its publisher.

    >>> without_owners(("Jane Doe", "The Daily"), owner_keys(["Daily"]))
    ('Jane Doe',)
    """
    return tuple(name for name in names if name_key(name) not in owners)


def _names(statement: str) -> list[str]:
    if _PLAIN.fullmatch(statement):
        return [statement]
    text = html.unescape(statement) if "&" in statement else statement
    text = _EMAIL.sub("", _TAG.sub(" ", text))
    if _ADDRESS.match(text.strip()):
        return []
    parts = [part for part in _SEPARATOR.split(_BRACKETED.sub(" ", text)) if part.strip()]
    names: list[str] = []
    for part in _put_together(parts):
        names.extend(filter(None, map(_name, _divided(part))))
    several = any(" " in name for name in names)
    return [name for name in names if not (several and _is_acronym(name))]


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isascii() and name.isalpha() and len(name) <= _LONGEST_ACRONYM


def _put_together(parts: list[str]) -> list[str]:
    """Parts between commas as names: "Doe, Jane" turned, degrees and jobs dropped."""
    parts = [normalise(part) for part in parts]
    if len(parts) == 2 and all(_is_one_capitalised_word(part) for part in parts):
        return [f"{parts[1]} {parts[0]}"]
    kept: list[str] = []
    for part in parts:
        key = match_key(part)
        if kept and SUFFIXES.is_line(key):
            kept[-1] += f" {part}"
        elif not kept or not (set(key.split()) <= CREDENTIALS.keys or _JOB.search(part)):
            kept.append(part)
    return kept


def _is_one_capitalised_word(part: str) -> bool:
    return " " not in part and part.istitle() and part.isalpha()


def _divided(part: str) -> list[str]:
    """A part at its "and", where whole names stand on both sides."""
    pieces = _AND.split(part)
    return pieces if all(map(_TWO_WORDS.match, pieces)) else [part]


def _name(part: str) -> str:
    """One name without what stands before it, "" if it is nobody's."""
    name = _BY.sub("", normalise(part), count=1) if _BY.match(normalise(part)) else normalise(part)
    name = _BY_OR_NAME.sub("", name, count=1) if _BY_OR_NAME.match(name) else name
    name = _BEHIND.sub("", _LEADING_AND.sub("", name, count=1), count=1)
    name = name.strip(" -–—:.,/|*\"'") if not name.endswith(".") else name.strip(" -–—:,/|*\"'")
    if not has_words(name) or len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return ""
    key = match_key(name)
    if _NO_NAME.search(name) or _ADDRESS.match(name) or NOBODY.is_line(key):
        return ""
    if key.rpartition(" ")[2] in GROUPS.keys:
        return ""
    return _cased(name)


def _cased(name: str) -> str:
    """A name in capitals as names are written.

    >>> _cased("ANNE O'BRIEN-ROE"), _cased("J. D. Roe"), _cased("JD")
    ("Anne O'Brien-Roe", 'J. D. Roe', 'JD')
    """
    return name.title() if " " in name and name.isupper() else name
