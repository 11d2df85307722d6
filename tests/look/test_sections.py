"""A heading takes the titles below it, and nothing of the article."""

from __future__ import annotations

import pytest

from cleaner.look.sections import section_end, titles_after
from cleaner.page import Document
from cleaner.read import read_html
from tests.building import PARAGRAPH, PROSE, Line, text_of

LINK = "<p><a href=/s>Storm hits the coast</a></p>"


def test_a_section_is_the_near_element_round_a_heading_and_the_next_block() -> None:
    page = read_html(f"<div><h2>Read more</h2><ul><li>One</li><li>Two</li></ul></div>{PROSE}")
    assert section_end(page, 0) == 3
    assert section_end(page, 2) == 4


def test_the_section_of_a_line_of_text_is_all_that_follows() -> None:
    assert section_end(Document.of_lines("Read more", "One", "Two"), 0) == 3
    assert section_end(Document.of_lines("Read more"), 0) == 1


def test_a_heading_with_nothing_below_takes_nothing_and_is_one_all_the_same() -> None:
    assert titles_after(Document.of_lines(PARAGRAPH, "Read more"), 1) == []


def test_a_heading_above_a_paragraph_heads_no_titles() -> None:
    assert titles_after(Document.of_lines("Read more", PARAGRAPH), 0) is None


@pytest.mark.parametrize(
    ("behind", "titles"),
    [
        ("", [1, 2]),
        (PROSE, [1]),
    ],
    ids=["nothing follows", "text follows, so only links are titles"],
)
def test_titles_stand_in_the_section_of_their_heading(behind: str, titles: list[int]) -> None:
    page = read_html(f"<div><h2>Read more</h2>{LINK}<p>A word in between</p>{behind}</div>")
    assert titles_after(page, 0) == titles


def test_a_short_last_line_above_a_paragraph_may_be_a_sub_heading() -> None:
    lines = ("Read more", "Storm hits the coast of the three islands", "A wait", PARAGRAPH)
    assert titles_after(Document.of_lines(*lines), 0) == [1]


def test_titles_end_at_a_wider_gap() -> None:
    long = "Storm hits the coast of the three islands in the night"
    page = text_of("Read more", long, long, Line(long, gap=2), Line(PARAGRAPH))
    assert titles_after(page, 0) == [1, 2]


def test_titles_end_where_the_bullets_do() -> None:
    page = Document.of_lines("Read more", "• Storm hits", "• Two hurt", "A wait", PARAGRAPH)
    assert titles_after(page, 0) == [1, 2]


def test_titles_may_have_a_sentence_each() -> None:
    teasers = ("Storm hits", "Roofs were torn off.", "Two hurt", "A wall came down.")
    assert titles_after(Document.of_lines("Read more", *teasers, PARAGRAPH), 0) == [1, 2, 3, 4]


def test_a_dropped_block_is_no_title() -> None:
    page = Document.of_lines("Read more", "Advertisement", "Storm hits").dropped([1], "ad")
    assert titles_after(page, 0) == [2]


def test_one_heading_takes_a_limited_number_of_titles() -> None:
    titles = titles_after(Document.of_lines("Read more", *["Storm hits"] * 500), 0)
    assert titles is not None
    assert len(titles) <= 40
