"""Drop breadcrumbs, skip links and menus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from cleaner.look.blocks import is_spoken
from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import phrase_sizes
from cleaner.page import Block, Document
from cleaner.phrases import phrases
from cleaner.text import KEY_LIMIT, ends_sentence, first_word, match_key

PHRASES: Final = phrases("drop_navigation")
HOMES: Final = phrases("drop_navigation.homes")
MENU: Final = phrases("drop_navigation.menu")

_CRUMBS = ">»›→▸▶/|≫＞⟩"
_CRUMB = re.compile(f"[{_CRUMBS}]")
_BARS_ONLY = re.compile(r"[^>»›→▸▶/≫＞⟩]*")
_COUNTER = re.compile(r"\d{1,3} ?/ ?(\d{1,3})")
_LONGEST_COUNTER = 9
_MENU_LINE_LIMIT = 25
_LEAST_MENU_WORDS = 3
# A menu in one line: its length, the fewest menu words in it, and the share of its words they are.
_LONGEST_MENU = 400
_LEAST_IN_LINE = 4
_MOSTLY_MENU = 0.6


def drop_navigation(document: Document) -> Document:
    """Drop skip links, breadcrumbs, and runs of menu words outside the text.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_navigation, "Skip to content", "Home > World > Europe", "Bridge reopens")
    ['Bridge reopens']

    A lone word, or one between paragraphs, may be a sub-heading.

    >>> kept(drop_navigation, "Politics", "Bridge reopens")
    ['Politics', 'Bridge reopens']
    """
    blocks, lines = document.blocks, lines_of(document)
    taken = {
        i: blocks[i].dropped("skip link or menu button")
        for i in lines.among(PHRASES)
        if blocks[i].is_body
    }
    for i in _counters(blocks, lines):
        taken.setdefault(i, blocks[i].dropped("picture counter"))
    if document.form == "text":
        for i in lines.headlines.values():
            if blocks[i].is_body:
                taken[i] = blocks[i].dropped("title or breadcrumb with the headline in it")
    top, tail = lines.first_paragraph(), lines.tail_start(0)
    for i in set(chain.from_iterable(map(lines.holding, _CRUMBS))):
        block = blocks[i]
        if not block.key or not block.is_body or i in taken:
            continue
        if _is_breadcrumb(block.text, outside=i < top or i >= tail):
            taken[i] = block.dropped("breadcrumb")
    words = [i for i in lines.among(MENU) if len(lines.texts[i]) <= _MENU_LINE_LIMIT]
    for start, stop in ((0, top), (max(top, tail), len(blocks))):
        for i in _menus(lines, [i for i in words if start <= i < stop]):
            if i not in taken and blocks[i].is_body:
                taken[i] = blocks[i].dropped("menu")
        for i in _menu_lines(lines, start, stop):
            if i not in taken and blocks[i].is_body:
                taken[i] = blocks[i].dropped("menu in a line")
    return document.with_changes(taken)


def _counters(blocks: Sequence[Block], lines: Lines) -> Iterator[int]:
    """Positions of the lines that count the pictures of a gallery: two or more out of one total."""
    by_total: dict[str, list[int]] = {}
    for i in lines.holding("/"):
        if len(lines.texts[i]) <= _LONGEST_COUNTER and blocks[i].is_body:
            counted = _COUNTER.fullmatch(lines.texts[i])
            if counted is not None:
                by_total.setdefault(counted[1], []).append(i)
    for places in by_total.values():
        if len({blocks[i].text for i in places}) > 1:
            yield from places


def _is_breadcrumb(text: str, *, outside: bool) -> bool:
    if is_spoken(text) or text[-1] in ".!":
        return False
    crumbs = [match_key(crumb) for crumb in _CRUMB.split(text) if not crumb.isspace()]
    crumbs = [crumb for crumb in crumbs if crumb]
    if len(crumbs) < 2:
        return False
    if HOMES.match(crumbs[0]) and not _BARS_ONLY.fullmatch(text):
        return True
    return outside and all(map(MENU.match, crumbs))


def _menu_lines(lines: Lines, start: int, stop: int) -> Iterator[int]:
    """Positions of the lines between two positions that are whole menus."""
    several = [
        i
        for i, text in enumerate(lines.texts[start:stop], start)
        if text.count(" ") + text.count("\t") >= _LEAST_IN_LINE - 1 and len(text) <= _LONGEST_MENU
    ]
    for i in several:
        text = lines.texts[i]
        if _is_menu(text, lines.keys[i] or match_key(text[:KEY_LIMIT])):
            yield i


def _is_menu(text: str, key: str) -> bool:
    """Whether a line has several menu words, and hardly anything else.

    >>> _is_menu("Home World Business Sport Weather", "home world business sport weather")
    True
    """
    opening = key.split(" ", _LEAST_IN_LINE)[:-1]
    # At least one of the first few words, before the costlier questions.
    firsts = opening if key.isascii() else map(first_word, opening)
    if MENU.first_words.isdisjoint(firsts) or ends_sentence(text):
        return False
    sizes = list(filter(None, phrase_sizes(key, MENU)))
    return len(sizes) >= _LEAST_IN_LINE and sum(sizes) >= _MOSTLY_MENU * (key.count(" ") + 1)


def _menus(lines: Lines, words: Sequence[int]) -> Iterator[int]:
    """Positions of the menu lines among some lines that are menu words, run by run.

    A run is a stretch of very short lines; it is a menu from its first to its last menu word if
    these words are at least three and half of the lines between.
    """
    run: list[int] = []
    for i in words:
        if run and not all(_may_be_in_menu(lines, at) for at in range(run[-1] + 1, i)):
            yield from _menu_in(run)
            run = []
        run.append(i)
    yield from _menu_in(run)


def _may_be_in_menu(lines: Lines, at: int) -> bool:
    return lines.keys[at] != "" and len(lines.texts[at]) <= _MENU_LINE_LIMIT


def _menu_in(words: Sequence[int]) -> Sequence[int]:
    span = range(words[0], words[-1] + 1) if words else range(0)
    return span if len(words) >= _LEAST_MENU_WORDS and len(words) * 2 >= len(span) else ()
