"""An article as Markdown: what was text is text when it is rendered, and marks are marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.markup import Span, runs_of, spans_of
from cleaner.tools.golden import cases
from cleaner.write import html
from cleaner.write.markdown import escape, inline
from tests.write.test_html import STORY, URL
from tests.write.test_json import PAGES

markdown_it = pytest.importorskip("markdown_it")

LINK = "https://example.com/?a=1&b=2"


def rendered(text: str) -> str:
    """What a renderer of CommonMark makes of a paragraph."""
    made = markdown_it.MarkdownIt("commonmark").render(text).strip()
    return made.removeprefix("<p>").removesuffix("</p>")


def article(page: str) -> cleaner.Article:
    return cleaner.clean(f"<html><body>{page}", url=URL, filters=())


def test_marks_are_written_when_asked() -> None:
    made = article("<p>The <a href=/orla>Orla <b>bridge</b></a> is <i>open</i>: <code>x</code></p>")
    assert made.to_markdown() == "The Orla bridge is open: x\n"
    assert made.to_markdown(links=True) == (
        "The [Orla bridge](https://courier.example/orla) is open: x\n"
    )
    assert made.to_markdown(emphasis=True) == "The Orla **bridge** is *open*: `x`\n"
    assert made.to_markdown(links=True, emphasis=True) == (
        "The [Orla **bridge**](https://courier.example/orla) is *open*: `x`\n"
    )


@pytest.mark.parametrize(
    ("text", "spans", "written"),
    [
        ("a*b", [Span(0, 3, "strong")], r"**a\*b**"),
        ("x [y]", [Span(2, 5, "link", LINK)], rf"x [\[y\]]({LINK})"),
        ("a(b)c", [Span(1, 4, "strong")], "a(b)c"),  # stars are no marks there
        ("go a|b", [Span(3, 6, "code")], r"go a\|b"),
        ("1. a", [Span(0, 2, "strong")], r"**1\.** a"),
        (
            "ab",
            [Span(0, 1, "link", "https://e.com/?a&copy;=1")],
            "[a](https://e.com/?a&amp;copy;=1)b",
        ),
    ],
)
def test_what_markdown_cannot_mark_up_is_plain(text: str, spans: list[Span], written: str) -> None:
    assert inline(text, spans) == written


def test_cells_keep_their_marks() -> None:
    page = (
        "<table><tr><td>Year</td><td><b>Cars</b></td></tr><tr><td>1</td><td>2|3</td></tr></table>"
    )
    assert article(page).to_markdown(emphasis=True) == (
        "| Year | **Cars** |\n| --- | --- |\n| 1 | 2\\|3 |\n"
    )


plain = st.text(st.sampled_from("ab c.,(*_`[]<>&!\\#\"'é東、1:-~|\u00a0"), min_size=1, max_size=14)
kinds = st.sampled_from(["link", "strong", "emphasis", "code"])
places = st.integers(0, 14)


@settings(derandomize=True, deadline=None, max_examples=1_500, database=None)
@given(plain, st.lists(st.tuples(places, places, kinds), max_size=4))
def test_what_is_rendered_is_what_was_marked(text: str, marks: list[tuple[int, int, str]]) -> None:
    """All words stay, links are links, and what is emphasised was so on the page."""
    text = " ".join(text.split())
    if not text:
        return
    wanted = [Span(start, end, kind, LINK if kind == "link" else "") for start, end, kind in marks]
    spans = spans_of(text, runs_of(text, wanted), "")
    shown = rendered(inline(text, spans))
    bare = re.sub(r"<[^<>]*>", "", shown)
    assert bare == html.escape(text).replace("&#x27;", "'")
    assert ("<a " in shown) <= any(span.kind == "link" for span in spans)
    wrong = set(re.findall(r"<(\w+)", shown)) - {"a", "strong", "em", "code"}
    assert not wrong


@settings(deadline=None)
@given(plain)
def test_escaped_text_is_rendered_as_it_is(text: str) -> None:
    text = " ".join(text.split())
    assert rendered(escape(text)) == html.escape(text).replace("&#x27;", "'")


@pytest.mark.parametrize(
    "options",
    [{"links": True}, {"emphasis": True}, {"links": True, "emphasis": True, "front_matter": True}],
)
def test_it_gives_the_article_again(options: dict[str, bool]) -> None:
    pages: list[str | bytes] = [f"<html><body><article>{STORY}</article>"]
    for page in (*pages, *(path.read_bytes() for path in PAGES)):
        once = cleaner.clean(page, url=URL)
        again = cleaner.clean(once.to_markdown(**options))
        assert (again.headline, again.dek, again.body) == (once.headline, once.dek, once.body)


def test_its_links_are_read_again() -> None:
    page = f"<html><body><article>{STORY.replace('Aller', '<a href=/aller>Aller</a>')}</article>"
    written = cleaner.clean(page, url=URL).to_markdown(links=True, emphasis=True)
    assert "[Aller](https://courier.example/aller)" in written
    assert cleaner.clean(written).to_markdown(links=True, emphasis=True) == written


def test_nearly_every_golden_page_is_given_again() -> None:
    pages = [case.input_path for case in cases(PAGES[0].parent.parent)][::3]
    other = 0
    for path in pages:
        once = cleaner.clean(path.read_bytes())
        again = cleaner.clean(once.to_markdown(links=True, emphasis=True))
        other += (again.headline, again.dek, again.body) != (once.headline, once.dek, once.body)
    assert other <= len(pages) * 0.02
