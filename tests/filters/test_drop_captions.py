"""Captions are known by their elements, however far up those stand."""

from __future__ import annotations

import time

from cleaner.filters.drop_captions import drop_captions
from cleaner.page import Basis, Role, Verdict
from cleaner.read import read_html
from tests.building import PARAGRAPH, PROSE, body, html


def test_caption_elements_are_captions() -> None:
    after = drop_captions(
        html(
            f"{PROSE}<figure><figcaption>The bridge in March.</figcaption></figure>"
            "<figure><figcaption><div>The bridge in May.</div></figcaption></figure>"
            '<p class="wp-caption-text">The bridge in April.</p>'
        )
    )
    assert body(after) == [PARAGRAPH]
    named = Verdict(Role.CAPTION, Basis.NAMED, reason="caption element")
    assert after.verdicts == (Verdict(Role.PARAGRAPH), named, named, named)


def test_what_is_deep_in_an_element_of_captions_is_one() -> None:
    deep = "<div>" * 9 + "The bridge in March." + "</div>" * 9
    assert body(drop_captions(html(f"{PROSE}<div class=caption>{deep}</div>"))) == [PARAGRAPH]


def test_headlines_and_long_texts_are_no_captions() -> None:
    page = read_html(f"<div class=caption><h1>Bridge reopens</h1><p>{PARAGRAPH * 9}</p></div>")
    assert drop_captions(page) is page


def test_credits_are_captions_right_in_their_element() -> None:
    page = html(f"{PROSE}<p class=credit>Jane Roe</p><div class=credit><p>It is open.</p></div>")
    assert body(drop_captions(page)) == [PARAGRAPH, "It is open."]


def test_captions_in_one_another_take_no_more_time() -> None:
    nested = "<div class=caption>The bridge" * 1500 + "</div>" * 1500
    document = html(PROSE + nested)
    start = time.process_time()
    assert body(drop_captions(document)) == [PARAGRAPH]
    assert time.process_time() - start < 0.3
