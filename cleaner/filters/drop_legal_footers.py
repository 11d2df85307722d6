"""Drop copyright lines and the links of the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from cleaner.look.blocks import (
    heads_paragraph,
    is_link,
    is_phrase,
    is_spoken,
    named_lines,
    reads_as_paragraph,
)
from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import long_lines
from cleaner.page import Block, Document
from cleaner.phrases import phrases
from cleaner.text import match_key

PHRASES: Final = phrases("drop_legal_footers")
NOTICES: Final = phrases("drop_legal_footers.notices")
REPRINTS: Final = phrases("drop_legal_footers.reprints")
RESERVED: Final = phrases("drop_legal_footers.reserved")

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,30}(?:19|20)\d\d|(?:19|20)\d\d\D{0,4}©", re.IGNORECASE
)
# What one of these lines holds, and how it begins.
_RIGHTS = ("©", "opyright", "OPYRIGHT", "(c)", "(C)")
_OPENS_RIGHTS = re.compile(r"©|Copyright\W*?(?:©|\([cC]\)|\d)")
_EARNINGS = re.compile(
    r"\bmay (?:earn|receive|make|get|collect) (?:us )?(?:an? |some )?(?:small |affiliate )?"
    r"(?:commissions?|revenue|money|compensation|percentage)\b"
)
# What it is earned by: others than the site may receive compensation, too.
_SALES = re.compile(r"\b(?:links?|affiliate|retail(?:ers?)?|purchas\w*|buy)\b", re.IGNORECASE)
_SHORTEST_NOTICE = 12
_LONGEST_NOTICE = 400
_TAIL_PARAGRAPHS = 3


def drop_legal_footers(document: Document) -> Document:
    """Drop copyright lines behind the text, and footer links such as "Terms of use".

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_legal_footers, text, "Privacy policy", "© 2024 The Echo. All rights reserved.")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    >>> kept(drop_legal_footers, text, "Privacy policy", text)[1]
    'Privacy policy'

    >>> kept(drop_legal_footers, text, text, "This article first appeared in The Brink Echo.")[2:]
    []

    An article that was written out has no footer: such a line is text that was kept.
    """
    if document.page.shows_head:
        return document
    blocks, lines = document.blocks, lines_of(document)
    tail = lines.tail_start(_TAIL_PARAGRAPHS)
    dated = [
        i
        for i in sorted({*chain.from_iterable(map(lines.holding, _RIGHTS))})
        if _COPYRIGHT.search(lines.texts[i])
    ]
    named = frozenset(lines.among(PHRASES))
    found = [
        i
        for i in sorted({*named, *dated, *_reserved(lines, tail)})
        if i >= tail
        and blocks[i].is_body
        and (i not in named or is_phrase(blocks[i], PHRASES))
        and not _may_be_subhead(blocks, i)
    ]
    # Between two paragraphs it may be a sentence about a story that is told of.
    inside = range(lines.behind_paragraphs(2), tail)
    reprints = lines.among(REPRINTS) + long_lines(document, REPRINTS)
    found += [i for i in reprints if i not in inside and blocks[i].is_body]
    # Notices begin like nothing else, so they need not stand last.
    first = lines.first_paragraph()
    found += named_lines(document, NOTICES)
    found += [i for i in long_lines(document, NOTICES) if i > first]
    found += [
        i
        for i in dated
        if blocks[i].is_body
        and reads_as_paragraph(blocks[i])
        and _opens_with_rights(lines.texts[i])
    ]
    found += [
        i
        for i in lines.holding("may ")
        if blocks[i].is_body
        and len(lines.texts[i]) <= _LONGEST_NOTICE
        and _says_earnings(lines.texts[i])
    ]
    return document.with_changes({i: blocks[i].dropped("footer line") for i in found})


def _opens_with_rights(text: str) -> bool:
    """Whether a text begins as a notice of rights, not as a sentence about them."""
    if _OPENS_RIGHTS.match(text) is not None:
        return True
    return text.startswith("Copyright") and _says_reserved(text)


def _says_earnings(text: str) -> bool:
    earns = _EARNINGS.search(text) is not None and _SALES.search(text) is not None
    return earns and not is_spoken(text)


def _reserved(lines: Lines, start: int) -> Iterator[int]:
    """Positions of the lines, from one on, that say that all rights are reserved."""
    for i, key in enumerate(lines.keys[start:], start):
        if key and not RESERVED.keys.isdisjoint(key.split(" ")) and _says_reserved(lines.texts[i]):
            yield i


def _says_reserved(text: str) -> bool:
    if len(text) <= _SHORTEST_NOTICE:
        return False
    return any(_closes(word, after) for word, after in pairwise((*text.split(), "")))


def _closes(word: str, after: str) -> bool:
    """Whether a word is the last of "all rights reserved", and no sentence goes on behind it."""
    return RESERVED.is_line(match_key(word)) and not (word[-1].isalpha() and after[:1].islower())


def _may_be_subhead(blocks: Sequence[Block], position: int) -> bool:
    block = blocks[position]
    return PHRASES.is_line(block.key) and not is_link(block) and heads_paragraph(blocks, position)
