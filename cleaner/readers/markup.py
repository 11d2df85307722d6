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
    r"""<(?:(?:[a-rA-RuvwxyzUVWXYZ]|(?i:(script|style|textarea|title))(?![^\s/>])|[stST]|"""
    r"""/[pP](?![^\s/>]))(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+|(!--))"""
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
# An attribute without a value takes three characters at least, as one of many, and less than half
# the memory of another.
_FEW: Final = 7


def without_floods(text: str, limit: Limit = NO_LIMIT) -> str:
    """A page with the tags cut that have more attributes than any page needs.

    libxml2 takes quadratic time for them, and some hundred bytes of memory for every element and
    attribute of the others.

    Raises:
        InputError: for a page with more elements and attributes than the limit allows.
    """
    is_long = len(text) > _UNCHECKED
    if text.count("<") + text.count("=") > limit.pieces:
        _check_pieces(text, limit)
    elif not is_long:
        return text
    parts: list[str] = []
    done = spread = 0
    for start, end in _tags(text) if is_long else ():
        spread += end - start
        if end - start > _LONGEST_TAG:
            attributes = _ATTRIBUTE.finditer(text, start, end)
            last = next(islice(attributes, _MOST_ATTRIBUTES, None), None)
            if last is not None:
                parts += text[done : last.start()], " "
                done = end
    if spread > limit.pieces * _FEW:
        _check_pieces(text, limit)
    return "".join([*parts, text[done:]]) if parts else text


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
    unclosed: set[str] = set()
    at: int | None = 0
    while at is not None:
        tokens = _TOKEN.finditer(text, at)
        at = None
        for token in tokens:
            if token.lastindex is None:
                yield token.span()
                continue
            if token[1]:
                yield token.span()
            at = _end_of(text, token.end(), token[token.lastindex].lower(), unclosed)
            break


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
