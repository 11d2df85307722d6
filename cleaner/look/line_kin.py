"""Paragraphs of flattened text that are set alike: with the same white space before them.

What the elements of a page were shows in how many empty lines stand before their text, and in how
far it is indented: all paragraphs of an article came from elements of one kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.blocks import paragraph_from
from cleaner.page import BODY_ROLES, Block, Role
from cleaner.text import ends_sentence

_CHROME: Final = Role.CHROME
# The least score of a paragraph that is taken in.
_LEAST: Final = 0.3
# So much of the text that is set alike must have been kept, in so many paragraphs.
_MOSTLY: Final = 0.75
_FEWEST: Final = 5
_SHORTEST: Final = 40
# How many paragraphs behind the last one that was kept the text may go on.
_REACH: Final = 2


def lost_lines(blocks: Sequence[Block]) -> Iterator[int]:
    """Places of the lines of dropped paragraphs that are set as those are that were kept."""
    # Few lines may be lost ones, and many texts have none: only what is set alike is looked at.
    doubtful = [
        at
        for at, block in enumerate(blocks)
        if block.role is _CHROME
        and block.chance >= _LEAST
        and (block.glue is None or at == 0)
        and _is_closed(blocks, paragraph_from(blocks, at))
    ]
    if not doubtful:
        return
    starts = [at for at, block in enumerate(blocks) if block.glue is None or at == 0]
    reach = _reach(blocks, starts)
    lost = [at for at in doubtful if at in reach]
    wanted = {_set_as(blocks[at]) for at in lost}
    if not wanted:
        return
    groups: dict[tuple[int, int], list[range]] = defaultdict(list)
    for at in starts:
        block = blocks[at]
        # `_set_as` spelled out: every line is asked.
        set_as = block.gap, block.indent
        if set_as in wanted and block.is_scored:
            places = paragraph_from(blocks, at)
            if _is_closed(blocks, places):
                groups[set_as].append(places)
    kept = {set_as for set_as, alike in groups.items() if _is_mostly_kept(blocks, alike)}
    for at in lost:
        if _set_as(blocks[at]) in kept:
            yield from paragraph_from(blocks, at)


def _reach(blocks: Sequence[Block], starts: Sequence[int]) -> range:
    """Where lost lines may be: behind the first paragraph kept, to some behind the last one."""
    first = next(filter(lambda at: _is_kept(blocks[at]), starts), None)
    if first is None:
        return range(0)
    behind = next(i for i, at in enumerate(reversed(starts)) if _is_kept(blocks[at]))
    return range(first + 1, starts[-1 - max(behind - _REACH, 0)] + 1)


def _is_kept(block: Block) -> bool:
    return block.is_scored and block.role in BODY_ROLES


def _set_as(block: Block) -> tuple[int, int]:
    return block.gap, block.indent


def _is_mostly_kept(blocks: Sequence[Block], alike: Sequence[range]) -> bool:
    """Whether enough paragraphs of some set alike were kept, and most of their text."""
    body = [places for places in alike if blocks[places[0]].is_body]
    return len(body) >= _FEWEST and _size(blocks, body) >= _MOSTLY * _size(blocks, alike)


def _is_closed(blocks: Sequence[Block], places: range) -> bool:
    size = sum(len(blocks[at].text) for at in places)
    return size >= _SHORTEST and ends_sentence(blocks[places[-1]].text)


def _size(blocks: Sequence[Block], paragraphs: Sequence[range]) -> int:
    return sum(len(blocks[at].text) for places in paragraphs for at in places)
