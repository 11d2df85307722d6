"""A biography begins with the name of the author, near the end of the page."""

from __future__ import annotations

from cleaner.filters.drop_biographies import drop_biographies
from cleaner.page import Document, Role
from tests.building import PARAGRAPH, body, text_of


def below_byline(lines: list[str]) -> Document:
    """Lines below the name of their author, which a filter took."""
    document = text_of("By Jane Roe", *lines)
    return document.with_changes({0: document.verdicts[0].as_role(Role.BYLINE, "byline")})


def test_a_biography_begins_with_the_name_of_an_author_line() -> None:
    bio = f"Jane Roe {PARAGRAPH}"
    lines = [PARAGRAPH, PARAGRAPH, bio, PARAGRAPH, PARAGRAPH, PARAGRAPH, bio]
    assert body(drop_biographies(below_byline(lines))) == lines[:-1]


def test_an_answer_under_the_author_s_name_is_no_biography() -> None:
    lines = [PARAGRAPH, PARAGRAPH, PARAGRAPH, f"Jane Roe: {PARAGRAPH}"]
    assert body(drop_biographies(below_byline(lines))) == lines
