"""The compiled cut of a page's source is the plain one, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from cleaner.fast import COMPILED, TWINS
from cleaner.read.source import READ
from tests.generated import broken_pages, odd_sources
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
PAGES = sorted((Path(__file__).parent.parent.parent / "fixtures" / "pages").glob("*/input.*"))


def check(source: bytes) -> None:
    for by_the_rules in (True, False):
        agree("source.cut", source, READ, 1_000_000, by_the_rules=by_the_rules)
        agree("source.cut", source, READ, 10, by_the_rules=by_the_rules)


def test_golden_pages() -> None:
    for path in PAGES:
        check(path.read_bytes())


@given(broken_pages())
def test_broken_pages(page: str) -> None:
    check(page.encode())


@given(odd_sources)
def test_odd_sources(page: str) -> None:
    check(page.encode())


def test_floods_of_attributes() -> None:
    check(b"<p" + b"".join(b" a%d=1" % number for number in range(600)) + b" id=b />")


@pytest.mark.parametrize("read", [b"a " * 65, b"a" * 40])
def test_the_compiled_one_refuses_what_it_has_no_room_for(read: bytes) -> None:
    _, compiled = TWINS["source.cut"]
    with pytest.raises(ValueError, match="attribute"):
        compiled(b"<p>", read, 1, by_the_rules=True)
