"""An answer belongs to the question above it."""

from __future__ import annotations

from cleaner.filters.keep_answers import keep_answers
from tests.building import SAID, body, scored, text_of

ANSWER = f"Not before the summer. {SAID} Nobody thought that it would take as long as that."


def test_an_answer_below_a_kept_question_is_kept() -> None:
    page = scored(text_of(SAID, "When will it be open?", ANSWER), 0.9, 0.6, 0.3)
    assert body(keep_answers(page))[-1] == ANSWER


def test_below_a_question_that_was_dropped_nothing_is() -> None:
    page = scored(text_of(SAID, "Want to know more?", ANSWER), 0.9, 0.1, 0.3)
    assert keep_answers(page) is page


def test_who_spoke_before_speaks_again() -> None:
    said = [f"{who}: {SAID}" for who in "QAQA"]
    page = scored(text_of(*said, f"A: {SAID}", f"Note: {SAID}"), *[0.9] * 4, 0.4, 0.4)
    assert body(keep_answers(page)) == [*said, f"A: {SAID}"]
