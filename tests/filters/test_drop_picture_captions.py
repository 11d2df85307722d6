"""Captions in small elements of pictures."""

from __future__ import annotations

import pytest

from cleaner.filters.drop_picture_captions import drop_picture_captions
from cleaner.page import Role
from cleaner.read import read_html

TEXT = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
CAPTION = "The first cars on the bridge"


def is_caption(html: str, score: float = 0.6) -> bool:
    page = read_html(f"{TEXT}{html}{TEXT}")
    scored = page.with_verdicts(verdict.scored(score) for verdict in page.verdicts)
    cleaned = drop_picture_captions(scored)
    return cleaned.verdicts[page.page.texts.index(CAPTION)].role is Role.CAPTION


@pytest.mark.parametrize(
    "html",
    [
        f"<div class=cap>{CAPTION}</div>",
        f"<div class='pic box'><p>{CAPTION}</p></div>",
        f"<section class=photo>{CAPTION}</section>",
    ],
)
def test_the_text_of_an_element_of_a_picture_is_its_caption(html: str) -> None:
    assert is_caption(html)


@pytest.mark.parametrize(
    "html",
    [
        f"<p class=cap>{CAPTION}</p>",
        f"<div class=photo><h2>{CAPTION}</h2></div>",
        f"<div class=photo><p>{CAPTION}</p>{TEXT * 3}</div>",
        f"<div class=photo><div><div>{CAPTION}</div></div></div>",
    ],
)
def test_large_letters_headings_and_large_elements_are_none(html: str) -> None:
    assert not is_caption(html)


def test_what_the_scorer_is_sure_of_is_text() -> None:
    assert not is_caption(f"<div class=photo>{CAPTION}</div>", score=0.95)


def test_an_element_of_an_image_holds_captions_and_one_of_a_gallery_its_texts() -> None:
    assert is_caption(f"<div class=image-wrapper>{CAPTION}</div>")
    assert not is_caption(f"<div class=image-gallery>{CAPTION}</div>")
