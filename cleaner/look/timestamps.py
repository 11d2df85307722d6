"""Lines that only say when: the words of dates and of "published", in many languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import chain
from typing import Final, Literal

from cleaner.phrases import OF_ALL, by_language, phrases
from cleaner.text import CJK, ends_sentence, is_cjk, match_key

STAMPS: Final = phrases("timestamps.stamps")
WEEKDAYS: Final = phrases("timestamps.weekdays")
DATES: Final = phrases("timestamps.dates")
MONTHS: Final = phrases("dates.months")

#: The page's own timestamp, such as a time of day or "updated …", or a bare date.
TimeKind = Literal["stamp", "date"]

# Longest line, in characters, that is asked whether it is a timestamp. With half and twice, none of
# 4,277 labelled pages changes its text.
_LIMIT = 110
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-3])"
    r"(?:(?:[:h]| h )[0-5]\d(?!\d)|\.[0-5]\d ?(?:GMT|UTC|BST|CEST|CET|ET|[Uu]hr|[ap]m)\b)"
    r"|\d ?[ap]\.?m\b"
)
# A day of the week as Japanese and Korean write it behind a date.
_BRACKETED_DAY = re.compile(r"[(（][月火水木金土日월화수목금토일][)）]")
# A day, a month, a year, and a day of the week or a time. With 3, none of 4,277 labelled pages
# changes.
_FEWEST_OF_DATE = 4
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORD = re.compile(r"[^\s\d]+")
# A line of a name and a date: its length in characters, and the words of the name. With half of
# either, one of 1,621 flattened pages loses half of its text; with twice, none does.
_LONGEST_NAMED = 80
_MOST_BEFORE = 5
#: Numbers, words, and single characters of Chinese and Japanese.
_TOKEN = re.compile(rf"\d+|[{CJK}]|[^\s\d{CJK}]+")


def opens_time(word: str) -> bool:
    """Whether a line that begins with a word may be a timestamp: a quick look at a key's first."""
    return word in _vocabulary() or not word.isascii() or not word.isalpha()


def time_kind(text: str, key: str) -> TimeKind | None:
    """Whether a line is a date or time of day, and nothing else; and whether it is the page's own.

    The page's own timestamp is a time of day, "updated …", "… ago".

    >>> time_kind("Updated: 12 March 2024", "updated 12 march 2024"), time_kind("10:15", "10 15")
    ('stamp', 'stamp')
    >>> time_kind("16.30 GMT", "16 30 gmt"), time_kind("16.30", "16 30")
    ('stamp', None)
    >>> time_kind("12 March 2024", "12 march 2024"), time_kind("2024", "2024")
    ('date', None)
    >>> time_kind("Born 12 March 1950", "born 12 march 1950")

    A year alone is none, nor are words of more than one language: "i" is Swedish, "März" German.

    >>> time_kind("I 2024", "i 2024"), time_kind("I März 2024", "i märz 2024")
    (None, None)
    """
    tokens = _time_words(text, key)
    if not tokens:
        return None
    if _is_own(text, key, tokens):
        return "stamp"
    numbers = sum(map(str.isdigit, tokens))
    in_year = _YEAR.search(text) is not None and (numbers > 1 or not _days().isdisjoint(tokens))
    return "date" if numbers > 2 or in_year else None


def is_full_stamp(text: str, key: str) -> bool:
    """Whether a line holds day, month and year, with the day of the week or a time, and no more.

    >>> is_full_stamp("Friday, 12 March 2024", "friday 12 march 2024")
    True
    >>> is_full_stamp("12 March 2024", "12 march 2024"), is_full_stamp("10:15", "10 15")
    (False, False)
    """
    tokens = _time_words(text, key)
    if len(tokens) < _FEWEST_OF_DATE or _YEAR.search(text) is None:
        return False
    if text[0].islower() and tokens[0] not in _weekdays():
        # "for Friday, 12 March 2024" ends a title.
        return False
    named = not _weekdays().isdisjoint(tokens) or _BRACKETED_DAY.search(text) is not None
    return named or _CLOCK.search(text) is not None


def name_before_time(text: str) -> str:
    """The few words that a short line has before a full date with its day or time, and no more.

    Returns:
        "" where a line is anything else.

    >>> name_before_time("The Aller Post Friday 12 March 2024")
    'The Aller Post'
    >>> name_before_time("Ann 12.03.2024, 10:15"), name_before_time("12.03.2024, 10:15")
    ('Ann', '')
    """
    if len(text) > _LONGEST_NAMED or _YEAR.search(text) is None or ends_sentence(text):
        return ""
    parts = text.split(" ")
    for first in range(1, min(len(parts) - 1, _MOST_BEFORE) + 1):
        when = " ".join(parts[first:]).strip("|·•-–—,([")
        if when and is_full_stamp(when, match_key(when)):
            return " ".join(parts[:first])
    return ""


def is_time_word(word: str) -> bool:
    """Whether a word is a month, a day or another word of timestamps."""
    return match_key(word) in _vocabulary()


def words_beside_time(line: str) -> int:
    """How many words a line has that are none of timestamps in a language that fits best.

    >>> words_beside_time("Berlin, 3 March 2024, 10:21"), words_beside_time("Monday 3.3.2024")
    (1, 0)
    """
    said = (word for part in line.split() for word in _WORD.findall(match_key(part)))
    found = [_vocabulary().get(word) for word in said]
    return len(found) - max(Counter(chain(*filter(None, found))).values(), default=0)


def _time_words(text: str, key: str) -> list[str]:
    """The words and numbers of a line, if it has numbers and words of timestamps in one language.

    Words of English count in all: many sites have their times in it.
    """
    tokens: list[str] = []
    if len(text) > _LIMIT or _DIGIT.search(key) is None:
        return tokens
    vocabulary = _vocabulary()
    languages: Set[str] | None = None
    for found in _TOKEN.finditer(key):
        token = found[0]
        if not token.isdigit():
            known = vocabulary.get(token, frozenset())
            languages = known if languages is None else languages & known
            if not languages:
                return []
        tokens.append(token)
    return tokens


def _is_own(text: str, key: str, tokens: Sequence[str]) -> bool:
    if text[-1] in ":：":
        return False
    if not _stamp_words().isdisjoint(tokens):
        return True
    if not key.isascii() and any(word in key for word in _cjk_stamps()):
        return True
    return _CLOCK.search(text) is not None and DATES.keys.isdisjoint(tokens)


def _tokens(keys: Iterable[str]) -> frozenset[str]:
    """The words and numbers of some keys."""
    return frozenset(token for key in keys for token in _TOKEN.findall(key))


@cache
def _vocabulary() -> Mapping[str, Set[str]]:
    """By every word that may stand in a timestamp the languages in which it does.

    The numbers of the months are among the words, where nobody looks for them.
    """
    found: dict[str, Set[str]] = {}
    said = by_language("timestamps.words", "timestamps.stamps", "dates.months")
    for language, written in said.items():
        languages = said.keys() if language in OF_ALL else {language}
        for word in _tokens(map(match_key, written)):
            found[word] = found.get(word, frozenset()) | languages
    return found


@cache
def _days() -> frozenset[str]:
    """The names of months and days, and what Chinese and Japanese write behind their numbers."""
    months = (match_key(line.partition(" ")[2]) for line in MONTHS.written)
    return _tokens(months) | _weekdays() | frozenset("年月日")


@cache
def _stamp_words() -> frozenset[str]:
    """Single words that say that a date is the page's own."""
    single = (key for key in STAMPS.keys if " " not in key and not is_cjk(key[0]))
    return frozenset(single) - DATES.keys


@cache
def _cjk_stamps() -> frozenset[str]:
    """The same in Chinese and Japanese, where no spaces part them from other words."""
    return frozenset(key for key in STAMPS.keys if is_cjk(key[0]))


@cache
def _weekdays() -> frozenset[str]:
    return _tokens(WEEKDAYS.keys)
