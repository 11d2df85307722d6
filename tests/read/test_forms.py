"""HTML is told from flattened text by whether its tags hold the text together."""

from __future__ import annotations

import pytest

from cleaner.read.forms import is_html
from tests.shapes import STORIES, UNITS, is_linear, story


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><p>A page",
        "\ufeff  <!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
        "<html lang=de>",
        "<?xml version='1.0'?><html>",
        "<!-- saved from url --><div>Text</div>",
        "<p>One</p><p>Two</p>",
        "<p>One<p>Two<p>Three",
        "<div class=story>Text</div>",
        "Intro <b>words</b> <p>One</p> and <p>Two</p>",
        "<b>One</b> and <i>two</i>",
        "One.<br>Two <a href=/x>three</a>.<br/>Four <b>five</b>.",
        "<div>\n# Number one\n<p>Text</p>\n# More\n</div>",
        "<h1>One</h1>\n<p>Two\nthree\nfour</p>\n<p>Five</p>",
        "<ul>\n<li>One\n<li>Two\n</ul>",
        "<script>a < b</script><p>One</p>\n<p>Two</p>",
    ],
)
def test_html(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A page.",
        "Use <p> for paragraphs.",
        "Write <b>bold</b>, said the teacher.",
        "1 < 2 and 3 > 2",
        "<3 the bridge",
        "Close every element with </p> or it leaks.",
        "# Title\n\nA paragraph.</p>\n\nAnother.</p>\n\nA third.",
        "# Title\n\n<div align=center>\n\n![](a.png)\n\n</div>\n\nA paragraph.\n\nAnother one.",
        "One is <b>bold</b>.\n\nOne is <i>not</i>.\n\nA third.",
        "Text.\n\n```html\n<div><p>One</p><p>Two</p></div>\n```\n\nMore.",
        "<span id=a></span>\n<span id=b></span>\n- [One](/1)\n- [Two](/2)\n\nText.",
        "One.\n\n<iframe src=/x></iframe>\n\nTwo.\n\n<div><img></div>\n\nThree.",
    ],
)
def test_text(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize("language", STORIES)
def test_stories(language: str) -> None:
    text = story(language)
    assert is_html("".join(f"<p>{paragraph}</p>" for paragraph in text))
    assert not is_html("\n\n".join((*text, "A word in <b>bold</b> and <i>italics</i>.")))


@pytest.mark.parametrize("unit", UNITS)
def test_linear(unit: str) -> None:
    assert is_linear(is_html, unit)


def test_a_long_line_that_holds_a_few_tags_is_text() -> None:
    line = "The bridge over the Orla reopened on Monday after four years of work. " * 40
    assert not is_html(line + "Write <b>open</b> or <i>shut</i>. " + line)
    assert is_html("It is <b>open</b>, they <i>say</i>.")
