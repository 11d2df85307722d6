"""What is clean comes out whole, and what stands round prose does not come back."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.filters.keep_prose import keep_prose
from cleaner.page import Document, Role
from cleaner.read import read

SAID = (
    "The bridge over the Orla reopened on Monday after four years of work.",
    "Nobody had told the people of the island that the ferry would stop at once.",
    "The council paid eleven million for the two new piers and the lights on them.",
    "On the first morning, some four hundred lorries went over it before noon.",
)


def dropped(document: Document, *places: int) -> Document:
    """A document as if the scorer had dropped some of its blocks."""
    return document.with_changes(
        {at: document.verdicts[at].scored(0.1).dropped("boilerplate") for at in places}
    )


def test_prose_comes_back_on_lines() -> None:
    document = keep_prose(dropped(read("\n".join(SAID))[0], 0, 2, 3))
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH] * 4


def test_prose_comes_back_on_one_line() -> None:
    document = keep_prose(dropped(read(" ".join(SAID))[0], 1, 3))
    assert not any(block.is_chrome for block in document.blocks)


def test_a_short_line_between_comes_back_where_all_is_prose() -> None:
    lines = (*SAID, "On foot", *SAID)
    document = keep_prose(dropped(read("\n".join(lines))[0], 4))
    assert document.blocks[4].is_body


@pytest.mark.parametrize("at", [0, 8])
def test_what_is_no_sentence_stays_dropped_at_the_ends(at: int) -> None:
    lines = [*SAID, *SAID]
    lines.insert(at, "Local news")
    document = keep_prose(dropped(read("\n".join(lines))[0], at))
    assert document.blocks[at].is_chrome


def test_a_teaser_in_a_page_with_menus_stays_dropped() -> None:
    menus = ["Home", "Politics and society", "Sport", "Weather on the coast", "Log in", "Subscribe"]
    lines = [*menus, *SAID, "Rain is on its way to the coast, the weather service says.", *menus]
    document = dropped(read("\n".join(lines))[0], 10)
    assert keep_prose(document) is document


def test_what_was_named_stays_dropped() -> None:
    document = read("\n".join(SAID))[0]
    named = document.with_changes({3: document.verdicts[3].dropped("a prompt")})
    assert keep_prose(named) is named


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_a_body_alone_gets_no_headline_and_no_dek(between: str) -> None:
    body = between.join(SAID * 2)
    article = cleaner.clean(body)
    assert (article.headline, article.dek) == (None, None)


@pytest.mark.parametrize(
    "body",
    [
        "Dear Ms Roe,\n\n" + "\n\n".join(SAID),
        "Here is one for the islanders:\n\n" + "\n\n".join(SAID),
    ],
)
def test_a_line_that_goes_on_below_is_no_headline(body: str) -> None:
    article = cleaner.clean(body)
    assert article.headline is None
    assert article.body == body
