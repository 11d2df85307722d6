"""Sub-headings of flattened text that the scorer was not sure to drop."""

from __future__ import annotations

import pytest
from building import body, scored

from cleaner.filters.mark_subheads import mark_subheads
from cleaner.read import read_flat

SAID = "The bridge over the Orla reopened on Monday after four years of work."


def taken_back(*lines: str) -> list[str]:
    """Which of some doubtful lines are kept after all, each between two paragraphs."""
    page = read_flat("\n".join(part for line in lines for part in (SAID, line)) + f"\n{SAID}")
    marked = mark_subheads(scored(page, *[0.9 if b.text == SAID else 0.3 for b in page.blocks]))
    return [text for text in body(marked) if text != SAID]


@pytest.mark.parametrize("line", ["A long wait", "What it cost", "Die Brücke von Brink"])
def test_a_line_that_stands_once_is_kept(line: str) -> None:
    assert taken_back(line, "The ferry") == [line, "The ferry"]


@pytest.mark.parametrize("line", ["Article content", "View deal", "Anzeige unten"])
def test_a_line_that_stands_again_is_not(line: str) -> None:
    assert taken_back(line, "The ferry", line) == ["The ferry"]
