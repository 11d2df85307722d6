"""What the scorer sees of each block: a table of columns, and helpers that make them."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.model.columns.answers import (
    add_body_chances,
    add_headline_chances,
    add_headline_place,
)
from cleaner.model.columns.evidence import Evidence, add_words, gather
from cleaner.model.columns.table import Columns, distances, window_sums
from cleaner.model.scorer import score
from cleaner.model.weights import shipped_weights
from cleaner.read import read

HTML = """<html><head><title>Bridge reopens</title></head><body>
<ul class="menu"><li><a href="/">News</a><li>Sport</ul>
<article class="story"><h1>Bridge reopens</h1><p>The bridge over the Orla reopened on Monday after
four years of work, and the first to cross it was a baker.</p><p>*</p></article>
<p class="legal">All rights reserved</body></html>"""
TEXT = "News\nSport\n\nBridge reopens\n\nThe bridge over the Orla reopened on Monday.\n*\n"


@pytest.mark.parametrize("text", [HTML, TEXT, "<p>One</p>", "One"])
def test_every_column_has_a_number_for_each_block(text: str) -> None:
    document, _ = read(text)
    table = score(document, shipped_weights()).table
    assert {column.dtype for column in table.values()} == {np.dtype(np.float32)}
    assert {column.shape for column in table.values()} == {(len(document.blocks),)}
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
    add_words(evidence, weights.names, weights.terms, weights.wording)
    add_headline_place(evidence, 2)
    add_body_chances(evidence, chance)
    add_headline_chances(evidence, chance)
    add_body_chances(evidence, chance)


def test_elements_round_a_block_are_seen() -> None:
    document, _ = read(HTML)
    evidence = gather(document)
    table = evidence.table
    places = {block.text: at for at, block in enumerate(document.blocks)}
    assert table["in_list"][places["News"]] == 1
    assert table["in_article"][places["News"]] == 0
    assert table["in_article"][places["Bridge reopens"]] == 1
    assert table["tag"][places["Bridge reopens"]] == 2
    assert evidence.kin[places["News"]] == evidence.kin[places["Sport"]]
    paragraph = next(at for text, at in places.items() if text.startswith("The bridge"))
    assert table["inside_70"].nonzero()[0].tolist() == [paragraph]
    assert table["outside_70"][places["Sport"]] == 2


def test_the_chances_round_a_block_follow_an_answer() -> None:
    evidence = gather(read(TEXT)[0])
    chance = np.zeros(len(evidence.document.blocks), np.float32)
    chance[3] = 0.8
    add_body_chances(evidence, chance)
    assert evidence.table["chance_+1"].tolist()[:4] == [0, 0, np.float32(0.8), 0]
    assert evidence.table["from_first"].tolist() == [-3, -2, -1, 0, 1]
    add_body_chances(evidence, np.ones_like(chance))
    assert evidence.table["from_first"].tolist() == [0, 1, 2, 3, 4]


def test_neighbours_beyond_the_page_are_minus_one() -> None:
    table = Columns(3)
    table["size"] = [1, 2, 3]
    table.add_neighbours(("size", "absent"), (-2, 1))
    assert table["size_-2"].tolist() == [-1, -1, 1]
    assert table["size_+1"].tolist() == [2, 3, -1]
    assert len(table) == 3
    table["size"] = [4, 5, 6]
    assert table["size_+1"].tolist() == [5, 6, -1]
    with pytest.raises(ValueError, match="up to 3 places"):
        table.add_neighbours(("size",), (4,))


def test_columns_added_together_are_replaced_together() -> None:
    table = Columns(2)
    table.add(("size", "words"), np.array([[1, 2], [3, 4]]))
    table.add(("size", "words"), np.array([[5], [6]]))
    assert {name: column.tolist() for name, column in table.items()} == {
        "size": [5, 5],
        "words": [6, 6],
    }
    for names in (("size", "bold"), ("bold", "size")):
        with pytest.raises(ValueError, match="size"):
            table.add(names, 0)
    with pytest.raises(KeyError):
        table["bold"]


def test_a_table_has_room_for_any_number_of_columns() -> None:
    table = Columns(2)
    for at in range(400):
        table[f"column {at}"] = at
    other = table.copy()
    table["column 7"] = 0
    assert [column.tolist() for column in other.values()] == [[at, at] for at in range(400)]
    assert table["column 7"].tolist() == [0, 0]


def test_windows_end_with_the_page() -> None:
    sums = window_sums([np.array([1, 2, 3, 4], np.float32)], [(1, 0), (0, 9)])
    assert sums[:, 0].tolist() == [[1, 3, 5, 7], [10, 9, 7, 4]]


def test_distances_leave_a_marked_block_itself_out() -> None:
    since, until = distances(np.array([False, True, False, True]))
    assert since.tolist() == [40, 40, 1, 2]
    assert until.tolist() == [1, 2, 1, 40]
