"""What labelled pages teach: which rows of a page a question is learned on, and what is right.

A question's record in the package says what it is about; here is what is known of that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.model.columns.evidence import Evidence
from cleaner.model.columns.table import Column
from cleaner.model.questions import Case, Question, Rows, Target, likeliest
from training.samples import CORPUS_WEIGHT, Sample

# Chrome far from any body block is easy, and most of the page: a third of it is enough.
_NEAR: Final = 6
_FAR_KEPT: Final = 3
_NO_ROWS: Final = np.zeros(0, np.intp)


class Lesson(Case):
    """A labelled page that the questions are put about."""

    def __init__(self, sample: Sample, evidence: Evidence) -> None:
        super().__init__(evidence)
        self.sample = sample

    def headline_place(self) -> int:
        """The place of the true headline, or of the likeliest where the true one is not known."""
        if self.sample.headline_absent:
            return -1
        if self.sample.headline_known:
            return int(self.sample.headline.argmax())
        return likeliest(self.answers["headline"][0])


class Taught(NamedTuple):
    """The rows of a page that a question is learned on.

    Attributes:
        rows: their places.
        wanted: for each block whether it is what the question is about.
        weight: for each block how much it counts.
    """

    rows: Rows
    wanted: NDArray[np.bool_]
    weight: Column


def taught(question: Question, lesson: Lesson) -> Taught:
    """What a page teaches about a question."""
    candidates = question.candidates(lesson.table)
    if question.about == "headline" and question.one_of_page and lesson.sample.headline_absent:
        candidates = _NO_ROWS  # None of the candidates is the one that is looked for.
    return TEACHERS[question.about](lesson.sample, candidates)


def _headline(sample: Sample, candidates: Rows) -> Taught:
    rows = candidates if sample.headline_known or sample.headline_absent else _NO_ROWS
    return Taught(rows, sample.headline, np.ones(sample.headline.size, np.float32))


def _dek(sample: Sample, candidates: Rows) -> Taught:
    """All candidates where the dek is known; elsewhere those of the body, of which none is the dek.

    Without the latter, 118 of 143 first paragraphs of clean text are deks, with them 63.
    """
    rows = candidates
    if not sample.headline_known:
        rows = _NO_ROWS
    elif not sample.dek_known:
        is_body = sample.body & (sample.body_weight > 0) & sample.dek_apart
        rows = candidates[is_body[candidates]]
    weight = CORPUS_WEIGHT[sample.page["source"]]
    return Taught(rows, sample.dek, np.full(sample.dek.size, weight, np.float32))


def _body(sample: Sample, _: Rows) -> Taught:
    """All blocks near the body, and some of the others, whether they are candidates or not."""
    n = sample.body.size
    at_body = np.flatnonzero(sample.body)
    near = np.zeros(n, bool)
    for step in range(-_NEAR, _NEAR + 1):
        near[np.clip(at_body + step, 0, n - 1)] = True
    kept = near | (np.arange(n) % _FAR_KEPT == 0)
    weight = np.where(near, sample.body_weight, sample.body_weight * _FAR_KEPT).astype(np.float32)
    return Taught(np.flatnonzero(kept & (weight > 0)), sample.body, weight)


#: For what questions are about, what a sample teaches of it, given the candidates.
TEACHERS: Final[Mapping[Target, Callable[[Sample, Rows], Taught]]] = {
    "headline": _headline,
    "body": _body,
    "dek": _dek,
}
