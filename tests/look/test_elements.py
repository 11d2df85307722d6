"""What is asked of the elements round blocks is answered by their numbers."""

from __future__ import annotations

import pytest

from cleaner.look import elements
from cleaner.page import NO_ELEMENT, Document, Kind, Page
from cleaner.read import read_html
from tests.building import Line, body, text_of

PAGE = """<body><div class="story"><p>One.</p><section id="box" class="related"><h2>Two.</h2>
<ul><li>Three.</li><li>Four.</li></ul></section><p>Five.</p></div><p>Six.</p></body>"""


def page_of(html: str) -> Page:
    return read_html(html).page


def element(page: Page, word: str) -> int:
    return next(at for at, words in enumerate(page.elements.words) if word in words)


def test_the_blocks_inside_an_element_follow_one_another() -> None:
    page = page_of(PAGE)
    assert elements.blocks_inside(page, element(page, "related")) == range(1, 4)
    assert elements.blocks_inside(page, element(page, "story")) == range(5)


def test_an_element_holds_what_stands_inside_it_however_deep() -> None:
    page = page_of(PAGE)
    box = element(page, "related")
    assert [at for at in range(6) if elements.holds(page, box, at)] == [1, 2, 3]
    assert elements.holds(page, NO_ELEMENT, 5)


def test_text_has_no_elements() -> None:
    page = Document.of_lines("One.", "Two.").page
    assert list(elements.near(page, 0)) == []
    assert elements.nearest_round(page, 0, 1) == NO_ELEMENT
    assert elements.named_for(page, 0, {"box"}, None) == NO_ELEMENT
    assert not elements.is_hidden(page, 0)
    assert not elements.in_posts(page)


def test_the_innermost_element_that_holds_two_blocks_is_found_where_it_is_near() -> None:
    page = page_of(PAGE)
    assert elements.nearest_round(page, 1, 2) == element(page, "related")
    assert elements.nearest_round(page, 0, 2) == element(page, "story")
    deep = page_of("<div>" * 5 + "<h2>One.</h2>" + "</div>" * 4 + "<p>Two.</p></div>")
    assert elements.nearest_round(deep, 0, 1) == NO_ELEMENT


def test_an_element_near_a_block_is_found_by_its_name() -> None:
    page = page_of(PAGE)
    assert elements.named_for(page, 2, {"related"}, None) == element(page, "related")
    assert elements.named_for(page, 2, {"box"}, None) == element(page, "related")
    assert elements.named_for(page, 0, {"related"}, None) == NO_ELEMENT


@pytest.mark.parametrize(
    "part",
    [
        "<article class=appeal><p>One.</p></article>",
        "<div><h2 class=appeal>One.</h2></div>",
        "<div><a class=appeal href=/a>One.</a></div>",
    ],
)
def test_an_element_that_is_too_wide_or_leads_elsewhere_names_nothing(part: str) -> None:
    assert elements.named_for(page_of(part), 0, {"appeal"}, None) == NO_ELEMENT


def test_of_names_in_one_another_the_outermost_counts_that_is_apart_from_the_text() -> None:
    page = page_of(
        "<div class=appeal-page><p>Text.</p><div class=appeal-box>"
        "<div class=appeal-title><p>Give.</p></div></div></div>"
    )
    assert elements.named_for(page, 1, {"appeal"}, 0) == element(page, "box")
    assert elements.named_for(page, 1, {"appeal"}, None) == element(page, "page")


def test_the_innermost_element_of_a_tag_is_known_for_each_element() -> None:
    page = page_of(PAGE)
    found = elements.innermost(page, {"ul", "section"})
    tags = [page.elements.tags[at] if at != NO_ELEMENT else "" for at in found]
    owners = page.owners
    assert [tags[owner] for owner in owners] == ["", "section", "ul", "ul", "", ""]


def test_elements_are_known_by_their_class_alone_and_not_by_what_may_become_of_them() -> None:
    page = page_of(
        '<body class=comment><div class="comment-body">One.</div><div id=comment>Two.</div>'
        '<div class="post comments-open comment">Three.</div></body>'
    )
    found = elements.classed(page, {"comment"}, {"open"})
    assert found == {element(page, "body")}


def test_what_holds_for_an_element_holds_for_all_inside_it() -> None:
    document = read_html("<div hidden><p>One.</p><ul><li>Two.</li></ul></div><p>Three.</p>")
    hidden = [elements.is_hidden(document.page, at) for at in range(3)]
    assert body(document) == ["One.", "Two.", "Three."]
    assert hidden == [True, True, False]


def test_lines_are_built_alike_that_have_the_same_white_space_before_their_paragraph() -> None:
    lines = [
        Line("One.", gap=1),
        Line("Two.", gap=2),
        Line("Three.", gap=1),
        Line("It goes on.", glue=" "),
        Line("Four.", Kind.LIST_ITEM, gap=1),
    ]
    looks = elements.alike(text_of(*lines).page)
    assert looks[0] == looks[2] == looks[3]
    assert len(set(looks)) == 3
