"""Blocks that stand or fall together: the rows of a table, the items of a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from cleaner.filters._doubtful import doubtful, is_heading
from cleaner.look.elements import blocks_inside, innermost, outermost, tagged
from cleaner.look.lines import lines_of
from cleaner.page import NO_ELEMENT, Document, Page, Role, Verdict

_COLONS: Final = frozenset(":：")
# From this mean score on a group is body wherever it stands: it is likelier than not. With 0.4, 10
# of 1,657 labelled pages get worse and 7 better.
_SURE: Final = 0.5
# Minimum score of the heading right above a group that is kept: its place speaks for it. With none
# and with 0.1, none of 1,621 labelled pages changes.
_LEAST_OF_HEADING: Final = 0.02
# The share of linked characters from which on a group is all links: outside the body, only a sure
# scorer speaks for it. At 0.7 and at 0.97, none of 1,477 labelled pages changes.
_ALL_LINKED: Final = 0.9
# A member that holds most blocks of a group, and at least this many, is there for the layout: all
# of the page may be in it. Without this, 5 of 1,657 labelled pages get worse and none better.
_LAYOUT: Final = 5


def settle_groups(
    document: Document,
    groups: Sequence[int],
    members: Sequence[int],
    role: Role,
    *,
    least: float,
    most_linked: float,
) -> Document:
    """Keep or drop all blocks of a group together.

    A group is kept whole if the scorer is fairly sure of it, or if it stands between blocks that
    were kept or right below one that ends in a colon, is not a list of links and the scorer does
    not speak against it. Elsewhere it goes if it is all links or the scorer speaks against it.
    Where one member holds most of many blocks, or the group most of the body, the group is there
    for the layout, and is left alone.

    Args:
        document: a scored page; blocks that a filter took by name have no score, and stay.
        groups: for each block the element of the group that it belongs to, or `NO_ELEMENT`.
        members: for each block the element of the member of that group that it belongs to.
        role: what a block becomes that is kept against its own score.
        least: the mean score from which on a group inside the body is kept; at most that from which
            on any group is.
        most_linked: the share of linked characters up to which it is.
    """
    verdicts = document.verdicts
    wanted = {
        group
        for group, verdict in zip(groups, verdicts, strict=True)
        if group != NO_ELEMENT
        and verdict.is_scored
        and (verdict.is_body or verdict.chance >= least)
    }
    body = document.body_places() if wanted else ()
    if not body:
        return document
    blocks: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group in wanted and verdicts[at].is_scored:
            blocks[group].append(at)
    changes: dict[int, Verdict] = {}
    for places in blocks.values():
        if _is_layout(document.page, places, members):
            continue
        inside = body[0] < places[0] and places[-1] < body[-1]
        belongs = _belongs(
            document,
            places,
            inside=inside or _is_announced(document, places[0]),
            least=least,
            most_linked=most_linked,
        )
        if belongs is False and _is_the_body(document, places, body):
            continue
        for at in places:
            if belongs and not verdicts[at].is_body:
                changes[at] = verdicts[at].as_role(role, "what it belongs to is the article's")
            elif belongs is False and verdicts[at].is_body:
                changes[at] = verdicts[at].dropped("what it belongs to is not the article's")
        above = places[0] - 1
        if belongs and above > body[0] and _is_lost_heading(document, above):
            reason = "a heading above what is the article's"
            changes[above] = verdicts[above].as_role(Role.SUBHEAD, reason)
    return document.with_changes(changes)


def may_settle(document: Document, tags: Collection[str], least: float) -> bool:
    """Whether a group has a block that was kept, or might be kept with the rest of it.

    Args:
        document: a scored page.
        tags: those of groups.
        least: as for `settle_groups`.
    """
    page = document.page
    groups = list(outermost(page, tagged(page, tags)))
    wanted = {*document.body_places(), *doubtful(document, least)} if groups else set[int]()
    return not all(wanted.isdisjoint(blocks_inside(page, group)) for group in groups)


def groups_of(page: Page, group: str | Sequence[str], member: str) -> tuple[list[int], list[int]]:
    """For each block the group and the member that it belongs to; `NO_ELEMENT` where to none.

    Args:
        page: the page.
        group: the tags of groups.
        member: the tag of their members.
    """
    groups = innermost(page, {group} if isinstance(group, str) else group)
    members = innermost(page, {member})
    found: list[int] = []
    for owner in page.owners:
        # Elements are numbered from the outside in: a member outside the group is of another one.
        belongs = owner != NO_ELEMENT and members[owner] > groups[owner] != NO_ELEMENT
        found.append(groups[owner] if belongs else NO_ELEMENT)
    return found, [NO_ELEMENT if owner == NO_ELEMENT else members[owner] for owner in page.owners]


def _is_the_body(document: Document, places: Sequence[int], body: Sequence[int]) -> bool:
    """Whether most of what was kept are paragraphs of a group: the article is laid out in it."""
    lines = lines_of(document)
    text = [at for at in places if document.is_body(at) and lines.is_paragraph(at)]
    page = document.page
    return len(text) > 1 and text_size(page, text) * 2 > text_size(page, body)


def _is_lost_heading(document: Document, at: int) -> bool:
    """Whether only the scorer dropped a heading, and did not rule it out."""
    verdict = document.verdicts[at]
    is_doubtful = verdict.is_chrome and verdict.is_scored and verdict.chance >= _LEAST_OF_HEADING
    return is_doubtful and is_heading(document, at) and not document.page.linked[at]


def _is_layout(page: Page, places: Sequence[int], members: Sequence[int]) -> bool:
    """Whether one member holds most blocks of a group; lines right in a member are parts of it."""
    held = Counter(members[at] for at in places if page.owners[at] != members[at])
    most = max(held.values(), default=0)
    return most >= _LAYOUT and most * 2 > len(places)


def _belongs(
    document: Document, places: Sequence[int], *, inside: bool, least: float, most_linked: float
) -> bool | None:
    """Whether a group is the article's; None where its blocks are left as they are."""
    page, verdicts = document.page, document.verdicts
    size = text_size(page, places)
    linked = sum(page.linked[at] for at in places) / max(size, 1)
    mean = sum(verdicts[at].chance for at in places) / len(places)
    if not inside and mean < _SURE and linked > _ALL_LINKED:
        return False
    kept = [at for at in places if verdicts[at].is_body]
    if len(places) < 2 or len(kept) == len(places):
        return None
    if mean >= _SURE or (inside and mean >= least and linked <= most_linked):
        return True
    likely = sum(verdicts[at].chance * len(page.texts[at]) for at in places)
    doubted = not inside and likely < least * size
    return False if doubted or text_size(page, kept) * 2 < size else None


def _is_announced(document: Document, at: int) -> bool:
    """Whether the block right above a place was kept and ends in a colon."""
    return at > 0 and document.is_body(at - 1) and document.page.texts[at - 1][-1:] in _COLONS


def text_size(page: Page, places: Iterable[int]) -> int:
    """How many characters some blocks have together."""
    return sum(len(page.texts[at]) for at in places)
