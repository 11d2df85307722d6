"""A heading goes with what it heads: it is not left behind when all of that was dropped."""

from __future__ import annotations

from building import SAID, scored

from cleaner.filters.drop_orphan_headings import drop_orphan_headings
from cleaner.page import Role
from cleaner.read import read_html

BOX = "<aside><h3>The best of Sunday</h3><p>Get our letter</p><p>Sign up</p></aside>"


def kept(page: str, *scores: float) -> dict[str, bool]:
    settled = drop_orphan_headings(scored(read_html(page), *scores))
    return {block.text: block.is_body for block in settled.blocks}


def test_a_heading_of_what_was_dropped_is_dropped() -> None:
    page = f"<article><p>{SAID}</p>{BOX}<p>{SAID} So it did.</p></article>"
    assert kept(page, 0.9, 0.7, 0.05, 0.05, 0.9)["The best of Sunday"] is False


def test_a_heading_of_anything_kept_stays() -> None:
    page = f"<article><p>{SAID}</p>{BOX}<p>{SAID} So it did.</p></article>"
    assert kept(page, 0.9, 0.7, 0.05, 0.9, 0.9)["The best of Sunday"] is True


def test_a_heading_beside_the_text_stays_whatever_stands_between() -> None:
    page = f"<article><p>{SAID}</p><h2>A long wait</h2><p>Advertisement</p><p>{SAID} Yes.</p>"
    assert kept(page, 0.9, 0.7, 0.05, 0.9)["A long wait"] is True


def test_a_heading_in_a_box_of_its_own_stays() -> None:
    page = f"<article><p>{SAID}</p><div><h2>A long wait</h2></div><p>{SAID} Yes.</p></article>"
    document = read_html(page)
    assert document.blocks[1].role is Role.SUBHEAD
    assert kept(page, 0.9, 0.7, 0.9)["A long wait"] is True
