"""The posts of a live page are kept, however short."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleaner.filters.keep_posts import keep_posts
from cleaner.page import Role
from cleaner.read import read_html
from tests.building import SAID, body, scored, text_of

LIVE = (
    "14:20", "Ferry tied up", SAID,
    "13:45", "Bridge shut", SAID,
    "12:05", "Boring.",
    "11:30", "The first cars are across", SAID,
)  # fmt: skip
SCORES = (0.1, 0.1, 0.9, 0.1, 0.2, 0.9, 0.1, 0.1, 0.1, 0.3, 0.9)


def test_the_lines_of_a_post_are_kept_with_it() -> None:
    kept = body(keep_posts(scored(text_of(*LIVE), *SCORES)))
    assert "Ferry tied up" in kept
    assert "Boring." in kept


@pytest.mark.parametrize(
    "times",
    [("14:20", "16:45", "12:05", "13:30"), ("14:20", "13:45", "Noon", "11:30")],
    ids=["in no order", "too few"],
)
def test_other_times_make_no_live_page(times: tuple[str, ...]) -> None:
    texts = list(LIVE)
    for place, time in zip((0, 3, 6, 8), times, strict=True):
        texts[place] = time
    page = scored(text_of(*texts), *SCORES)
    assert keep_posts(page) is page


def test_the_latest_stories_beside_an_article_are_no_posts() -> None:
    latest = [line for hour in range(10, 15) for line in (f"{hour}:00", f"Story number {hour}")]
    page = scored(text_of(SAID, *latest, SAID), 0.9, *[0.1] * len(latest), 0.9)
    assert keep_posts(page) is page


def test_a_button_closes_a_post_and_authors_head_it() -> None:
    page = scored(text_of(*LIVE, "Older posts"), *SCORES, 0.1)
    assert "Older posts" not in body(keep_posts(page))
    named = scored(text_of("14:20", "Jane Roe", *LIVE[2:]), *SCORES)
    assert "Jane Roe" not in body(keep_posts(named))


def test_the_summary_above_the_posts_is_kept() -> None:
    summary = "We follow what is known of the bridge and the ferry, and write it down as it comes."
    assert summary in body(keep_posts(scored(text_of(summary, *LIVE), 0.3, *SCORES)))


def lost_headings(post: str, headings: Sequence[str]) -> int:
    """How many headings of posts in HTML come back, where the scorer dropped them all."""
    said = "The ferry over the Orla is back in service after an hour, the mayor said."
    shown = [post.format(time=f"{16 - n}:10", head=h, said=said) for n, h in enumerate(headings)]
    page = read_html("".join(shown))
    texts = page.page.texts
    page = page.as_role([at for at, text in enumerate(texts) if ":10" in text], Role.BYLINE, "")
    lost = [at for at, text in enumerate(texts) if text in headings]
    page = page.with_changes({at: page.verdicts[at].scored(0.3).dropped("odd") for at in lost})
    return sum(map(keep_posts(page).is_body, lost))


POST = "<div class=post><i class=at>{time}</i><div class=head>{head}</div><p>{said}</p></div>"
HEADINGS = ("The ferry is back", "Divers at work", "A cable breaks")


def test_headings_of_posts_in_html_are_kept() -> None:
    assert lost_headings(POST, HEADINGS) == 3
    assert (
        lost_headings(POST.replace("<i class=at>{time}</i>", "<p>Ann Roe{time}</p>"), HEADINGS) == 3
    )


def test_authors_and_buttons_beside_the_times_of_posts_are_no_headings() -> None:
    assert lost_headings(POST, ("Ann Roe", "Bo Poe", "Cy Doe")) == 0
    assert lost_headings(POST, ("Share this post",) * 3) == 0
    assert lost_headings(POST, ("Reply", "Like", "Report")) == 0


def test_two_posts_are_no_live_page() -> None:
    assert lost_headings(POST, HEADINGS[:2]) == 0
