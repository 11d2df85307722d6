"""Which classes a page's own style sheets hide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

# Longest style sheets that are read, together, in characters.
_LONGEST: Final = 200_000
# A selector that is a class and nothing else.
_CLASS: Final = re.compile(r"\.([\w-]+)")
_DISPLAY: Final = re.compile(r"display\s{0,9}:\s{0,9}([\w-]+)")


def hiding_classes(root: etree._Element) -> frozenset[str]:
    """The classes whose elements a page's own styles hide, whatever is round them.

    A rule for some media alone hides nothing for sure, and a class that any rule shows is not
    counted.

    >>> from lxml import html
    >>> hides = ".note, .more { display: none } @media print { .ad { display: none } }"
    >>> shows = ".open .more { display: block }"
    >>> page = html.fromstring(f"<div><style>{hides} {shows}</style></div>")
    >>> sorted(hiding_classes(page))
    ['note']
    """
    rules = list(_rules(_sheets(root)))
    hidden: set[str] = set()
    for depth, selectors, display in rules:
        if depth == 1 and display == "none":
            parts = map(str.strip, selectors.split(","))
            hidden.update(part[1:] for part in parts if _CLASS.fullmatch(part))
    if hidden:
        for _, selectors, display in rules:
            if display != "none":
                hidden.difference_update(_CLASS.findall(selectors))
    return frozenset(hidden)


def _sheets(root: etree._Element) -> str:
    found: list[str] = []
    left = _LONGEST
    for element in root.iter("style"):
        text = (element.text or "")[:left]
        # Of a sheet that hides nothing nothing is asked.
        if "none" in text or "display" in text:
            found.append(text)
            left -= len(text)
    return _without_comments("\n".join(found))


def _without_comments(sheet: str) -> str:
    first, *commented = sheet.split("/*")
    return first + "".join(part.partition("*/")[2] for part in commented)


def _rules(sheet: str) -> Iterator[tuple[int, str, str]]:
    """For each rule that says how something is displayed its depth, selectors, and the way."""
    depth = 0
    for part in sheet.split("}")[:-1]:
        depth += part.count("{")
        before, _, inside = part.rpartition("{")
        # Few rules are about display, and this is a quicker look than a pattern's.
        if "display" in (small := inside.lower()) and (display := _DISPLAY.search(small)):
            yield depth, before.rpartition("{")[2], display[1]
        depth -= depth > 0
