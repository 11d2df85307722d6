"""What the scorer sees of each block."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from cleaner.model.features import (
    Evidence,
    add_context,
    add_guess,
    add_headline,
    add_words,
    gather,
)
from cleaner.model.scorer import answer, score
from cleaner.model.trees import Trees
from cleaner.model.weights import shipped_weights
from cleaner.read import read

HTML = """<html><head><title>Bridge reopens</title></head><body>
<ul class="menu"><li><a href="/">News</a><li>Sport</ul>
<article class="story"><h1>Bridge reopens</h1><p>The bridge over the Orla reopened on Monday after
four years of work, and the first to cross it was a baker.</p><p>*</p></article>
<p class="legal">All rights reserved</body></html>"""
TEXT = "News\nSport\n\nBridge reopens\n\nThe bridge over the Orla reopened on Monday.\n*\n"


@pytest.mark.parametrize("text", [HTML, TEXT, "<p>One</p>", "One"])
def test_every_column_is_a_row_of_numbers(text: str) -> None:
    """The trees are handed the columns as bytes."""
    document, _ = read(text)
    table = score(document, shipped_weights()).table
    assert {column.dtype for column in table.values()} == {np.dtype(np.float32)}
    assert {column.shape for column in table.values()} == {(len(document.blocks),)}
    assert all(column.flags.c_contiguous for column in table.values())
    assert all(np.isfinite(column).all() for column in table.values())


@pytest.mark.parametrize("text", [HTML, TEXT])
def test_evidence_may_be_added_to_apart(text: str) -> None:
    evidence = gather(read(text)[0])
    before = {name: column.copy() for name, column in evidence.table.items()}
    other = evidence.copy()
    _add_answers(other)
    assert list(evidence.table) == list(before)
    assert all((evidence.table[name] == column).all() for name, column in before.items())
    assert set(before) < set(other.table)


def _add_answers(evidence: Evidence) -> None:
    weights = shipped_weights()[evidence.document.form]
    chance = np.linspace(0, 1, len(evidence.document.blocks), dtype=np.float32)
    add_words(evidence, weights.names, weights.terms)
    add_headline(evidence, 2)
    add_context(evidence, chance)
    add_guess(evidence, chance)
    add_context(evidence, chance)


@pytest.mark.parametrize("features", [("size",), ("size", "words")])
def test_trees_may_ask_few_columns(features: tuple[str, ...]) -> None:
    """A tree that asks whether `size` is over 2.5 says so whatever else it might ask."""
    trees = Trees(
        features,
        np.zeros((1, 1), np.uint8),
        np.full((1, 1), 2.5, np.float32),
        np.array([[-3, 3]], np.float32),
        0.0,
    )
    table = {name: np.arange(5, dtype=np.float32) for name in ("size", "words")}
    said = answer(pickle.loads(pickle.dumps(trees)), table, np.arange(5))
    assert (said > 0.5).tolist() == [False, False, False, True, True]
