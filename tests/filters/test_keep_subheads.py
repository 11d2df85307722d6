"""Sub-headings of flattened text that the scorer was not sure to drop."""

from __future__ import annotations

import pytest

from cleaner.filters.keep_subheads import keep_subheads
from cleaner.page import Document, Role
from cleaner.read import read_text
from tests.building import PARAGRAPH, SAID, Line, body, scored, text_of


def taken_back(*lines: str) -> list[str]:
    """Which of some doubtful lines are kept after all, each between two paragraphs."""
    page = read_text("\n".join(part for line in lines for part in (SAID, line)) + f"\n{SAID}")
    kept = keep_subheads(scored(page, *[0.9 if b.text == SAID else 0.3 for b in page.blocks]))
    return [text for text in body(kept) if text != SAID]


@pytest.mark.parametrize("line", ["A long wait", "What it cost", "Die Brücke von Brink"])
def test_a_line_that_stands_once_is_kept(line: str) -> None:
    assert taken_back(line, "The ferry") == [line, "The ferry"]


@pytest.mark.parametrize("line", ["Article content", "View deal", "Anzeige unten"])
def test_a_line_that_stands_again_is_not(line: str) -> None:
    assert taken_back(line, "The ferry", line) == ["The ferry"]


def lines_scored(*lines: tuple[str, float]) -> Document:
    """Lines of flattened text as the scorer leaves them.

    A line that begins with a space goes on with the one before.
    """
    read = [Line(text.strip(), glue=" " if text[0] == " " else None) for text, _ in lines]
    return scored(text_of(*read), *[score for _, score in lines])


def test_a_sub_heading_above_a_broken_paragraph_is_taken_back() -> None:
    document = lines_scored(
        ("The bridge over the Orla reopened on Monday after four years of work.", 0.9),
        ("A wait", 0.2),
        ("It was opened by", 0.9),
        (" Ines Torvald,", 0.9),
        (" who runs the ferry to the islands and has done so since 2004.", 0.9),
    )
    after = keep_subheads(document)
    assert [block.role for block in after.blocks][:2] == [Role.PARAGRAPH, Role.SUBHEAD]


def test_a_sub_heading_below_a_broken_paragraph_is_taken_back() -> None:
    document = lines_scored(
        ("It was opened on Monday after four years of work by", 0.9),
        (" Ines Torvald.", 0.9),
        ("A wait", 0.2),
        ("She runs the ferry to the islands and has done so since 2004, as her father did.", 0.9),
    )
    assert len(body(keep_subheads(document))) == 4


@pytest.mark.parametrize("line", ["“Not before time”", "«Не раньше срока»", "「もう遅い」"])
def test_a_quotation_without_a_stop_may_be_a_sub_heading(line: str) -> None:
    document = lines_scored((PARAGRAPH, 0.9), (line, 0.2), (PARAGRAPH, 0.9))
    assert body(keep_subheads(document)) == [PARAGRAPH, line, PARAGRAPH]


@pytest.mark.parametrize("line", ["“Not before time.”", "“Not before time", "– Not before time"])
def test_speech_is_no_sub_heading(line: str) -> None:
    document = lines_scored((PARAGRAPH, 0.9), (line, 0.2), (PARAGRAPH, 0.9))
    assert body(keep_subheads(document)) == [PARAGRAPH, PARAGRAPH]


def test_a_sub_heading_may_stand_above_a_short_answer() -> None:
    document = lines_scored(
        (PARAGRAPH, 0.9), ("Our verdict", 0.4), ("False.", 0.6), (PARAGRAPH, 0.9)
    )
    assert "Our verdict" in body(keep_subheads(document))
    alone = lines_scored((PARAGRAPH, 0.9), ("Our verdict", 0.4), ("False.", 0.6))
    assert "Our verdict" not in body(keep_subheads(alone))
