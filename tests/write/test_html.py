"""An article as HTML shows its words and nothing that they could mean to a browser."""

from __future__ import annotations

import pytest
from lxml import html

from cleaner.article import Article, assemble
from cleaner.page import Kind
from cleaner.write.html import escape
from tests.building import Line, text_of

MARKUP = (
    "<script>alert(1)</script>",
    "</p></article><img src=x onerror=alert(1)>",
    '"><svg onload="alert(1)">',
    "--><!--><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href='javascript:alert(1)'>x</a>",
    "<![CDATA[<b>]]>",
)


def article(*lines: Line | str) -> Article:
    return assemble(text_of(*lines), ())


def lines(made: Article) -> list[str]:
    first, *inner, last = made.to_html().splitlines()
    assert (first, last) == ("<article>", "</article>")
    return inner


def test_head_and_body_stand_in_their_elements() -> None:
    made = article(
        Line("Bridge reopens", Kind.HEADLINE),
        Line("Traffic is back", Kind.DEK),
        Line("After four years", Kind.DEK),
        "It reopened on Monday.",
        Line("What is next", Kind.HEADING),
        Line("“At last”, said the mayor.", Kind.QUOTE),
        Line("So glad!", Kind.EMBED),
    )
    assert lines(made) == [
        "<h1>Bridge reopens</h1>",
        '<p class="dek">Traffic is back</p>',
        '<p class="dek">After four years</p>',
        "<p>It reopened on Monday.</p>",
        "<h2>What is next</h2>",
        "<blockquote><p>“At last”, said the mayor.</p></blockquote>",
        "<blockquote><p>So glad!</p></blockquote>",
    ]


def test_list_items_and_rows_that_follow_one_another_are_one_list_and_one_table() -> None:
    item, row = Kind.LIST_ITEM, Kind.TABLE_ROW
    made = article(
        Line("Ramps", item), Line("Lights", item), "Then:", Line("Rails", item),
        Line("Year\tCars", row), Line("2024\t9000", row),
    )  # fmt: skip
    assert lines(made) == [
        "<ul>", "<li>Ramps</li>", "<li>Lights</li>", "</ul>", "<p>Then:</p>",
        "<ul>", "<li>Rails</li>", "</ul>",
        "<table>", "<tr><td>Year</td><td>Cars</td></tr>", "<tr><td>2024</td><td>9000</td></tr>",
        "</table>",
    ]  # fmt: skip


def test_rows_of_one_cell_are_paragraphs_as_in_text() -> None:
    assert lines(article(Line("One", Kind.TABLE_ROW))) == ["<p>One</p>"]


def test_what_the_flattening_broke_is_one_paragraph() -> None:
    assert lines(article("It reopened", Line("on Monday.", glue=" "))) == [
        "<p>It reopened on Monday.</p>"
    ]


def test_an_empty_article_is_an_empty_element() -> None:
    assert article().to_html() == "<article>\n</article>\n"


@pytest.mark.parametrize("kind", [*Kind])
def test_words_that_look_like_markup_are_words(kind: Kind) -> None:
    shown = article(*(Line(text, kind) for text in MARKUP)).to_html()
    tree = html.fragment_fromstring(shown)
    tags = {element.tag for element in tree.iter()}
    assert tags <= {"article", "h1", "h2", "p", "ul", "li", "blockquote", "table", "tr", "td"}
    attributes = {item for element in tree.iter() for item in element.items()}
    assert attributes <= {("class", "dek")}
    if kind not in (Kind.CAPTION, Kind.LABEL):
        for text in MARKUP:
            assert text in tree.text_content()


def test_characters_that_html_cannot_hold_are_replaced() -> None:
    assert escape("a\x00b\x1fc\ud800d\te") == "a\ufffdb\ufffdc\ufffdd\te"


def test_both_quotation_marks_are_escaped() -> None:
    assert escape("\"'") == "&quot;&#x27;"
