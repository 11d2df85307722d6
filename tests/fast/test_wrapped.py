"""The compiled search for wrapped lines finds what the plain one finds."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.fast import COMPILED
from cleaner.read.text.wrapped import continued
from tests.generated import lines, paragraphs
from tests.shapes import STORIES, is_linear, story
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
LEADS = st.sampled_from(
    ["", "", "", "> ", ">> ", " >\t", "    > ", "  ", "- ", "1. ", "(12) ", "\u00a0 "]
)
PLACES = st.frozensets(st.integers(0, 30), max_size=5)


@st.composite
def wrapped(draw: st.DrawFn) -> list[str]:
    """Paragraphs, each wrapped at one of two widths or not, with other lines between."""
    widths = draw(st.lists(st.integers(18, 134), min_size=1, max_size=2))
    found: list[str] = []
    for paragraph in draw(st.lists(paragraphs, min_size=1, max_size=6)):
        lead = draw(LEADS)
        width = draw(st.sampled_from([*widths, 10_000]))
        found += textwrap.wrap(
            paragraph,
            width,
            initial_indent=lead,
            subsequent_indent=draw(st.sampled_from([lead, " " * len(lead)])),
        )
        found += draw(st.sampled_from([[], [""], [" "], ["* * *"], [">"], ["– Ja, sagte er."]]))
    return found


@settings(max_examples=300, deadline=None)
@given(wrapped(), PLACES)
def test_wrapped_lines(read: list[str], odd: frozenset[int]) -> None:
    agree("wrapped.continued", read, odd)


@given(st.lists(st.builds(str.__add__, LEADS, lines), max_size=12), PLACES)
def test_other_lines(read: list[str], odd: frozenset[int]) -> None:
    agree("wrapped.continued", [line.replace("\n", " ") for line in read], odd)


@pytest.mark.parametrize("language", STORIES)
def test_stories(language: str) -> None:
    for width in range(40, 134, 9):
        agree(
            "wrapped.continued",
            [part for line in story(language) for part in textwrap.wrap(line, width)],
        )


def test_every_character_that_opens_a_line() -> None:
    above = "the bridge over the river is open again"
    read = [line for code in range(0x10000) for line in (above, f"{chr(code)}word is here")]
    agree("wrapped.continued", [line.replace("\n", " ") for line in read])


def test_every_line_of_another_depth() -> None:
    def read(text: str) -> object:
        lines = [">" * depth + " a" for depth in range(1, 400)] + text.split("\n")
        return continued(lines)

    assert is_linear(read, "a\n")
