"""The scorer's questions, a record each, and the one way in which they are asked in turn.

The scorer answers them with trees that were trained; the trainer grows the trees, question by
question, on the same columns. To add a question is to add a record here and train again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaner.model.codes import ROLE_CODES
from cleaner.model.columns.answers import (
    add_body_chances,
    add_headline_chances,
    add_headline_place,
)
from cleaner.model.columns.evidence import Evidence
from cleaner.model.columns.table import Column, Columns
from cleaner.page import Role

#: What a question is about: what the blocks are that it looks for.
Target = Literal["headline", "body", "dek"]
#: The places of some blocks in a table.
Rows = NDArray[np.intp]

#: A page whose likeliest block has a chance below this is taken to show no headline.
LEAST_HEADLINE: Final = 0.1
# Sizes of a headline, in weighted characters.
_SHORTEST_HEADLINE: Final = 8
_LONGEST_HEADLINE: Final = 350
# Blocks with a first chance of being the headline below this are not asked again: of labelled pages
# one in two hundred has its headline there, and seven blocks in eight are ruled out.
_LEAST_GUESS: Final = 0.002
# Roles that a headline was never taken for.
_CAPTION: Final = ROLE_CODES[Role.CAPTION]
_BYLINE: Final = ROLE_CODES[Role.BYLINE]
# Blocks with a first chance of being body below this are not asked again: most of a page.
_LEAST_CHANCE: Final = 0.01
# A dek stands at most this many blocks above the headline or below it, and not far into the body.
_DEK_ABOVE: Final = 6
_DEK_BELOW: Final = 30
_DEK_IN_BODY: Final = 3
# Sizes of a dek, in weighted characters.
_SHORTEST_DEK: Final = 20
_LONGEST_DEK: Final = 1200


class Case(ABC):
    """A page that the questions are put about.

    Attributes:
        evidence: what is known of its blocks.
        answers: the answers so far by what the questions were about, the latest last: for each
            block the chance of being that, 0 where it was not asked about.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.answers: dict[Target, list[Column]] = {"headline": [], "body": [], "dek": []}

    @property
    def table(self) -> Columns:
        """The columns that are known of the blocks."""
        return self.evidence.table

    @abstractmethod
    def headline_place(self) -> int:
        """The place of the headline near which a dek is looked for, -1 where there is none."""


class Size(NamedTuple):
    """How many trees are grown for a question, how deep (up to 8), and how fast they learn."""

    trees: int
    depth: int
    rate: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the blocks of a page.

    Attributes:
        name: that of its trees among the weights.
        about: what the blocks are that it looks for.
        candidates: the blocks that are asked about, given the columns.
        before: adds the columns that rest on earlier answers.
        size: of the trees that answer it.
        one_of_page: whether one of the candidates is looked for, so that their chances add up to 1.
        informs: whether a later question sees its answer.
    """

    name: str
    about: Target
    candidates: Callable[[Columns], Rows]
    before: Callable[[Case], None]
    size: Size
    one_of_page: bool = False
    informs: bool = False


def _of_headline_size(table: Columns) -> Rows:
    size = table["size"]
    return ((size >= _SHORTEST_HEADLINE) & (size <= _LONGEST_HEADLINE)).nonzero()[0]


def _all(table: Columns) -> Rows:
    return np.arange(table.blocks)


def _maybe_body(table: Columns) -> Rows:
    return (table["chance"] >= _LEAST_CHANCE).nonzero()[0]


def _maybe_headline(table: Columns) -> Rows:
    roles = table["roles"]
    may_be = (roles != _CAPTION) & (roles != _BYLINE)
    rows: Rows = (may_be & (table["headline_guess"] >= _LEAST_GUESS)).nonzero()[0]
    return rows


def _near_headline(table: Columns) -> Rows:
    after, size = table["after_headline"], table["size"]
    fits = (size >= _SHORTEST_DEK) & (size <= _LONGEST_DEK)
    near = (after >= -_DEK_ABOVE) & (after <= _DEK_BELOW) & (after != 0)
    rows: Rows = (fits & near & (table["from_first"] <= _DEK_IN_BODY)).nonzero()[0]
    return rows


def _nothing(case: Case) -> None:
    """Add no columns."""


def _place_by_guess(case: Case) -> None:
    add_headline_place(case.evidence, likeliest(case.answers["headline"][-1]))


def _see_body(case: Case) -> None:
    add_body_chances(case.evidence, case.answers["body"][-1])


def _see_body_and_guess(case: Case) -> None:
    _see_body(case)
    add_headline_chances(case.evidence, case.answers["headline"][-1])


def _place_by_headline(case: Case) -> None:
    add_headline_place(case.evidence, case.headline_place())


#: The questions, in the order in which they are asked.
QUESTIONS: Final = (
    Question(
        name="headline",
        about="headline",
        candidates=_of_headline_size,
        before=_nothing,
        size=Size(trees=100, depth=5, rate=0.12),
        informs=True,
    ),
    Question(
        name="body",
        about="body",
        candidates=_all,
        before=_place_by_guess,
        size=Size(trees=120, depth=6, rate=0.15),
        informs=True,
    ),
    Question(
        name="body_again",
        about="body",
        candidates=_maybe_body,
        before=_see_body_and_guess,
        size=Size(trees=400, depth=6, rate=0.07),
        informs=True,
    ),
    Question(
        name="headline_again",
        about="headline",
        candidates=_maybe_headline,
        before=_see_body,
        size=Size(trees=150, depth=5, rate=0.1),
        one_of_page=True,
    ),
    Question(
        name="dek",
        about="dek",
        candidates=_near_headline,
        before=_place_by_headline,
        size=Size(trees=320, depth=5, rate=0.05),
    ),
)

AnyCase = TypeVar("AnyCase", bound=Case)


def ask_all(
    questions: Sequence[Question],
    cases: Sequence[AnyCase],
    ask: Callable[[Question, Sequence[AnyCase]], None],
) -> None:
    """Put questions about some pages, one question after the other.

    Args:
        questions: the questions, in order.
        cases: the pages.
        ask: puts a question about the pages, and adds the answers to theirs, unless no later
            question sees them and nobody else does.
    """
    for question in questions:
        for case in cases:
            question.before(case)
        ask(question, cases)


def likeliest(chance: Column) -> int:
    """The place of the headline by each block's chance, -1 where no block is likely enough."""
    at = int(chance.argmax())
    return at if chance[at] >= LEAST_HEADLINE else -1
