"""The form of expected.txt: lines under headings."""

from __future__ import annotations

from cleaner.tools.sections import Line, by_section, parse

EXPECTED = "== headline ==\nStorm\n\n== body ==\nIt rained.\n\n- on Monday\n- on Tuesday\n"


def test_lines_have_the_section_of_the_heading_above() -> None:
    assert parse(EXPECTED) == [
        Line("headline", "Storm"),
        Line("body", "It rained."),
        Line("body", "- on Monday"),
        Line("body", "- on Tuesday"),
    ]


def test_a_line_opens_a_paragraph_below_a_heading_or_an_empty_line() -> None:
    assert [line.opens for line in parse(EXPECTED)] == [True, True, True, False]


def test_without_a_heading_all_is_body() -> None:
    assert parse("It rained.\n") == [Line("body", "It rained.")]


def test_headings_of_other_names_are_text() -> None:
    assert parse("== byline ==\n") == [Line("body", "== byline ==")]


def test_lines_above_the_first_heading_are_in_the_section_that_is_asked_for() -> None:
    found = list(by_section("Why\n\n== dek ==\n- Rain\n", above="reason"))
    assert found == [("reason", "Why"), ("reason", ""), ("dek", "- Rain")]
