"""What of a page's source never reaches libxml2: floods of attributes, and of markup altogether.

The tags are found as a browser finds them (HTML Living Standard, 13.2.5), for what is none is not
to be counted: text in scripts, comments, the values of attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import numpy as np

from cleaner.limits import NO_LIMIT, Limit

# Shorter pages hold too few attributes to matter; tags of ordinary length do so, too.
_UNCHECKED: Final = 250_000
_LONGEST_TAG: Final = 16_000
_MOST_ATTRIBUTES: Final = 500
_WINDOW: Final = _LONGEST_TAG // 2
# A comment's beginning, or a tag up to its end; possessive, so that each character is looked at
# once. A quote opens a value only behind "=" (13.2.5.35). An end tag counts where libxml2 makes an
# element of a stray one.
_TOKEN: Final = re.compile(
    r"""<(?:(?:[a-rA-RuvwxyzUVWXYZ]|(?ai:(script|style|textarea|title))(?![^\s/>])|[stST]|"""
    r"""/[pP](?![^\s/>]))(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+|(!--))"""
)
# What looks like the beginning of a comment, or of an element without tags in it.
_HIDING: Final = re.compile(r"<(?:!--|(?:[sS](?ai:cript|tyle)|[tT](?ai:extarea|itle))(?![^\s/>]))")
# Text, and tags of which each attribute has a value in quotes.
_PLAIN: Final = re.compile(
    r"""(?:[^<]++|<(?:[a-zA-Z][^\s>/"'=]*+(?:\s++[^\s>/"'=]++=(?:"[^"]*+"|'[^']*+'))*+\s*+/?+>|"""
    r"""/[pP]>|(?![a-zA-Z]|/[pP])))*+"""
)
# The rest of a tag, up to its end or the text's, and what may stand there first: a value in quotes.
_INSIDE: Final = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?)*+""")
_VALUE: Final = re.compile(r"""\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))""")
# What stands in these is no tag, whatever it looks like.
_RAW_END: Final = {
    # The prefix of one character is found faster than one of two.
    name: re.compile(f"<(?=/{name})", re.IGNORECASE | re.ASCII)
    for name in ("script", "style", "textarea", "title")
}
_COMMENT: Final = "!--"
_COMMENT_END: Final = re.compile(r"--!?>")
_EMPTY_COMMENT: Final = re.compile(r"-?>")
_ATTRIBUTE: Final = re.compile(
    r"""(?:[\s/]++|(?<=["']))[^\s/=>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?"""
)
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
    if len(text) <= _UNCHECKED:
        return source
    parts: list[str] = []
    done = spread = 0
    for start, end in _stretches(text):
        size = end - start
        if spread + size > limit.pieces * (_FEW - 1):
            size = _bare(text, start, end) * _FEW
        spread += size
        if end - start > _LONGEST_TAG and _may_hold_flood(text, start, end):
            for behind, stop in _floods(text, start, end):
                parts += text[done:behind], " "
                done = stop
    if spread > limit.pieces * _FEW:
        _check_pieces(text, limit)
    return "".join([*parts, text[done:]]).encode("utf-8", "replace") if parts else source


def _marks(source: bytes) -> int:
    """How many "<" and "=" there are; they differ in the last bit."""
    return int(np.count_nonzero(np.frombuffer(source, np.uint8) | 1 == ord("=")))


def _floods(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a stretch of tags the attributes stand that are too many."""
    for token in _TOKEN.finditer(text, start, end):
        if token.end() - token.start() > _LONGEST_TAG:
            attributes = _ATTRIBUTE.finditer(text, *token.span())
            last = next(islice(attributes, _MOST_ATTRIBUTES, None), None)
            if last is not None:
                yield last.start(), token.end()


def _may_hold_flood(text: str, start: int, end: int) -> bool:
    """Whether a stretch may hold a long tag of more than a few values: hardly any page's does.

    A long tag takes in a whole window. So looked at are the windows alone, for each thing that may
    stand where it begins: if in all of them a tag ends, or nothing does but a value, no tag is long
    but for one value in it.
    """
    for at in range(start, end - _WINDOW + 1, _WINDOW):
        stop = at + _WINDOW
        insides = [at]
        if value := _VALUE.match(text, at, stop):
            insides.append(value.end())
        for quote in "\"'":
            if (found := text.find(quote, at, stop)) >= 0:
                insides.append(found + 1)
        for inside in insides:
            rest = _INSIDE.match(text, inside, stop)
            if rest is not None and rest.end() == stop:
                return True
    return False


def _check_pieces(text: str, limit: Limit) -> None:
    """Count the elements and attributes, without those that are cut."""
    pieces = 0
    for start, end in _tags(text):
        is_cut = end - start > _LONGEST_TAG and len(text) > _UNCHECKED
        attributes = _ATTRIBUTE.finditer(text, start, end)
        pieces += 1 + sum(1 for _ in islice(attributes, _MOST_ATTRIBUTES if is_cut else None))
        if pieces > limit.pieces:
            limit.refuse_pieces("elements and attributes")


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """Where the tags stand that open an element; in scripts, comments and their like is none.

    >>> [text[a:b] for text in ["<p><!-- <b> --><i title='<u>'>"] for a, b in _tags(text)]
    ['<p', "<i title='<u>'"]
    """
    for start, end in _stretches(text):
        for token in _TOKEN.finditer(text, start, end):
            yield token.span()


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where text and tags stand, without what is in scripts, comments and their like."""
    unclosed: set[str] = set()
    at = 0
    while (hiding := _next_hiding(text, at)) is not None:
        name = hiding[hiding.lastindex or 0].lower()
        # What is before a comment does not stand at an end: "</p<!--" is no tag.
        yield at, hiding.start() + 1 if name == _COMMENT else hiding.end()
        at = _end_of(text, hiding.end(), name, unclosed)
    yield at, len(text)


def _next_hiding(text: str, at: int) -> re.Match[str] | None:
    """The first beginning of a comment, a script or their like behind a place outside of tags."""
    found = _HIDING.search(text, at)
    if found is None:
        return None
    if _is_outside(text, at, found.start()):
        return _TOKEN.match(text, found.start())
    return next((token for token in _TOKEN.finditer(text, at) if token.lastindex), None)


def _is_outside(text: str, start: int, at: int) -> bool:
    """Whether a place is outside of tags for sure, as one before it is.

    The last ">" before it ends a tag or stands in text, unless it stands in a value: then the last
    quote before it opens that value. And no tag begins behind it.
    """
    closing = max(text.rfind(">", start, at), start)
    if text.find("<", closing, at) >= 0:
        return False
    for quote in "\"'":
        before = text.rfind(quote, start, closing) - 1
        if before >= start and (text[before] == "=" or text[before].isspace()):
            return False
    return True


def _bare(text: str, at: int, end: int) -> int:
    """At least as many attributes as have no value: all those of a tag where one has none."""
    bare = 0
    while (plain := _PLAIN.match(text, at, end)) and plain.end() < end:
        tag = _TOKEN.match(text, plain.end(), end)
        at = tag.end() if tag else plain.end() + 1
        bare += sum(1 for _ in _ATTRIBUTE.finditer(text, plain.end(), at))
    return bare


def _end_of(text: str, at: int, name: str, unclosed: set[str]) -> int:
    """Where a comment or an element of raw text ends; where it begins if it is never closed."""
    if name == _COMMENT and (empty := _EMPTY_COMMENT.match(text, at)):
        return empty.end()
    if name in unclosed:
        return at
    ending = (_COMMENT_END if name == _COMMENT else _RAW_END[name]).search(text, at)
    if ending is None:
        unclosed.add(name)
        return at
    return ending.end() if name == _COMMENT else ending.start()
