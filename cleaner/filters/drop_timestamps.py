"""Mark lines that say when."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from cleaner.look.elements import alike
from cleaner.look.lines import Lines, lines_of
from cleaner.page import NO_ELEMENT, Document, Page, Role
from cleaner.read.authors import LIKE_A_NAME
from cleaner.text import may_be_name, words

_HEADINGS: Final = frozenset({"h1", "h2"})
# A time of day stuck to the letters behind or before it, as two elements without a space make it.
_TIME: Final = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[AaPp]\.?[Mm]\.?)?"
_STUCK_TIME: Final = re.compile(rf"^{_TIME}(?=[^\W\d_])|(?<=[^\W\d_]){_TIME}$")
# A longer line is no name and time, in characters.
_LONGEST_STUCK: Final = 60
# A time of day that could be a price or a result, and how many in order are none.
_DOTTED: Final = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_FEWEST_DOTTED: Final = 3


def drop_timestamps(document: Document) -> Document:
    """Mark the dates and times above the text, and the page's own ones anywhere, as bylines.

    >>> said = "Bridge reopens", "The Echo Friday, 12 March 2024", "Updated 12 March 2024, 10:15"
    >>> page = Document.of_lines(*said, "It is open.")
    >>> [block.text for block in drop_timestamps(page).blocks if block.role is Role.BYLINE]
    ['The Echo Friday, 12 March 2024', 'Updated 12 March 2024, 10:15']

    A date alone may head a part of a chronology, so below the top only what says that it is the
    page's own goes, and a date beside it.

    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> page = Document.of_lines(text, text, "12 March 2024", text)
    >>> drop_timestamps(page) is page
    True

    Over the posts of a live page, a time is stuck to its author's name.

    >>> page = Document.of_lines("Ann Roe14:32", text, "Ann Roe13:50", text)
    >>> [block.text for block in drop_timestamps(page).blocks if block.role is Role.BYLINE]
    ['Ann Roe14:32', 'Ann Roe13:50']
    """
    lines = lines_of(document)
    if not lines.numbered:
        return document
    top = lines.head_end()
    times = {at: kind for at, kind in lines.times.items() if document.is_body(at)}
    stamps = {at for at, kind in times.items() if at < top or kind == "stamp"}
    named = {at for at in lines.numbered if at < top and _follows_names(document.page, lines, at)}
    # In order, so that dates may follow one another.
    for at in times:
        if at - 1 in stamps or at + 1 in stamps or at - 1 in named:
            stamps.add(at)
    stuck = [at for at in _with_stuck_names(lines) if document.is_body(at)]
    stamps.update(filter(document.is_body, _dotted(document.page, lines)))
    document = document.as_role(stamps, Role.BYLINE, "timestamp")
    return document.as_role({*named, *stuck}, Role.BYLINE, "name and timestamp")


def _dotted(page: Page, lines: Lines) -> list[int]:
    """The times of day of a live page's posts that are written with a dot: "16.10".

    They are built alike, run on or back in order, and each has a post below it. A price in a list,
    or a result, is none of these.

    >>> from cleaner.read import read_html
    >>> post = "<div><i>{}</i><p>The ferry is back.</p></div>"
    >>> for times in (("16.10", "14.25", "9.05"), ("4.50", "9.20", "1.10")):
    ...     page = read_html("".join(map(post.format, times))).page
    ...     print(_dotted(page, Lines(page)))
    [0, 2, 4]
    []
    """
    found = [(at, clock) for at in lines.numbered if (clock := _DOTTED.fullmatch(page.texts[at]))]
    if page.form != "html" or len(found) < _FEWEST_DOTTED:
        return []
    looks = {alike(page)[at] for at, _ in found}
    minutes = [int(clock[1]) * 60 + int(clock[2]) for _, clock in found]
    steps = {(later > one) - (later < one) for one, later in pairwise(minutes)}
    places = [at for at, _ in found]
    parted = all(later - at > 1 for at, later in pairwise(places))
    return places if len(looks) == 1 and len(steps) == 1 and 0 not in steps and parted else []


def _with_stuck_names(lines: Lines) -> list[int]:
    """The lines of a name and the time stuck to it, where each stands above a text of its own.

    Somebody writes more than one post. In a list of results or of a day's films nobody comes twice.

    >>> said = "The ferry is back."
    >>> page = Document.of_lines("14:32Ann Roe", said, "13:50Ann Roe", said, "12:10Bo Poe", said)
    >>> _with_stuck_names(lines_of(page))
    [0, 2, 4]
    >>> page = Document.of_lines("Ann Roe14:32", "Bo Poe14:38", "Ann Roe15:01", "Bo Poe15:05")
    >>> _with_stuck_names(lines_of(page))
    []
    """
    names = {at: name for at in lines.numbered if (name := _name_stuck_to_time(lines.texts[at]))}
    above_text = [at for at in names if at + 1 < len(lines.texts) and at + 1 not in names]
    times = Counter(names[at] for at in above_text)
    return above_text if times and max(times.values()) > 1 else []


def _name_stuck_to_time(text: str) -> str:
    """The name in a line that is a name and a time stuck to it; "" in any other.

    >>> _name_stuck_to_time("Ann Roe14:32"), _name_stuck_to_time("14.32Ann Roe")
    ('Ann Roe', 'Ann Roe')
    >>> _name_stuck_to_time("Ann Roe 14:32"), _name_stuck_to_time("Won by two points14:32")
    ('', '')
    """
    if len(text) > _LONGEST_STUCK:
        return ""
    name = _STUCK_TIME.sub("", text, count=1)
    return name if name != text and LIKE_A_NAME.fullmatch(name) is not None else ""


def _follows_names(page: Page, lines: Lines, at: int) -> bool:
    """Whether a line is a name or two before a full date with its day or time, and no more.

    >>> said = "The Aller Post Friday 12 March 2024", "Horoscope for Friday 12 March 2024"
    >>> page = Document.of_lines(*said).page
    >>> _follows_names(page, Lines(page), 0), _follows_names(page, Lines(page), 1)
    (True, False)
    """
    owner = page.owners[at]
    if owner != NO_ELEMENT and page.elements.tags[owner] in _HEADINGS:
        return False
    name = lines.name_before_time(at)
    return name != "" and all(map(may_be_name, words(name)))
