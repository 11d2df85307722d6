"""Drop share bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.blocks import is_phrase
from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import phrase_sizes
from cleaner.page import Block, Document
from cleaner.phrases import phrases
from cleaner.text import ends_sentence

PHRASES: Final = phrases("drop_share_prompts")
ALONE: Final = phrases("drop_share_prompts.alone")
BARS: Final = phrases("drop_share_prompts.bars")
SHELVES: Final = phrases("drop_share_prompts.shelves")

_DIGITS = frozenset("0123456789")
_BAR_LIMIT = 80


def drop_share_prompts(document: Document) -> Document:
    """Drop share, print and follow buttons.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_share_prompts, "Share this article", "Facebook Twitter Email", "It is open.")
    ['It is open.']

    The name of one network alone may be a sub-heading, as may "Your favourites"; next to other
    buttons it is a button.

    >>> kept(drop_share_prompts, "Facebook", "The firm grew.", "Facebook", "Twitter")
    ['Facebook', 'The firm grew.']
    """
    blocks, lines = document.blocks, lines_of(document)
    near = [i for i in lines.beginning(BARS.first_words) if BARS.is_line(_first_of(lines.keys[i]))]
    buttons = frozenset(i for i in _prompts(blocks, lines, near) if blocks[i].is_body)
    names = {i for i in near if BARS.is_line(blocks[i].key) and _is_network(blocks[i])}
    names.update(i for i in lines.among(SHELVES) if blocks[i].is_body)
    beside = {i for i in names if not names.isdisjoint((i - 1, i + 1))}
    beside |= {i for i in names if not buttons.isdisjoint((i - 1, i + 1))}
    changes = {i: blocks[i].dropped("share button") for i in buttons | beside}
    return document.with_changes(changes)


def _prompts(blocks: Sequence[Block], lines: Lines, near: Sequence[int]) -> Iterator[int]:
    """Positions of phrases, of phrases with a count, and of bars of networks."""
    named = frozenset(lines.among(PHRASES))
    yield from (i for i in named if is_phrase(blocks[i], PHRASES))
    for i in lines.counting(PHRASES):
        if PHRASES.is_line(lines.numbered[i]) and i not in named and _is_count(lines.keys[i]):
            yield i
    yield from (i for i in near if i not in named and _is_bar(blocks[i].key))
    for i in {*lines.beginning(PHRASES.first_words), *lines.beginning(BARS.keys)}:
        if i not in named and _are_buttons(blocks[i]):
            yield i


def _first_of(key: str) -> str:
    return key.partition(" ")[0]


def _is_count(key: str) -> bool:
    """Whether a line is short and begins or ends with a number."""
    return len(key) <= _BAR_LIMIT and not _DIGITS.isdisjoint((key[0], key[-1]))


def _is_bar(key: str) -> bool:
    """Whether a line holds nothing but two names of networks or more."""
    names = frozenset(key.split(" "))
    return len(key) <= _BAR_LIMIT and names <= BARS.keys and len(names - ALONE.keys) > 1


def _are_buttons(block: Block) -> bool:
    """Whether a line is nothing but several buttons, as flattening leaves them: "Share Print".

    >>> said = Document.of_lines("Share this article Viber Email Print this article")
    >>> _are_buttons(said.blocks[0])
    True
    """
    key = block.key
    if len(key) > _BAR_LIMIT or " " not in key or ends_sentence(block.text):
        return False
    found = 0
    for size in phrase_sizes(key, PHRASES, BARS.keys):
        if not size:
            return False
        found += 1
    return found > 1 and not ALONE.keys.issuperset(key.split(" "))


def _is_network(block: Block) -> bool:
    """Whether the name of a network is bare; "X" with marks round it may be a formula."""
    return block.is_body and (len(block.text) == len(block.key) or len(block.key) > 1)
