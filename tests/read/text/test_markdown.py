"""Markdown is told by its marks and read by them: none is left in the text, nor is a target."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.text.markdown import is_markdown, to_html
from tests.shapes import STORIES, UNITS, is_linear, story

TAG = re.compile(r"<[^<>]*>")
BREAK = re.compile(r"<(?:/?(?:p|h\d|li|ul|ol|blockquote|td|th|tr|hr|div|table)\b|br)[^<>]*>")


def shown(text: str) -> list[str]:
    """What a reader of the page would see, a line for each block."""
    html = " ".join(to_html(text).split())
    lines = BREAK.sub("\n", html)
    return [
        line for line in (" ".join(TAG.sub("", line).split()) for line in lines.split("\n")) if line
    ]


class TestTelling:
    @pytest.mark.parametrize("language", STORIES)
    def test_a_heading_on_top(self, language: str) -> None:
        headline, *body = story(language)
        assert is_markdown("\n\n".join((f"# {headline}", *body)))
        assert is_markdown("\n\n".join((f"{headline}\n====", *body)))
        assert not is_markdown("\n\n".join((headline, *body)))

    @pytest.mark.parametrize(
        "text",
        [
            "One [link](https://example.org) and [another](/path/x).",
            "![](/a.jpg)\n\nText.\n\n[More](#top)",
            "Text.\n\n## One\n\nText.\n\n## Two\n\nText.",
            "See [this][1] and [that][2].\n\n[1]: https://example.org\n[2]: https://example.com",
            "| a | b |\n| --- | --- |\n| 1 | 2 |",
            "It is **bold** here, and **there**.",
            "[Home][1] [News][2]\n\n[1]: /\n[2]: /news",
        ],
    )
    def test_marks(self, text: str) -> None:
        assert is_markdown(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "- One\n- Two\n- Three\n\n> quoted\n\n1. First\n2. Second\n\n---\n\nText.",
            "The *NUMBER* of _things_ is *large*.",
            "# Berlin\n# Brücke\n# Verkehr",
            "No. # 5 is out (see [sic]) [1].",
            "He said [the bridge] (closed since May) is open.",
            "2 ** 3 is 8 and 3 ** 2 is 9",
            "f*** and s**t, he said",
            "Title\n-----\nText of a mail that has no other marks.",
            "A: 5 | B: 6 | C: 7",
        ],
    )
    def test_plain_text(self, text: str) -> None:
        assert not is_markdown(text)


class TestMended:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ('[They](https://example.org/a-\nb "A title") say so.', ["They say so."]),
            ("[They](</a b.html>) and [we](/a b.html) say.", ["They and we say."]),
            ('![An image](/a.jpg "Its title")\n\nText.', ["Text."]),
            ("![An image](/a name (1).jpg)\n\nText.", ["Text."]),
            ('![An image]( "Its title")\n\nText.', ["Text."]),
            ("[![An image](/a.jpg)](/b)\n\nText.", ["Text."]),
            ("[\n\n### Head\n\nMore text\n\n](/u)\n\nText.", ["Head", "More text", "Text."]),
            ("[### Head](/u)\n\nText.", ["Head", "Text."]),
            ("## [ Head\nof two lines ](/u)\n\nText.", ["Head of two lines", "Text."]),
            ("[Home][1] [News][7]\n\n[1]: /home", ["Home News"]),
            (
                "[Home][1]\n\n[1]: https://example.org/very%2F\nlong%2Fpath\n\nText.",
                ["Home", "Text."],
            ),
            ("It is **open **again, **they **said.", ["It is open again, they said."]),
            ("** ** Text **here**.", ["Text here."]),
            ("**旧桥「重开」**了。", ["旧桥「重开」了。"]),
            ("<span id=x></span>\n\nText.<br>More.", ["Text.", "More."]),
            ("It is <plaintext>open\nagain.\n\n**So** be it.", ["It is open again.", "So be it."]),
            ("A <textarea>pier.\n\n## Head\n\nText.", ["A pier.", "Head", "Text."]),
            ('<span style="a">\n## Head\n\nText.\n</span>', ["Head", "Text."]),
            ("<div>\n## Head\n</div>\nText **here**.", ["Head", "Text here."]),
            (r"1\. It is 5 \* 3 \- 2\.", ["1. It is 5 * 3 - 2."]),
            ("1945\\. It was\n\n2018. It ended.", ["1945. It was", "2018. It ended."]),
            ("Title\n=====\n\nText.\n\n* * *\n\nMore.", ["Title", "Text.", "More."]),
            (
                "A paragraph that ends here.\n---\nAnother.",
                ["A paragraph that ends here.", "Another."],
            ),
            ("* [One](/1) # Head\n\nText.", ["One", "Head", "Text."]),
            ("    Indented text.\n\n    More of it.", ["Indented text.", "More of it."]),
            ("      * One\n          * Two\n      * Three", ["One", "Two", "Three"]),
            ("> One\n> > Two\n\nThree", ["One", "Two", "Three"]),
            ("| A | B |\n|---|---|\n| [c](/d) | **e** |", ["A", "B", "c", "e"]),
            ("```\nText that nobody closed.\n\n**More**", ["Text that nobody closed.", "More"]),
            ("Lines of their own.\nAnother one.", ["Lines of their own.", "Another one."]),
            (
                "A sentence that goes\non in small letters.",
                ["A sentence that goes on in small letters."],
            ),
            ("市议会周五表示，\n旧桥重新开放。", ["市议会周五表示，旧桥重新开放。"]),
            ("f*** and s**t, **he** said", ["f*** and s**t, he said"]),
        ],
    )
    def test_no_mark_is_left(self, text: str, wanted: list[str]) -> None:
        assert shown(text) == wanted

    def test_bold_paragraph_is_no_heading(self) -> None:
        assert (
            to_html("**All of it is bold.**\n\nText.")
            == "<p><b>All of it is bold.</b></p>\n<p>Text.</p>\n"
        )

    def test_elements_are_known(self) -> None:
        html = to_html("# H\n\n[A](/b) **c**\n\n- d\n\n> e\n\n1. f\n2. g")
        for tag in ("<h1>", '<a href="/b">', "<b>", "<ul>", "<blockquote>", "<ol>"):
            assert tag in html

    @pytest.mark.parametrize("language", STORIES)
    def test_wrapped_paragraphs(self, language: str) -> None:
        import textwrap

        headline, *body = story(language)
        text = "\n\n".join((f"# {headline}", *(textwrap.fill(p, 76) for p in body)))
        assert shown(text) == [headline, *(" ".join(p.split()) for p in body)]


@given(
    st.lists(
        st.sampled_from(["\n", "\n\n", "**", "*", "# ", "## ", "- ", "1. ", "> ", "|", "["]),
        max_size=60,
    )
)  # fmt: skip
def test_no_word_is_lost(marks: list[str]) -> None:
    words = [f"word{at}x" for at in range(len(marks) + 1)]
    text = words[0] + "".join(mark + word for mark, word in zip(marks, words[1:], strict=True))
    assert re.findall(r"word\d+x", TAG.sub(" ", to_html(text))) == words


@pytest.mark.parametrize("unit", UNITS)
def test_linear(unit: str) -> None:
    assert is_linear(to_html, unit)
    assert is_linear(is_markdown, unit)


def test_half_of_a_sign() -> None:
    assert to_html("**Bold** \ud83d text") == "<p><b>Bold</b> ? text</p>\n"


def test_deep_nesting_stays_shallow() -> None:
    assert len(to_html(">" * 5_000 + " a")) < 10_000
    assert len(to_html("- " * 5_000 + "a")) < 50_000
    assert to_html("\n".join(" " * 2 * n + "- a" for n in range(300))).count("<ul>") <= 20


def test_a_number_above_a_paragraph_is_text_and_one_beside_its_neighbour_a_mark() -> None:
    apart = "1. The bridge\n\nIt was closed.\n\n2. The ferry\n\nIt runs again."
    assert [line for line in to_html(apart).splitlines() if line] == [
        "<p>1. The bridge</p>",
        "<p>It was closed.</p>",
        "<p>2. The ferry</p>",
        "<p>It runs again.</p>",
    ]
    beside = "1. The bridge\n\n   It was closed.\n\n2. The ferry\n   1. by day\n   2. by night\n"
    assert to_html(beside).count("<li>") == 4
