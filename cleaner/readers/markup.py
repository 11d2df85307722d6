"""What of a page's source never reaches libxml2: floods of attributes, and of markup altogether.

The tags are found as a browser finds them (HTML Living Standard, 13.2.5), for what is none is not
to be counted: text in scripts, comments, the values of attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cleaner.limits import NO_LIMIT, Limit

# Shorter pages hold too few attributes to matter; tags of ordinary length do so, too.
_UNCHECKED: Final = 250_000
_LONGEST_TAG: Final = 16_000
_MOST_ATTRIBUTES: Final = 500
# A comment's beginning, or a tag up to its end; possessive, so that each character is looked at
# once. A quote opens a value only behind "=" (13.2.5.35). An end tag counts where libxml2 makes an
# element of a stray one.
_TOKEN: Final = re.compile(
    r"""<(?:(!--)|(?:(script|style|textarea|title)(?![^\s/>])|[a-z]|/p(?![^\s/>]))"""
    r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+)""",
    re.IGNORECASE,
)
# What stands in these is no tag, whatever it looks like.
_RAW_END: Final = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
_COMMENT: Final = "!--"
_COMMENT_END: Final = re.compile(r"--!?>")
_EMPTY_COMMENT: Final = re.compile(r"-?>")
_ATTRIBUTE: Final = re.compile(
    r"""(?:[\s/]++|(?<=["']))[^\s/=>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?"""
)
# An attribute without a value takes three characters at least, as one of many.
_SHORTEST: Final = 3


def without_floods(text: str, limit: Limit = NO_LIMIT) -> str:
    """A page with the tags cut that have more attributes than any page needs.

    libxml2 takes quadratic time for them, and some hundred bytes of memory for every element and
    attribute of the others.

    Raises:
        InputError: for a page with more elements and attributes than the limit allows.
    """
    is_dense = text.count("<") + text.count("=") > limit.pieces
    if len(text) <= _UNCHECKED and not is_dense:
        return text
    parts: list[str] = []
    done = elements = spread = 0
    for start, end in _tags(text):
        elements += 1
        spread += end - start
        if elements > limit.pieces:
            limit.refuse_pieces(_KIND)
        if end - start > _LONGEST_TAG and len(text) > _UNCHECKED:
            attributes = _ATTRIBUTE.finditer(text, start, end)
            last = next(islice(attributes, _MOST_ATTRIBUTES, None), None)
            if last is not None:
                parts += text[done : last.start()], " "
                done = end
    cut = "".join([*parts, text[done:]]) if parts else text
    if is_dense or spread > limit.pieces * _SHORTEST:
        _check_attributes(cut, elements, limit)
    return cut


_KIND: Final = "elements and attributes"


def _check_attributes(text: str, elements: int, limit: Limit) -> None:
    pieces = elements
    for start, end in _tags(text):
        pieces += sum(1 for _ in _ATTRIBUTE.finditer(text, start, end))
        if pieces > limit.pieces:
            limit.refuse_pieces(_KIND)


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """Where the tags stand that open an element; in scripts, comments and their like is none.

    >>> [text[a:b] for text in ["<p><!-- <b> --><i title='<u>'>"] for a, b in _tags(text)]
    ['<p', "<i title='<u>'"]
    """
    unclosed: set[str] = set()
    token = _TOKEN.search(text)
    while token is not None:
        at = token.end()
        opaque = token[1] or token[2]
        if opaque != _COMMENT:
            yield token.start(), at
        if opaque:
            at = _end_of(text, at, opaque.lower(), unclosed)
        token = _TOKEN.search(text, at)


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
