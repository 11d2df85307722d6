"""The compiled collections of what a page states, and of its notes, give the plain ones'."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.fast import COMPILED, TWINS
from cleaner.read import decode
from cleaner.read.html import parse
from tests.generated import marked_up
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
PAGES = sorted((Path(__file__).parent.parent.parent / "fixtures" / "pages").glob("*/input.html"))
KEPT = frozenset({"author", "og:title", "date"})
TAGS = (
    "meta", "meta", "link", "title", "script", "time", "time", "div", "svg", "section", "p",
    "a", "a", "span", "address", "li", "sup",
)  # fmt: skip
ATTRIBUTES = (
    "name=author", "name=' AUTHOR '", "name=other", "property='og:title'", "itemprop=date",
    "http-equiv=date", "content='Jane Roe'", "content", "value=2024", f"content='{'x' * 5_001}'",
    f"name='{' ' * 78}author'", "rel=canonical", "rel=CANONICAL", "rel=next", "href=' /orla '",
    "type='Application/LD+JSON'", "type=module", "datetime=2024-03-12", "datetime", "pubdate",
    "itemprop=author", "itemprop=creator", "rel=author", "class=Byline", "class=the-by-line",
    "class='x AUTHOR'", "class=by\u0131line", "class=by--line",
    "pubdate=yes", "class='Comment-List'", "class=Story", "itemprop=datePublished",
    "href='#note'", "href", "href='/orla#a'", "href='&#35;é'",
)  # fmt: skip
TEXTS = ("", "One", "{}", "é", "<!-- x -->", "x" * 5_001)
markup = marked_up(TAGS, ATTRIBUTES, TEXTS, most_attributes=5)


def check(page: str) -> None:
    root = parse(page)
    if root is not None:
        agree("head.collect", root, KEPT)
        agree("head.collect", root[0], KEPT)
        agree("head.bylines", root)
        agree("notes.may_be_marks", root)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_golden_pages(path: Path) -> None:
    check(decode(path.read_bytes()))


@settings(max_examples=300)
@given(st.lists(markup, max_size=8).map("".join))
def test_what_elements_state(page: str) -> None:
    check(f"<p>{page}")


@pytest.mark.parametrize(
    "unit",
    [
        "<meta name=author content=Roe>",
        "<time datetime=2024>",
        "<div class=comment>" + "<div>" * 5 + "<time datetime=2024></time>" + "<div>",
        "<script type='application/ld+json'>{}</script>",
        "<svg><title>One",
        "<a rel=author itemprop=creator class=byline>Roe</a>" * 9,
    ],
)
def test_more_of_a_kind_than_is_kept(unit: str) -> None:
    check(f"<p>{unit * 70}")


def test_times_in_comments_of_a_long_class_take_linear_time() -> None:
    """A class is read once, not for each time inside it: that took minutes of a large page."""
    times = "<time datetime=2024></time>" * 20_000
    root = parse(f"<div class='comment {'x' * 3_000_000}'>{times}")
    for collect in TWINS["head.collect"]:
        begun = process_time()
        collect(root, KEPT)
        assert process_time() - begun < 5
