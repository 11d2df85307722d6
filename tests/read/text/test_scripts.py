"""Text of a web page with its scripts and style sheets in between."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.read.text.scripts import without_scripts
from tests.shapes import UNITS, is_linear

LINES = (
    "Ferry back on Monday",
    "The ferry that links the two towns will run again on Monday, the council said. It has not "
    "run since a storm broke its ramp in November.",
    "“We have waited for this all winter,” said Ann Lee, who has a bakery by the quay. “People "
    "came in to ask for news, not for bread.”",
    "Crews had worked through the winter to mend the ramp, which cost the towns a million. The "
    "first boat leaves at six, and the ride is free until noon.",
)
MINIFIED = (
    "!function(e,t){var n=window.dataLayer=window.dataLayer||[];n.push({'event':e,'at':t})};" * 6
)
SCRIPT = """
(function () {
  // Ask for the widget. It may be late.
  var box = document.getElementById("widget");
  if (!box) { return; }
  box.addEventListener("load", function (event) {
    console.log("ready", event.target);
  });
})();
"""
STYLE = """
.share-bar, .share-bar > a {
  margin-bottom: 0 !important;
  color: #c41a16;
}
@media (max-width: 600px) {
  .share-bar { display: none; }
}
"""
DATA = '{"@context":"https://schema.org","@type":"WebPage","name":"News","url":"/a"}'


def test_scripts_and_styles_between_lines_go() -> None:
    parts = (LINES[0], SCRIPT, LINES[1], STYLE, LINES[2], DATA, MINIFIED, LINES[3])
    found = without_scripts("\n".join(parts))
    assert [line for line in found.split("\n") if line] == list(LINES)


def test_the_words_of_a_page_that_is_one_line_stay() -> None:
    words = " ".join(LINES[1:])
    found = without_scripts(f"{MINIFIED}{words} {MINIFIED}")
    assert found == words


def test_what_a_script_holds_in_strings_goes() -> None:
    teaser = "Read more of what our readers ask about the ferry and its ramp on this site today"
    found = without_scripts("\n".join([*LINES, f'{MINIFIED} t = ["a"]; u = "x; {teaser}";']))
    assert teaser not in found


def test_an_article_comes_out_of_them() -> None:
    parts = (LINES[0], SCRIPT, STYLE, LINES[1], MINIFIED, LINES[2], DATA, LINES[3], SCRIPT)
    article = cleaner.clean("\n".join(parts))
    assert article.headline == LINES[0]
    assert article.body == "\n\n".join(LINES[1:])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES),
        # A story about programs: some code, or much of it in lines that people write.
        "\n".join([*LINES, "function add(a, b) {", "  return a + b;", "}"]),
        "\n".join([*LINES, *(f"let total{n} = add(total, {n});" for n in range(30))]),
        "\n".join([LINES[0], LINES[1] * 3, "{", "}"]),
        # Nothing but data.
        DATA * 8,
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert without_scripts(text) == text


@pytest.mark.parametrize("unit", [*UNITS, "{a:b;", "var a=", "a{", '\'","', ".a ", "() ", "};a "])
def test_linear(unit: str) -> None:
    assert is_linear(lambda text: without_scripts(f"{MINIFIED}\n{text}"), unit)
