"""What states a page's headline: its title, a breadcrumb, and what it says outside its text.

Which block is the headline is settled in `cleaner.model.headline`, by this and by the scorer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cleaner.look.lines import lines_of, looks_cjk
from cleaner.page import Document, Hints, Kind, Page
from cleaner.text import host_name, match_key, name_key

# Where a breadcrumb ends: its last mark, or a letter that the headline is stuck to.
_CRUMB_END: Final = re.compile(r"[>›»→▸/|] $|[^\W\d_]$")
# What parts the headline from the site's name, in the title of a page. Behind a dash a headline may
# go on, though not with a capital in most languages, and at more length.
_BAR: Final = re.compile(r" ?[|·•»] ?\S")
_DASH: Final = re.compile(r" [-–—] \S")
_LONGEST_SITE: Final = 40
# What may stand between a headline and the site's name, before it or behind.
_SITE_SEAM: Final = re.compile(r"( [-–—|·•»:] |: )")
_SHORTEST_CRUMBS: Final = 4
_LONGEST_CRUMBS: Final = 120
# A headline that is known by another line: its length, and how near a breadcrumb stands. With half
# and twice of each, none of 4,277 labelled pages changes its headline.
_SHORTEST_TITLE: Final = 20
_LONGEST_TITLE: Final = 250
_CRUMBS_ABOVE: Final = 3
# With fewer spaces it may be the name of a section. With 1 and with 6, none of those changes.
_LEAST_SPACES: Final = 3
# A stated headline of fewer spaces may be the name of a section. With 1 and with 4, none changes.
_LEAST_STATED_SPACES: Final = 2


def stating_lines(document: Document) -> Mapping[int, int]:
    """The lines of text that others state to be the headline, each with the line that states it.

    The title of the page, its first line, begins with the headline, and a breadcrumb right above it
    ends with it.

    >>> said = "HomeNewsBridge reopens on Monday", "Bridge reopens on Monday", "It is open."
    >>> stating_lines(Document.of_lines(*said))
    {1: 0}
    """
    return document.page.once(_stating_lines)


def _stating_lines(page: Page) -> Mapping[int, int]:
    lines = lines_of(Document.of(page))
    texts = lines.texts
    title = texts[0] if texts else ""
    found: dict[int, int] = {}
    # Menus may hold a line that reads as a paragraph.
    last = lines.paragraphs[1] if len(lines.paragraphs) > 1 else len(texts)
    first = lines.first_paragraph()
    for at, text in enumerate(texts[1:last], 1):
        if not _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE:
            continue
        if title.startswith(text) and _is_title(title, text, is_above=at < first):
            found[at] = 0
        for above in range(max(0, at - _CRUMBS_ABOVE), at):
            line = texts[above]
            if line.endswith(text) and _are_crumbs(line, text, is_first=above == 0):
                found[at] = above
    return found


def _is_title(line: str, headline: str, *, is_above: bool) -> bool:
    """Whether a line that begins with a headline ends with the name of a site.

    Behind the first paragraph it may as well be a headline that a sub-heading begins like, unless a
    bar parts it.

    >>> _is_title("Bridge reopens on Monday | The Echo", "Bridge reopens on Monday", is_above=True)
    True
    """
    rest = line[len(headline) :]
    if len(rest) > _LONGEST_CRUMBS or _may_be_section(headline):
        return False
    dash = _DASH.match(rest)
    if dash is not None:
        return is_above and len(rest) <= _LONGEST_SITE and not rest[dash.end() - 1].islower()
    return _BAR.match(rest) is not None


def _are_crumbs(line: str, headline: str, *, is_first: bool) -> bool:
    """Whether what stands before a headline in a line is the way to it.

    >>> _are_crumbs("Home › News › Rain is on its way", "Rain is on its way", is_first=True)
    True
    >>> _are_crumbs("Home › Politics › Politics & Budget", "Politics & Budget", is_first=False)
    False
    """
    way = line[: len(line) - len(headline)]
    if not _SHORTEST_CRUMBS <= len(way) <= _LONGEST_CRUMBS or _may_be_section(headline):
        return False
    if is_first and way.endswith("| "):
        return False  # In the title of a page that is the site's name.
    found = _CRUMB_END.search(way)
    return found is not None and (way[-1] == " " or not headline[0].islower())


def _may_be_section(title: str) -> bool:
    return title.count(" ") < _LEAST_SPACES and not looks_cjk(title)


def labelled_headline(document: Document) -> list[int]:
    r"""The place of the line that labels above the text state to be its headline, if there is one.

    A stated title may end with the name of the site.

    >>> from cleaner.read import read
    >>> text = "Title: The bridge reopens today - The Echo\nDate: 2024-05-01\n\n"
    >>> labelled_headline(read(f"{text}The bridge reopens today\n\nTrucks wait.")[0])
    [2]
    """
    page = document.page
    for title in map(match_key, page.hints.headlines):
        for at, (key, kind) in enumerate(zip(page.keys, page.kinds, strict=True)):
            if kind is Kind.LABEL or not key:
                continue
            if key == title or (len(key) >= _SHORTEST_TITLE and title.startswith(f"{key} ")):
                return [at]
    return []


def stated_headline(hints: Hints) -> str:
    """What the page states as its headline, without the names of sections and of the site.

    >>> stated_headline(Hints(headlines=("Views | The bridge reopens | The Aller Post and Mail",)))
    'The bridge reopens'
    >>> stated_headline(Hints(headlines=("Bridge reopens | Local",), site="The Aller Post"))
    'Bridge reopens | Local'
    >>> stated_headline(Hints(headlines=("The Post: Bridge reopens - The Post",), site="The Post"))
    'Bridge reopens'
    """
    stated = _without_site(next(iter(hints.headlines), ""), hints)
    parts = stated.split(" | ")
    site = match_key(hints.site)
    others = [part for part in parts if match_key(part) != site]
    # Of two parts, either may be the headline, if neither is known.
    if len(parts) <= 2 and len(others) != 1:
        return stated
    longest = max(others, key=len, default=stated)
    # The site's name stands last, and a section's has a word or two.
    return next((part for part in others if part.count(" ") >= _LEAST_STATED_SPACES), longest)


def _without_site(stated: str, hints: Hints) -> str:
    """A stated headline without the site's name at its ends, as the page or its address has it."""
    names = {name_key(hints.site), name_key(host_name(hints.url))} - {""}
    parts = _SITE_SEAM.split(stated)
    # Parts and what stands between them take turns.
    while len(parts) > 1 and name_key(parts[-1]) in names:
        del parts[-2:]
    while len(parts) > 1 and name_key(parts[0]) in names:
        del parts[:2]
    return "".join(parts)
