"""Hard-wrapped text is put together paragraph by paragraph; all other lines stay."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.read.text.wrapped import continued, join_lines, unwrap
from tests.shapes import STORIES, UNITS, is_linear, story


def wrap(text: str, width: int, lead: str = "") -> str:
    return "\n".join(
        textwrap.fill(
            line, width, break_long_words=False, break_on_hyphens=False,
            initial_indent=lead, subsequent_indent=lead,
        )
        for line in text.split("\n")
    )  # fmt: skip


class TestJoined:
    @pytest.mark.parametrize("language", STORIES)
    @pytest.mark.parametrize("width", [60, 72, 80, 100])
    def test_paragraphs_come_back_as_they_were(self, language: str, width: int) -> None:
        text = "\n\n".join(story(language))
        assert unwrap(wrap(text, width)) == text

    @pytest.mark.parametrize("language", STORIES)
    def test_a_headline_over_two_lines(self, language: str) -> None:
        headline, *body = story(language)
        text = "\n\n".join((f"{headline} {headline}", *body))
        assert unwrap(wrap(text, 66)) == text

    def test_paragraphs_without_empty_lines(self) -> None:
        # At some widths the last line of a paragraph is full, and then nothing tells.
        text = "\n".join(story("en"))
        assert unwrap(wrap(text, 70)) == text

    def test_what_stands_before_and_behind_stays(self) -> None:
        assert join_lines(["one", "two", "three", "four"], {2}) == ["one", "two three", "four"]
        assert join_lines(["one"], ()) == ["one"]

    def test_some_paragraphs_only(self) -> None:
        headline, *body = story("en")
        whole = "\n\n".join((headline, *body))
        some = "\n\n".join((headline, body[0], *(wrap(p, 70) for p in body[1:4]), *body[4:]))
        assert unwrap(some) == whole

    def test_quoted_lines_have_a_width_of_their_own(self) -> None:
        headline, *body = story("en")
        quoted = "\n>\n".join(wrap(p, 58, "> ") for p in body[:3])
        text = "\n\n".join((headline, quoted, *(wrap(p, 76) for p in body[3:])))
        lines = unwrap(text).split("\n")
        assert [line.removeprefix("> ") for line in lines if line.startswith("> ")] == body[:3]
        assert body[3] in lines

    def test_items_of_a_list_stay_apart(self) -> None:
        _, *body = story("en")
        items = "\n".join(
            textwrap.fill(p, 70, initial_indent="- ", subsequent_indent="  ") for p in body
        )
        assert unwrap(items).split("\n") == [f"- {p}" for p in body]

    def test_columns_within_one_text_may_differ(self) -> None:
        headline, *body = story("de", 6)
        text = "\n\n".join(
            (headline, *(wrap(p, 60) for p in body[:6]), *(wrap(p, 84) for p in body[6:]))
        )
        assert unwrap(text) == "\n\n".join((headline, *body))

    def test_chinese(self) -> None:
        first = (
            "市议会周五表示，横跨奥尔拉河的旧桥将于周一重新开放，"
            "四年的工程花费是工程师当初预期的三倍，司机们从黎明就开始等候。"
        )
        lines = [first[at : at + 24] for at in range(0, len(first), 24)]
        text = "\n\n".join("\n".join(lines) for _ in range(4))
        assert unwrap(text) == "\n\n".join([first] * 4)


class TestHyphens:
    def join(self, *lines: str) -> str:
        return join_lines(lines, [1])[0]

    def test_a_soft_hyphen_goes(self) -> None:
        assert self.join("The coun\u00ad", "cil met.") == "The council met."

    def test_a_hyphen_goes_where_the_text_has_the_word(self) -> None:
        assert self.join("The coun-", "cil met.", "A council.") == "The council met."

    def test_a_hyphen_stays_elsewhere(self) -> None:
        assert self.join("A well-", "known man.") == "A well-known man."
        assert self.join("The coun-", "cil met.") == "The coun-cil met."

    @pytest.mark.parametrize("between", ["und", "or", "et", "och"])
    def test_half_a_word_stays_half(self, between: str) -> None:
        assert self.join("Vor-", f"{between} Nachteile.", "vorund") == f"Vor- {between} Nachteile."

    def test_a_dash_keeps_its_spaces(self) -> None:
        assert self.join("He left -", "at last.") == "He left - at last."


class TestLeft:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "One line.",
            "\n".join(f"Sentence number {n} stands on a line of its own here." for n in range(30)),
            "The rose is red\nand so is the door\nof the house on the hill\nwhere we lived before\n"
            "the war came\nand took the roof\nand all that was under it\nbut for the rose",
            "\n".join(
                f"{n} Long Street, Flat {n}\n1{n}234 Orlaton\nNorthern Province" for n in range(20)
            ),
            "\n".join(
                f"- item number {n} of the long list of things that we need" for n in range(30)
            ),
            "\n".join(f"Team {n} and Team {n + 1} have met for the last time" for n in range(30)),
            "\n".join(f"https://example.org/a/very/long/path/to/a/page/{n:05}" for n in range(30)),
            "\n".join("Home News Sport Weather Travel Culture Opinion".split() * 8),
            "Jane Roe\nEditor\n\nJohn Doe\nReporter",
        ],
    )
    def test_lines_of_their_own(self, text: str) -> None:
        assert unwrap(text) == text

    @pytest.mark.parametrize("language", STORIES)
    @pytest.mark.parametrize("between", ["\n", "\n\n"])
    def test_clean_text(self, language: str, between: str) -> None:
        text = between.join(story(language))
        assert unwrap(text) == text

    def test_a_rule_is_no_part_of_a_paragraph(self) -> None:
        headline, *body = story("en")
        text = f"{headline}\n{'-' * 70}\n" + "\n\n".join(wrap(p, 70) for p in body)
        assert unwrap(text).split("\n")[:2] == [headline, "-" * 70]


texts = st.lists(
    st.sampled_from(
        ["a", "be", "sea.", "deep", "ocean,", "Waters", "- ", "> ", "\n", "\n", "\n\n", "  "]
    ),
    max_size=400,
).map(" ".join)


@given(texts)
def test_no_word_is_lost(text: str) -> None:
    assert unwrap(text).replace(">", " ").split() == text.replace(">", " ").split() or (
        "".join(unwrap(text).split()).replace(">", "") == "".join(text.split()).replace(">", "")
    )


@settings(max_examples=50)
@given(
    st.lists(st.text("abcdefg", min_size=1, max_size=11), min_size=150, max_size=400),
    st.integers(60, 100),
)
def test_whatever_was_wrapped_is_one_paragraph_again(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert unwrap(wrap(text, width)) == text


@settings(max_examples=50)
@given(st.sampled_from(list(STORIES)), st.integers(50, 110))
def test_unwrapping_again_changes_nothing(language: str, width: int) -> None:
    once = unwrap(wrap("\n".join(story(language)), width))
    assert unwrap(once) == once


@pytest.mark.parametrize("unit", UNITS)
def test_linear(unit: str) -> None:
    assert is_linear(lambda text: continued(text.split("\n")), unit)
