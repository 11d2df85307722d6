"""Keep floods of attributes, and of markup altogether, away from libxml2.

The tags are found as a browser finds them (HTML Living Standard, 13.2.5), so that text in scripts,
comments and the values of attributes is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import numpy as np
from lxml import etree

from cleaner.limits import NO_LIMIT, Limit

# Shorter pages hold too few attributes to matter; tags of ordinary length do so, too.
UNCHECKED: Final = 250_000
LONGEST_TAG: Final = 16_000
MOST_ATTRIBUTES: Final = 500
WINDOW: Final = LONGEST_TAG // 2
# How far before a quote to look for what makes it open a value.
_NEAR: Final = 20

# The patterns are possessive, so that each character is looked at once.
_SPACE: Final = r" \t\n\f\r"
_NAME_END: Final = rf"(?![^{_SPACE}/>])"
# A name may begin with "=", and a quote opens a value only right behind one (13.2.5.32 to 37).
_ATTRIBUTE: Final = re.compile(
    rf"""[^{_SPACE}/>][^{_SPACE}/>=]*+(?:[{_SPACE}]*+=[{_SPACE}]*+"""
    rf"""(?:"[^"]*+"|'[^']*+'|[^{_SPACE}>"'][^{_SPACE}>]*+)?)?"""
)
_ATTRIBUTES: Final = rf"(?:[{_SPACE}/]++|{_ATTRIBUTE.pattern})*+"
# Elements of raw text: whatever is in them is no tag. Before 2.14, libxml2 knows but two.
_RAW: Final = (
    "script|style|textarea|title|iframe|noembed|noframes|xmp"
    if etree.LIBXML_VERSION >= (2, 14)
    else "script|style"
)
# A tag up to its end, or the beginning of a comment. An end tag counts where libxml2 makes an
# element of a stray one.
_TOKEN: Final = re.compile(
    rf"""<(?:(?P<raw>(?ai:{_RAW})){_NAME_END}{_ATTRIBUTES}|"""
    rf"""(?P<name>[a-zA-Z][^{_SPACE}/>]*+|/[pP]{_NAME_END}){_ATTRIBUTES}|"""
    rf"""(?P<comment>!--)|/[a-zA-Z][^{_SPACE}/>]*+{_ATTRIBUTES}|[!?/][^>]*+)"""
)
_OPENS: Final = frozenset({"raw", "name"})
_HIDES: Final = frozenset({"raw", "comment"})
# What looks like the beginning of a comment with a tag in it, or of raw text; most tags begin with
# another letter.
_INITIALS: Final = "".join(name[0] + name[0].upper() for name in _RAW.split("|"))
_HIDING: Final = re.compile(
    rf"<(?=[!{_INITIALS}])(?:!--(?!-?>)(?=(?:[^<-]++|-(?!-!?>))*+<)|(?ai:{_RAW}){_NAME_END})"
)
# Text, end tags without attributes, and tags of which each attribute has a value in quotes.
_PLAIN: Final = re.compile(
    rf"""(?:[^<]++|<(?:[a-zA-Z][^{_SPACE}/>"'=]*+(?:[{_SPACE}]++[^{_SPACE}/>"'=]++="""
    rf"""(?:"[^"]*+"|'[^']*+'))*+[{_SPACE}]*+/?+>|"""
    rf"""/[a-zA-Z][^{_SPACE}/>]*+[{_SPACE}]*+>|(?![a-zA-Z/!?])))*+"""
)
# The prefix of one character is found faster than one of two.
_RAW_END: Final = {name: re.compile(rf"<(?=/(?ai:{name}){_NAME_END})") for name in _RAW.split("|")}
# The end of a script is none in a comment in which a script begins before it.
_SCRIPT: Final = re.compile(rf"<(?=(?ai:script){_NAME_END})")
_SCRIPT_END: Final = re.compile(rf"<(?=/(?ai:script){_NAME_END})")
_SCRIPT_MARK: Final = re.compile(rf"<(?=/(?ai:script){_NAME_END}|!--)")
_COMMENT: Final = "!--"
_COMMENT_END: Final = re.compile(r"--!?>")
_EMPTY_COMMENT: Final = re.compile(r"-?>")
# An attribute without a value takes three characters at least, as one of many, and less than half
# the memory of another.
_FEW: Final = 7


def without_floods(text: str, limit: Limit = NO_LIMIT) -> bytes:
    """A page in UTF-8, with the tags cut that have more attributes than any page needs.

    libxml2 takes quadratic time for them, and some hundred bytes of memory for every element and
    attribute of the others.

    Raises:
        InputError: for a page with more elements and attributes than the limit allows.
    """
    source = text.encode("utf-8", "replace")
    if _marks(source) > limit.pieces:
        _check_pieces(text, limit)
    if len(text) <= UNCHECKED:
        return source
    parts: list[str] = []
    done = spread = 0
    for start, end in _stretches(text):
        size = end - start
        if spread + size > limit.pieces * (_FEW - 1):
            size = _bare(text, start, end) * _FEW
        spread += size
        if end - start > LONGEST_TAG and _may_hold_flood(text, start, end):
            for first_cut, stop in _floods(text, start, end):
                parts += text[done:first_cut], " "
                done = stop
    if spread > limit.pieces * _FEW:
        _check_pieces(text, limit)
    return "".join([*parts, text[done:]]).encode("utf-8", "replace") if parts else source


def _marks(source: bytes) -> int:
    """How many "<" and "=" there are; they differ in the last bit."""
    return int(np.count_nonzero(np.frombuffer(source, np.uint8) | 1 == ord("=")))


def _may_hold_flood(text: str, start: int, end: int) -> bool:
    """Whether a stretch may hold a long tag of more than a single value: hardly any page's does.

    A long tag takes in a whole window. There, each ">" stands in a value, so the last quote before
    the last of them opens one; or it did so before the window, and the value goes on behind it.
    """
    for at in range(start, end - WINDOW + 1, WINDOW):
        stop = at + WINDOW
        closing = text.rfind(">", at, stop)
        if closing < 0:
            return True
        for quote in "\"'":
            last = text.rfind(quote, at, closing)
            if _may_open(text, at, last) if last >= 0 else text.find(quote, closing, stop) >= 0:
                return True
    return False


def _may_open(text: str, start: int, quote: int) -> bool:
    """Whether a quote may open a value: it stands behind "=", as far as can be seen from here."""
    before = text[quote - 1]
    if before.isspace():
        before = text[max(start, quote - _NEAR) : quote].rstrip()[-1:]
    return before in {"", "="} or quote == start


def _floods(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a stretch the attributes stand that are too many."""
    for tag in _TOKEN.finditer(text, start, end):
        if _is_long(tag):
            first_cut = next(islice(_attributes(tag), MOST_ATTRIBUTES, None), None)
            if first_cut is not None:
                yield first_cut.start(), tag.end()


def _bare(text: str, at: int, end: int) -> int:
    """At least as many attributes as have no value: all those of a tag where one has none."""
    bare = 0
    while (plain := _PLAIN.match(text, at, end)) and plain.end() < end:
        # Before 3.11.5, Python may leave a possessive group within a tag (cpython issue 106052).
        start = text.rfind("<", at, plain.end() + 1)
        tag = _TOKEN.match(text, start, end) if start >= 0 else None
        at = max(tag.end() if tag else 0, plain.end() + 1)
        if tag and tag.lastgroup in _OPENS:
            bare += sum(1 for _ in _attributes(tag))
    return bare


def _check_pieces(text: str, limit: Limit) -> None:
    """Count the elements and attributes, without those that are cut."""
    pieces = 0
    for tag in _tags(text):
        is_cut = _is_long(tag) and len(text) > UNCHECKED
        attributes = islice(_attributes(tag), MOST_ATTRIBUTES if is_cut else None)
        # The end of a paragraph stands for the text in it, too.
        pieces += (2 if text[tag.start() + 1] == "/" else 1) + sum(1 for _ in attributes)
        if pieces > limit.pieces:
            limit.refuse_pieces("elements and attributes")


def _is_long(tag: re.Match[str]) -> bool:
    return tag.end() - tag.start() > LONGEST_TAG


def _attributes(tag: re.Match[str]) -> Iterator[re.Match[str]]:
    return _ATTRIBUTE.finditer(tag.string, max(tag.end("raw"), tag.end("name")), tag.end())


def _tags(text: str) -> Iterator[re.Match[str]]:
    """The tags that open an element; in scripts, comments and their like is none.

    >>> [tag[0] for tag in _tags("<p><!-- <b> --><i title='<u>'></i>")]
    ['<p', "<i title='<u>'"]
    """
    for start, end in _stretches(text):
        for token in _TOKEN.finditer(text, start, end):
            if token.lastgroup in _OPENS:
                yield token


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where text and tags stand, without what is hidden; no tag reaches out of a stretch."""
    at = 0
    for opening, end in _hidden(text):
        # What is before a comment does not stand at an end: "</p<!--" is no tag.
        yield at, opening.end() if opening["raw"] else opening.start() + 1
        at = end
    yield at, len(text)


def _hidden(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The beginnings of comments, scripts and their like, and where what is in them ends."""
    unclosed: set[str] = set()
    at = 0
    while (opening := _next_hiding(text, at)) is not None:
        at = opening.end()
        name = (opening["raw"] or _COMMENT).lower()
        if name not in unclosed and not (text[at - 1] == "/" and _is_closed(opening)):
            end = _end_of(text, at, name)
            if end is not None:
                yield opening, end
                at = end
            else:
                unclosed.add(name)


def _is_closed(tag: re.Match[str]) -> bool:
    """Whether the "/" at a tag's end stands in no value; then libxml2 closes the element."""
    last = tag.end("raw")
    for attribute in _attributes(tag):
        last = attribute.end()
    return last < tag.end()


def _next_hiding(text: str, at: int) -> re.Match[str] | None:
    """The first beginning of a comment, a script or their like behind a place outside of tags."""
    found = _HIDING.search(text, at)
    if found is None:
        return None
    if _is_outside(text, at, found.start()):
        return _TOKEN.match(text, found.start())
    tokens = _TOKEN.finditer(text, at)
    return next((token for token in tokens if token.lastgroup in _HIDES), None)


def _is_outside(text: str, start: int, at: int) -> bool:
    """Whether a place is outside of tags for sure, as one before it is.

    The last ">" before it ends a tag or stands in text, unless it stands in a value: then the last
    quote before it opens that value. And no tag begins behind it.
    """
    closing = max(text.rfind(">", start, at), start)
    if text.find("<", closing, at) >= 0:
        return False
    for quote in "\"'":
        last = text.rfind(quote, start, closing)
        if last >= 0 and _may_open(text, start, last):
            return False
    return True


def _end_of(text: str, at: int, name: str) -> int | None:
    """Where what is in a comment or an element of raw text ends, None if it is never closed."""
    if name == "script":
        return _script_end(text, at)
    if name != _COMMENT:
        ending = _RAW_END[name].search(text, at)
        return ending.start() if ending else None
    ending = _EMPTY_COMMENT.match(text, at) or _COMMENT_END.search(text, at)
    return ending.end() if ending else None


def _script_end(text: str, at: int) -> int | None:
    """Where the text of a script ends (13.2.5.4, and 13.2.5.15 to 31).

    >>> _script_end("1 < 2 </script>", 0), _script_end("<!-- <script> </script> --> </script>", 0)
    (6, 28)
    """
    end = 0
    is_comment = False
    while True:
        if not is_comment:
            mark = _SCRIPT_MARK.search(text, at)
            if mark is None or text[mark.end()] == "/":
                return mark.start() if mark else None
            # The dashes that begin a comment may end it, too.
            at = mark.end() + 1
        if end < at:
            ending = _SCRIPT_END.search(text, at)
            if ending is None:
                return None
            end = ending.start()
        closing = text.find("-->", at, end)
        is_comment = closing < 0
        if is_comment and not _SCRIPT.search(text, at, end + 1):
            return end
        at = end + 1 if is_comment else closing + 3
