"""The scorer's questions: each a record, asked in one order by scorer and trainer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from cleaner.model.columns.evidence import add_words, gather
from cleaner.model.questions import QUESTIONS, Case, Question, ask_all, likeliest
from cleaner.model.scorer import answer, score
from cleaner.model.weights import FORMS, FormWeights, shipped_weights
from cleaner.read import read

HTML = """<title>Bridge reopens</title><p>News<p>Sport<h1>Bridge reopens</h1>
<p>The bridge over the Orla reopened on Monday after four years of work.</p>"""


class Page(Case):
    def headline_place(self) -> int:
        return 2


def test_names_are_unique() -> None:
    assert len({question.name for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("form", FORMS)
def test_there_are_trees_of_its_size_for_each_question(form: str) -> None:
    trees = shipped_weights()[form].trees
    assert list(trees) == [question.name for question in QUESTIONS]
    for question in QUESTIONS:
        grown = trees[question.name]
        assert grown.leaves.shape == (question.size.trees, 2**question.size.depth)


def test_questions_are_asked_in_order_and_columns_added_before_each() -> None:
    weights = shipped_weights()["html"]
    page = Page(gather(read(HTML)[0]))
    add_words(page.evidence, weights.names, weights.terms, weights.wording)
    asked: list[str] = []
    known: list[set[str]] = []

    def ask(question: Question, pages: list[Page]) -> None:
        asked.append(question.name)
        known.append(set(page.table))
        chance = answer(question, weights.trees[question.name], page.table)
        pages[0].answers[question.about].append(chance)

    ask_all(QUESTIONS, [page], ask)
    assert asked == ["headline", "body", "body_again", "headline_again", "dek"]
    new = [later - earlier for earlier, later in pairwise(known)]
    assert new[0] == {"after_headline", "read_since"}
    assert {"chance", "headline_guess"} <= new[1]
    assert not new[2]
    assert not new[3]
    assert page.table["after_headline"].tolist() == [-2, -1, 0, 1]
    assert [len(found) for found in page.answers.values()] == [2, 2, 1]


def test_only_answers_that_inform_are_needed_to_ask_on() -> None:
    """The trainer gives no others."""
    weights = shipped_weights()["html"]
    page = Page(gather(read(HTML)[0]))
    add_words(page.evidence, weights.names, weights.terms, weights.wording)

    def ask(question: Question, pages: list[Page]) -> None:
        if question.informs:
            chance = answer(question, weights.trees[question.name], page.table)
            pages[0].answers[question.about].append(chance)

    ask_all(QUESTIONS, [page], ask)
    assert [len(found) for found in page.answers.values()] == [1, 2, 0]


def test_the_scorer_does_without_a_question_that_there_are_no_trees_for() -> None:
    whole = shipped_weights()["html"]
    trees = {name: found for name, found in whole.trees.items() if name != "headline_again"}
    document, _ = read(HTML)
    scores = score(document, {"html": FormWeights(trees, whole.names, whole.terms, whole.wording)})
    assert list(scores.headline_at) == [2]
    assert scores.body.argmax() == 3


def test_a_block_is_the_headline_from_some_chance_on() -> None:
    assert likeliest(np.array([0.02, 0.3, 0.2], np.float32)) == 1
    assert likeliest(np.array([0.02, 0.03], np.float32)) == -1
