"""Which classes a page's own style sheets hide."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from cleaner.fast import twin

# Longest style sheets that are read, together, in characters, which bounds the work. 1 % of 1,104
# labelled pages have more than twice as much.
_LONGEST: Final = 200_000
# A selector that is a class and nothing else.
_CLASS: Final = re.compile(r"\.([\w-]+)")
_DISPLAY: Final = re.compile(r"(?ai:display)\s{0,9}:\s{0,9}([\w-]+)")


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
    found = rules(_sheets(root))
    hidden: set[str] = set()
    for depth, selectors, display in found:
        if depth == 1 and display == "none":
            parts = map(str.strip, selectors.split(","))
            hidden.update(part[1:] for part in parts if _CLASS.fullmatch(part))
    if not hidden:
        return frozenset()
    shown = " ".join([selectors for _, selectors, display in found if display != "none"])
    return frozenset(hidden.difference(_CLASS.findall(shown)))


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


@twin("styles")
def rules(sheet: str) -> list[tuple[int, str, str]]:
    """For each rule that says how something is displayed its depth, selectors, and the way.

    >>> rules(".a { color: red } @media print { .b { Display: None } }")
    [(2, ' .b ', 'none')]
    """
    found: list[tuple[int, str, str]] = []
    depth = 0
    for part in sheet.split("}")[:-1]:
        depth += part.count("{")
        before, _, inside = part.rpartition("{")
        if display := _DISPLAY.search(inside):
            found.append((depth, before.rpartition("{")[2], display[1].lower()))
        depth -= depth > 0
    return found
