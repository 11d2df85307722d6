"""Blocks that stand or fall together: the rows of a table, the items of a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from cleaner.page import BODY_ROLES, Block, Document, Element, Role, Verdict

# How far up from a block its table or list is looked for.
_CLIMB = 6
_ROW = "tr"
_COLONS = frozenset(":：")
# From this mean score on a group is body wherever it stands.
_SURE = 0.5
# So much of a group of links is in links: outside the body, only a sure scorer speaks for it.
_ALL_LINKED = 0.9
# A member that holds most blocks of a group, and so many, is there for the layout: all of the page
# may be in it.
_LAYOUT = 5


def settle(
    document: Document,
    tags: Collection[str],
    member: str,
    role: Role,
    *,
    least: float,
    most_linked: float,
) -> Document:
    """Give all blocks of a group the lot that fits most of their text.

    A group is what the innermost element of one of the tags holds, in members of a few blocks. It
    is kept whole if the scorer is fairly sure of it, or if it stands between blocks that were kept
    or right below one that ends in a colon, is not a list of links and the scorer does not speak
    against it. Elsewhere it goes if it is all links or the scorer speaks against it. Where one
    member holds most of many blocks, the group is there for the layout, and is left alone.

    Args:
        document: a scored page; blocks that a filter took by name have no score, and stay.
        tags: what encloses a group.
        member: the tag of its members.
        role: what a block becomes that is kept against its own score.
        least: the mean score from which on a group inside the body is kept; at most that from which
            on any group is.
        most_linked: the share of linked characters up to which it is.
    """
    blocks = document.blocks

    # On most pages no group has a block that was kept or might be: all others stay as they are.
    telling = (
        block
        for block in blocks
        if block.is_scored and (block.chance >= least or block.role in BODY_ROLES)
    )
    told = (_enclosing(block.element, tags, member) for block in telling)
    wanted = {found[0] for found in told if found is not None}
    kept = document.body_places() if wanted else ()
    if not kept:
        return document
    groups: dict[Element, list[int]] = defaultdict(list)
    held: dict[Element, Counter[Element]] = defaultdict(Counter)
    for at, block in enumerate(blocks):
        found = _enclosing(block.element, tags, member) if block.is_scored else None
        if found is not None and found[0] in wanted:
            groups[found[0]].append(at)
            # Lines right in a member are parts of it.
            held[found[0]][found[1]] += block.element is not found[1]
    changes: dict[int, Verdict] = {}
    for group, places in groups.items():
        if _LAYOUT <= max(held[group].values()) > len(places) / 2:
            continue
        members = [blocks[at] for at in places]
        inside = (kept[0] < places[0] and places[-1] < kept[-1]) or _is_announced(blocks, places[0])
        belongs = _belongs(members, inside=inside, least=least, most_linked=most_linked)
        for at, block in zip(places, members, strict=True):
            if belongs and not block.is_body:
                changes[at] = block.as_role(role, "what it belongs to is the article's")
            elif belongs is False and block.is_body:
                changes[at] = block.dropped("what it belongs to is not the article's")
    return document.with_changes(changes)


def _belongs(
    members: Sequence[Block], *, inside: bool, least: float, most_linked: float
) -> bool | None:
    """Whether a group is the article's; None where its members are left as they are."""
    mean = sum(block.chance for block in members) / len(members)
    linked = _linked(members)
    if not inside and mean < _SURE and linked > _ALL_LINKED:
        return False
    kept = [block for block in members if block.is_body]
    if len(members) < 2 or len(kept) == len(members):
        return None
    if mean >= _SURE or (inside and mean >= least and linked <= most_linked):
        return True
    size = _size(members)
    likely = sum(block.chance * len(block.text) for block in members)
    return False if (not inside and likely < least * size) or _size(kept) * 2 < size else None


def _enclosing(
    scope: Element | None, tags: Collection[str], member: str
) -> tuple[Element, Element] | None:
    """The group that a block is in, and by way of which of its members.

    Of tables that is a row read as one block: cells that are blocks of their own are layout.
    """
    if scope is None or (member == _ROW and scope.tag != _ROW):
        return None
    own: Element | None = None
    for _ in range(_CLIMB):
        if scope.tag in tags:
            return None if own is None else (scope, own)
        if own is None and scope.tag == member:
            own = scope
        if scope.parent is None:
            break
        scope = scope.parent
    return None


def _is_announced(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block right above a place was kept and ends in a colon."""
    return at > 0 and blocks[at - 1].is_body and blocks[at - 1].text[-1:] in _COLONS


def _linked(blocks: Sequence[Block]) -> float:
    return sum(block.linked for block in blocks) / max(_size(blocks), 1)


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)
