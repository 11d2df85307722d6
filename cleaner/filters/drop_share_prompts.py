"""Drop share bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import phrase_sizes
from cleaner.page import Document
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, match_key

PHRASES: Final = phrases("drop_share_prompts")
ALONE: Final = phrases("drop_share_prompts.alone")
BARS: Final = phrases("drop_share_prompts.bars")
SHELVES: Final = phrases("drop_share_prompts.shelves")

_DIGITS = frozenset("0123456789")
# Longest line of buttons, in characters. At 40, nine stay on 1,477 labelled pages; at 160, no other
# goes.
_BAR_LIMIT: Final = 80
# Names of networks and buttons of one word, and the shortest line of such stuck together, in
# characters: "XX" may be a number. With 5, none of 1,785 labelled pages changes; with 20, one stays
# on six.
_STUCK: Final = frozenset(
    phrase.casefold()
    for phrase in (*PHRASES.written, *BARS.written)
    if " " not in phrase and phrase[-1] != "*"
)
_SHORTEST_STUCK: Final = 10
# How often a page was shared, as a key has it: "69.9k" is "69 9k" there.
_COUNT: Final = re.compile(r"(?:\d+[km]? ){1,3}")


def drop_share_prompts(document: Document) -> Document:
    """Drop share, print and follow buttons.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_share_prompts, "Share this article", "Facebook Twitter Email", "It is open.")
    ['It is open.']

    The name of one network alone may be a sub-heading, as may "Your favourites"; next to other
    buttons it is a button.

    >>> kept(drop_share_prompts, "Facebook", "The firm grew.", "Facebook", "Twitter")
    ['Facebook', 'The firm grew.']
    """
    lines = lines_of(document)
    near = [at for at in lines.beginning(BARS.first_words) if BARS.is_line(_first_of(lines, at))]
    buttons = frozenset(at for at in _prompts(lines, near) if document.is_body(at))
    names = {at for at in near if BARS.is_line(lines.keys[at]) and _is_network(lines, at)}
    names.update(lines.among(SHELVES))
    names = {at for at in names if document.is_body(at)}
    beside = {at for at in names if not names.isdisjoint((at - 1, at + 1))}
    beside |= {at for at in names if not buttons.isdisjoint((at - 1, at + 1))}
    return document.dropped(buttons | beside, "share button")


def _prompts(lines: Lines, near: Sequence[int]) -> Iterator[int]:
    """The phrases, phrases with a count, and bars of networks."""
    named = frozenset(lines.among(PHRASES))
    yield from (at for at in named if lines.is_named(at, PHRASES))
    for at in lines.counting(PHRASES):
        if PHRASES.is_line(lines.numbered[at]) and at not in named and _is_count(lines.keys[at]):
            yield at
    yield from (at for at in near if at not in named and _is_bar(lines.keys[at]))
    single = (at for at in lines.open if " " not in lines.texts[at] and at not in named)
    yield from (at for at in single if _are_stuck(lines.texts[at]))
    yield from (at for at in lines.holding("|") if at not in named and _ends_with_button(lines, at))
    counted = [at for at in lines.numbered if _COUNT.match(lines.keys[at])]
    for at in {*lines.beginning(PHRASES.first_words), *lines.beginning(BARS.keys), *counted}:
        if at not in named and _are_buttons(lines, at):
            yield at


def _first_of(lines: Lines, at: int) -> str:
    return lines.keys[at].partition(" ")[0]


def _is_count(key: str) -> bool:
    """Whether a line is short and begins or ends with a number."""
    return len(key) <= _BAR_LIMIT and not _DIGITS.isdisjoint((key[0], key[-1]))


def _is_bar(key: str) -> bool:
    """Whether a line holds nothing but two names of networks or more."""
    names = frozenset(key.split(" "))
    return len(key) <= _BAR_LIMIT and names <= BARS.keys and len(names - ALONE.keys) > 1


def _are_buttons(lines: Lines, at: int) -> bool:
    """Whether a line is nothing but several buttons, as flattening leaves them: "Share Print".

    A count may stand before them: "69.9k SHARES Share Tweet".

    >>> said = Document.of_lines("Share this article Viber Email Print this article")
    >>> _are_buttons(lines_of(said), 0)
    True
    """
    if " " not in lines.keys[at] or ends_sentence(lines.texts[at]):
        return False
    key = _COUNT.sub("", lines.keys[at])
    if len(key) > _BAR_LIMIT or " " not in key:
        return False
    found = phrase_sizes(key, PHRASES, BARS.keys)
    return len(found) > 1 and all(found) and not ALONE.keys.issuperset(key.split(" "))


def _ends_with_button(lines: Lines, at: int) -> bool:
    """Whether a short line is a name and a button: "The Echo | Print page".

    >>> _ends_with_button(lines_of(Document.of_lines("The Echo | Print page")), 0)
    True
    """
    text = lines.texts[at]
    button = match_key(text.rpartition("|")[2])
    return len(text) <= _BAR_LIMIT and PHRASES.is_line(button) and not ALONE.is_line(button)


def _are_stuck(text: str) -> bool:
    """Whether a line without spaces is nothing but names of networks and buttons.

    >>> _are_stuck("FacebookTwitterWhatsApp"), _are_stuck("Facebook"), _are_stuck("Facebooks")
    (True, False, False)
    """
    if not _SHORTEST_STUCK <= len(text) <= _BAR_LIMIT:
        return False
    # Not by its key, which has spaces for the vowel signs of some scripts.
    said = text.casefold()
    by_letter = _stuck_by_letter()
    start = 0
    while start < len(said):
        names = by_letter.get(said[start], ())
        name = next((name for name in names if said.startswith(name, start)), "")
        if not name:
            return False
        start += len(name)
    return said not in _STUCK


@cache
def _stuck_by_letter() -> Mapping[str, Sequence[str]]:
    """The names that may be stuck together by their first letters, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(_STUCK, key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return found


def _is_network(lines: Lines, at: int) -> bool:
    """Whether the name of a network is bare; "X" with marks round it may be a formula."""
    size = len(lines.keys[at])
    return size > 1 or size == len(lines.texts[at])
