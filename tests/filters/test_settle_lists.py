"""The items of a list stand or fall together."""

from __future__ import annotations

import pytest
from building import SAID, settled

from cleaner.filters.settle_lists import settle_lists


def test_doubtful_text_in_such_an_item_is_not_voted_down() -> None:
    story = f"<p>{SAID}</p>" * 2 + f"<p>{SAID} Read on.</p>" * 4
    page = f"<p>{SAID}</p><ul><li><div>{story}</div></li><li>Menu</li></ul>"
    assert len(settled(settle_lists, page, 0.9, 0.8, 0.8, 0.1, 0.0, 0.0, 0.0, 0.0)) == 3


def test_lines_of_one_item_are_one_item() -> None:
    lines = "<br>".join(f"{SAID} {n}" for n in range(6))
    page = f"<p>{SAID}</p><ul><li>{lines}</li></ul><p>{SAID}</p>"
    assert len(settled(settle_lists, page, 0.9, 0.6, 0.6, 0.4, 0.4, 0.6, 0.6, 0.9)) == 8


@pytest.mark.parametrize(("opening", "kept"), [("The winners are:", 4), ("The end.", 1)])
def test_a_list_that_is_announced_is_kept_at_the_end_too(opening: str, kept: int) -> None:
    page = f"<p>{opening}</p><ul><li>Best boat: Ida</li><li>Best oar: Bo</li><li>Cup: Ann</li></ul>"
    assert len(settled(settle_lists, page, 0.9, 0.42, 0.51, 0.4)) == kept


def test_text_in_a_list_is_not_voted_down_by_labels() -> None:
    item = f"<li><b>Price</b><p>{SAID}</p><em>Range</em><div>310 miles</div></li>"
    scores = [0.1, 0.7, 0.1, 0.1] * 4
    assert len(settled(settle_lists, f"<ul>{item * 4}</ul>", *scores)) == 4


def test_a_list_behind_the_text_needs_more_than_one_likely_item() -> None:
    title = '<li><a href="/a">Storm hits the coast of Brink</a><p>{}</p></li>'
    latest = "".join(map(title.format, (SAID * 2, "It rained.", "It blew.")))
    page = f"<p>{SAID}</p><ul>{latest}</ul>"
    assert len(settled(settle_lists, page, 0.9, 0.1, 0.5, 0.1, 0.1, 0.1, 0.1)) == 1
