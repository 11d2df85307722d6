"""Texts go with the titles of other stories that stand above them."""

from __future__ import annotations

import pytest
from building import SAID, settled

from cleaner.filters.drop_teasers import drop_teasers

TEASER = '<div class=latest><a href="/{0}">{0} reopens after years of work</a><p>{1}</p></div>'


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("", 3),
        # Something of the article stands behind them.
        (f"<p class=end>{SAID}</p>", 7),
    ],
)
def test_texts_go_with_the_titles_of_other_stories(between: str, kept: int) -> None:
    latest = "".join(TEASER.format(name, SAID) for name in ("School", "Well", "Ferry"))
    page = f"<p class=text>{SAID}</p>" * 3 + latest + between
    scores = [0.9] * 3 + [0.1, 0.9] * 3 + [0.9] * bool(between)
    assert len(settled(drop_teasers, page, *scores)) == kept


def test_titles_of_other_stories_may_be_short() -> None:
    latest = "".join(TEASER.format(name, SAID) for name in ("Schools", "Mill", "Ferry"))
    page = f"<p class=text>{SAID}</p>" * 3 + latest.replace(
        "reopens after years of work", "is shut"
    )
    assert len(settled(drop_teasers, page, *[0.9] * 3, *[0.1, 0.9] * 3)) == 3


def test_links_between_the_parts_of_an_article_are_no_titles() -> None:
    shop = "".join(TEASER.format("It", f"{SAID} {n}") for n in range(3))
    page = f"<p class=text>{SAID}</p>" * 3 + shop
    assert len(settled(drop_teasers, page, *[0.9] * 3, *[0.1, 0.9] * 3)) == 6
    own = "".join(TEASER.format(name, SAID) for name in ("School", "Well", "Ferry", "Inn"))
    own = f"<div class=latest><p>{SAID}</p></div>{own}"
    assert len(settled(drop_teasers, own, 0.9, *[0.1, 0.9] * 4)) == 5


def test_items_of_which_the_scorer_is_not_sure_that_they_are_titles_stay() -> None:
    hotels = "".join(TEASER.format(name, SAID) for name in ("Seaview", "Old Mill", "Harbour"))
    page = f"<p class=text>{SAID}</p>" * 3 + hotels
    assert len(settled(drop_teasers, page, *[0.9] * 3, *[0.3, 0.9] * 3)) == 6
