"""What is asked of lines of flattened text has the same answer from both twins."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.fast import COMPILED
from cleaner.filters import drop_glued_lines  # noqa: F401 - it has a twin here
from cleaner.page import Kind
from cleaner.read.text.joins import Line
from cleaner.read.text.prompts import openings
from tests.generated import lines
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
# Marks that end sentences or close, and what may stand behind them.
MARKED = st.text('.!?。।)]}["”»“(【 \u00a0\t½Ⅳ5٣aÄ漢ß*•—', max_size=30)
TEXTS = st.lists(st.one_of(lines, MARKED, st.builds(str.__add__, lines, MARKED)), max_size=8)


@given(
    st.lists(st.text(" \t\u00a0\u200bab&;lt", max_size=9)),
    st.integers(-9, -1),
    st.sampled_from(["", " "]),
)
def test_lines_as_they_are_read(batch: list[str], last: int, before: str) -> None:
    places = [at for at, line in enumerate(batch) if line.strip(" \t")]
    agree("flat.lines_at", places, batch, last, before, Line)


@given(st.lists(st.text(" \t\u00a0\u3000a"), max_size=9))
def test_lines_that_hold_anything(batch: list[str]) -> None:
    agree("flat.filled", batch)
    as_read = ((raw, " ".join(raw.split())) for raw in batch)
    agree(
        "flat.with_columns", [Line(raw, text, 0, spaced=False, indent=0) for raw, text in as_read]
    )


@given(TEXTS, st.text("aZß½_5漢 ", max_size=99))
def test_words_that_are_long(texts: list[str], long: str) -> None:
    agree("flat.with_long_words", (*texts, long))


@given(st.lists(lines, max_size=6), st.lists(st.integers(0, 99)), st.integers(1, 9))
def test_words_of_a_line(parts: list[str], glued: list[int], most: int) -> None:
    text = " ".join((*parts, "NewsSport", "o\u01c5er", "iPhone5Its"))
    agree("flat.mixed_words", text)
    inside = [
        at for at in sorted(set(glued)) if 0 < at < len(text) and text[at - 1 : at + 1].isalpha()
    ]
    for start in (0, 7, *inside):
        agree("flat.words_from", text, start, inside, most)


@given(st.lists(st.text("\"'“)(|»aAß漢5½.,:\u01c5", min_size=1, max_size=30)))
def test_looks_of_words(words: list[str]) -> None:
    agree("flat.looks", words)


@given(st.lists(st.builds("{} {}{}".format, lines, lines, MARKED), max_size=6), st.integers(0, 60))
def test_prose(texts: list[str], linked: int) -> None:
    agree("flat.closing_prose", tuple(texts), (linked,) * len(texts))


COLUMNS = st.tuples(
    st.integers(0, 2), st.integers(0, 2), st.sampled_from(Kind), st.sampled_from([None, "", " "])
)


@given(st.lists(COLUMNS, min_size=1))
def test_lines_that_are_built_alike(rows: list[tuple[int, int, Kind, str | None]]) -> None:
    agree("flat.alike_lines", *zip(*rows, strict=True), Kind.LIST_ITEM)


@given(TEXTS)
def test_letters_behind_stops(texts: list[str]) -> None:
    agree("flat.stuck", texts)


@given(TEXTS, st.integers(1, 9))
def test_where_prompts_may_begin(texts: list[str], times: int) -> None:
    agree("flat.openings", [text * times for text in texts])


@given(st.text("[]()!\\#\n ab", max_size=60), st.sampled_from([1, 70]))
def test_links_over_several_lines(text: str, times: int) -> None:
    agree("flat.spread_links", text * times)
    agree("flat.spread_links", "[" * 105 + text + "](" * 110)


@pytest.mark.parametrize("size", [3_997, 3_998, 3_999, 4_000])
def test_a_long_link(size: int) -> None:
    agree("flat.spread_links", f"[#{'a' * size}](b)")


@given(st.one_of(lines, MARKED).filter(str.strip))
def test_words_in_capitals(text: str) -> None:
    agree("flat.share_of_capitals", text)


def test_every_character() -> None:
    characters = list(map(chr, range(sys.maxunicode + 1)))
    agree("flat.stuck", [f".{character}" for character in characters])
    agree("flat.openings", [f"{character} It is.{character}" * 10 for character in characters])
    agree("flat.looks", [sign for sign in characters if sign.isalnum()])
    agree("flat.looks", [f"A{sign})" for sign in characters])
    for start in range(0, len(characters), 999):
        agree("flat.share_of_capitals", " ".join(["a", *characters[start : start + 999]]))


def test_only_the_end_of_a_long_paragraph_is_searched() -> None:
    said = "It is open. " * 50
    assert [place for _, place in openings([said])] == list(
        range(len(said) - 396, len(said) + 1, 12)
    )
