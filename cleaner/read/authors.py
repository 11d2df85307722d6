"""Names of authors, out of the many ways in which pages state a byline for machines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

from cleaner.look.timestamps import is_time_word
from cleaner.phrases import phrases
from cleaner.text import has_words, is_cjk, match_key, name_key, normalise

AND: Final = phrases("authors.and")
AT: Final = phrases("authors.at")
BEHIND: Final = phrases("authors.behind")
BY: Final = phrases("authors.by")
BY_OR_NAME: Final = phrases("authors.by_or_name")
COMMENTS: Final = phrases("drop_comments")
CREDENTIALS: Final = phrases("authors.credentials")
GROUPS: Final = phrases("authors.groups")
JOBS: Final = phrases("authors.jobs")
NOBODY: Final = phrases("authors.nobody")
PARTICLES: Final = phrases("authors.particles")
SUFFIXES: Final = phrases("authors.suffixes")

# Names of two words may be written small; a third word of four letters is none of a name's.
_FEWEST_OF_PHRASE, _LONGER_THAN_PARTICLES = 3, 4
# Shorter words of time may be initials.
_SHORTEST_TIME_WORD: Final = 3
#: Longer statements are biographies, longer lists are mistakes.
_LONGEST_STATEMENT, _LONGEST_NAME, _MOST_WORDS, _MOST_NAMES = 1000, 80, 8, 30

_TAG = re.compile(r"<[^<>]{0,300}>")
_ADDRESS = re.compile(r"(?:https?:/|www\.|/)|\S+\.(?:html?|php|com|org|net)(?:/\S*)?$", re.I)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\w)@[\w.]+")
# A host's name in brackets stays, and tells that the name before it is the site's.
_BRACKETED = re.compile(r"\((?!www\.)[^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
#: Marks that an opening may need before the name, and how Chinese and Japanese write them.
_MARKS: Final = {":": "[:：]", "/": "[/／]", "=": "[=＝]", "●": "●"}


def _before_name(opening: str) -> str:
    """A pattern for what stands before a name: up to the mark that it needs, if it needs one."""
    words, last = opening.rstrip("".join(_MARKS)), opening[-1]
    if last in _MARKS:
        return rf"{re.escape(words)}\s*{_MARKS[last]}"
    return re.escape(words) if " " in words or is_cjk(last) else rf"{re.escape(words)}(?=\s|:)"


_BY = re.compile(
    rf"(?:{'|'.join(map(_before_name, sorted({*BY.written}, reverse=True)))})\s*:?\s*", re.I
)
# What could be part of a name needs two more words behind it.
_BY_OR_NAME = re.compile(rf"(?:{BY_OR_NAME.pattern})\s+(?=\S+\s+\S)", re.I)
_SEPARATOR = re.compile(r"\s*[,;|•·⋅∙、，；]\s*|\s+[/–—]\s+|\n")
# What a job or a place of work stands behind, in what is a name up to there.
_AT = re.compile(rf"(?<=\w)\s+(?:{AT.pattern})\s+\S.*")
# It divides only where both sides have two words.
_AND = re.compile(rf"\s+(?:&|{AND.pattern})\s+")
_TWO_WORDS = re.compile(r"\S+\s+\S")
#: Templates that were not filled in; a label; words that begin with a digit: dates, times, counts;
#: a host's name, or the path of a key.
_NO_NAME = re.compile(r"[{}：]|: |(?:^|\s)\d|[\w-]{2}\.[a-z]{2}")
# Others who worked at an article, as Chinese names them behind its author.
_OTHER_JOB = re.compile(r"\s+[\u4e00-\u9fff]{2,6}[:：].*")
#: The usual statement, which needs no work: two or three capitalised words.
_PLAIN = re.compile(
    rf"(?!(?i:{_BY.pattern}|{_BY_OR_NAME.pattern}))[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){{1,2}}"
)
# "and" before the last name, where a comma before it has already parted the names.
_LEADING_AND = re.compile(rf"^(?:&|{AND.pattern})\s+(?=\S+\s+\S)")
_BEHIND = re.compile(rf"\s*(?:{BEHIND.pattern})$")
# Initials of an agency or a paper, behind names that have several words.
_LONGEST_ACRONYM: Final = 5
_DIGIT = re.compile(r"\d")
_HOST = re.compile(r"https?://([^/:?#]+)")
# Where a word is stuck to the one before it, as in "DoeEditor".
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]{2})")
# The same where it is the last word: "DoeMarch".
_GLUED_WORD = re.compile(r"(?<=[^\W\d_])[A-Z][a-z]{2,8}\.?\s*$")
_MARKS_OF_DATES: Final = ".,:|•·⋅-–—("
#: Two to five words without digits, the outer ones capitalised.
LIKE_A_NAME: Final = re.compile(r"[^\W\d_a-z][^\s\d]*(?: [^\s\d]+){0,3} [^\W\d_a-z][^\s\d]*")
# A name in Chinese, Japanese or Korean, written without a space.
_CJK_NAME = re.compile("[\u4e00-\u9fff\u3040-\u30ff々·・]{2,8}|[가-힣]{2,4}")
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
    """The names in a byline; none in any other line.

    >>> names_shown("By Jane Doe | 3 March 2024"), names_shown("송해린 기자")
    (('Jane Doe',), ('송해린',))
    >>> names_shown("Von Anna Huber und Max Mayr"), names_shown("Door Locks, Smart Locks")
    (('Anna Huber', 'Max Mayr'), ())
    """
    return _names_said(_beside_date(line))


def _names_said(text: str) -> tuple[str, ...]:
    """The names in a text that says whose the article is; none in any other."""
    if len(text) > _LONGEST_NAME:
        return ()
    names = author_names([text])
    # "Door" may be Dutch for "by": what is no byline begins with it still.
    opening = _BY_OR_NAME.match(text)
    is_byline = opening and not text.startswith(names[:1] or "")
    return names if is_byline or _says_by(text) else ()


def names_in_byline(line: str) -> tuple[str, ...]:
    """The names in a line that is known to be a byline, whether it says "by" or not.

    >>> names_in_byline("Jane Doe | 3 March 2024"), names_in_byline("3 March 2024")
    (('Jane Doe',), ())
    """
    text = _before_date(normalise(line)[:_LONGEST_STATEMENT])
    return author_names([text]) if len(text) <= _LONGEST_NAME else ()


def _says_by(text: str) -> bool:
    """Whether a line says for sure whose the article is."""
    return _BY.match(text) is not None or _BEHIND.search(text) is not None


def full_names_shown(line: str) -> tuple[str, ...]:
    """The names in a line that may be no byline, if it says "by" and all are written as full names.

    >>> full_names_shown("By Jane Doe, court reporter"), full_names_shown("By topic")
    (('Jane Doe',), ())
    >>> full_names_shown("文／佐藤花子"), full_names_shown("Von Anna Huber")
    (('佐藤花子',), ())
    >>> full_names_shown("Von Anna Huber, 3. März 2024"), full_names_shown("10:21한서윤 기자")
    (('Anna Huber',), ('한서윤',))
    """
    text = _beside_date(line)
    # What may be part of a name says "by" for sure where a date stands beside it.
    is_sure = _says_by(text) or text != normalise(line)[:_LONGEST_STATEMENT]
    names = _names_said(text) if is_sure else ()
    return names if all(map(_is_full, names)) else ()


def _is_full(name: str) -> bool:
    return LIKE_A_NAME.fullmatch(name) is not None or _CJK_NAME.fullmatch(name) is not None


def _beside_date(line: str) -> str:
    """A line up to the date or time in it, if there is one; behind it, where it comes first.

    >>> _beside_date("By Jane Doe on March 3, 2024"), _beside_date("10:21 Uhr Von Jane Doe")
    ('By Jane Doe', 'Von Jane Doe')
    """
    text = normalise(line)[:_LONGEST_STATEMENT]
    before = _before_date(text)
    if before:
        return before
    words = _DIGIT.split(text)[-1].split()
    while words and is_time_word(words[0].strip(_MARKS_OF_DATES)):
        words.pop(0)
    return " ".join(words)


def _before_date(text: str) -> str:
    """A line up to the date or time in it, if there is one.

    >>> _before_date("By Jane Doe on March 3, 2024"), _before_date("By Jane DoeMarch 3, 2024")
    ('By Jane Doe', 'By Jane Doe')
    """
    found = _DIGIT.search(text)
    if found is None:
        return text
    before = text[: found.start()]
    glued = _GLUED_WORD.search(before)
    if glued and is_time_word(glued[0].strip(" .")):
        before = before[: glued.start()]
    words = before.split()
    while words and is_time_word(words[-1].strip(_MARKS_OF_DATES)):
        words.pop()
    return " ".join(words)


def owner_keys(owners: Iterable[str], address: str = "") -> frozenset[str]:
    """What a site and its publisher are called, in the form in which `without_owners` compares.

    Args:
        owners: their names.
        address: of one of the site's pages.
    """
    host = _HOST.match(address)
    labels = host[1].split(".")[:-1] if host else ()
    return frozenset(map(name_key, (*owners, *labels))) - {""}


def without_owners(names: tuple[str, ...], owners: frozenset[str]) -> tuple[str, ...]:
    """The names without those of the site or its publisher.

    >>> without_owners(("Jane Doe", "The Daily"), owner_keys(["Daily"]))
    ('Jane Doe',)
    >>> without_owners(("CBC Arts", "Cbc Roe"), owner_keys([], "https://www.cbc.ca/"))
    ('Cbc Roe',)
    """
    return tuple(name for name in names if not _is_owner(name, owners))


def _is_owner(name: str, owners: frozenset[str]) -> bool:
    """Whether a name is an owner's, or that of a part of it: its initials and another word."""
    first = name.split(" ", 1)[0]
    return name_key(name) in owners or (first.isupper() and name_key(first) in owners)


def is_user_name(name: str) -> bool:
    """Whether a name is one that somebody logs in with, rather than one that readers are shown.

    >>> is_user_name("jdoe2"), is_user_name("Jane Doe"), is_user_name("渡辺")
    (True, False, False)
    """
    return name.isascii() and name.islower() and " " not in name


def name_words(names: Iterable[str]) -> frozenset[str]:
    """The words of some names, in the form in which they are compared.

    >>> sorted(name_words(["Ann Roe", "J. ROE"]))
    ['ann', 'j', 'roe']
    """
    return frozenset(word for name in names for word in match_key(name).split())


def _names(statement: str) -> list[str]:
    if _PLAIN.fullmatch(statement):
        return [] if _is_nobody(match_key(statement)) else [statement]
    text = html.unescape(statement) if "&" in statement else statement
    text = _EMAIL.sub("", _TAG.sub(" ", text))
    if _ADDRESS.match(text.strip()):
        return []
    text = _OTHER_JOB.sub("", _without_opening(_BRACKETED.sub(" ", text).strip()))
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    pieces = [piece for part in _put_together(parts) for piece in _divided(part)]
    named = [(piece, name) for piece in pieces if (name := _name(piece))]
    several = any(" " in name for _, name in named)
    # Where one name is written as names are, capitals are an agency's or a paper's.
    mixed = any(" " in name and not piece.isupper() for piece, name in named)
    return [
        name
        for piece, name in named
        if not (mixed and piece.isupper()) and not (several and _is_acronym(name))
    ]


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isascii() and name.isalpha() and len(name) <= _LONGEST_ACRONYM


def _put_together(parts: list[str]) -> list[str]:
    """Parts between commas as names: "Doe, Jane" turned, degrees, jobs and papers dropped."""
    parts = [normalise(part) for part in parts]
    if len(parts) == 2 and all(_is_one_capitalised_word(part) for part in parts):
        return [f"{parts[1]} {parts[0]}"]
    if len(parts) == 2 and len(_divided(parts[0])) > 1 and len(_divided(parts[1])) == 1:
        # "Jane Doe and Jo Roe, Aller Post": in a list, "and" stands before the last.
        return parts[:1]
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
    name = _without_opening(normalise(part))
    # Japanese names the paper behind a stroke.
    name = name.partition("／")[0]
    name = _BY_OR_NAME.sub("", name, count=1) if _BY_OR_NAME.match(name) else name
    name = _BEHIND.sub("", _LEADING_AND.sub("", name, count=1), count=1)
    name = _without_comments(_without_work(name))
    name = name.strip(" -–—:.,/|*\"'") if not name.endswith(".") else name.strip(" -–—:,/|*\"'")
    if not has_words(name) or len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return ""
    if _NO_NAME.search(name) or _ADDRESS.match(name) or _is_phrase(name.split()):
        return ""
    return "" if _is_nobody(match_key(name)) else _cased(name)


def _without_opening(text: str) -> str:
    opening = _BY.match(text)
    return text[opening.end() :] if opening else text


def _without_work(name: str) -> str:
    """A name without the job stuck to it, or the paper that it is named with.

    >>> _without_work("Jane DoeStaff Writer"), _without_work("Jane Doe for the Aller Post")
    ('Jane Doe', 'Jane Doe')
    """
    glued = (at.start() for at in _GLUED.finditer(name))
    end = next((at for at in glued if _is_job(name[at:])), len(name))
    short = _AT.sub("", name[:end])
    return short if LIKE_A_NAME.fullmatch(short) else name[:end]


def _without_comments(name: str) -> str:
    """A name without the link to the comments beside it, of two words or more.

    >>> _without_comments("Jane Doe Leave a Comment"), _without_comments("Jane Comment")
    ('Jane Doe', 'Jane Comment')
    """
    parts = name.split()[: _MOST_WORDS + 1]
    for start in range(1, len(parts) - 1):
        if match_key(" ".join(parts[start:])) in COMMENTS.keys:
            return " ".join(parts[:start])
    return name


def _is_job(text: str) -> bool:
    """Whether a text begins with a job or with the word of a group: "Staff Writer"."""
    return _JOB.match(text) is not None or match_key(text.split(" ", 1)[0]) in GROUPS.keys


def _is_nobody(key: str) -> bool:
    """Whether a name is a group's, an agency's, a date or a label.

    >>> [_is_nobody(key) for key in ("echo staff", "reuters", "fri", "ann may")]
    [True, True, True, False]
    """
    words = key.split()
    if words[0] in GROUPS.keys or words[-1] in GROUPS.keys or NOBODY.match(key):
        return True
    if is_cjk(key[-1]) and any(map(key.endswith, GROUPS.keys)):
        return True
    return all(len(word) >= _SHORTEST_TIME_WORD and is_time_word(word) for word in words)


def _is_phrase(words: list[str]) -> bool:
    """Whether there are more small words than names have.

    >>> _is_phrase("Read our weekly letter".split()), _is_phrase("Ugo della Roe".split())
    (True, False)
    """
    if len(words) < _FEWEST_OF_PHRASE:
        return False
    small = (word for word in words if word[0].islower() and len(word) >= _LONGER_THAN_PARTICLES)
    return not all(match_key(word) in PARTICLES.keys for word in small)


def _cased(name: str) -> str:
    """A name in capitals as names are written.

    >>> _cased("ANNE O'BRIEN-ROE"), _cased("J. D. Roe"), _cased("JD")
    ("Anne O'Brien-Roe", 'J. D. Roe', 'JD')
    """
    return name.title() if " " in name and name.isupper() else name
