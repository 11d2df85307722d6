"""Sentences on one line that follow one another are kept together."""

from __future__ import annotations

import numpy as np

from cleaner.filters._sentence_runs import keep_sentences_together

TEXT = ("Home", "It is open.", "Trucks wait.", "Nobody said why.", "Share", "Write to us.", "Ok.")


def settled(*chance: float) -> list[bool]:
    kept = keep_sentences_together(TEXT, np.array(chance, np.float32), 0.5)
    return (kept >= 0.5).tolist()


def test_a_sentence_between_others_stays_with_them() -> None:
    assert settled(0, 0.9, 0.1, 0.9, 0, 0, 0) == [False, True, True, True, False, False, False]


def test_sentences_that_read_as_chrome_stay_out() -> None:
    assert settled(0, 0.9, 0.9, 0.9, 0, 0.1, 0.2) == [False, True, True, True, *[False] * 3]


def test_long_sentences_count_more() -> None:
    assert settled(0, 0.1, 0.1, 0.6, 0, 0, 0)[1:4] == [True, True, True]
    assert settled(0, 0.6, 0.1, 0.1, 0, 0, 0)[1:4] == [True, False, False]


def test_none_at_all() -> None:
    assert keep_sentences_together((), np.zeros(0, np.float32), 0.5).size == 0
