"""The compiled reading of style sheets finds the rules that the plain one finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.fast import COMPILED
from cleaner.read.styles import rules
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
PARTS = (
    "{", "}", ".a", ".b, .c", "@media print", "display", "Display", ":", " : ", "none", "block;",
    "display:none", "display: none !important", "display:\u00a0flex", " " * 9, " " * 10, "-", "é",
    "d", "ſ", "dıſplay:none", "color: red;", "displaydisplay:none", "display::none", "\0", "_x",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_sheets(sheet: str) -> None:
    agree("styles.rules", sheet)


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        (".a{display:none}", [(1, ".a", "none")]),
        ("display:none}", [(0, "", "none")]),
        ("{display:none}", [(1, "", "none")]),
        (".a { .b { DISPLAY : Block", []),
        ("@media x { .a { color: red } .b { display: flex } }", [(2, " .b ", "flex")]),
    ],
)
def test_what_is_found(sheet: str, found: list[tuple[int, str, str]]) -> None:
    agree("styles.rules", sheet)
    assert rules(sheet) == found
