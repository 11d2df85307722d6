"""Ask the trees, one question after the other, what each block of a document is."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.blocks import Document, Role
from cleaner.model.characters import Column
from cleaner.model.features import (
    ROLE_CODES,
    Columns,
    Evidence,
    add_context,
    add_headline,
    add_names,
    add_terms,
    gather,
)
from cleaner.model.trees import AT_ONCE, Trees
from cleaner.model.weights import Weights

#: Below this chance of its best block a page is taken to show no headline.
LEAST_HEADLINE: Final = 0.1
# From this chance on at first a block is asked again: most of a page is plainly something else.
_LEAST_GUESS: Final = 0.01
# So many likely blocks of body may stand above a headline: a dek, and what reads like one.
_LIKELY_BODY: Final = 0.5
_MOST_ABOVE: Final = 3
#: Codes of the roles that a headline was never taken for.
NO_HEADLINE: Final = (ROLE_CODES[Role.CAPTION], ROLE_CODES[Role.BYLINE])
# Headlines are at most so long, in weighted characters.
_LONGEST_HEADLINE: Final = 350
# A dek stands at most so many blocks above the headline or below it.
_DEK_ABOVE: Final = 6
_DEK_BELOW: Final = 30
_LEAST_DEK: Final = 20
# A name in the markup (standfirst, chapo, …) speaks for a dek more than few gold pages can teach.
_NAMED: Final = 0.2
_RIGHT_BELOW: Final = 6
_LONGEST_DEK: Final = 1200


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """For each block the chance of being the headline, the dek, and body."""

    headline: Column
    dek: Column
    body: Column
    headline_at: int


def score(document: Document, weights: Weights) -> Scores:
    """The scores of a document's blocks."""
    trees = weights[document.form]
    n = len(document.blocks)
    if n == 0:
        nothing = np.zeros(0, np.float32)
        return Scores(nothing, nothing, nothing, -1)
    evidence = gather(document)
    table = evidence.table
    add_odds(evidence, trees.odds)
    guess = answer(trees.headline, table, headline_candidates(table))
    add_headline(evidence, best_headline(guess))
    everything = np.arange(n)
    chance = answer(trees.body, table, everything)
    add_context(evidence, chance)
    again = np.flatnonzero(chance >= _LEAST_GUESS)
    body = answer(trees.body_again, table, again) if again.size else chance
    table["headline_guess"] = guess
    headline = answer(trees.headline_again, table, headline_candidates_again(table))
    unit = units(document)
    if unit is not None:
        # A broken headline is one if either part is; a paragraph is body or not as a whole.
        headline = 1 - np.exp(_unit_sums(np.log1p(-np.minimum(headline, 0.999)), unit))
        size = np.maximum(table["size"], 1)
        body = _unit_sums(size * body, unit) / _unit_sums(size, unit)
    at = _headline_above(headline, body)
    add_headline(evidence, at)
    candidates = dek_candidates(table)
    dek = answer(trees.dek, table, candidates)
    dek[candidates] += _NAMED * _named_dek(table)[candidates]
    return Scores(headline, dek, body, at)


def units(document: Document) -> NDArray[np.intp] | None:
    """For each block of flattened text the number of the paragraph that it is a line of.

    None for HTML. Parts of one line are apart: they were cut where something else may begin.
    """
    if document.form == "html":
        return None
    blocks = document.blocks
    starts = [
        block.glue is None or before.line == block.line
        for before, block in itertools.pairwise(blocks)
    ]
    return np.cumsum([False, *starts])


def _unit_sums(column: Column, unit: NDArray[np.intp]) -> Column:
    sums: Column = np.bincount(unit, column)[unit].astype(np.float32)
    return sums


def _named_dek(table: Columns) -> NDArray[np.bool_]:
    """The blocks right below the headline in an element, or two, that is named for the dek."""
    if "dek_words" not in table:
        return np.zeros(table["size"].size, bool)
    after = table["after_headline"]
    right_below = (after > 0) & (after <= _RIGHT_BELOW)
    return right_below & (table["dek_words"] >= 2) & (table["linked"] < 0.3)


def add_odds(evidence: Evidence, odds: Mapping[str, float]) -> None:
    """Add what words speak for: in HTML those that name elements, in lines those of the text."""
    if evidence.elements is None:
        add_terms(evidence, odds)
    else:
        add_names(evidence, odds)


def answer(trees: Trees, table: Columns, rows: NDArray[np.intp]) -> Column:
    """The trees' probability for some of the blocks, 0 for the others."""
    n = table["size"].size
    chance = np.zeros(n, np.float32)
    columns = [table[name] for name in trees.features]
    if n <= AT_ONCE and rows.size:
        # Not np.stack, which takes more than twice as long.
        asked = np.concatenate(columns).reshape(-1, n)
        chance[rows] = trees.probability(asked if rows.size == n else asked[:, rows])
        return chance
    # All columns beside one another take 500 bytes a block: of a long page only some at a time.
    for at in range(0, rows.size, AT_ONCE):
        some = rows[at : at + AT_ONCE]
        chance[some] = trees.probability(np.stack([column[some] for column in columns]))
    return chance


def headline_candidates(table: Columns) -> NDArray[np.intp]:
    """The blocks that may be the headline: any of a headline's length."""
    return np.flatnonzero((table["size"] >= 8) & (table["size"] <= _LONGEST_HEADLINE))


def headline_candidates_again(table: Columns) -> NDArray[np.intp]:
    """The blocks that may still be the headline.

    None that is known as a caption or a byline, and in HTML only those not ruled out at first.
    """
    candidates = headline_candidates(table)
    roles = table["roles"][candidates]
    # Not np.isin, which takes longer than all the rest.
    candidates = candidates[np.logical_and.reduce([roles != role for role in NO_HEADLINE])]
    if "tag" not in table:
        return candidates
    return candidates[table["headline_guess"][candidates] >= _LEAST_GUESS]


def best_headline(chance: Column) -> int:
    """The place of the headline, -1 where no block is likely enough."""
    at = int(np.argmax(chance)) if chance.size else -1
    return at if at >= 0 and chance[at] >= LEAST_HEADLINE else -1


def _headline_above(chance: Column, body: Column) -> int:
    """The place of the headline: one above the text, if any there is likely enough.

    The title of a live page names its last post, so that post's heading looks like the headline.
    """
    likely = body >= _LIKELY_BODY
    above = np.cumsum(likely) - likely < _MOST_ABOVE
    at = best_headline(np.where(above, chance, 0))
    return at if at >= 0 else best_headline(chance)


def dek_candidates(table: Columns) -> NDArray[np.intp]:
    """The blocks that may be the dek: those near the headline, and not far into the body."""
    after = table["after_headline"]
    fits = (table["size"] >= _LEAST_DEK) & (table["size"] <= _LONGEST_DEK)
    near = (after >= -_DEK_ABOVE) & (after <= _DEK_BELOW) & (after != 0)
    return np.flatnonzero(fits & near & (table["from_first"] <= 3))
