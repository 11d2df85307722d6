"""The lists of flattened text stand or fall together."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.filters._line_lists import keep_lists_whole
from cleaner.page import Kind
from tests.building import Line, text_of

LEAST = 0.5


def settled(*lines: tuple[str, float]) -> list[bool]:
    """Which lines are body after all; a line that begins with a bullet is an item."""
    document = text_of(
        *[
            Line(text.lstrip("• "), Kind.LIST_ITEM if text[0] == "•" else Kind.PARAGRAPH)
            for text, _ in lines
        ]
    )
    chance = np.array([score for _, score in lines], np.float32)
    return (keep_lists_whole(document, chance, LEAST) >= LEAST).tolist()


def test_a_list_between_paragraphs_is_kept_whole() -> None:
    found = settled(
        ("Take with you:", 0.9), ("• torch", 0.4), ("• water", 0.2), ("• map", 0.1), ("So.", 0.8)
    )  # fmt: skip
    assert found == [True] * 5


@pytest.mark.parametrize(("heading", "kept"), [("Take with you:", True), ("Read on", False)])
def test_two_items_need_a_line_that_announces_them(heading: str, *, kept: bool) -> None:
    found = settled((heading, 0.9), ("• a torch", 0.3), ("• water", 0.3), ("So.", 0.8))
    assert found == [True, kept, kept, True]


def test_a_list_that_the_scorer_speaks_against_is_left_alone() -> None:
    items = [("• one", 0.02), ("• two", 0.02), ("• three", 0.05)]
    assert settled(("Most read:", 0.9), *items, ("So.", 0.8)) == [True, False, False, False, True]


def test_a_list_behind_the_body_is_left_alone() -> None:
    items = [("• one", 0.3), ("• two", 0.3), ("• three", 0.3)]
    assert settled(("So.", 0.8), *items, ("Imprint", 0.0)) == [True, False, False, False, False]


def test_numbered_lines_are_a_list() -> None:
    lines = (("So.", 0.9), ("1. Torch", 0.6), ("2. Water", 0.2), ("3. Map", 0.1), ("So.", 0.8))
    assert all(settled(*lines))
    apart = (("So.", 0.9), ("1. Torch", 0.6), ("3. Water", 0.2), ("9. Map", 0.1), ("So.", 0.8))
    assert settled(*apart) == [True, True, False, False, True]
