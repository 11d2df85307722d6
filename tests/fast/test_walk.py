"""The compiled walk over a page gives the columns of the plain one."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from cleaner.errors import InputError
from cleaner.fast import COMPILED, TWINS
from cleaner.fast.sameness import same
from cleaner.limits import limit_of
from cleaner.read import decode
from cleaner.read.html import parse, whole_body
from tests.generated import broken_pages, marked_up_pages
from tests.twins import agree

if COMPILED:
    from cleaner.fast import walk as leaf

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
PAGES = sorted((Path(__file__).parent.parent.parent / "fixtures" / "pages").glob("*/input.html"))


def check(page: str, **options: object) -> None:
    root = parse(page)
    if root is not None:
        agree("walk.walk", whole_body(root), **options)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_golden_pages(path: Path) -> None:
    check(decode(path.read_bytes()), hiding=frozenset({"note", "share"}))


@given(broken_pages())
def test_broken_pages(page: str) -> None:
    check(page)


@settings(max_examples=300)
@given(marked_up_pages)
def test_what_tags_and_attributes_say(page: str) -> None:
    check(page, labels=["Title: The bridge", ", and so on", "- x"], hiding=frozenset({"note"}))


#: Pages of shapes that no page has: name -> page.
SHAPES = {
    "deep": "<div>" * 2_048 + "One" + "</div>" * 2_048,
    "deep and inline": "<b><a href=/x>" * 1_000 + "One",
    "deep tables": "<table><tr><td>" * 400 + "One",
    "siblings": "<p>One" * 100_000,
    "inline siblings": "<b>One</b>" * 100_000,
    "cells": "<table><tr>" + "<td>One" * 20_000,
    "items": "<ol reversed>" + "<li value=2>One" * 20_000,
    "pictures": "<img src=/a alt=b>" * 5_000,
    "a long value": f"<p class='{'story ' * 500_000}' id={'x' * 500_000}>One",
    "many attributes": "<p " + " ".join(f"a{at}=b" for at in range(20_000)) + " id=x>One",
    "many classes": "".join(f"<p class='c{at:b} n{at}'>One" for at in range(20_000)),
    "many tags": "".join(f"<x{at}>One</x{at}>" for at in range(20_000)),
    "long text": "<p>" + "The bridge is open. " * 200_000,
    "entities": "<p>" + "&amp;nbsp;&#x1F309;\u0345\ufffc" * 20_000,
    "nothing": "<p> \x1c\x85\u2003</p>\u200b<b>\x1f</b>",
    "text that goes on": "<p>One" + "<br>, one" * 20_000,
    "long notes": "<p>One<i hidden>" + "\U0001f309" * 41 + "</i><i hidden>" + "<b></b>" * 8,
    "short notes": "<p>One<i hidden>" + "\U0001f309" * 40 + "</i><i hidden>" + "<b></b>" * 7,
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_that_no_page_has(shape: str) -> None:
    check(SHAPES[shape])


def test_a_tree_deeper_than_any_parser_makes_one() -> None:
    innermost = root = etree.Element("body")
    for _ in range(10_000):
        innermost = etree.SubElement(innermost, "div")
    innermost.text = "One"
    agree("walk.walk", root)


def test_text_in_pieces() -> None:
    """Where an element is taken out, the texts before and behind it are nodes of their own."""
    root = parse("<p>The <i>old</i> bridge <b></b> <i>x</i> <i>y</i>is open.<p> <i>z</i> ")
    etree.strip_elements(root, "i", with_tail=False)
    agree("walk.walk", root)


@pytest.mark.parametrize("blocks", [0, 1, 2])
def test_both_refuse_more_blocks_than_the_limit(blocks: int) -> None:
    root = parse("<p>One<p>Two<p>Three")
    errors = []
    for walk in TWINS["walk.walk"]:
        with pytest.raises(InputError) as error:
            walk(root, limit_of(0, blocks))
        errors.append(str(error.value))
    assert errors[0] == errors[1]


def test_elements_may_come_and_go_meanwhile() -> None:
    """lxml's elements share nodes with the tree; the tree lives while it is walked over."""
    _, walk = TWINS["walk.walk"]
    wanted = walk(parse(SHAPES["deep tables"]))
    for _ in range(50):
        root = parse(SHAPES["deep tables"])
        held = list(root.iter())[::3]
        columns = walk(root[0])
        del root, held
        gc.collect(0)
        assert same(columns.texts, wanted.texts)


def test_eight_threads_give_the_same_answers() -> None:
    plain, walk = TWINS["walk.walk"]
    pages = [decode(path.read_bytes()) for path in PAGES[::8]]
    wanted = [plain(parse(page)) for page in pages]
    with ThreadPoolExecutor(8) as threads:
        for columns in threads.map(lambda page: walk(parse(page)), pages * 8):
            assert any(same(columns, one) for one in wanted)


def test_nodes_that_are_laid_out_otherwise_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(leaf, "_nodes", lambda root: [])
    with pytest.raises(ImportError, match="laid out"):
        leaf.check_layout()
