"""Key points that the scorer dropped."""

from __future__ import annotations

import pytest

from cleaner.filters.keep_key_points import keep_key_points
from cleaner.page import Document, Role
from cleaner.read import read_html

POINT = "The old bridge over the Orla is open again"


def dropped(html: str) -> Document:
    """A page of which the scorer dropped everything."""
    page = read_html(html)
    return page.with_verdicts(verdict.scored(0.1).dropped("odd") for verdict in page.verdicts)


@pytest.mark.parametrize(
    "html",
    [
        f"<ul class=el__storyhighlights><li>{POINT}</ul>",
        f"<div id=key-takeaways><p>{POINT}</div>",
        f"<ul class=summary-list><li>{POINT}</ul>",
    ],
)
def test_what_an_element_names_a_key_point_is_kept(html: str) -> None:
    assert keep_key_points(dropped(html)).roles == [Role.LIST_ITEM]


@pytest.mark.parametrize(
    "html",
    [
        "<div class=key-points><div>Key points</div></div>",
        f"<div class=key-points><h3>{POINT}</h3></div>",
        f"<ul class=key-points><li><a href=/>{POINT}</a></ul>",
        f"<div class=summary><p>{POINT}</div>",
        f"<ul class=key-points>{f'<li>{POINT}' * 11}</ul>",
    ],
)
def test_labels_links_and_long_lists_are_none(html: str) -> None:
    page = dropped(html)
    assert keep_key_points(page) is page


def test_what_a_filter_took_by_name_stays_dropped() -> None:
    page = read_html(f"<ul class=key-points><li>{POINT}</ul>")
    page = page.dropped([0], "known by name")
    assert keep_key_points(page) is page
