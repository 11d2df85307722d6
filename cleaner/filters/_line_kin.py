"""Paragraphs of flattened text that are set alike: with the same white space before them.

What the elements of a page were shows in how many empty lines stand before their text, and in how
far it is indented: all paragraphs of an article came from elements of one kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.blocks import BODY_ROLES, Block, Role
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
    wanted = {
        (block.gap, block.indent)
        for at, block in enumerate(blocks)
        # `_may_be_lost` spelled out: every line is asked.
        if block.role is _CHROME
        and (block.score or 0.0) >= _LEAST
        and (block.glue is None or at == 0)
        and _is_closed(blocks, _paragraph(blocks, at))
    }
    if not wanted:
        return
    groups: dict[tuple[int, int], list[range]] = defaultdict(list)
    kept: list[int] = []
    paragraphs = list(_paragraphs(blocks))
    for number, places in enumerate(paragraphs):
        first = blocks[places[0]]
        if first.score is None:
            continue
        if first.role in BODY_ROLES:
            kept.append(number)
        set_as = first.gap, first.indent
        if set_as in wanted and _is_closed(blocks, places):
            groups[set_as].append(places)
    if not kept:
        return
    first_place = paragraphs[kept[0]][0]
    last_place = paragraphs[min(kept[-1] + _REACH, len(paragraphs) - 1)][0]
    for alike in groups.values():
        body = [places for places in alike if blocks[places[0]].is_body]
        if len(body) < _FEWEST or _size(blocks, body) < _MOSTLY * _size(blocks, alike):
            continue
        for places in alike:
            if first_place < places[0] <= last_place and _may_be_lost(blocks[places[0]]):
                yield from places


def _may_be_lost(block: Block) -> bool:
    return (block.score or 0.0) >= _LEAST and block.role is _CHROME


def _paragraphs(blocks: Sequence[Block]) -> Iterator[range]:
    """The places of the lines of each paragraph."""
    start = 0
    while start < len(blocks):
        places = _paragraph(blocks, start)
        yield places
        start = places.stop


def _paragraph(blocks: Sequence[Block], start: int) -> range:
    """The places of the lines of the paragraph that begins at a place."""
    stop = start + 1
    while stop < len(blocks) and blocks[stop].glue is not None:
        stop += 1
    return range(start, stop)


def _is_closed(blocks: Sequence[Block], places: range) -> bool:
    size = sum(len(blocks[at].text) for at in places)
    return size >= _SHORTEST and ends_sentence(blocks[places[-1]].text)


def _size(blocks: Sequence[Block], paragraphs: Sequence[range]) -> int:
    return sum(len(blocks[at].text) for places in paragraphs for at in places)
