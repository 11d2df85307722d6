"""The elements by which a page states what it is: meta tags, `<title>`, JSON-LD, times, bylines."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from lxml import etree

from cleaner.fast import twin
from cleaner.read.statements import (
    COMMENT_REACH,
    LONGEST,
    LONGEST_KEY,
    MOST,
    MOST_BYLINES,
    Statements,
)

_VALUES: Final = frozenset({"content", "value"})
#: Attributes that name what a `meta` element states.
META_KEYS: Final = frozenset({"property", "name", "itemprop", "http-equiv"})
#: Attributes by which an element that shows a byline or a date is known.
BYLINE_MARKS: Final = ("itemprop", "pubdate", "class")
_AUTHORS: Final = frozenset({"author", "creator"})
# Elements that show a byline, and the words in a class that say so.
_BYLINE_TAGS: Final = frozenset({"a", "span", "p", "div", "address", "li"})
_BYLINE_CLASS: Final = re.compile("by-?line|author", re.IGNORECASE | re.ASCII)


@twin("head")
def collect(root: etree._Element, kept: frozenset[str]) -> Statements:
    """Everything that hints are made of, in one pass over a page.

    Args:
        root: the page.
        kept: the keys of the meta tags that are kept.
    """
    metas: dict[str, list[str]] = {}
    scripts: list[str] = []
    times: list[tuple[str, str]] = []
    comments: dict[etree._Element, bool] = {}
    title = canonical = ""
    for element in root.iter("meta", "link", "title", "script", "time"):
        if element.tag == "meta":
            _note_meta(element, kept, metas)
        elif element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and len(scripts) < MOST:
                scripts.append(element.text or "")
        elif element.tag == "link":
            if not canonical and (element.get("rel") or "").lower() == "canonical":
                canonical = (element.get("href") or "").strip()
        elif element.tag == "time":
            _note_time(element, times, comments)
        elif not title and not _in_picture(element):
            title = (element.text or "")[:LONGEST]
    return Statements(metas, title, canonical, scripts, times)


def _note_meta(element: etree._Element, kept: frozenset[str], metas: dict[str, list[str]]) -> None:
    content, keys = "", []
    # Not items(), which looks every value up by its name: quadratic in a flood of attributes.
    for attribute in element.keys():  # noqa: SIM118 - an element's own items are its children
        # A well-known collection of saved pages has `value` where the sites had `content`.
        if attribute in _VALUES:
            content = element.get(attribute) or ""
        elif attribute in META_KEYS:
            keys.append((element.get(attribute) or "")[:LONGEST_KEY].strip().lower())
    for key in keys:
        if content and key in kept:
            values = metas.setdefault(key, [])
            if len(values) < MOST:
                values.append(content[:LONGEST])


def _note_time(
    element: etree._Element, times: list[tuple[str, str]], comments: dict[etree._Element, bool]
) -> None:
    stated = element.get("datetime")
    if stated and len(times) < MOST and not _is_in_comment(element, comments):
        marks = filter(None, map(element.get, BYLINE_MARKS))
        times.append((" ".join(marks).lower(), stated))


def _is_in_comment(element: etree._Element, comments: dict[etree._Element, bool]) -> bool:
    """Whether a time is one of a comment's; what was found of those round it is kept.

    All times of a page may stand in one element, whose class may be as long as the page.
    """
    for one in islice(element.iterancestors(), COMMENT_REACH):
        if one not in comments:
            comments[one] = "comment" in (one.get("class") or "")[:LONGEST].lower()
        if comments[one]:
            return True
    return False


def _in_picture(title: etree._Element) -> bool:
    parent = title.getparent()
    return parent is not None and parent.tag not in ("head", "html", "body")


@twin("head")
def bylines(root: etree._Element) -> tuple[list[etree._Element], list[etree._Element]]:
    """The elements that name who wrote a page.

    Returns:
        Those that microdata or else links mark as an author's, and those whose class says so.
    """
    items: list[etree._Element] = []
    links: list[etree._Element] = []
    shown: list[etree._Element] = []
    for element in root.iterdescendants("*"):
        if element.get("itemprop") in _AUTHORS:
            items.append(element)
        if element.tag == "a" and element.get("rel") == "author":
            links.append(element)
        if element.tag in _BYLINE_TAGS and _BYLINE_CLASS.search(element.get("class") or ""):
            shown.append(element)
    return [*items, *links][:MOST], shown[:MOST_BYLINES]
