"""What is left out of a page's source changes nothing of its tree but what nothing reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from cleaner.limits import limit_of
from cleaner.read import html
from cleaner.read.head import BYLINE_MARKS, META_KEYS
from cleaner.read.names import OF_BLOCKS, OF_INLINES
from cleaner.read.source import BY_THE_RULES, READ, cut, shortened
from cleaner.read.state import ASSIGNED
from cleaner.read.tags import OF_PICTURES
from tests.generated import broken_pages, html_pages, odd_sources

PAGES = sorted((Path(__file__).parent.parent.parent / "fixtures" / "pages").glob("*/input.html"))
NAMES = frozenset(READ.decode().split())

by_the_rules = pytest.mark.skipif(not BY_THE_RULES, reason="an older libxml2 has its own rules")


def is_read(tag: object, name: str) -> bool:
    return (name in NAMES and "." not in name) or f"{tag}.{name}" in NAMES


def kept(source: str) -> str:
    found = cut(source.encode(), READ, 1_000_000, by_the_rules=True)
    assert found is not None
    return found.decode()


def tree(source: bytes) -> list[tuple[object, ...]]:
    """The elements of a page as the readers see them: what they do not read is left out."""
    root, _ = html.parse_once(source)
    return [] if root is None else [_seen(element) for element in _elements(root)]


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    for top in (*root.itersiblings(preceding=True), root, *root.itersiblings()):
        yield from top.iter("*")


def _seen(element: etree._Element) -> tuple[object, ...]:
    tag, text = element.tag, element.text or ""
    attributes = [
        (name, element.get(name))
        for name in element.keys()  # noqa: SIM118 - an element's own items are its children
        if is_read(tag, name)
    ]
    if tag == "style" and "none" not in text and "display" not in text:
        text = ""
    if tag == "script" and not _is_data(element.get("type", ""), text):
        text = ""
    return tag, attributes, text, element.tail or ""


def _is_data(kind: str, text: str) -> bool:
    if kind in ("", "text/javascript", "module"):
        return ASSIGNED.search(text) is not None or "__next_f.push" in text
    return "ld+json" in kind.lower() or kind == "application/json"


def check(page: str) -> None:
    """Whether the tree is the same, and has no attribute that is not read."""
    source = page.replace("\0", "").encode("utf-8", "replace")
    short = shortened(page)
    assert tree(short) == tree(source)
    root, _ = html.parse_once(short)
    for element in () if root is None else _elements(root):
        assert all(is_read(element.tag, name) for name in element.keys())  # noqa: SIM118


@by_the_rules
class TestTree:
    @pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
    def test_golden_pages(self, path: Path) -> None:
        check(path.read_bytes().decode("utf-8", "replace"))

    @given(html_pages())
    def test_generated_pages(self, page: str) -> None:
        check(page)

    @given(broken_pages())
    def test_broken_pages(self, page: str) -> None:
        check(page)

    @given(odd_sources)
    def test_whatever_a_tokenizer_may_trip_over(self, page: str) -> None:
        check(page)


class TestWhatGoes:
    @pytest.mark.parametrize(
        ("source", "left"),
        [
            ("<p onclick='a()' class=a>b", "<p class=a>b"),
            ("<P CLASS=a Data-X id = 'b'>", "<P CLASS=a id = 'b'>"),
            ("<p x='1'id='2'class=\"3\">", "<p id='2' class=\"3\">"),
            ("<p class=a x/>", "<p class=a />"),
            ("<br class=a />", "<br class=a />"),
            ("<p x=y/>", "<p>"),
            ("<p x hidden>", "<p hidden>"),
            ("<p id=a id=b>", "<p id=a>"),
            ("<p img.src=a img=b>", "<p>"),
            ("<a href=b><i href=b>", "<a href=b><i>"),
            ("<img alt=a src=b onload=c>", "<img alt=a src=b>"),
            ("a<!-- b -->c<!---->d", "a<!-->c<!-->d"),
            ("<script>a()</script>b", "<script></script>b"),
            ("<script><!-- <script>a</script> --> b</script>c", "<script></script>c"),
            ("<script src=a async></SCRIPT x>b", "<script></SCRIPT x>b"),
            ("<style>p { color: red }</style>", "<style></style>"),
        ],
    )
    def test_what_nothing_reads(self, source: str, left: str) -> None:
        assert kept(source) == left

    @pytest.mark.parametrize(
        "source",
        [
            "a < b <3 <> </> </ x> <!x> <?x y?> <!doctype html>",
            "<p>a</p x='>'>b</p>",
            '<script type="application/ld+json">{"a": "<!-- b -->"}</script>',
            "<script type='application/LD+json'>{}</script>",
            "<script type=application/json>{}</script>",
            "<script type=application/ld&#43;json>{}</script>",
            "<script>window.__PRELOADED_STATE__ = {}</script>",
            "<script type=module>Fusion.globalContent={}</script>",
            "<script>self.__next_f.push([1,'a'])</script>",
            "<style>.a { display: none }</style>",
            "<title>a <!-- b --> <p onclick=c></title>",
            "<textarea><!-- a --></textarea>",
            "<xmp><p onclick=a></xmp>",
            "<plaintext><p onclick=a></plaintext><p onclick=a>",
        ],
    )
    def test_what_is_read(self, source: str) -> None:
        assert kept(source) == source

    @pytest.mark.parametrize(
        "rest",
        [
            "<!-- a <p x>",
            "<p x='<p y>",
            "<p x",
            "<script>a <p x>",
            "<script><!--<script></script><p x>",
        ],
    )
    def test_what_is_not_closed_stays(self, rest: str) -> None:
        assert kept(f"<p x>{rest}") == f"<p>{rest}"

    def test_all_attributes_that_the_readers_ask_for_stay(self) -> None:
        asked = OF_BLOCKS | OF_INLINES | OF_PICTURES | META_KEYS | {*BYLINE_MARKS}
        assert asked <= {name.rpartition(".")[2] for name in NAMES}


class TestCounts:
    @pytest.mark.parametrize(
        ("source", "pieces"),
        [
            ("<p>", 1), ("<p a b=c d='e'f=g>", 5), ("</p>", 1), ("</i>", 0), ("<!-- <p> -->", 0),
            ("<script><p></script><p>", 2), ("<title><p></title><p>", 2), ("<p =a>", 2), ("<p", 0),
        ],
    )  # fmt: skip
    def test_elements_attributes_and_ends_of_paragraphs(self, source: str, pieces: int) -> None:
        assert cut(source.encode(), READ, pieces, by_the_rules=True) is not None
        assert pieces == 0 or cut(source.encode(), READ, pieces - 1, by_the_rules=True) is None

    def test_a_page_with_more_is_refused(self) -> None:
        page = "<i>" * 700
        assert shortened(page[:300], limit_of(300, 20)) == b"<i>" * 100
        with pytest.raises(html.InputError, match="elements and attributes"):
            shortened(page, limit_of(len(page), 100))


class TestForOlderLibraries:
    """Before libxml2 2.14: nothing goes but attributes that are too many."""

    def test_the_page_stays_as_it_is(self) -> None:
        source = b"<p onclick=a><!-- b --><script>c</script><title><p d></title>"
        source += b"<p x y>" * 300
        assert cut(source, READ, 10_000, by_the_rules=False) == source

    @pytest.mark.parametrize("before", [b"", b"<title><!--</title>-->", b"<script><p </script>"])
    def test_floods_of_attributes_go(self, before: bytes) -> None:
        flood = b"".join(b" a%d=1" % number for number in range(600))
        source = before + b"<p" + flood + b" class=a/>b"
        assert cut(source, READ, 10_000, by_the_rules=False) == before + b"<p class=a/>b"
