"""Say which blocks of a page are the body that is expected of it, by ordered alignment.

Gold, what is expected, is a list of paragraphs. A block is body if its words stand in gold at a
place that fits the places of the other body blocks: of all ways to choose blocks and places in gold
that run in the same order without overlap, the one that covers most words is taken. A teaser's copy
of a sentence elsewhere on the page does not fit, and is chrome.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.text import words

# Words in a row that are looked for in gold: as many as the measure of an answer counts.
_SHINGLE = 4
# A block is a candidate if at least this share of it is gold's.
_PARTLY = 0.5
# A line of scores or of dialogue may stand in gold this many times.
_MOST_PLACES = 400
# Of two copies the one that is shown is taken: the words of a hidden one weigh this much.
_HIDDEN = 0.9


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which blocks are gold's, how much of each is, and how much of gold they cover."""

    body: NDArray[np.bool_]
    share: NDArray[np.float32]
    covered: float


@dataclass(frozen=True, slots=True)
class _Place:
    block: int
    start: int
    end: int
    weight: float


def align(
    texts: Sequence[str], gold: Sequence[str], hidden: Sequence[bool] | None = None
) -> Alignment:
    """Find the blocks that make up gold, in order.

    Args:
        texts: the blocks' texts.
        gold: the paragraphs of gold.
        hidden: for each block whether the page hides it; None where nothing is hidden.
    """
    gold_words = words("\n".join(gold).lower())
    known = set(gold_words)
    joined = "\x00" + "\x00".join(gold_words) + "\x00"
    offsets = np.cumsum([1] + [len(word) + 1 for word in gold_words])
    first_at: dict[tuple[str, ...], int] = {}
    for i in range(len(gold_words) - _SHINGLE + 1):
        first_at.setdefault(tuple(gold_words[i : i + _SHINGLE]), i)
    places: list[_Place] = []
    share = np.zeros(len(texts), np.float32)
    for at, text in enumerate(texts):
        found = words(text.lower())
        if not found:
            continue
        # Most blocks have words that gold does not have: it need not be searched for them.
        exact = _exact(joined, offsets, found) if known.issuperset(found) else []
        seen = _HIDDEN if hidden is not None and hidden[at] else 1.0
        if exact:
            share[at] = 1
            places += [_Place(at, i, i + len(found), seen * len(found)) for i in exact]
        elif len(found) >= 2 * _SHINGLE:
            partly = _partly(first_at, found)
            if partly is not None:
                part, start, end = partly
                share[at] = part
                if part >= _PARTLY:
                    places.append(_Place(at, start, end, seen * part * len(found)))
    chain = _best_chain(places)
    body = np.zeros(len(texts), bool)
    body[[place.block for place in chain]] = True
    covered = sum(min(place.weight, place.end - place.start) for place in chain)
    return Alignment(body, share, covered / max(len(gold_words), 1))


def _exact(joined: str, offsets: NDArray[np.int64], found: Sequence[str]) -> list[int]:
    """The places in gold, counted in words, where these words stand."""
    wanted = "\x00" + "\x00".join(found) + "\x00"
    places: list[int] = []
    at = joined.find(wanted)
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(int(np.searchsorted(offsets, at + 1)))
        at = joined.find(wanted, at + 1)
    return places


def _partly(
    first_at: dict[tuple[str, ...], int], found: Sequence[str]
) -> tuple[float, int, int] | None:
    """The share of a block's shingles that are gold's, and the span of gold they lie in."""
    count = len(found) - _SHINGLE + 1
    hits = []
    for i in range(count):
        place = first_at.get(tuple(found[i : i + _SHINGLE]))
        if place is not None:
            hits.append(place)
    if not hits:
        return None
    middle = sorted(hits)[len(hits) // 2]
    near = [hit for hit in hits if abs(hit - middle) <= 2 * len(found)]
    return len(near) / count, min(near), max(near) + _SHINGLE


def _best_chain(places: Sequence[_Place]) -> list[_Place]:
    """The heaviest set of places whose blocks and spans of gold both run in order."""
    ordered = sorted(places, key=lambda place: (place.block, -place.start))
    ends = sorted({place.end for place in ordered} | {place.start for place in ordered})
    rank = {end: i + 1 for i, end in enumerate(ends)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ends) + 1)
    best: list[tuple[float, int]] = []
    pending: list[int] = []

    def query(i: int) -> tuple[float, int]:
        top = (0.0, -1)
        while i > 0:
            top = max(top, tree[i])
            i -= i & -i
        return top

    def update(i: int, value: tuple[float, int]) -> None:
        while i < len(tree):
            tree[i] = max(tree[i], value)
            i += i & -i

    block = -1
    for at, place in enumerate(ordered):
        if place.block != block:
            for done in pending:
                update(rank[ordered[done].end], (best[done][0], done))
            pending, block = [], place.block
        # A few words of overlap are allowed: partial matches have ragged ends.
        weight, before = query(rank[place.start])
        # Long runs in one piece win over the same words in scattered pieces.
        best.append((weight + place.weight + 0.001 * place.weight**1.5, before))
        pending.append(at)
    chain: list[_Place] = []
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]
