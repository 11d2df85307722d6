"""What is asked of lines that may belong together has the same answer from both twins."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.fast import COMPILED
from cleaner.read.text.joins import Line
from tests.generated import lines
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
MARKS = st.text(",.;)」،([{„“\"'’«»—–- \u00a0aAß5½", min_size=1, max_size=40)
WORDS = st.lists(st.sampled_from(["and", "the;", "Bridge", "x"]), min_size=1, max_size=12)
TEXTS = st.one_of(lines, MARKS, st.builds(" ".join, WORDS)).filter(str.strip)
SEAMS = st.frozensets(st.integers(0, 3))


@st.composite
def pages(draw: st.DrawFn) -> list[Line]:
    """Lines as they are read: their text is that of the raw line, trimmed."""
    return [
        Line(f"{lead}{text.strip()}{tail}", text.strip(), gap, spaced, len(lead))
        for text, lead, tail, gap, spaced in draw(
            st.lists(
                st.tuples(
                    TEXTS,
                    st.sampled_from(["", " ", "\u00a0", "\t", "  "]),
                    st.sampled_from(["", " ", "\u00a0", "\t"]),
                    st.integers(0, 3),
                    st.booleans(),
                )
            )
        )
    ]


@given(pages(), SEAMS)
def test_lines_that_may_go_on(page: list[Line], seams: frozenset[int]) -> None:
    tight = [at for at, line in enumerate(page) if at and not line.gap]
    agree("joins.opening_with_marks", page)
    agree("joins.open_above", page, tight)
    agree("joins.open_across", page, seams)
    agree("joins.behind_leading_words", page, tight, frozenset({"and", "the", "x"}))
    agree("joins.words_alone", page, tight)


def test_every_character_at_either_end() -> None:
    characters = [chr(code) for code in range(sys.maxunicode + 1)]
    shown = [sign for sign in characters if not sign.isspace()]
    page = [
        Line(f"{sign}It is{sign}", f"{sign}It is{sign}", 0, spaced=False, indent=0)
        for sign in shown
    ]
    gapped = [line._replace(gap=1, spaced=True) for line in page]
    tight = list(range(1, len(page)))
    agree("joins.opening_with_marks", page)
    agree("joins.open_above", page, tight)
    agree("joins.open_across", gapped, frozenset())
    agree("joins.behind_leading_words", page, tight, frozenset({"is"}))


@given(st.lists(st.sampled_from(["der", "the", "de", "Bridge"])))
def test_words_of_languages(words: list[str]) -> None:
    agree("joins.uses_by_language", words, {"der": [0], "de": [1, 2], "the": [3]}, 4)


@pytest.mark.parametrize("size", [24, 25])
def test_a_line_behind_which_a_word_leads_on(size: int) -> None:
    above = f"{'x' * (size - 4)} and"
    page = [Line(above, above, 0, spaced=False, indent=0)] * 2
    agree("joins.behind_leading_words", page, [1], frozenset({"and"}))
