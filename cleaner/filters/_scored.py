"""What the scorer makes of a document: its headline, its dek, its body, and the rest.

Apart from the filter, so that numpy and the scorer load with the first page and not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.blocks import Block, Document, Role
from cleaner.filters._line_lists import keep_lists_whole
from cleaner.model.characters import Column
from cleaner.model.scorer import score, units
from cleaner.model.weights import Weights, shipped_weights

# A block is body from this chance on; on a page that is odd throughout, from half its best block's,
# but never under the least.
_BODY: Final = 0.5
_LEAST_BODY: Final = 0.25
# Flattened text of which so much reads as body was taken from an article: only what is plainly
# something else is dropped there.
_CLEAN: Final = 0.9
_LEAST_OF_CLEAN: Final = 0.05
# And the dek from this one on: the first where the block would be body otherwise, the second where
# it would be lost. Lines show less of a dek: in doubt they stay in the body.
_DEK: Final = {"html": (0.35, 0.35), "flat": (0.5, 0.3)}


def settle_by_score(document: Document, weights: Weights | None) -> Document:
    """Give each block the role that the scorer finds likeliest, with its chance of being body."""
    blocks = document.blocks
    if not blocks:
        return document
    scores = score(document, weights or shipped_weights())
    free = np.array([block.is_body for block in blocks])
    least = _least(document, np.where(free, scores.body, 0))
    body = scores.body
    if document.form == "flat":
        body = keep_lists_whole(blocks, body, least)
    unit = units(document)
    headline = _with_unit([scores.headline_at] if scores.headline_at >= 0 else [], unit)
    enough = np.where(scores.body >= least, *_DEK[document.form])
    dek = _with_unit(_dek(scores.dek, scores.dek >= enough), unit) - headline
    changes: dict[int, Block] = {}
    for at, (block, chance) in enumerate(zip(blocks, body.tolist(), strict=True)):
        if at in headline:
            reason = f"likeliest headline ({scores.headline[at]:.2f})"
            changes[at] = block.as_role(Role.HEADLINE, reason)
        elif at in dek:
            changes[at] = block.as_role(Role.DEK, f"likeliest dek ({scores.dek[at]:.2f})")
        elif not free[at]:
            continue
        elif chance < least:
            changes[at] = block.dropped(f"reads as boilerplate ({chance:.2f})", chance)
        else:
            changes[at] = block.as_role(block.role, block.reason, chance)
    return document.with_changes(changes)


def _least(document: Document, chance: Column) -> float:
    """The chance from which on a block is body, given each one's; 0 for those already taken."""
    least = max(_LEAST_BODY, min(_BODY, float(chance.max()) / 2))
    if document.form == "flat":
        size = np.array([len(block.text) for block in document.blocks]) * (chance > 0)
        if size[chance >= least].sum() >= _CLEAN * size.sum():
            return _LEAST_OF_CLEAN
    return least


def _with_unit(places: Sequence[int], unit: NDArray[np.intp] | None) -> set[int]:
    """Places of blocks, and of the other lines of the paragraphs that they are lines of."""
    if unit is None or not places:
        return set(places)
    return set(np.flatnonzero(np.isin(unit, unit[list(places)])).tolist())


def _dek(chance: Column, enough: NDArray[np.bool_]) -> list[int]:
    """The places of the dek: the likeliest block that is likely enough, and such beside it."""
    first = last = int(np.argmax(np.where(enough, chance, 0)))
    if not enough[first]:
        return []
    while first > 0 and enough[first - 1]:
        first -= 1
    while last + 1 < chance.size and enough[last + 1]:
        last += 1
    return list(range(first, last + 1))
