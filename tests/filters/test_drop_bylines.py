"""Authors are known by elements and hints, too, and dates by the author above."""

from __future__ import annotations

from cleaner.filters.drop_bylines import drop_bylines
from cleaner.page import Hints
from tests.building import PARAGRAPH, PROSE, body, html, text_of


def test_an_element_may_be_named_for_the_author() -> None:
    document = html(f"<p>Bridge reopens</p><div class=byline>Jane Roe</div>{PROSE}")
    assert body(drop_bylines(document)) == ["Bridge reopens", PARAGRAPH]


def test_a_name_alone_is_the_author_s_where_the_hints_say_so() -> None:
    hints = Hints(authors=("Jane Roe",))
    document = text_of("Bridge reopens", "Jane Roe", "John Poe", PARAGRAPH, hints=hints)
    assert body(drop_bylines(document)) == ["Bridge reopens", "John Poe", PARAGRAPH]


def test_a_date_goes_with_the_author_line_above_it() -> None:
    lines = [PARAGRAPH, PARAGRAPH, "By Jane Roe", "12 March 2024", PARAGRAPH, "13 March 2024"]
    assert body(drop_bylines(text_of(*lines))) == [PARAGRAPH] * 3 + ["13 March 2024"]
