"""Names of authors, out of the many ways in which pages state a byline for machines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from cleaner.text import has_words, match_key, normalise

#: Longer statements are biographies, longer lists are mistakes.
_LONGEST_STATEMENT, _LONGEST_NAME, _MOST_WORDS, _MOST_NAMES = 1000, 80, 8, 30

_TAG = re.compile(r"<[^<>]{0,300}>")
_ADDRESS = re.compile(r"(?:https?:/|www\.|/)|\S+\.(?:html?|php|com|org|net)(?:/\S*)?$", re.I)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\w)@\w+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
#: What stands before a name; words that could be part of one need two more behind them.
_BY = re.compile(
    r"(?:(?:view all|see all|more|all)\s+(?:posts|stories|articles)\s+by"
    r"|(?:written|posted|reported|story|words|text|photos?|analysis|opinion|review)\s+by"
    r"|by(?=\s|:)|text\s*:|autor(?:in|es)?\s*:|authors?\s*:|автор[ы]?\s*:|от(?=\s)|文\s*[/／:：]"
    r"|記者|记者|作者\s*[:：]|撰文\s*[:：]?)\s*:?\s*",
    re.I,
)
_BY_OR_NAME = re.compile(r"(?:von|par|por|door|av|af|di|od|przez)\s+(?=\S+\s+\S)", re.I)
_SEPARATOR = re.compile(r"\s*[,;|•·、，；]\s*|\s+/\s+|\n")
#: "and" in the languages of the names; it divides only where both sides have two words.
_AND = re.compile(
    r"\s+(?:and|&|with|und|et|y|e|en|og|och|ja|ve|i|oraz|a|și|és|ir|un|и|та|і|και)\s+"
)
_TWO_WORDS = re.compile(r"\S+\s+\S")
_CREDENTIALS = frozenset(
    """phd ph d md m jd mba ma ms msc bsc rn rd rdn ld ldn cdn cdces cfp cpa esq mph dvm lcsw msw
    dds pharmd edd""".split()
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_NOBODY = frozenset(
    ("null", "none", "undefined", "unknown", "n a", "admin", "administrator", "anonymous", "by",
     "author", "no author", "object object", "default", "root", "sponsored", "user", "webmaster")
)  # fmt: skip
#: Templates that were not filled in; words that begin with a digit: dates, times, counts.
_NO_NAME = re.compile(r"[{}]|(?:^|\s)\d")
#: The usual statement, which needs no work: two or three capitalised words.
_PLAIN = re.compile(r"(?!By\b|Von\b|Par\b|Por\b|Di\b)[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}")
_JOB = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|columnist|contributor|journalist|redakteur(?:in)?"
    r"|producer|photographer|bureau chief|fellow|professor|analyst|critic|director|commentator"
    r"|officer|head of|president)s?\b",
    re.I,
)


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


def owner_keys(owners: Iterable[str]) -> frozenset[str]:
    """The names of a site and its publisher, in the form in which `without_owners` compares."""
    return frozenset(map(_owner_key, owners)) - {""}


def without_owners(names: tuple[str, ...], owners: frozenset[str]) -> tuple[str, ...]:
    """The names without those of the site or its publisher.

    >>> without_owners(("Jane Doe", "The Daily"), owner_keys(["Daily"]))
    ('Jane Doe',)
    """
    return tuple(name for name in names if _owner_key(name) not in owners)


def _owner_key(name: str) -> str:
    return match_key(name).replace(" ", "").removeprefix("the")


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
    return names


def _put_together(parts: list[str]) -> list[str]:
    """Parts between commas as names: "Doe, Jane" turned, degrees and jobs dropped."""
    parts = [normalise(part) for part in parts]
    if len(parts) == 2 and all(_is_one_capitalised_word(part) for part in parts):
        return [f"{parts[1]} {parts[0]}"]
    kept: list[str] = []
    for part in parts:
        key = match_key(part)
        if kept and key in _SUFFIXES:
            kept[-1] += f" {part}"
        elif not kept or not (set(key.split()) <= _CREDENTIALS or _JOB.search(part)):
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
    name = name.strip(" -–—:.,/|*\"'") if not name.endswith(".") else name.strip(" -–—:,/|*\"'")
    if not has_words(name) or len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return ""
    if _NO_NAME.search(name) or _ADDRESS.match(name) or match_key(name) in _NOBODY:
        return ""
    return name
