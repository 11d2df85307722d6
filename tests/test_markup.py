"""Inline markup stands where the page has it, whatever becomes of the white space round it."""

from __future__ import annotations

import pickle
import time
import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.markup import Span, runs_of, spans_of
from tests.generated import html_pages

URL = "https://courier.example/news/bridge"
ORLA = "https://courier.example/orla"


def marked(page: str, url: str | None = URL) -> list[list[tuple[str, str]]]:
    """The marked words of each block of a page, with what they are."""
    article = cleaner.clean(page, url=url, filters=())
    return [
        [(block.text[span.start : span.end], span.target or span.kind) for span in block.spans]
        for block in article.blocks
    ]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>The <a href=/orla>Orla bridge</a> is open.</p>", [("Orla bridge", ORLA)]),
        ("<p>The <b>old</b> <em>bridge</em></p>", [("old", "strong"), ("bridge", "emphasis")]),
        ("<p>The <strong>old </strong>bridge</p>", [("old", "strong")]),
        ("<p>The<i> old\n\n bridge </i>is open</p>", [("old bridge", "emphasis")]),
        ("<p>Run <code>a  +  b</code>, please</p>", [("a + b", "code")]),
        ("<p>\n  A&nbsp;<b>B &amp;amp; C</b>\u200b d</p>", [("B & C", "strong")]),
        ("<p><b>One</b><b> and two</b> more</p>", [("One", "strong"), ("and two", "strong")]),
        ("<p><b>One</b><b>two</b> more</p>", [("Onetwo", "strong")]),
        ("<p><b><strong>One</strong> two</b> more</p>", [("One two", "strong")]),
        ("<p>A<a href=/orla><b>B</b></a></p>", [("B", ORLA), ("B", "strong")]),
        ("<p>One <b>, </b>two<b></b></p>", [(",", "strong")]),
        ("<p>町は<b>橋</b>を<a href=/orla>開く</a>。</p>", [("橋", "strong"), ("開く", ORLA)]),
        ("<p>👩‍🚒<b>👩‍🚒</b> a</p>", [("👩‍🚒", "strong")]),
        ("<p>The <a>bridge</a> <a href='#x'>is</a> <a href='javascript:x'>open</a></p>", []),
        ("<p>The <a href=/orla><a href=/b>Orla</a></a></p>", None),
    ],
)  # fmt: skip
def test_marks_in_a_paragraph(page: str, found: list[tuple[str, str]] | None) -> None:
    (spans,) = marked(page)
    if found is None:  # The parser may close the one where the other begins.
        assert [words for words, _ in spans] == ["Orla"]
    else:
        assert spans == found


def test_an_element_round_several_blocks_is_round_each() -> None:
    page = "<a href=/orla><h2>The bridge</h2><p>It is <b>open</b>.</p></a><p>Since Monday.</p>"
    assert marked(page) == [
        [("The bridge", ORLA)],
        [("It is open.", ORLA), ("open", "strong")],
        [],
    ]


def test_lines_of_a_paragraph_keep_their_own_marks() -> None:
    page = "<p><b>One</b> two<br>three <b>four<br>five</b> six</p>"
    assert marked(page) == [[("One", "strong")], [("four", "strong")], [("five", "strong")]]


def test_a_sentence_that_a_widget_parts_keeps_its_marks() -> None:
    page = "<div><b>The</b> bridge<aside></aside>, which is <b>old</b>, is open.</div>"
    assert marked(page) == [[("The", "strong"), ("old", "strong")]]


def test_a_headline_behind_its_kicker_keeps_its_marks() -> None:
    page = "<h1><span class=kicker>Town</span> – The <em>old</em> bridge</h1><p>It is open.</p>"
    assert [("old", "emphasis")] in marked(page)


def test_cells_of_a_row_keep_their_marks() -> None:
    row = "<tr><td><b>Year</b></td><td>9 <i>cars</i></td></tr>"
    assert marked(f"<table>{row}</table>") == [[("Year", "strong"), ("cars", "emphasis")]]


def test_a_page_may_say_what_completes_its_links() -> None:
    page = "<head><base href='https://example.org/x/'></head><p>The <a href=y>bridge</a></p>"
    assert marked(page) == [[("bridge", "https://example.org/x/y")]]
    assert marked("<p>The <a href=y>bridge</a></p>", url=None) == [[]]
    page = f"<link rel=canonical href='{URL}'><p>The <a href=/orla>bridge</a></p>"
    assert marked(page, url=None) == [[("bridge", ORLA)]]


def test_markdown_has_its_marks() -> None:
    page = "# The bridge\n\nIt is **open** *again*, [they](https://example.org/a) `said`.\n"
    assert marked(page, url=None)[-1] == [
        ("open", "strong"),
        ("again", "emphasis"),
        ("they", "https://example.org/a"),
        ("said", "code"),
    ]


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([Span(0, 3, "strong"), Span(3, 6, "strong")], [Span(0, 6, "strong")]),
        ([Span(4, 6, "code"), Span(0, 2, "code")], [Span(0, 2, "code"), Span(4, 6, "code")]),
        ([Span(-5, 90, "strong")], [Span(0, 9, "strong")]),
        ([Span(5, 2, "strong"), Span(99, 120, "strong")], []),
        ([Span(0, 2, "link", "javascript:x")], []),
    ],
)
def test_spans_are_put_in_order(parts: list[Span], wanted: list[Span]) -> None:
    assert list(spans_of("bridge at", runs_of("bridge at", parts), "")) == wanted


@settings(derandomize=True, deadline=None, max_examples=80, database=None)
@given(html_pages())
def test_spans_lie_in_their_texts_and_end_at_words(page: str) -> None:
    for block in cleaner.clean(page, url=URL, filters=()).blocks:
        for span in block.spans:
            shown = block.text[span.start : span.end]
            assert 0 <= span.start < span.end <= len(block.text)
            assert shown == shown.strip() != ""
        for kind in ("link", "strong", "emphasis", "code"):
            alike = [span for span in block.spans if span.kind == kind]
            assert all(a.end <= b.start for a, b in pairwise(alike))


words = st.text("ab &;\u00a0\u200b\nx#", max_size=6)


@settings(derandomize=True, deadline=None, max_examples=400, database=None)
@given(st.lists(st.tuples(words, words), max_size=5))
def test_marked_words_are_those_of_the_page(parts: list[tuple[str, str]]) -> None:
    """Each bold run is found again by its letters, or, inside an entity, none is."""
    page = "".join(f"{plain}<b>{bold}</b>" for plain, bold in parts).replace("&", "&amp;")
    blocks = cleaner.clean(f"<html><body><p>go {page}", filters=()).blocks
    found = "".join(b.text[s.start : s.end] for b in blocks for s in b.spans)
    if found and "&" not in page:
        letters = "".join(bold for _, bold in parts)
        assert [c for c in found if c in "abx"] == [c for c in letters if c in "abx"]


PARAGRAPH = "The old bridge over the Aller reopens on Monday, the town council said on Friday. "


def test_an_article_holds_the_marks_of_its_own_blocks_alone() -> None:
    menu = "".join(f"<li><a href='/{n}/{'x' * 200}'>Menu {n}</a></li>" for n in range(400))
    shown = "".join(f"<p>{PARAGRAPH} {n} <a href='/{n}'>more</a></p>" for n in range(40))
    made = cleaner.clean(f"<html><body><ul>{menu}</ul><article>{shown}</article>", url=URL)
    assert any(block.spans for block in made.blocks)
    assert "x" * 200 not in repr(pickle.dumps(made))
    assert pickle.loads(pickle.dumps(made)).to_html() == made.to_html()


@pytest.mark.parametrize(
    "shape",
    [
        "<b>a</b>" * 60_000,
        "<a href='https://example.org/'>a b</a> " * 30_000,
        "<b>" * 400 + "<p>a b c d e f g h i j k l m n o p</p>" * 3_000,
        "<p>x <a href='/" + "y" * 5_000_000 + "'>a</a></p>",
        "<p>" + "<b>a</b>&amp; " * 20_000,
        "<i>a<br></i>" * 2_900,
        "<img src=/a.jpg>" * 14_000,
        "<ol reversed>" + "<li>a" * 2_900,
    ],
    ids=["bold", "links", "nested", "long link", "entities", "breaks", "pictures", "items"],
)
def test_a_flood_of_marks_takes_linear_time_and_little_room(shape: str) -> None:
    page = f"<html><body>{shape}"
    tracemalloc.start()
    started = time.process_time()
    made = cleaner.clean(page, url=URL, filters=(), max_blocks=None)
    made.to_html(images=True)
    made.to_markdown(links=True, emphasis=True)
    made.to_json(markup=True)
    took = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 20
    assert peak < 12 * len(page) + 60_000_000
