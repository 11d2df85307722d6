"""Markdown that pandoc wrote of a web page, with what HTML says of elements in braces."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.read.text.attributes import without_attributes

HEAD = "::: {.head}\n[Politics]{.kicker} [Live]{.badge}\n:::\n\n"


def read(text: str) -> str:
    """What becomes of a text below a head that shows who wrote it."""
    head, _, below = without_attributes(f"{HEAD}Below.\n\n{text}").partition("Below.\n\n")
    assert head.strip() == "Politics Live"
    return below


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trucks [wait]{.wait}.", "Trucks wait."),
        ("[[By ]{.by}[Ann\nLee](/ann){.a\n.b rel=\"c\"}]{.byline}", "By [Ann Lee](/ann)"),
        ("Trucks [wait](/a \"A [b]\"){.link}.", 'Trucks [wait](/a "A [b]").'),
        ("![A truck](t.jpg){width=\"10\" height=\"20\"} It waits.", "![A truck](t.jpg) It waits."),
        ("## What [now?](/b){.c} {#what-now .title a=\"}\"}", "## What [now?](/b)"),
        ("[On]{.switch data-at=\"{\\\"a\\\":\\\"b\\\"}\"} air", "On air"),
        ("A set {1, 2} and \\[this\\]{.x} stay.", "A set {1, 2} and \\[this\\]{.x} stay."),
        ("An open [bracket, a closed one]{.a}]{.b}", "An open bracket, a closed one]"),
        ("One {.a without an end", "One {.a without an end"),
        ("Words `<b>`{=html}in tags`</b>`{=html}.", "Words in tags."),
        ("- ::::: {.item}\n  One\n  truck\n  :::::\n- Two", "- One truck\n\n- Two"),
        ("```{=html}\n<svg>\n```\nTrucks wait.", "Trucks wait."),
        ("```{=html}\n<svg>\nTrucks wait.", "```{=html}\n<svg>\nTrucks wait."),
        ("One line\\\nand its end.", "One line\\\nand its end."),
        ("A line that\nwas **wrapped\nat** a width.", "A line that was **wrapped at** a width."),
        ("``` python\na = 1\nb = 2\n```\nCode\nends.", "``` python\na = 1\nb = 2\n```\nCode ends."),
    ],
)  # fmt: skip
def test_attributes_go_and_words_stay(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["", "Trucks wait.", "[A]{.b} and [c]{.d}", ":::\nA note\n:::"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert without_attributes(text) == text


@pytest.mark.parametrize(
    "part", ["[", "]{.a", ']{a="', "{.a ", "# {.a ", "[]{.a}", ":::: {.a", "`{=html}"]
)
def test_a_hostile_text_is_read_in_time_that_grows_with_it(part: str) -> None:
    assert len(without_attributes(HEAD * 3 + part * 20_000)) <= len(part) * 20_000 + 100


def test_a_page_of_pandoc_is_an_article() -> None:
    paragraphs = (
        "The ferry that links the two towns will run again on Monday, the council said. It has "
        "not run since a storm broke its ramp in November.",
        "“We have waited for this all winter,” said Ann Lee, who has a bakery by the quay.",
        "Crews had worked through the winter to mend its ramp, which cost the towns a million.",
    )
    body = "\n\n".join(paragraphs).replace("the council", "[the council](/a){.link\n.out}")
    head = "# Ferry back on Monday {#ferry .title}\n\n"
    tail = "\n::: {.share}\n-   [Share]{.label}\n-   [Print]{.label}\n:::\n"
    article = cleaner.clean(f"{HEAD}{head}::: {{.body}}\n{body}\n:::\n{tail}")
    assert article.headline == "Ferry back on Monday"
    assert article.body == "\n\n".join(paragraphs)
