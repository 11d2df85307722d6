"""Comments without a heading are known by the names of several elements."""

from __future__ import annotations

import pytest

from cleaner.filters.drop_comment_elements import drop_comment_elements
from cleaner.read import read_html
from tests.building import PARAGRAPH, PROSE, body, html


def test_elements_of_comments_need_no_heading() -> None:
    said = (f"<div><span>Ann, 9:27</span></div>{PARAGRAPH}", PROSE)
    comments = "".join(f'<div class="comment-body">{comment}</div>' for comment in said)
    document = html(PROSE * 2, f"{comments}<p>A line of the article</p>")
    after = drop_comment_elements(document)
    assert body(after) == [PARAGRAPH, PARAGRAPH, "A line of the article"]


def test_posts_that_are_open_to_comments_are_no_comments() -> None:
    document = read_html("<body>" + f'<div class="post comments-open">{PROSE * 3}</div>' * 2)
    assert body(drop_comment_elements(document)) == [PARAGRAPH] * 6


@pytest.mark.parametrize(
    "part",
    [
        '<blockquote class="reader-comment"><p>{0}</p></blockquote><p>{0}</p>',
        '<div class="expert-comment"><p>{0}</p></div><p>{0}</p>',
        '<div class="post comments-open"><h2>12:30</h2><p>{0}</p></div>',
    ],
    ids=["letters of readers", "what an expert says", "posts of a live blog"],
)
def test_parts_of_an_article_may_be_named_for_comments(part: str) -> None:
    page = "".join(part.format(f"{PARAGRAPH} {n}.") for n in range(4))
    document = read_html(f"<article><p>{PARAGRAPH}</p><p>{PARAGRAPH} So.</p>{page}</article>")
    assert drop_comment_elements(document) is document
