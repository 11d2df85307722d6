"""Drop lines that say who holds the rights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cleaner.look.lines import TAIL, Lines, lines_of
from cleaner.page import Document
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, match_key

PHRASES: Final = phrases("drop_copyright_lines")
RESERVED: Final = phrases("drop_copyright_lines.reserved")

# What a dated line holds, and what it is then.
_MARKS: Final = ("©", "opyright", "OPYRIGHT", "(c)", "(C)")
_DATED: Final = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,30}(?:19|20)\d\d|(?:19|20)\d\d\D{0,4}©", re.IGNORECASE
)
# How a notice of rights begins, unlike a sentence about them.
_OPENING: Final = re.compile(r"©|Copyright\W*?(?:©|\([cC]\)|\d)")
# A notice is longer than this, in characters, since it names who holds the rights: "reserved" alone
# is a label. On 1,477 labelled pages 0 and 25 do the same.
_SHORTEST: Final = 12
# Minimum number of spaces in the name of who holds the rights, where the next line may say whose
# that is: two names are a photographer's, who may stand in the caption below. On 1,785 labelled
# pages 1 and 4 do the same.
_LEAST_SPACES: Final = 2


def drop_copyright_lines(document: Document) -> Document:
    """Drop lines behind the text that say who holds the rights, and such paragraphs anywhere.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_copyright_lines, text, "© 2024 The Echo. All rights reserved.")[1:]
    []

    >>> kept(drop_copyright_lines, text, "Copyright law is old", "It is reserved for us.")[1:]
    ['Copyright law is old', 'It is reserved for us.']

    An article that was written out has no footer: such a line is text that was kept.
    """
    if document.page.shows_head:
        return document
    lines = lines_of(document)
    tail = lines.tail_start(TAIL)
    dated = {at for mark in _MARKS for at in lines.holding(mark) if _DATED.search(lines.texts[at])}
    notices = [at for at in dated if lines.is_paragraph(at) and _opens_as_notice(lines.texts[at])]
    found = [at for at in (*lines.named(PHRASES), *dated) if at >= tail]
    found += [*_reserved(lines, tail), *_imprints(lines)]
    return document.dropped({*notices, *found}, "copyright line")


def _opens_as_notice(text: str) -> bool:
    if _OPENING.match(text) is not None:
        return True
    return text.startswith("Copyright") and _says_reserved(text)


def _imprints(lines: Lines) -> list[int]:
    """The lines right below "© The Orla Echo" that say whose that is.

    >>> said = "© The Orla Echo", "A company of The Orla Echo Trust", "© AFP", "AFP in Paris"
    >>> _imprints(lines_of(Document.of_lines(*said)))
    [1]
    """
    return [
        at + 1
        for at in lines.holding("©")
        if at + 1 < len(lines.keys)
        and lines.texts[at][0] == "©"
        and lines.keys[at].count(" ") >= _LEAST_SPACES
        and lines.keys[at] != lines.keys[at + 1]
        and f" {lines.keys[at]} " in f" {lines.keys[at + 1]} "
        and not ends_sentence(lines.texts[at + 1])
    ]


def _reserved(lines: Lines, start: int) -> Iterator[int]:
    """The short lines, from one on, that say that all rights are reserved."""
    # Most pages say nothing of it: all of their lines together show that.
    said = " ".join(lines.keys[start:])
    if not any(map(said.__contains__, RESERVED.keys)):
        return
    for at in range(start, len(lines.keys)):
        is_said = not RESERVED.keys.isdisjoint(lines.keys[at].split(" "))
        if is_said and _says_reserved(lines.texts[at]):
            yield at


def _says_reserved(text: str) -> bool:
    if len(text) <= _SHORTEST:
        return False
    return any(_closes(word, after) for word, after in pairwise((*text.split(), "")))


def _closes(word: str, after: str) -> bool:
    """Whether a word is the last of "all rights reserved", and no sentence goes on behind it."""
    return RESERVED.is_line(match_key(word)) and not (word[-1].isalpha() and after[:1].islower())
