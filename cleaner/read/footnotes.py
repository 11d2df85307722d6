"""Take the marks of footnotes out of a page's text: "ferry.¹", "[2]", and the arrows back.

A raised number may also be a power, a unit, a fraction or an isotope, and raised letters the end of
an ordinal: without a link, it is a mark only where none of those can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from lxml import etree

from cleaner.fast import twin

# What a source has if there are footnotes in it that are marked.
_SIGNS: Final = ("<sup", "footnote", "#fn", "_ftn", "↩")
_NUMBERS: Final = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}"
#: What a mark is, linked: numbers, a letter, signs; in brackets or not.
_MARK: Final = re.compile(
    rf"\s*[\[(]?\s?(?:{_NUMBERS}|[a-zA-Z]|[ivx]{{1,6}}|[*†‡§]{{1,4}})\s?[\])]?\s*"
)
_BRACKETED: Final = re.compile(rf"\s*\[\s?(?:{_NUMBERS}|[a-z]|[ivx]{{1,6}})\s?\]\s*")
_BACK: Final = re.compile("\\s*(?:[↩↑↵⏎⤴⬆⮐^↖][\ufe0e\ufe0f]?\\s?){1,2}\\d{0,2}\\s*")
#: A raised number that no link leads from.
_PLAIN_MARK: Final = re.compile(rf"\s*(?:\[?{_NUMBERS}\]?|\*{{1,3}}|[†‡])\s*")
# What such a number stands behind: the end of a sentence or of one of its parts. Behind a number
# with a point, it is a mark if it has one digit; two are cents.
_STOP: Final = re.compile(r"""[.,;:!?…"”“»«]['")\]]?$""")
_DIGIT_STOP: Final = re.compile(r"\d[.!?…]$")
# What goes on behind it if it is no mark: a fraction, the sign of an element.
_GOES_ON: Final = re.compile(r"[/⁄∕]|[A-Z][a-z]?(?![^\W\d_])")
#: What names a note, or a link to one or back: its address, id, class and role.
_NOTE_NAME: Final = re.compile(
    r"(?:^|[\W_])_?(?:fn|ftn|edn|sdfootnote|footnotes?|endnotes?|noteref|"
    r"cite|citation|reference|backlink|backref|fussnote|anm)(?![a-z])"
)
_BLOCKS: Final = frozenset({"p", "li", "div", "td", "dd", "aside", "section"})
# Longest mark, in characters, and most elements in one, which bounds the work: a mark is a number
# or a sign, in brackets, a link and a raised element.
_LONGEST: Final = 24
_MOST_IN_MARK: Final = 6
# How far before a number to look, in characters: its own digits and stops.
_LOOK_BACK: Final = 4
# How much of a name or an address is looked at, in characters, which bounds the work.
_LONGEST_NAME: Final = 200
_PUNCTUATION: Final = (".", ",", ";", ":", "!", "?", "”", "»", ")")


def take_out_marks(body: etree._Element, source: str) -> None:
    """Empty the elements that are marks of footnotes, or lead back from them.

    Args:
        body: the page.
        source: its source.

    >>> from lxml import html
    >>> said = "<p>By ferry.<sup><a href='#fn1'>1</a></sup> It is 5 m<sup>2</sup>."
    >>> page = html.fromstring(said)
    >>> take_out_marks(page, said)
    >>> page.text_content()
    'By ferry. It is 5 m2.'
    """
    marks = _marks(body)
    first = next(marks, None)
    # Few pages have what looks like a mark: the long search is for those.
    if first is not None and any(sign in source for sign in _SIGNS):
        for mark in chain([first], marks):
            _empty(mark)


def _marks(body: etree._Element) -> Iterator[etree._Element]:
    for element in may_be_marks(body):
        text = _short_text(element)
        if text and (_is_mark(element, text) or _is_way_back(element, text)):
            yield element


@twin("notes")
def may_be_marks(body: etree._Element) -> list[etree._Element]:
    """The raised elements, and the links to a place on a page."""
    links_and_raised = body.iter("a", "sup")
    return [one for one in links_and_raised if one.tag == "sup" or "#" in (one.get("href") or "")]


def _short_text(element: etree._Element) -> str:
    """What an element says, "" if it is nothing, or more than a mark."""
    inside = list(islice(element.iter(), _MOST_IN_MARK + 1))
    if len(inside) > _MOST_IN_MARK:
        return ""
    parts = (element.text, *(part for one in inside[1:] for part in (one.text, one.tail)))
    text = "".join(filter(None, parts))
    return text if len(text) <= _LONGEST and not text.isspace() else ""


def _is_mark(element: etree._Element, text: str) -> bool:
    if not _MARK.fullmatch(text):
        return False
    if element.tag == "sup":
        return _is_linked(element) or _is_plain_mark(element, text)
    return _BRACKETED.fullmatch(text) is not None or _names_note(element, element.get("href") or "")


def _is_linked(sup: etree._Element) -> bool:
    """Whether a raised text is a link, or named for notes."""
    inside = islice(sup.iter("a"), 1)
    return any(True for _ in inside) or _names_note(sup, "")


def _is_plain_mark(sup: etree._Element, text: str) -> bool:
    """Whether a raised number without a link can be nothing but a mark."""
    behind = sup.tail or ""
    if not _PLAIN_MARK.fullmatch(text) or _GOES_ON.match(behind):
        return False
    before = _text_before(sup)
    if before is None:
        # It opens a note.
        return True
    before = before[-_LOOK_BACK:]
    if _DIGIT_STOP.search(before):
        return len(text.strip()) == 1 and not behind[:1].isalnum()
    return bool(_STOP.search(before) and not before[-2:-1].isdigit())


def _text_before(element: etree._Element) -> str | None:
    """The text right before an element; None if it opens its block, "" behind another element."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    if parent is None or parent.text:
        return parent.text if parent is not None else None
    return None if parent.tag in _BLOCKS else ""


def _is_way_back(element: etree._Element, text: str) -> bool:
    return element.tag == "a" and _BACK.fullmatch(text) is not None


def _names_note(element: etree._Element, link: str) -> bool:
    names = (link.partition("#")[2], *(element.get(key) or "" for key in ("id", "class", "role")))
    return any(_NOTE_NAME.search(name[:_LONGEST_NAME].lower()) for name in names)


def _empty(element: etree._Element) -> None:
    """Take the text out of an element, and the space before it that punctuation follows."""
    element.text = None
    for inside in element.iterdescendants():
        inside.text = inside.tail = None
    if not (element.tail or "").startswith(_PUNCTUATION):
        return
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()
