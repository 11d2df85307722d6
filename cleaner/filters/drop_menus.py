"""Drop menus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import phrase_sizes
from cleaner.page import Document
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, first_word

MENU: Final = phrases("drop_menus")

# The lines of a menu: their length, in characters, and number. At 50, few are words of menus, and
# 1,101 lines of menus stay on 1,334 labelled pages; with two lines, 34 lines of articles go.
_LONGEST_ITEM: Final = 25
_FEWEST_ITEMS: Final = 3
# A menu in one line: the fewest menu words in it, and the share of its words they are. At 0.8, 11
# menus stay.
_FEWEST_IN_LINE: Final = 4
_MOSTLY_MENU: Final = 0.6
# Minimum number of spaces between the words of such a line.
_SPACES: Final = _FEWEST_IN_LINE - 1


def drop_menus(document: Document) -> Document:
    """Drop menus above and below the text, in short lines or in one, that are mostly known words.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_menus, "News", "Sport", "Weather", "News World Sport Opinion", "Bridge reopens")
    ['Bridge reopens']

    A lone word, or one between paragraphs, may be a sub-heading.

    >>> kept(drop_menus, "Politics", "Bridge reopens")
    ['Politics', 'Bridge reopens']
    """
    lines = lines_of(document)
    top, tail = lines.first_paragraph(), lines.tail_start(0)
    outside = [range(top), range(max(top, tail), len(document.page))]
    items = [at for at in lines.among(MENU) if len(lines.texts[at]) <= _LONGEST_ITEM]
    runs = [_runs(lines, [at for at in items if at in places]) for places in outside]
    document = document.dropped(chain.from_iterable(runs), "menu")
    spaced = (at for at in chain.from_iterable(outside) if lines.keys[at].count(" ") >= _SPACES)
    whole = [at for at in spaced if _is_menu(lines, at)]
    return document.dropped(whole, "menu in a line")


def _runs(lines: Lines, items: Sequence[int]) -> Iterator[int]:
    """The lines of the menus that some lines make up, each of which is a word of menus.

    A menu is a stretch of very short lines from one such word to another, if at least three and
    half of the lines are such words.
    """
    run: list[int] = []
    for at in items:
        if run and not all(_may_be_item(lines, other) for other in range(run[-1] + 1, at)):
            yield from _menu_of(run)
            run = []
        run.append(at)
    yield from _menu_of(run)


def _may_be_item(lines: Lines, at: int) -> bool:
    return lines.keys[at] != "" and len(lines.texts[at]) <= _LONGEST_ITEM


def _menu_of(items: Sequence[int]) -> Sequence[int]:
    span = range(items[0], items[-1] + 1) if items else range(0)
    return span if len(items) >= _FEWEST_ITEMS and len(items) * 2 >= len(span) else ()


def _is_menu(lines: Lines, at: int) -> bool:
    """Whether a line has several words of menus, and hardly anything else."""
    key = lines.keys[at]
    # One of the first few words is looked for before the costlier questions.
    opening = key.split(" ", _FEWEST_IN_LINE)[:-1]
    if MENU.first_words.isdisjoint(opening if key.isascii() else map(first_word, opening)):
        return False
    sizes = [size for size in phrase_sizes(key, MENU) if size]
    return (
        len(sizes) >= _FEWEST_IN_LINE
        and sum(sizes) >= _MOSTLY_MENU * (key.count(" ") + 1)
        and not ends_sentence(lines.texts[at])
    )
