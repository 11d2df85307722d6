"""What stands in an article that was cut out already comes back; what stands round one does not."""

from __future__ import annotations

import pytest

from cleaner.filters.keep_bare_article import keep_bare_article
from cleaner.page import Document, Role
from cleaner.read import read

HEADLINE = "The bridge over the Orla is open again"
SAID = (
    "The bridge over the Orla reopened on Monday after four years of work.",
    "Nobody had told the people of the island that the ferry would stop at once.",
    "The council paid eleven million for the two new piers and the lights on them.",
)


def text(*lines: str, dropped: tuple[int, ...], headline: int | None = None) -> Document:
    """A text as if the scorer had dropped some of its lines."""
    document = read("\n".join(lines))[0]
    if headline is not None:
        document = document.as_role([headline], Role.HEADLINE, "the likeliest")
    return document.with_changes(
        {at: document.verdicts[at].scored(0.1).dropped("boilerplate") for at in dropped}
    )


def chrome(document: Document) -> list[int]:
    """The places of what is dropped."""
    return [block.index for block in document.blocks if block.is_chrome]


def test_short_lines_between_paragraphs_come_back_below_a_headline() -> None:
    document = text(HEADLINE, *SAID, "15 August", SAID[0], dropped=(4,), headline=0)
    assert chrome(keep_bare_article(document)) == []


def test_a_dek_is_a_beginning() -> None:
    document = text(HEADLINE, *SAID, "15 August", SAID[0], dropped=(4,), headline=0)
    document = document.as_role([1], Role.DEK, "the likeliest")
    assert chrome(keep_bare_article(document)) == []


def test_what_stands_below_the_last_paragraph_stays_dropped() -> None:
    document = text(*SAID, "15 August", SAID[0], "More stories", dropped=(3, 5))
    assert chrome(keep_bare_article(document)) == [5]


def test_all_comes_back_where_the_scorer_would_drop_most() -> None:
    entries = ["15 August: entries close at noon", "1 September: the draw, in the boathouse"] * 4
    document = text(HEADLINE, SAID[0], *entries, dropped=tuple(range(2, 10)), headline=0)
    assert chrome(keep_bare_article(document)) == []


@pytest.mark.parametrize("first", ["Home", "News Sport Weather", "By Nora Lindqvist"])
def test_a_text_that_begins_with_something_else_stays_as_it_is(first: str) -> None:
    document = text(first, *SAID, "15 August", SAID[0], dropped=(0, 4))
    assert keep_bare_article(document) is document


def test_what_was_named_stays_dropped() -> None:
    document = text(*SAID, "Share this", SAID[0], dropped=())
    named = document.with_changes({3: document.verdicts[3].dropped("a prompt")})
    assert keep_bare_article(named) is named


def test_one_line_must_be_mostly_prose() -> None:
    menus = "Home Politics Sport Weather On The Coast Log In Subscribe Shop Puzzles Archive Help "
    document = read(f"{SAID[0]} {menus * 4}{SAID[1]} {SAID[2]}")[0]
    dropped = {1: document.verdicts[1].scored(0.1).dropped("boilerplate")}
    document = document.with_changes(dropped)
    assert keep_bare_article(document) is document


def test_html_is_left_alone() -> None:
    document = read("<p>" + "<p>".join((*SAID, "15 August", SAID[0])))[0]
    dropped = {3: document.verdicts[3].scored(0.1).dropped("boilerplate")}
    document = document.with_changes(dropped)
    assert keep_bare_article(document) is document
