"""Words as numbers: the same word has the same one wherever it stands."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from cleaner.model.fingerprints import fingerprints
from cleaner.model.weights import FORMS, shipped_weights

TEXTS = ["storm hits coast", "", "coastline", " the  storm ", "Łódź 東京", "x" * 9 + " " + "x" * 17]


def by_text(texts: list[str], least: list[int] | None = None) -> list[list[int]]:
    prints, starts = fingerprints(texts, least or [0] * len(texts))
    assert starts[0] == 0
    assert starts[-1] == len(prints)
    return [prints[first:last].tolist() for first, last in pairwise(starts.tolist())]


def test_each_word_has_a_number() -> None:
    found = by_text(TEXTS)
    assert list(map(len, found)) == [3, 0, 1, 2, 2, 2]
    assert found[0][0] == found[3][1]
    assert len({number for numbers in found for number in numbers}) == 9


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_the_same_in_any_company(text: str) -> None:
    (alone,) = by_text([text])
    assert by_text([*TEXTS, "naïve", text])[-1] == alone


def test_short_words_may_be_left_out() -> None:
    assert list(map(len, by_text(TEXTS, [5, 5, 5, 0, 6, 10]))) == [2, 0, 1, 2, 2, 1]


def test_known_words_do_not_share_one() -> None:
    for form in FORMS:
        weights = shipped_weights()[form]
        for odds in (weights.names, weights.terms):
            assert np.unique(odds.prints).size == len(list(odds))


def test_texts_may_hold_line_ends() -> None:
    assert by_text(["old\tbridge", "new\nroad over", "hill"]) == by_text(
        ["old bridge", "new road over", "hill"]
    )


def test_any_character_may_stand_in_a_word() -> None:
    assert list(map(len, by_text(["half \ud83d pair", "\x00"]))) == [3, 0]
