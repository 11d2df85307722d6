"""A table of numbers below the last paragraph is the article's."""

from __future__ import annotations

from cleaner.filters.keep_tabbed_rows import keep_tabbed_rows
from cleaner.page import Kind
from tests.building import SAID, Line, body, scored, text_of

ROWS = ("Team\tPlayed\tPoints", "Orla\t17\t44", "Aller\t17\t39", "Ister\t16\t38")
TABLE = [Line(row, Kind.TABLE_ROW) for row in ROWS]


def test_a_table_and_what_goes_on_below_it_are_kept() -> None:
    page = scored(text_of(SAID, *TABLE, SAID, "Share"), 0.9, *[0.05] * 4, 0.1, 0.1)
    assert body(keep_tabbed_rows(page)) == [SAID, *ROWS, SAID]


def test_a_table_of_links_or_far_below_is_left() -> None:
    links = [Line(f"{name}\tMore", Kind.TABLE_ROW) for name in ("Orla", "Aller", "Ister")]
    page = scored(text_of(SAID, *links), 0.9, *[0.05] * 3)
    assert keep_tabbed_rows(page) is page
    page = scored(text_of(SAID, "Share", *TABLE), 0.9, 0.1, *[0.05] * 4)
    assert keep_tabbed_rows(page) is page
