"""A paragraph of flattened text that is set as the article's are belongs to it."""

from __future__ import annotations

from building import Line, scored, text_of

from cleaner.filters.settle_kin import settle_kin

SAID = "The bridge over the Orla reopened on Monday after four years of work."


def settled(*lines: tuple[float, int, str | None], text: str = SAID) -> list[bool]:
    """Which lines are body after all, given score, empty lines before, and glue of each."""
    document = text_of(*[Line(text, glue=glue, gap=gap) for _, gap, glue in lines])
    settled = settle_kin(scored(document, *[score for score, _, _ in lines]))
    return [block.is_body for block in settled.blocks]


KEPT = [(0.9, 2, None)] * 5


def test_a_doubtful_paragraph_with_the_same_white_space_is_kept() -> None:
    assert settled(*KEPT, (0.4, 2, None), (0.9, 2, None)) == [True] * 7


def test_all_its_lines_are_kept() -> None:
    assert settled(*KEPT, (0.4, 2, None), (0.4, 0, " "), (0.9, 2, None)) == [True] * 8


def test_one_with_other_white_space_is_not() -> None:
    assert settled(*KEPT, (0.4, 5, None), (0.9, 2, None)) == [True] * 5 + [False, True]


def test_one_that_the_scorer_is_sure_of_is_not() -> None:
    assert settled(*KEPT, (0.1, 2, None), (0.9, 2, None)) == [True] * 5 + [False, True]


def test_one_far_behind_the_text_is_not() -> None:
    found = settled(*KEPT, (0.0, 0, None), (0.0, 0, None), (0.0, 0, None), (0.4, 2, None))
    assert found == [True] * 5 + [False] * 4


def test_a_line_that_is_no_sentence_is_not() -> None:
    title = "The bridge over the Orla reopens after four years of work"
    assert settled(*KEPT, (0.4, 2, None), text=title) == [True] * 5 + [False]
