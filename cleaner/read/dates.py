"""Dates as pages state them for machines, in ISO 8601.

Forms: ISO 8601 with its usual slips (https://www.w3.org/TR/NOTE-datetime), RFC 2822, JavaScript's
`Date` as text, dates with the month's name in any language that has a file of phrases, Unix time. A
date whose day and month cannot be told apart (03/01/2024) is left alone. Digits are those of any
script, and years those of Thailand's and Iran's calendars, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Final

from cleaner.look.timestamps import words_beside_time
from cleaner.phrases import phrases, phrases_in
from cleaner.text import match_key

UPDATED: Final = phrases("dates.updated")

#: Longer statements, in characters, are no dates: the longest of 1,104 labelled pages has 48.
_LONGEST = 100
_YEARS = range(1900, 2101)
# Days that zones and the time till the web's page was made may put between two dates.
_NEAR: Final = 2
_EPOCH = re.compile(r"(\d{10})(?:\.\d+|\d{3})?")
_YEAR_FIRST = re.compile(r"\D{0,12}?\b(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?(Z)?")
# As readers are shown dates: 2024-03-01, 2024年3月1日.
_SHOWN_NUMBERS = re.compile(
    r"(?<!\d)(\d{4})(?:[-/.]|\s?[年년]\s?)(\d{1,2})(?:[-/.]|\s?[月월]\s?)(\d{1,2})(?!\d)"
)
# A month's name has one word or two, or is given twice: شباط/فبراير; short in Thai, it has dots.
_NAME = r"(?P<name>[\u0e00-\u0e7f]{1,4}\.[\u0e00-\u0e7f]|[^\s\d.,-]{2,24}(?: [^\s\d.,-]{2,12})??)"
_DAY = r"(?<![\d:])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|-?го)?"
_SECONDS = r"(?: \d\d:\d\d:\d\d(?: [A-Z]{3,4})?)?"
_OF = "(?: of| de| del| d'| ta'| พ\\.ศ\\.)?"
#: Dates with the month's name: 1 March 2024, 3. März 2024, 12 de febrero de 2025, 01-Mar-2024;
#: March 1, 2024 and Mar 01 10:15:30 EST 2024; 2024. március 1.
_NAMED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_DAY}\.?,?{_OF}[ -]{_NAME}[.,]{{0,2}}{_OF}[ -]?(?P<year>\d{{4}})(?!\d)",
        rf"(?<![^\W\d_]){_NAME}\.? {_DAY},?{_SECONDS} (?P<year>\d{{4}})\b",
        rf"(?<!\d)(?P<year>\d{{4}})\.?,? {_NAME}\.? (?P<day>\d{{1,2}})(?!\d)",
    )
)
# Years of the Buddhist era, which Thailand counts by, and how many it is ahead of the common one.
_BUDDHIST: Final = range(2450, 2643)
_BUDDHIST_ERA: Final = 543
# Years of Iran's calendar. Its months but the last have 31 days, from the seventh on 30, and of its
# leap years there are eight in 33 (https://www.unicode.org/reports/tr35/, calendar "persian").
_PERSIAN: Final = range(1300, 1468)
_PERSIAN_START: Final = (979, date(1600, 3, 20))
_CHANGE = re.compile(UPDATED.pattern, re.I)
_YEAR_LAST = re.compile(r"\D{0,12}?\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\b)?", re.I)
_OFFSET = re.compile(r"\s*(?:GMT|UTC)?\s*([+-])(\d\d):?(\d\d)?(?!\d)")
_ZONE = re.compile(r"\s*(Z|[A-Z]{3,4})\b")
#: Zones by name, in hours: those of RFC 2822 (4.3) and Europe's.
_ZONES = {
    "Z": 0, "GMT": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "BST": 1, "JST": 9, "KST": 9,
}  # fmt: skip


def iso_date(stated: str) -> str:
    """A stated date in ISO 8601, with its time and zone where they are given; "" if it is none.

    >>> iso_date("2024-03-01 10:00:00+0200"), iso_date("2024-03-01T10:00:00.000Z")
    ('2024-03-01T10:00:00+02:00', '2024-03-01T10:00:00+00:00')
    >>> iso_date("Fri, 01 Mar 2024 10:00:00 GMT"), iso_date("March 1, 2024"), iso_date("1709287200")
    ('2024-03-01T10:00:00+00:00', '2024-03-01', '2024-03-01T10:00:00+00:00')
    >>> iso_date("03/01/2024"), iso_date("yesterday")
    ('', '')
    """
    stated = stated.strip()
    if not 8 <= len(stated) <= _LONGEST or not any(map(str.isdigit, stated)):
        return ""
    try:
        if stated[4] == "-":
            return _checked(_plain_iso(stated))
    except ValueError:
        pass
    try:
        return _epoch(stated) or _compact(stated) or _numeric(stated) or _named(stated)
    except (ValueError, OverflowError):
        return ""


def date_in_url(url: str) -> str:
    """The day in an article's address, "" without one.

    >>> date_in_url("https://example.com/news/2024/03/01/storm")
    '2024-03-01'
    """
    found = _IN_URL.search(url[:500])
    if found is None:
        return ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""


def date_shown(line: str, *, language: str = "", day_first: bool = False) -> str:
    """The date in a line that readers are shown, in ISO 8601, "" without one.

    Args:
        line: the line.
        language: the page's, by ISO 639: listopada is October in Croatian, and November in Polish.
        day_first: whether 07/03/2024 is a day in March; where it may be one in July, it is no date.

    >>> date_shown("来源：晚报 2024年3月1日 10:21"), date_shown("By Ann Roe on March 1, 2024")
    ('2024-03-01T10:21:00', '2024-03-01')
    >>> date_shown("Samstag, 3. März 2024, 10:21 Uhr"), date_shown("12 كانون الثاني 2025")
    ('2024-03-03T10:21:00', '2025-01-12')
    >>> date_shown("5 listopada 2024", language="hr"), date_shown("5 listopada 2024")
    ('2024-10-05', '')
    >>> date_shown("07/03/2024 15:30", day_first=True), date_shown("07/03/2024 15:30")
    ('2024-03-07T15:30:00', '')

    >>> date_shown("12 ม.ค. 2567 10:20 น."), date_shown("۱۲ اسفند ۱۴۰۲")
    ('2024-01-12T10:20:00', '2024-03-02')

    What a line says of a change does not count:

    >>> date_shown("Updated 1 March 2024"), date_shown("1 March 2024. Updated 3 March 2024")
    ('', '2024-03-01')
    """
    line = _before_change(line).replace("،", ",")
    if not 8 <= len(line) <= _LONGEST:
        return ""
    try:
        found = _SHOWN_NUMBERS.search(line)
        if found:
            on = _day(int(found[1]), int(found[2]), int(found[3]))
            return _with_clock(on, line[found.end() :])
        return _named(line, language) or _numeric(line, day_first=day_first)
    except ValueError:
        return ""


def date_alone(line: str) -> str:
    """The date that a line is, without other words, in ISO 8601; "" if it is none.

    >>> date_alone("28.04.2023"), date_alone("1 March 2024"), date_alone("Strike of 1 March 2024")
    ('2023-04-28', '2024-03-01', '')
    """
    return date_shown(line) if words_beside_time(line) == 0 else ""


def _before_change(line: str) -> str:
    """A line up to where it speaks of a change."""
    change = _CHANGE.search(line)
    return line[: change.start()] if change else line


def month_named(name: str, language: str = "") -> int:
    """The number of a month by its name; 0 where it is none, or another one in other languages.

    >>> month_named("März"), month_named("listopada"), month_named("listopada", "pl")
    (3, 0, 11)
    """
    key = match_key(name)
    numbers = _months().get(key, frozenset())
    if len(numbers) > 1:
        numbers &= _own_months(language).get(key, frozenset())
    return min(numbers) if len(numbers) == 1 else 0


def _numbered(written: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """The numbers of months by the names behind them."""
    found: dict[str, frozenset[int]] = {}
    for number, _, name in (line.partition(" ") for line in written):
        key = match_key(name)
        found[key] = found.get(key, frozenset()) | {int(number)}
    return found


@cache
def _months() -> Mapping[str, frozenset[int]]:
    return _numbered(phrases("dates.months").written)


@cache
def _own_months(language: str) -> Mapping[str, frozenset[int]]:
    return _numbered(phrases_in(language, "dates.months"))


def days_apart(one: str, other: str) -> int:
    """How many days lie between two ISO dates, in whatever order.

    >>> days_apart("2024-03-01T23:30:00-05:00", "2024-03-02")
    1
    """
    return abs(_days_between(one, other))


def is_earlier(stated: str, other: str) -> bool:
    """Whether an ISO date is of an earlier day than another, in whatever zones they are.

    >>> is_earlier("2024-03-01", "2024-03-08"), is_earlier("2024-03-01", "2024-03-02T03:00:00Z")
    (True, False)
    """
    return _days_between(stated, other) < -_NEAR


def _days_between(one: str, other: str) -> int:
    return (date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days


_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")


def _plain_iso(stated: str) -> date:
    """ISO 8601 without slips, read by the standard library, to the second."""
    if len(stated) == 10:
        return date.fromisoformat(stated)
    return datetime.fromisoformat(stated).replace(microsecond=0)


def _epoch(stated: str) -> str:
    """Seconds or milliseconds since 1970, of years in which there was a web."""
    found = _EPOCH.fullmatch(stated)
    if found is None or not "0631152000" <= found[1] <= "4102444800":
        return ""
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat()


def _compact(stated: str) -> str:
    """20240301, 20240301T1000, 20240301100000."""
    found = _COMPACT.fullmatch(stated)
    if found is None:
        return ""
    year, month, day, hour, minute, second, zulu = found.groups()
    on = date(int(year), int(month), int(day))
    if hour is None:
        return _checked(on)
    at = time(int(hour), int(minute), int(second or 0), tzinfo=UTC if zulu else None)
    return _checked(datetime.combine(on, at))


def _numeric(stated: str, *, day_first: bool = False) -> str:
    """2024-03-01 and 01.03.2024, each with or without a time behind it."""
    found = _YEAR_FIRST.match(stated)
    if found and (found[2] or len(found[3] + found[4]) == 4):
        return _with_clock(_day(int(found[1]), int(found[3]), int(found[4])), stated[found.end() :])
    found = _YEAR_LAST.match(stated)
    if found is None:
        return ""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    doubtful = found[2] != "." and not day_first
    if doubtful and first <= 12 and second <= 12 and first != second:
        return ""
    day, month = (second, first) if second > 12 and found[2] != "." else (first, second)
    return _with_clock(_day(year, month, day), stated[found.end() :])


def _named(stated: str, language: str = "") -> str:
    """Dates with a month's name: RFC 2822, JavaScript, "March 1, 2024 at 10:00 am EST"."""
    for pattern in _NAMED:
        for found in pattern.finditer(stated):
            # A word before a name of one word may be anything.
            names = (*found["name"].split("/"), found["name"].rpartition(" ")[2])
            name = next((name for name in names if month_named(name, language)), "")
            if name:
                on = _day(int(found["year"]), month_named(name, language), int(found["day"]))
                return _with_clock(on, stated)
    return ""


def _day(year: int, month: int, day: int) -> date:
    """A day by the numbers of whatever calendar its year is of.

    >>> _day(2567, 3, 1).isoformat(), _day(1403, 12, 30).isoformat()
    ('2024-03-01', '2025-03-20')

    Raises:
        ValueError: if there is no such day.
    """
    if year not in _PERSIAN:
        return date(year - _BUDDHIST_ERA if year in _BUDDHIST else year, month, day)
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        raise ValueError("no day of Iran's calendar")
    first, start = _PERSIAN_START
    years = year - first
    days = 365 * years + years // 33 * 8 + (years % 33 + 3) // 4
    return start + timedelta(days=days + 31 * (month - 1) - max(month - 7, 0) + day - 1)


def _with_clock(on: date, rest: str) -> str:
    """A day with the time and the zone that the rest of the statement gives."""
    clock = _CLOCK.search(rest)
    if clock is None:
        return _checked(on)
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    if hour == 24 or second == 60:
        hour, second = hour % 24, min(second, 59)
    return _checked(datetime.combine(on, time(hour, minute, second, tzinfo=_zone(rest, clock))))


def _zone(rest: str, clock: re.Match[str]) -> tzinfo | None:
    """The zone stated behind a time."""
    offset = _OFFSET.match(rest, clock.end())
    if offset:
        behind = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(-behind if offset[1] == "-" else behind)
    named = _ZONE.match(rest, clock.end())
    hours = _ZONES.get(named[1]) if named else None
    return None if hours is None else timezone(timedelta(hours=hours))


def _checked(stated: date) -> str:
    return stated.isoformat() if stated.year in _YEARS else ""
