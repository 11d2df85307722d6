"""Ask the learned scorer what each block is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.blocks import Block, Document, Role
from cleaner.model.characters import Column
from cleaner.model.scorer import score, units
from cleaner.model.weights import Weights, shipped_weights

# A block is body from this chance on; on a page that is odd throughout, from half its best block's,
# but never under the least.
_BODY: Final = 0.5
_LEAST_BODY: Final = 0.25
# And the dek from this one on. Lines show less of it: in doubt they stay in the body.
_DEK: Final = {"html": 0.35, "flat": 0.5}


def drop_boilerplate(document: Document, weights: Weights | None = None) -> Document:
    """Mark the headline and the dek, and drop every block that reads as boilerplate.

    >>> from cleaner.readers import read
    >>> page = open("fixtures/pages/sample/input.txt", encoding="utf-8").read()
    >>> blocks = drop_boilerplate(read(page)[0]).blocks
    >>> blocks[0].role, blocks[1].role, blocks[-1].is_chrome
    (<Role.HEADLINE: 'headline'>, <Role.DEK: 'dek'>, True)

    Blocks that an earlier filter took stay as they are, but they are evidence for those round them.

    Args:
        document: the page.
        weights: the scorer's weights; by default those that come with the package.
    """
    blocks = document.blocks
    if not blocks:
        return document
    scores = score(document, weights or shipped_weights())
    free = np.array([block.is_body for block in blocks])
    top = float(scores.body[free].max()) if free.any() else 0.0
    least = max(_LEAST_BODY, min(_BODY, top / 2))
    unit = units(document)
    headline = _with_unit([scores.headline_at] if scores.headline_at >= 0 else [], unit)
    dek = _with_unit(_dek(scores.dek, _DEK[document.form]), unit) - headline
    changes: dict[int, Block] = {}
    for at, (block, chance) in enumerate(zip(blocks, scores.body.tolist(), strict=True)):
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


def _with_unit(places: Sequence[int], unit: NDArray[np.intp] | None) -> set[int]:
    """Places of blocks, and of the other lines of the paragraphs that they are lines of."""
    if unit is None or not places:
        return set(places)
    return set(np.flatnonzero(np.isin(unit, unit[list(places)])).tolist())


def _dek(chance: Column, least: float) -> list[int]:
    """The places of the dek: the likeliest block, and likely ones right beside it."""
    at = int(np.argmax(chance))
    if chance[at] < least:
        return []
    first = last = at
    while first > 0 and chance[first - 1] >= least:
        first -= 1
    while last + 1 < chance.size and chance[last + 1] >= least:
        last += 1
    return list(range(first, last + 1))
