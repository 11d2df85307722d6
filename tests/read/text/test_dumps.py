"""What programs do to lines is undone, where the whole text shows it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.read.text.dumps import as_lines
from tests.shapes import UNITS, is_linear

LINES = [
    "Home", "News", "Sport", "Weather", "Subscribe", "Bridge over the Orla reopens", "By Ana Lind",
    "The bridge over the Orla reopened on Monday after four years of work, the council said.",
    "Drivers had waited since dawn, and the first of them was a baker from the other bank.",
    "Share this story", "Contact us",
]  # fmt: skip


@pytest.mark.parametrize(
    "joined",
    [
        " | ".join(LINES),
        "|".join(LINES),
        json.dumps(LINES),
        repr(LINES),
        "\t".join(LINES),
        "¶".join(LINES),
        " • ".join(LINES),
        " · ".join(LINES),
        "<br>".join(LINES),
        "<br />\n".join(LINES),
        "\\n".join(LINES),
        '"' + "\\r\\n".join(LINES) + '"',
        "".join(f"> {line}\n" for line in LINES),
        "".join(f"> > {line}\n" for line in LINES),
    ],
)
def test_lines_are_told_apart_again(joined: str) -> None:
    assert [line.strip() for line in as_lines(joined).strip().split("\n")] == LINES


def test_signs_that_are_written_out() -> None:
    text = r"\u201cOpen\u201d, she said.\nThe sign \"\ud83d\ude00\" is new.\nIt\'s the mayor\/s."
    assert as_lines(text) == '“Open”, she said.\nThe sign "😀" is new.\nIt\'s the mayor/s.'


DUMP = """   [1]Home [2]News

   The bridge over the [3]Orla reopened on Monday [see note 4],
   and the ferry[1] waits.

   A study [7] says so.

References

   1. https://example.com/
   2. https://example.com/news
   Hidden links:
   3. /orla
"""


def test_the_numbers_of_links_and_the_list_of_their_addresses() -> None:
    text = as_lines(DUMP)
    assert "Home News" in text
    assert "the Orla reopened" in text
    assert "[see note 4]" in text
    assert "the ferry waits" in text
    assert "[7]" in text
    assert "References" not in text
    assert "example.com" not in text


@pytest.mark.parametrize("marks", ["()", "[]"])
def test_the_addresses_behind_links(marks: str) -> None:
    menu = [f"{name} {marks[0]}/{name}{marks[1]}" for name in ("News", "Sport", "Culture")]
    linked = f"The council {marks[0]}https://example.com/a?b=1{marks[1]} voted on (re)opening."
    closed = f"So said Ann Lee{marks[0]}https://example.com/lee{marks[1]}."
    assert as_lines("\n".join([*menu, linked, closed])).split("\n") == [
        "News", "Sport", "Culture", "The council voted on (re)opening.", "So said Ann Lee.",
    ]  # fmt: skip


def test_brackets_within_an_address_belong_to_it() -> None:
    links = "\n".join(f"Link (https://example.com/a_({number})_b)" for number in range(5))
    assert as_lines(links) == "\n".join(["Link"] * 5)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(LINES),
        # The sources of a story, and Markdown.
        " ".join(f"It is {n} feet wide (https://example.com/{n})." for n in range(9)),
        "\n".join(f"[Source](https://example.com/{n})" for n in range(9)),
        # A bar or two, and a table.
        "The Echo | News | The bridge is open, and trucks wait.\n\nThe mayor is glad.",
        "\n".join(["Team\tPlayed\tWon\tDrawn\tLost\tPoints"] * 20),
        "One|two|three|four words for it, as he wrote, and all was said in a single line of nine.",
        '["Home", "News"]',
        "[He said, “It is open”, and left], wrote the paper.",
        '["Home", "News", "Sport", "Culture", "Weather" and so on]',
        # A quotation among other lines.
        "The mayor wrote:\n\n> It is open.\n> It is wide.\n> It is new.\n\nTrucks wait.",
        "\n\n".join(f"> {line}" for line in LINES),
        # A path of Windows, and notes of a story.
        r"Copy C:\new\notes to D:\net and read it.",
        "As was said [1], it is open [2].\n\n1. The Echo, 4 May\n2. The Post, 5 May\n3. Ibid.",
        "See https://example.com/a for more.",
        "Use <br> to end a line, and <br/> in XHTML.",
        'Write "<br>" for a break. The tag <br> ends a line, or <br/>; <BR>, too, is known.',
        # A wide table below a line, and signs that a sentence speaks of.
        "The table\n" + "\n".join(["| " + " | ".join("ABCDEFGHIJKLMN") + " |"] * 20),
        "The table\n" + "\n".join(["\t".join("ABCDEFGHIJKLMN")] * 20),
        r"A line ends with \n and not with '\n', or with `\n`; write \n twice, and \t for a tab.",
    ],
)
def test_what_a_text_holds_stays(text: str) -> None:
    assert as_lines(text) == text


@pytest.mark.parametrize("note", ["open[{}] and", "open. [{}] It", "open.[{}]", "open [{}]."])
def test_the_notes_of_a_story_stay(note: str) -> None:
    notes = "\n\n".join(f"The bridge is {note.format(number)}" for number in range(1, 5))
    text = f"{notes}\n\n" + "\n".join(f"[{n}] https://example.com/{n}" for n in range(1, 5))
    assert as_lines(text) == text


def test_a_dialogue_keeps_its_first_mark_and_its_last() -> None:
    assert as_lines(r'"Open," she said.\nTrucks wait.\n"At last."').split("\n") == [
        '"Open," she said.', "Trucks wait.", '"At last."'
    ]  # fmt: skip


def test_an_article_comes_out_of_lines_that_were_joined() -> None:
    article = cleaner.clean(" | ".join(LINES))
    assert article.headline == LINES[5]
    assert article.body == "\n\n".join(LINES[7:9])


def test_an_object_that_holds_the_text_of_a_page() -> None:
    text = '{"url": "https://example.com/a", "text": "' + "\\n".join(LINES) + '"}'
    article = cleaner.clean(text)
    assert article.headline == LINES[5]
    assert article.body == "\n\n".join(LINES[7:9])


def test_an_object_is_read_as_one() -> None:
    said = "\\n\\n".join(LINES[7:9])
    article = cleaner.clean(f'{{"title": "{LINES[5]}", "text": "Soon.", "body": "{said}"}}')
    assert article.body == "\n\n".join(LINES[7:9])


@given(st.text(alphabet="a|\t>\\nu0d8<br>¶[1]. \n:/", max_size=200))
def test_any_text(text: str) -> None:
    assert isinstance(as_lines(text), str)


@pytest.mark.parametrize(
    "unit",
    [
        *UNITS,
        "> ",
        "[1] ",
        "1. a:b\n",
        " | a",
        "a|",
        "['",
        '", "',
        "\\n",
        "<br>",
        "\\u12",
        "A (/b)\n",
        "(/b(",
        "[/",
    ],
)
def test_linear(unit: str) -> None:
    assert is_linear(as_lines, unit)
