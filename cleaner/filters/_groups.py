"""Blocks that stand or fall together: the rows of a table, the items of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from cleaner.blocks import BODY_ROLES, Block, Document, Role, Scope

# How far up from a block its table or list is looked for.
_CLIMB = 6
_ROW = "tr"
# From this mean score on a group is body wherever it stands.
_SURE = 0.5


def settle(
    document: Document,
    tags: Collection[str],
    member: str,
    role: Role,
    *,
    least: float,
    most_linked: float,
) -> Document:
    """Give all blocks of a group the lot that fits most of them.

    A group is what the innermost element of one of the tags holds. It is kept whole if the scorer
    is fairly sure of it, or if it stands between blocks that were kept, is not a list of links and
    the scorer does not speak against it.

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

    def group_of(block: Block) -> Scope | None:
        return _enclosing(block.scope, tags, member) if block.scope is not None else None

    # On most pages no group has a block that was kept or might be: all others stay as they are.
    telling = (
        block
        for block in blocks
        if block.score is not None and (block.score >= least or block.role in BODY_ROLES)
    )
    wanted = set(map(group_of, telling)) - {None}
    if not wanted:
        return document
    groups: dict[Scope, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        group = group_of(block) if block.score is not None else None
        if group is not None and group in wanted:
            groups[group].append(at)
    kept = document.body_places()
    changes: dict[int, Block] = {}
    for places in groups.values():
        members = [blocks[at] for at in places]
        among = sum(block.is_body for block in members)
        if not kept or among == len(members) or len(members) < 2:
            continue
        mean = sum(block.score or 0.0 for block in members) / len(members)
        inside = kept[0] < places[0] and places[-1] < kept[-1]
        if mean >= _SURE or (inside and mean >= least and _linked(members) <= most_linked):
            for at, block in zip(places, members, strict=True):
                if not block.is_body:
                    changes[at] = block.as_role(role, "what it belongs to is the article's")
        elif among * 2 < len(members):
            for at, block in zip(places, members, strict=True):
                if block.is_body:
                    changes[at] = block.dropped("what it belongs to is not the article's")
    return document.with_changes(changes)


def _enclosing(scope: Scope, tags: Collection[str], member: str) -> Scope | None:
    """The group that a block is in by way of one of its members.

    Of tables that is a row read as one block: cells that are blocks of their own are layout.
    """
    if member == _ROW and scope.tag != _ROW:
        return None
    in_member = False
    for _ in range(_CLIMB):
        if scope.tag in tags:
            return scope if in_member else None
        in_member = in_member or scope.tag == member
        if scope.parent is None:
            break
        scope = scope.parent
    return None


def _linked(blocks: Sequence[Block]) -> float:
    return sum(block.linked for block in blocks) / max(sum(len(b.text) for b in blocks), 1)
