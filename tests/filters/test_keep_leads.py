"""First paragraphs of a text that were taken for its dek."""

from __future__ import annotations

from cleaner.filters.keep_leads import keep_leads
from cleaner.page import Role
from cleaner.read import read_html

SAID = "The bridge over the Orla reopened on Monday after four years of work."
TEXT = f"<p>{SAID}</p>" * 3


def role_of_lead(html: str) -> Role:
    """What the block that says so is, below a headline and a line, if it was taken for the dek."""
    page = read_html(f"<h1>Bridge</h1><p>May 4</p>{html}")
    lead = next(at for at, text in enumerate(page.page.texts) if text == "Lead")
    page = page.as_role([0], Role.HEADLINE, "").as_role([lead], Role.DEK, "")
    return keep_leads(page).verdicts[lead].role


def test_the_first_paragraph_in_the_element_of_the_text_is_text() -> None:
    assert role_of_lead(f"<div><p class=introduction>Lead</p>{TEXT}</div>") is Role.PARAGRAPH


def test_what_is_named_for_a_standfirst_or_stands_outside_the_text_is_a_dek() -> None:
    assert role_of_lead(f"<div><p class=standfirst>Lead</p>{TEXT}</div>") is Role.DEK
    assert role_of_lead(f"<div><p>Lead</p></div><div>{TEXT}</div>") is Role.DEK


def test_a_dek_does_not_stand_right_above_the_text_where_a_picture_parts_them() -> None:
    caption = "<figure><figcaption>A ferry</figcaption></figure>"
    assert role_of_lead(f"<div><p>Lead</p>{caption}{TEXT}</div>") is Role.DEK


def test_a_text_of_two_paragraphs_has_its_first_one_beside_the_next() -> None:
    assert role_of_lead(f"<div><p>Lead</p><p>{SAID}</p><p>{SAID}</p></div>") is Role.PARAGRAPH


def test_paragraphs_that_each_have_an_element_of_their_own_stand_side_by_side() -> None:
    text = f"<div><p>{SAID}</p></div>" * 3
    assert role_of_lead(f"<div><div><p class=bold>Lead</p></div>{text}</div>") is Role.PARAGRAPH
    assert role_of_lead(f"<div><div class=intro><p>Lead</p></div>{text}</div>") is Role.DEK


def test_what_stands_right_in_the_element_that_holds_the_text_is_text() -> None:
    assert role_of_lead(f"<div>Lead<section>{TEXT}</section></div>") is Role.PARAGRAPH


def role_of_dek(html: str) -> Role:
    """What the block below a headline is that says so, if it was taken for the dek."""
    page = read_html(html)
    lead = next(at for at, text in enumerate(page.page.texts) if text.startswith("Lead"))
    page = page.as_role([0], Role.HEADLINE, "").as_role([lead], Role.DEK, "")
    return keep_leads(page).verdicts[lead].role


def test_what_introduces_steps_or_questions_is_text() -> None:
    steps = f"<ol><li>{SAID}<li>{SAID}<li>{SAID}</ol>"
    questions = "".join(f"<details><summary>Why?</summary><p>{SAID}</p></details>" for _ in "12")
    lead = "<div class=a><p>Lead us over the bridge.</p></div>"
    for below in (steps, questions):
        assert role_of_dek(f"<h1>Bridge</h1>{lead}{below}") is Role.PARAGRAPH
        assert role_of_dek(f"<h1>Bridge</h1>{lead.replace('=a', '=intro')}{below}") is Role.DEK
        assert role_of_dek(f"<header><h1>Bridge</h1>{lead}</header>{below}") is Role.DEK
    assert role_of_dek(f"<h1>Bridge</h1>{lead}{steps}{TEXT}") is Role.DEK


def test_the_heading_of_the_first_post_is_text() -> None:
    post = f"<div class=post><h3>{{}}</h3>{TEXT}</div>"
    heads = ("Lead is up", "Rain", "Fog")
    assert role_of_dek("<h1>Live</h1>" + "".join(map(post.format, heads))) is Role.SUBHEAD
    assert role_of_dek("<h1>Live</h1>" + "".join(map(post.format, heads[:2]))) is Role.DEK
