"""The heading of comments takes their element, and no text of the article."""

from __future__ import annotations

from cleaner.filters.drop_comments import drop_comments
from cleaner.read import read_html
from tests.building import PARAGRAPH, PROSE, body, html


def test_comments_element_is_taken_as_a_whole_and_no_more() -> None:
    thread = f'<section class="comments-area"><h2>Comments</h2>{PROSE}</section>'
    document = html(PROSE * 2, f"{thread}<p>A line of the article</p>")
    after = drop_comments(document)
    assert body(after) == [PARAGRAPH, PARAGRAPH, "A line of the article"]


def test_the_heading_of_comments_may_be_wrapped_up() -> None:
    heading = '<div class="comments-title-wrap"><h4>8 Comments</h4></div>'
    document = html(PROSE * 2, f"<div class=comments>{heading}{PROSE * 2}</div>")
    assert body(drop_comments(document)) == [PARAGRAPH, PARAGRAPH]


def test_comments_are_not_what_stands_round_a_link_to_them() -> None:
    link = '<div class="comments-link">3 Comments</div>'
    document = read_html(
        f'<body><div class="post comments-open">{PROSE * 2}{link}{PROSE * 2}</div>'
    )
    assert body(drop_comments(document)) == [PARAGRAPH] * 4


def test_a_menu_above_the_title_heads_no_comments() -> None:
    menu = "<ul><li>Comment<li>Sport<li>9:15 am<li>10:15 am<li>11:15 am</ul>"
    document = read_html(f"<body>{PROSE * 2}{menu}<h1>The bridge</h1>{PROSE * 3}</body>")
    assert body(drop_comments(document))[-3:] == [PARAGRAPH] * 3


def test_a_heading_of_comments_below_the_title_may_stand_above_another_title() -> None:
    said = "".join(f"<li><b>Ann {at}.1.2024, 10:{at}</b>{PROSE}</li>" for at in range(11, 15))
    heading = "<h2 class=comments-title>Comments:</h2>"
    document = read_html(
        f"<body><h1>The bridge</h1>{PROSE * 2}{heading}<ul class=thread>{said}</ul><h1>More</h1>"
    )
    assert body(drop_comments(document)) == ["The bridge", PARAGRAPH, PARAGRAPH]


def test_a_button_that_is_named_for_comments_goes_alone() -> None:
    button = "<div class=comments>Comments</div>"
    times = "<p>9:15 am</p><p>10:15 am</p>"
    document = read_html(f"<body><h1>The bridge</h1>{PROSE * 2}{button}{PROSE * 3}{times}")
    assert body(drop_comments(document))[3:6] == [PARAGRAPH] * 3
