"""Drop what a page says of the author and of itself behind the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.blocks import (
    has_colon,
    heads_paragraph,
    is_link,
    next_open,
    reads_as_paragraph,
    reads_as_title,
)
from cleaner.look.lines import Lines, lines_of
from cleaner.look.sections import encloses, section_scope
from cleaner.page import Block, Document, Role, Verdict
from cleaner.phrases import phrases
from cleaner.text import match_key

PHRASES: Final = phrases("drop_author_boxes")
CONTRIBUTED: Final = phrases("drop_author_boxes.contributed")

_LEAST_BEFORE = 2
_MOST_TAIL_PARAGRAPHS = 4
_BOX_LIMIT = 12
# A biography that only its author's name shows: the paragraphs above it, and its length.
_LEAST_ABOVE = 3
_LONGEST_BIOGRAPHY = 800
_NAME_LIMIT = 80
# A name of two to four words: one word alone may stand anywhere.
_NAME_WORDS = range(2, 5)
_BYLINE = Role.BYLINE


def drop_author_boxes(document: Document) -> Document:
    """Drop "About the author" behind the text with the biography below, or that alone.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> bio = "Jane Roe has written about rivers and bridges since 2004 and lives in Celle."
    >>> kept(drop_author_boxes, text, text, "About the author", bio) == [text, text]
    True

    In flattened text one paragraph is taken for the biography; with more of them below, the line
    is a heading of the article and stays.

    >>> len(kept(drop_author_boxes, text, text, "About the author", bio, text))
    5

    Without a heading it is the name of an author that the page knows, at the beginning of one of
    the last paragraphs, that makes a biography.
    """
    blocks, lines = document.blocks, lines_of(document)
    tail: int | None = None
    changes: dict[int, Verdict] = {}
    for i in lines.among(PHRASES):
        if i in changes or not blocks[i].is_body:
            continue
        if tail is None:
            tail = _tail_start(lines, _LEAST_BEFORE)
        if i >= tail and reads_as_title(blocks[i]):
            for position in _box(blocks, i):
                changes[position] = blocks[position].dropped("author box")
    for i in _biographies(document):
        changes.setdefault(i, blocks[i].dropped("about the author"))
    return document.with_changes(changes)


def _biographies(document: Document) -> Iterator[int]:
    """Positions of paragraphs near the end that begin with the full name of the author."""
    names = _authors(document)
    if not names:
        return
    start = _tail_start(lines_of(document), _LEAST_ABOVE)
    for i in lines_of(document).paragraphs:
        block = document.blocks[i]
        if i >= start and block.is_body and len(block.text) <= _LONGEST_BIOGRAPHY:
            key = match_key(block.text[:_NAME_LIMIT])
            # A colon makes it a line of an interview; who else reported is the article's to say.
            if not _names_reporters(key) and any(
                key.startswith(f"{n} ") and not has_colon(block.text, n) for n in names
            ):
                yield i


def _names_reporters(key: str) -> bool:
    return any(f" {said} " in key for said in CONTRIBUTED.keys)


def _authors(document: Document) -> frozenset[str]:
    """What may be an author's full name, as keys: from the hints, and what ends an author line."""
    names = {match_key(name) for name in document.hints.authors}
    for block in document.blocks:
        if block.role is _BYLINE and block.key and len(block.key) <= _NAME_LIMIT:
            said = block.key.split(" ")
            names.update(" ".join(said[-size:]) for size in _NAME_WORDS if size <= len(said))
    return frozenset(
        name
        for name in names
        if name.count(" ") + 1 in _NAME_WORDS and not any(map(str.isdigit, name))
    )


def _tail_start(lines: Lines, least: int) -> int:
    """Where the last few paragraphs begin, behind so many others at the least."""
    return max(lines.tail_start(_MOST_TAIL_PARAGRAPHS), lines.behind_paragraphs(least))


def _box(blocks: Sequence[Block], heading: int) -> list[int]:
    """The heading, the biography below it and the short lines round that; empty if it is none."""
    if not PHRASES.is_line(blocks[heading].key):
        alone = is_link(blocks[heading]) or not heads_paragraph(blocks, heading)
        return [heading] if alone else []
    scope = section_scope(blocks, heading)
    box, biographies = [heading], 0
    i = next_open(blocks, heading)
    while i < len(blocks) and encloses(scope, blocks[i]) and len(box) < _BOX_LIMIT:
        biographies += reads_as_paragraph(blocks[i])
        box.append(i)
        i = next_open(blocks, i)
    return box if biographies <= 1 and len(box) < _BOX_LIMIT else []
