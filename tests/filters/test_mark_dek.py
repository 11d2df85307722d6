"""Deks that the scorer dropped, in elements named for them."""

from __future__ import annotations

from cleaner.filters.mark_dek import mark_dek
from cleaner.page import Role
from cleaner.read import read_html

TEXT = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>" * 3


def deks(above: str) -> list[str]:
    """The dek of a page with some lines between headline and text, all dropped by the scorer."""
    page = read_html(f"<h1>Bridge</h1><div>{above}</div><div>{TEXT}</div>")
    page = page.as_role([0], Role.HEADLINE, "")
    odd = range(1, len(page.verdicts) - 3)
    page = page.with_changes({at: page.verdicts[at].scored(0.1).dropped("odd") for at in odd})
    return [block.text for block in mark_dek(page).blocks if block.role is Role.DEK]


def test_lines_in_an_element_named_for_a_dek_are_one() -> None:
    found = deks("<div class=view_sub_tit>Four years<br>Nine thousand drivers</div>")
    assert found == ["Four years", "Nine thousand drivers"]


def test_what_has_another_name_too_or_is_a_link_is_none() -> None:
    assert deks("<p class='video dek'>Film by the Orla trust</p>") == []
    assert deks("<p class=dek><a href=/>How the ferry was built</a></p>") == []


def test_a_word_or_a_long_text_is_none() -> None:
    assert deks("<p class=subtitle>Commentary</p>") == []
    assert deks("<p class=subtitle>The line goes on.</p>" * 7) == []
