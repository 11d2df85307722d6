"""An article as HTML shows its words and nothing that they could mean to a browser."""

from __future__ import annotations

from html import escape as html_escape

import pytest
from hypothesis import given, settings
from lxml import html

import cleaner
from cleaner.article import Article, assemble
from cleaner.markup import Span
from cleaner.page import Kind
from cleaner.write.html import escape, inline
from tests.building import Line, text_of
from tests.generated import html_pages

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


URL = "https://courier.example/news/bridge"


def shown(page: str, **options: bool) -> list[str]:
    made = cleaner.clean(f"<html><body>{page}", url=URL, filters=())
    return made.to_html(**options).splitlines()[1:-1]


def test_links_and_emphasis_stay_unless_they_are_not_wanted() -> None:
    page = "<p>The <a href='/orla?a=1&b=2'><b>Orla</b></a> <em>bridge</em> <code>x</code></p>"
    link = '<a href="https://courier.example/orla?a=1&amp;b=2">'
    assert shown(page) == [
        f"<p>The {link}<strong>Orla</strong></a> <em>bridge</em> <code>x</code></p>"
    ]
    assert shown(page, emphasis=False) == [f"<p>The {link}Orla</a> bridge x</p>"]
    assert shown(page, links=False, emphasis=False) == ["<p>The Orla bridge x</p>"]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)", "&#106;avascript:alert(1)", "java&#10;script:alert(1)",
        "data:text/html,<script>alert(1)</script>", "x" * 5_000, " vbscript:x", "//[",
    ],
)  # fmt: skip
def test_hostile_links_are_words(target: str) -> None:
    assert shown(f'<p>The <a href="{target}">bridge</a></p>') == ["<p>The bridge</p>"]


@pytest.mark.parametrize("quote", ['"', "'", ">", "<", "\n", "`", " onclick=x "])
def test_what_would_end_an_address_is_encoded(quote: str) -> None:
    page = f"<p><a href='/a{html_escape(quote)}b'>bridge</a></p>"
    (link,) = html.fragment_fromstring(shown(page)[0]).iter("a")
    assert list(link.keys()) == ["href"]
    assert link.get("href").startswith("https://courier.example/a")
    assert link.text == "bridge"


def test_spans_that_cross_are_closed_in_order() -> None:
    spans = [Span(0, 6, "strong"), Span(4, 9, "link", "https://e.com/"), Span(4, 6, "code")]
    assert inline("abcdefghi", spans) == (
        '<strong>abcd<a href="https://e.com/"><code>ef</code></a></strong>'
        '<a href="https://e.com/">ghi</a>'
    )


def test_lists_are_numbered_and_nested_as_on_the_page() -> None:
    page = """<ol start=3><li>Three<li value=7>Seven<ul><li>Inner<li>More</ul><li>Eight</ol>
        <p>Then</p><ol reversed><li>Two<li>One</ol><ul><li><p>A</p><p>B</p></ul>"""
    assert shown(page) == [
        '<ol start="3">', "<li>Three</li>", '<li value="7">Seven', "<ul>", "<li>Inner</li>",
        "<li>More</li>", "</ul>", "</li>", "<li>Eight</li>", "</ol>", "<p>Then</p>",
        '<ol start="2">', "<li>Two</li>", '<li value="1">One</li>', "</ol>",
        "<ul>", "<li><p>A</p><p>B</p></li>", "</ul>",
    ]  # fmt: skip


def test_a_list_goes_on_with_its_number_behind_a_paragraph() -> None:
    page = "<ol><li>One<li>Two</ol><p>Between</p><ol start=3><li>Three</ol>"
    assert '<ol start="3">' in shown(page)


def test_tables_have_their_heads_and_empty_cells() -> None:
    page = """<table><tr><th></th><th>2023</th><th>2024</th></tr>
        <tr><td>Cars</td><td></td><td><b>9000</b></td></tr></table>"""
    assert shown(page) == [
        "<table>", "<tr><th></th><th>2023</th><th>2024</th></tr>",
        "<tr><td>Cars</td><td></td><td><strong>9000</strong></td></tr>", "</table>",
    ]  # fmt: skip


def test_headings_keep_their_order_below_the_headline() -> None:
    page = "<div><h3>Top</h3><p>a b</p><h5>Deep</h5><p>c d</p><h4>Mid</h4><p>e f</p></div>"
    assert [line for line in shown(page) if line.startswith("<h")] == [
        "<h2>Top</h2>", "<h4>Deep</h4>", "<h3>Mid</h3>",
    ]  # fmt: skip


def test_a_line_break_is_one() -> None:
    page = "<p>Roses are red<br>and <i>violets</i> blue<br><br>The end</p>"
    assert shown(page) == ["<p>Roses are red<br>and <em>violets</em> blue</p>", "<p>The end</p>"]


ALLOWED = frozenset(
    """article h1 h2 h3 h4 h5 h6 p ul ol li blockquote table tr td th a strong em code br
    figure img figcaption""".split()
)
STORY = """<h1>The bridge reopens</h1>
<figure><img src="/low.gif" data-src="/bridge.jpg" alt="A &quot;bridge&quot;">
<figcaption>The bridge in March. <b>Ann Poe</b></figcaption></figure>
<p>The old bridge over the Aller reopens on Monday, the town council said on Friday.</p>
<img src="/count.gif" width="1" height="1"><img src="data:image/png;base64,AA"><img src="x:y">
<p>It was closed for four years, and nobody counted the cars that took the long way round.</p>
<aside class="related"><img src="/other.jpg"><a href="/o">Read also: the ferry is late</a></aside>
<p>Nobody in the town could say on Friday who would be the first to cross the bridge.</p>
"""


def test_pictures_are_shown_when_asked_each_with_its_caption() -> None:
    made = cleaner.clean(f"<html><body><article>{STORY}</article>", url=URL)
    assert "img" not in made.to_html()
    assert [image.url for image in made.images] == ["https://courier.example/bridge.jpg"]
    assert made.images[0].caption == "The bridge in March. Ann Poe"
    assert made.to_html(images=True).splitlines()[2] == (
        '<figure><img src="https://courier.example/bridge.jpg" alt="A &quot;bridge&quot;">'
        "<figcaption>The bridge in March. Ann Poe</figcaption></figure>"
    )


@settings(derandomize=True, deadline=None, max_examples=80, database=None)
@given(html_pages())
def test_any_page_gives_html_that_holds_nothing_but_what_is_allowed(page: str) -> None:
    written = cleaner.clean(page, url=URL, filters=()).to_html(images=True)
    tree = html.fragment_fromstring(written)
    allowed = "article h1 h2 h3 h4 h5 h6 p ul ol li blockquote table tr td th a strong em code br"
    assert {element.tag for element in tree.iter()} <= {
        *allowed.split(),
        "figure",
        "img",
        "figcaption",
    }
    for element in tree.iter():
        assert set(element.keys()) <= {"class", "href", "src", "alt", "start", "value"}
        for address in filter(None, (element.get("href"), element.get("src"))):
            assert address.startswith(("https://", "http://", "mailto:"))
