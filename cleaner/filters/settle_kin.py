"""Keep the paragraphs and sub-headings that stand among the article's, built as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from cleaner.look.line_kin import lost_lines
from cleaner.page import BODY_ROLES, Block, Document, Element, Role
from cleaner.text import ends_sentence

_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CHROME: Final = Role.CHROME
_SUBHEAD: Final = Role.SUBHEAD
_RUNNING: Final = frozenset({Role.PARAGRAPH, Role.QUOTE})
# A group is the article's if so much of its text was kept, and it has so many blocks.
_MOSTLY: Final = 0.4
_FEWEST: Final = 3
# The least score of a paragraph that is taken in, and as a share of its kin's mean.
_LEAST: Final = 0.08
_LEAST_OF_KIN: Final = 0.2
# The same before the first and behind the last of its kin that were kept.
_LEAST_OUTSIDE: Final = 0.15
_SHORTEST: Final = 40
# From this length on it need not close as a sentence: a name may follow what somebody said.
_LONG: Final = 160
# The same of a short one right between two that were kept.
_LEAST_BETWEEN: Final = 0.3
# The same of one right before or behind those that were kept.
_LEAST_AT_END: Final = 0.25
# The scorer may all but rule a heading out: its place speaks for it.
_LEAST_HEADING: Final = 0.02
_LONGEST_HEADING: Final = 150
# A heading stands near text that the element right round it holds, or the next one.
_CLIMB: Final = 2


def settle_kin(document: Document) -> Document:
    """Take in the paragraphs and sub-headings that stand among the article's own.

    A paragraph has kin: the blocks of the same tag and classes, right in elements of the same tag
    and classes, or else ids. If nothing is named they are right in the same element, or wrapped up
    one by one in that. A page on which the scorer is in doubt loses some of them and keeps others;
    those that were kept speak for the rest. A heading of which all that it heads was dropped goes
    with it.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<div><p>{said}<h2>A long wait</h2><p>{said}<p>{said}<p>{said}</div>")
    >>> scores = 0.9, 0.1, 0.4, 0.9, 0.9
    >>> scored = [verdict.scored(score) for verdict, score in zip(page.verdicts, scores)]
    >>> scored[1:3] = [verdict.dropped("odd") for verdict in scored[1:3]]
    >>> [block.is_chrome for block in settle_kin(page.with_verdicts(scored)).blocks]
    [False, False, False, False, False]

    In flattened text its kin are the paragraphs with the same white space before them. Leaves alone
    what is mostly linked, what the scorer is sure of, and what a filter took by name.
    """
    blocks = document.blocks
    if document.form == "text":
        lines = {
            at: blocks[at].as_role(Role.PARAGRAPH, "stands among paragraphs set as it is")
            for at in lost_lines(blocks)
        }
        return document.with_changes(lines)
    doubtful = [
        at
        for at, block in enumerate(blocks)
        if block.role not in BODY_ROLES and block.chance >= _LEAST_HEADING
    ]
    changes = {
        at: blocks[at].as_role(Role.PARAGRAPH, "stands among paragraphs built as it is")
        for at in {
            *_lost_kin(blocks, doubtful),
            *_lost_between(blocks, doubtful),
            *_lost_at_ends(blocks),
        }
    }
    settled = document.with_changes(changes)
    headings = {
        at: settled.blocks[at].as_role(Role.SUBHEAD, "a heading above the article's own text")
        for at in _lost_headings(settled.blocks, doubtful)
    }
    settled = settled.with_changes(headings)
    orphans = {
        at: settled.blocks[at].dropped("a heading of what was dropped")
        for at in _orphans(settled.blocks)
    }
    return settled.with_changes(orphans)


def _lost_kin(blocks: Sequence[Block], doubtful: Sequence[int]) -> list[int]:
    # Few blocks may be lost ones, and many pages have none.
    lost = [blocks[at] for at in doubtful if _may_run(blocks[at], _LEAST)]
    tags = {block.tag for block in lost} - _HEADINGS
    if not tags:
        return []
    inside: dict[int, set[int]] = defaultdict(set)
    for block in blocks:
        if block.element is not None and block.element.parent is not None:
            inside[block.element.parent.order].add(block.element.order)
    groups: dict[object, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        scope = block.element
        if scope is None or scope.parent is None or not block.is_scored or scope.tag not in tags:
            continue
        alone = len(inside[scope.parent.order]) == 1
        groups[_kin(scope, scope.parent, alone=alone)].append(at)
    found: list[int] = []
    for places in groups.values():
        kept = [at for at in places if blocks[at].role in _RUNNING]
        if len(places) < _FEWEST or not kept or len(kept) == len(places):
            continue
        size = sum(len(blocks[at].text) for at in kept)
        if size < _MOSTLY * sum(len(blocks[at].text) for at in places):
            continue
        mean = sum(blocks[at].chance for at in kept) / len(kept)
        least = max(_LEAST, _LEAST_OF_KIN * mean)
        found += [
            at
            for at in places
            if _may_run(blocks[at], least if kept[0] < at < kept[-1] else _LEAST_OUTSIDE)
        ]
    return found


def _lost_between(blocks: Sequence[Block], doubtful: Sequence[int]) -> list[int]:
    """Places of dropped blocks, however short, between two kept ones that are set like them."""
    return [
        at
        for at in doubtful
        if 0 < at < len(blocks) - 1
        and blocks[at].role is _CHROME
        and blocks[at].chance >= _LEAST_BETWEEN
        and not blocks[at].linked
        and all(
            other.role is Role.PARAGRAPH and _is_set_like(other.element, blocks[at].element)
            for other in (blocks[at - 1], blocks[at + 1])
        )
    ]


def _lost_at_ends(blocks: Sequence[Block]) -> list[int]:
    """Places of dropped paragraphs right before the first one that was kept, and behind the last.

    The first and the last of an article may have a class more than the others, or a box of its own.
    """
    kept = [at for at, block in enumerate(blocks) if block.role in _RUNNING]
    if len(kept) < _FEWEST:
        return []
    found: list[int] = []
    for at, step in ((kept[0], -1), (kept[-1], 1)):
        place = at + step
        # What a filter took by name may stand between.
        while 0 <= place < len(blocks) and not blocks[place].is_scored:
            place += step
        if (
            0 <= place < len(blocks)
            and _may_run(blocks[place], _LEAST_AT_END)
            and _are_near_kin(blocks[place].element, blocks[at].element)
        ):
            found.append(place)
    return found


def _are_near_kin(scope: Element | None, other: Element | None) -> bool:
    """Whether two elements of one tag stand in the same one, or have the same class."""
    if scope is None or other is None or scope.tag != other.tag:
        return False
    if scope.parent is other.parent:
        return True
    return scope.classes > 0 and scope.class_words == other.class_words


def _is_set_like(scope: Element | None, other: Element | None) -> bool:
    if scope is None or other is None or scope.tag in _HEADINGS:
        return False
    look = scope.tag, scope.class_words, scope.parent
    return look == (other.tag, other.class_words, other.parent)


def _kin(scope: Element, outer: Element, *, alone: bool) -> object:
    """What the elements of kin have in common.

    Args:
        scope: a block's own element.
        outer: the one round it.
        alone: whether that holds no other, as where each paragraph is wrapped up.
    """
    own, round_it = scope.class_words, outer.class_words or outer.words
    if own or round_it:
        return scope.tag, own, outer.tag, round_it
    if alone and outer.parent is not None:
        return scope.tag, outer.tag, outer.parent.order
    return scope.tag, outer.order


def _may_run(block: Block, least: float) -> bool:
    """Whether a block that was dropped reads as running text that may as well be kept."""
    return (
        block.role is _CHROME
        and block.is_scored
        and block.chance >= least
        and block.linked * 3 < len(block.text)
        and len(block.text) >= _SHORTEST
        and (ends_sentence(block.text) or len(block.text) >= _LONG)
    )


def _lost_headings(blocks: Sequence[Block], doubtful: Sequence[int]) -> list[int]:
    """Places of dropped headings between kept text, with nothing else dropped before the next."""
    headings = [at for at in doubtful if _may_head(blocks[at])]
    begins = next((at for at, block in enumerate(blocks) if block.is_body), len(blocks))
    return [at for at in headings if at > begins and _heads_text(blocks, at)]


def _heads_text(blocks: Sequence[Block], at: int) -> bool:
    """Whether the next block that no filter took by name was kept, and near a heading."""
    for place in range(at + 1, len(blocks)):
        block = blocks[place]
        if block.is_body:
            box = _round(blocks[at].element, _CLIMB)
            return block.role is not _SUBHEAD and box is not None and _is_in(block.element, box)
        if block.is_scored:
            break
    return False


def _orphans(blocks: Sequence[Block]) -> list[int]:
    """Places of kept headings of which all that follows in the element round them was dropped."""
    return [
        at
        for at, block in enumerate(blocks)
        if block.role is _SUBHEAD and block.tag in _HEADINGS and _heads_nothing(blocks, at)
    ]


def _heads_nothing(blocks: Sequence[Block], at: int) -> bool:
    box = _round(blocks[at].element, 1)
    dropped = 0
    # By place: a copy of what follows, for each heading, takes quadratic time.
    for place in range(at + 1, len(blocks)):
        if box is None or not _is_in(blocks[place].element, box):
            break
        if not blocks[place].is_chrome:
            return False
        dropped += 1
    return dropped > 0


def _round(scope: Element | None, steps: int) -> Element | None:
    """The element so many steps up from another, or the outermost if there are fewer."""
    if scope is None:
        return None
    outer = scope.parent
    while outer is not None and outer.parent is not None and steps > 1:
        outer = outer.parent
        steps -= 1
    return outer


def _is_in(scope: Element | None, box: Element) -> bool:
    # Elements are numbered parents first.
    while scope is not None and scope.order > box.order:
        scope = scope.parent
    return scope is box


def _may_head(block: Block) -> bool:
    """Whether a block that was dropped looks like a heading that may as well be kept."""
    return (
        block.tag in _HEADINGS
        and block.role not in BODY_ROLES
        and block.linked * 3 < len(block.text) <= _LONGEST_HEADING
    )
