"""An item of a list that holds the whole article holds paragraphs."""

from __future__ import annotations

from building import SAID, settled

from cleaner.filters.mark_paragraphs import mark_paragraphs
from cleaner.page import Role


def test_an_item_that_holds_the_page_holds_paragraphs() -> None:
    story = f"<p>{SAID}</p>" * 5
    page = f"<ul><li><div>{story}<p>Sent in by</p><p>Up</p></div></li><li>Menu</li></ul>"
    found = settled(mark_paragraphs, page, 0.9, 0.9, 0.9, 0.9, 0.9, 0.1, 0.0, 0.0)
    assert found == [(SAID, Role.PARAGRAPH)] * 5


def test_of_two_items_the_one_with_the_text_holds_paragraphs() -> None:
    counts = "".join(f"<p>Item {n}</p>" for n in range(5))
    page = f"<ul><li><div>{counts}</div></li><li><div>{f'<p>{SAID * 4}</p>' * 4}</div></li></ul>"
    found = settled(mark_paragraphs, page, *[0.9] * 9)
    assert [role for _, role in found] == [Role.LIST_ITEM] * 5 + [Role.PARAGRAPH] * 4


def test_items_of_a_list_are_items() -> None:
    page = f"<ul>{f'<li>{SAID}</li>' * 5}</ul>"
    assert settled(mark_paragraphs, page, *[0.9] * 5) == [(SAID, Role.LIST_ITEM)] * 5
