"""Drop breadcrumbs."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document
from cleaner.phrases import phrases
from cleaner.text import match_key

HOMES: Final = phrases("drop_breadcrumbs.homes")
MENU: Final = phrases("drop_menus")

_MARKS: Final = ">»›→▸▶/|≫＞⟩"
_MARK: Final = re.compile(f"[{_MARKS}]")


def drop_breadcrumbs(document: Document) -> Document:
    """Drop lines that say the way to the page, from its home on or all in words of a menu.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_breadcrumbs, "Home > World > Europe", "World / Sport", "Bridge reopens")
    ['Bridge reopens']

    Bars also part what is no way, and words of a menu count outside the text only.

    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_breadcrumbs, text, "Home | On a river", "World / Sport", text)[1:3]
    ['Home | On a river', 'World / Sport']
    """
    lines = lines_of(document)
    marked = {at for mark in _MARKS for at in lines.holding(mark) if lines.keys[at]}
    if not marked:
        return document
    top, tail = lines.first_paragraph(), lines.tail_start(0)
    crumbs = [
        at
        for at in marked
        if not lines.is_spoken(at)
        and _is_breadcrumb(lines.texts[at], outside=at < top or at >= tail)
    ]
    return document.dropped(crumbs, "breadcrumb")


def _is_breadcrumb(text: str, *, outside: bool) -> bool:
    if text[-1] in ".!":
        return False
    crumbs = [key for key in map(match_key, _MARK.split(text)) if key]
    if len(crumbs) < 2:
        return False
    has_arrow = any(mark != "|" for mark in _MARK.findall(text))
    return (has_arrow and HOMES.match(crumbs[0])) or (outside and all(map(MENU.match, crumbs)))
