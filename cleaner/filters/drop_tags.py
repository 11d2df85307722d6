"""Drop the topics that a page files its story under."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from cleaner.look.blocks import has_colon, is_link
from cleaner.look.lines import lines_of
from cleaner.look.sections import titles_after
from cleaner.page import Block, Document, Verdict
from cleaner.phrases import phrases
from cleaner.text import ends_sentence

PHRASES: Final = phrases("drop_tags")

_MOST_TAG_CHARACTERS = 45
_HASHES = "#＃"


def drop_tags(document: Document) -> Document:
    """Drop lines of tags behind the text, and headings such as "Topics" with the topics below.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_tags, text, "Tags: bridges, Aller", "#Bridge #Aller")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    >>> kept(drop_tags, text, "Topics", text)[1]
    'Topics'
    """
    blocks, lines = document.blocks, lines_of(document)
    hashtags = {
        i: blocks[i].dropped("hashtags")
        for i in chain.from_iterable(map(lines.holding, _HASHES))
        if _is_hashtags(lines.texts[i]) and blocks[i].is_body
    }
    first: int | None = None
    changes: dict[int, Verdict] = {}
    for i in lines.among(PHRASES):
        if not blocks[i].is_body or i in changes or i in hashtags:
            continue
        if first is None:
            first = lines.first_paragraph()
        for position in _tags(blocks, i, first):
            changes[position] = blocks[position].dropped("tags")
    return document.with_changes(changes | hashtags)


def _tags(blocks: Sequence[Block], position: int, first: int) -> list[int]:
    """The line at a position and those that go with it, if it holds or heads tags."""
    block = blocks[position]
    if not PHRASES.is_line(block.key):
        return [position] if _lists_tags(block) else []
    topics = titles_after(blocks, position) if position > first else None
    if topics is None or any(len(blocks[i].text) > _MOST_TAG_CHARACTERS for i in topics):
        return [position] if is_link(block) else []
    return [position, *topics]


def _lists_tags(block: Block) -> bool:
    opening = PHRASES.opening(block.key)
    return is_link(block) or (has_colon(block.text, opening) and not ends_sentence(block.text))


def _is_hashtags(text: str) -> bool:
    names = text.split()
    return len(names) > 1 and all(name[0] in _HASHES for name in names)
