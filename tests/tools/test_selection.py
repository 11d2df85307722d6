"""What is chosen of an article, and which articles."""

from __future__ import annotations

import cleaner
from cleaner.tools.selection import FIELDS, Fields, Wanted, to_cell
from tests.pages import html

ARTICLE = cleaner.clean(html("MARK"))


def test_the_fields_that_may_be_chosen_are_those_of_json_and_the_text() -> None:
    everywhere = {"cleaner", "schema", "error"}
    assert set(FIELDS) == {"text", *ARTICLE.to_dict()} - everywhere


def test_fields_come_in_the_order_in_which_they_are_named() -> None:
    assert list(Fields(("body", "text", "headline")).of(ARTICLE)) == ["body", "text", "headline"]
    assert list(Fields(("body",), removed=True).of(ARTICLE)) == ["body", "removed"]
    assert Fields().of(ARTICLE) == ARTICLE.to_dict()


def test_cells_hold_text() -> None:
    assert to_cell([{"role": "paragraph"}]) == '[{"role": "paragraph"}]'
    assert to_cell([]) == ""
    assert to_cell(ARTICLE.body == "") == "false"


def test_a_page_that_does_not_state_its_language_is_in_none_of_those_wanted() -> None:
    unknown = cleaner.clean("The bridge reopens on Monday.")
    assert unknown.language is None
    assert Wanted(frozenset({"en"})).refusal(unknown) == "left out: its language is not known"
    assert Wanted().refusal(unknown) == ""
