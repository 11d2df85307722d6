"""Dates as pages state them for machines, in ISO 8601.

Forms: ISO 8601 with its usual slips (https://www.w3.org/TR/NOTE-datetime), RFC 2822, JavaScript's
`Date` as text, English dates with the month's name, Unix time. A date whose day and month cannot be
told apart (03/01/2024) is left alone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from cleaner.phrases import phrases

#: The months by their names.
MONTHS: Final = {
    name.casefold(): int(number) for number, name in map(str.split, phrases("dates.months").written)
}

#: Longer statements are no dates.
_LONGEST = 100
_YEARS = range(1900, 2101)
_EPOCH = re.compile(r"(\d{10})(?:\.\d+|\d{3})?")
_YEAR_FIRST = re.compile(r"\D{0,12}?\b(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?(Z)?")
# As readers are shown dates: 2024-03-01, 2024年3月1日; 1 March 2024; March 1, 2024.
_SHOWN_NUMBERS = re.compile(
    r"(?<!\d)(\d{4})(?:[-/.]|\s?[年년]\s?)(\d{1,2})(?:[-/.]|\s?[月월]\s?)(\d{1,2})(?!\d)"
)
_SHOWN_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_SHOWN_DAY = r"\b(\d{1,2})(?:st|nd|rd|th)?"
_DAY_MONTH = re.compile(rf"{_SHOWN_DAY}(?:[ -]| of ){_SHOWN_MONTH},?[ -](\d{{4}})\b", re.I)
_MONTH_DAY = re.compile(rf"\b{_SHOWN_MONTH} {_SHOWN_DAY},? (\d{{4}})\b", re.I)
# With the month's name in any language that is known: 3. März 2024, 12 de febrero de 2025.
_DAY_NAME = re.compile(r"(?<!\d)(\d{1,2})\.?(?: de)? ([^\s\d.,]{2,14})\.?,?(?: de)? (\d{4})(?!\d)")
_NAME_DAY = re.compile(r"(?<!\d)(\d{4})\.? ([^\s\d.,]{2,14}) (\d{1,2})(?!\d)")
_UPDATED = re.compile(r"updated|modified|更新", re.I)
_YEAR_LAST = re.compile(r"\D{0,12}?\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b")
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.I)
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


def date_shown(line: str, *, day_first: bool = False) -> str:
    """The date in a line that readers are shown, in ISO 8601, "" without one.

    Args:
        line: the line.
        day_first: whether 07/03/2024 is a day in March; where it may be one in July, it is no date.

    >>> date_shown("来源：晚报 2024年3月1日 10:21"), date_shown("By Ann Roe on March 1, 2024")
    ('2024-03-01T10:21:00', '2024-03-01')
    >>> date_shown("Samstag, 3. März 2024, 10:21 Uhr"), date_shown("12 شباط 2025")
    ('2024-03-03T10:21:00', '2025-02-12')
    >>> date_shown("07/03/2024 15:30", day_first=True), date_shown("07/03/2024 15:30")
    ('2024-03-07T15:30:00', '')
    >>> date_shown("Updated 1 March 2024"), date_shown("2024")
    ('', '')
    """
    if len(line) > _LONGEST or _UPDATED.search(line):
        return ""
    try:
        if found := _SHOWN_NUMBERS.search(line):
            on = date(int(found[1]), int(found[2]), int(found[3]))
        elif found := _DAY_MONTH.search(line):
            on = date(int(found[3]), _month(found[2]), int(found[1]))
        elif found := _MONTH_DAY.search(line):
            on = date(int(found[3]), _month(found[1]), int(found[2]))
        elif found := _first_named(_DAY_NAME, line):
            on = date(int(found[3]), MONTHS[found[2].casefold()], int(found[1]))
        elif found := _first_named(_NAME_DAY, line):
            on = date(int(found[1]), MONTHS[found[2].casefold()], int(found[3]))
        else:
            return _numeric(line, day_first=day_first)
        return _with_clock(on, line[found.end() :])
    except ValueError:
        return ""


def _first_named(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """The first match whose second part is a month's name."""
    return next((at for at in pattern.finditer(line) if at[2].casefold() in MONTHS), None)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def near(stated: str, day: str) -> bool:
    """Whether two ISO dates are at most two days apart.

    >>> near("2024-03-01T23:30:00-05:00", "2024-03-02"), near("2024-03-01", "2024-04-01")
    (True, False)
    """
    return abs(date.fromisoformat(stated[:10]) - date.fromisoformat(day[:10])).days <= 2


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
        return _with_clock(date(int(found[1]), int(found[3]), int(found[4])), stated[found.end() :])
    found = _YEAR_LAST.match(stated)
    if found is None:
        return ""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    doubtful = found[2] != "." and not day_first
    if doubtful and first <= 12 and second <= 12 and first != second:
        return ""
    day, month = (second, first) if second > 12 and found[2] != "." else (first, second)
    return _with_clock(date(year, month, day), stated[found.end() :])


def _named(stated: str) -> str:
    """Dates with an English month: RFC 2822, JavaScript, "March 1, 2024 at 10:00 am EST"."""
    month, year = _MONTH.search(stated), _YEAR.search(stated)
    if month is None or year is None:
        return ""
    days = [d for d in _DAY.finditer(stated) if 1 <= int(d[1]) <= 31]
    if not days:
        return ""
    day = min(days, key=lambda d: abs(d.start() - month.start()))
    on = date(int(year[0]), _month(month[1]), int(day[1]))
    return _with_clock(on, stated)


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
