"""Lines of a label in capitals and a link."""

from __future__ import annotations

import pytest

from cleaner.filters.drop_labelled_links import drop_labelled_links
from cleaner.read import read_html

TEXT = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"


def is_dropped(line: str, score: float = 0.6) -> bool:
    page = read_html(TEXT + line + TEXT)
    scored = page.with_verdicts(verdict.scored(score) for verdict in page.verdicts)
    return list(drop_labelled_links(scored).body_places()) == [0, 2]


@pytest.mark.parametrize(
    "line",
    [
        "<p>MORE: <a href=/>How the ferry was built</a></p>",
        "<p>[LOOKING BACK: <a href=/>How the ferry was built</a>]</p>",
        "<h3><a href=/>QUIZ: How well do you know the Orla?</a></h3>",
        "<p>ЧИТАЙТЕ: <a href=/>Как строили паром</a></p>",
    ],
)
def test_a_linked_title_behind_a_label_is_another_story(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "<p>More: <a href=/>How the ferry was built</a></p>",
        "<p>UPDATE: The <a href=/>ferry</a> stays where it was.</p>",
        "<p>NOTE: <a href=/>Ferry</a></p>",
        "<li>MORE: <a href=/>How the ferry was built</a></li>",
        "<p>更多：<a href=/>渡船是怎样建成的，为什么留到今天</a></p>",
    ],
)
def test_other_labels_and_lines_are_text(line: str) -> None:
    assert not is_dropped(line)


def test_what_the_scorer_is_sure_of_is_text() -> None:
    assert not is_dropped("<p>MORE: <a href=/>How the ferry was built</a></p>", score=0.95)
