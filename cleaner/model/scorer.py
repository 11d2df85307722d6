"""Ask the trees, one question after the other, what each block of a document is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.columns.evidence import add_words, gather
from cleaner.model.columns.table import Column, Columns
from cleaner.model.headline import headline_chances, headline_places
from cleaner.model.questions import Case, Question, ask_all
from cleaner.model.trees import Trees, probabilities, shares
from cleaner.model.weights import FormWeights, Weights
from cleaner.page import Document, Page

# A name in the markup (standfirst, chapo, …) speaks for a dek more than few gold pages can teach:
# this is added to the chance of the first blocks below the headline that are named so and hardly
# linked.
_NAMED: Final = 0.2
_RIGHT_BELOW: Final = 6
_LEAST_NAMED: Final = 2
_MOST_LINKED: Final = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """For each block the chance of being the headline, the dek, and body.

    Attributes:
        headline_at: the places of the headline: none, one, or the lines that it is broken into.
        unit: for each block of flattened text the number of the paragraph that it is a line of.
        table: what the answers rest on, a column a feature.
    """

    headline: Column
    dek: Column
    body: Column
    headline_at: Sequence[int]
    unit: NDArray[np.intp] | None
    table: Columns


def score(document: Document, weights: Weights) -> Scores:
    """The scores of a document's blocks."""
    if not document.verdicts:
        nothing = np.zeros(0, np.float32)
        return Scores(nothing, nothing, nothing, (), None, Columns(0))
    of_form = weights[document.form]
    page = _Scored(gather(document))
    add_words(page.evidence, of_form.names, of_form.terms, of_form.wording)
    ask_all(of_form.questions, [page], lambda question, _: page.ask(question, of_form))
    return Scores(page.headline, page.dek, page.body, page.headline_at, page.unit, page.table)


def answer(question: Question, trees: Trees, table: Columns) -> Column:
    """The trees' answer to a question: each block's chance, 0 for blocks that are no candidates."""
    rows = question.candidates(table)
    if not rows.size:
        return np.zeros(table.blocks, np.float32)
    odds = trees.log_odds(table, rows)
    chances = shares if question.one_of_page else probabilities
    return chances(odds, rows, table.blocks)


class _Scored(Case):
    """A page to be scored; what follows from the answers is there when they are."""

    def ask(self, question: Question, weights: FormWeights) -> None:
        trees = weights.trees[question.name]
        self.answers[question.about].append(answer(question, trees, self.table))

    @cached_property
    def unit(self) -> NDArray[np.intp] | None:
        return _units(self.evidence.document.page, self.table)

    @cached_property
    def body(self) -> Column:
        body = self.answers["body"][-1]
        if self.unit is None:
            return body
        # A paragraph is body or not as a whole.
        size = np.maximum(self.table["size"], 1)
        return _unit_sums(size * body, self.unit) / _unit_sums(size, self.unit)

    @cached_property
    def headline(self) -> Column:
        return headline_chances(self.evidence.document, self.answers["headline"][-1])

    @cached_property
    def headline_at(self) -> Sequence[int]:
        return headline_places(
            self.evidence.document, self.table, self.headline, self.body, self.unit
        )

    def headline_place(self) -> int:
        return self.headline_at[0] if self.headline_at else -1

    @cached_property
    def dek(self) -> Column:
        chance = self.answers["dek"][-1]
        bonus = _NAMED * (_named_dek(self.table) & (chance > 0))
        return (chance + bonus).astype(np.float32)


def _units(page: Page, table: Columns) -> NDArray[np.intp] | None:
    """For each block of flattened text the number of the paragraph that it is a line of.

    None for HTML. Parts of one line are apart: they were cut where something else may begin.
    """
    if page.form != "text":
        return None
    line = np.array(page.lines, np.intp)
    starts = table["unit_place"] == 0
    starts[1:] |= line[1:] == line[:-1]
    unit: NDArray[np.intp] = starts.cumsum() - 1
    return unit


def _unit_sums(column: Column, unit: NDArray[np.intp]) -> Column:
    """For each block the sum of a column over its paragraph."""
    sums: Column = np.bincount(unit, column)[unit].astype(np.float32)
    return sums


def _named_dek(table: Columns) -> NDArray[np.bool_]:
    """The blocks right below the headline in an element, or two, that is named for the dek."""
    if "dek_words" not in table:
        return np.zeros(table["size"].size, bool)
    after = table["after_headline"]
    right_below = (after > 0) & (after <= _RIGHT_BELOW)
    return right_below & (table["dek_words"] >= _LEAST_NAMED) & (table["linked"] < _MOST_LINKED)
