"""Paragraphs that invite to newsletters."""

from __future__ import annotations

import pytest

from cleaner.filters.drop_invitations import drop_invitations
from cleaner.read import read_html


def drops(html: str, score: float = 0.6) -> bool:
    page = read_html(html)
    page = page.with_verdicts(verdict.scored(score) for verdict in page.verdicts)
    return not drop_invitations(page).body_places()


INVITATION = "<p>This was in our weekly newsletter. <a href=/>Sign up here.</a></p>"


def test_one_sentence_makes_a_short_paragraph_an_invitation() -> None:
    assert drops(INVITATION)
    assert not drops("<p>Short of time? <a href=/>See the bridge</a> in your inbox.</p>")
    assert drops("<p>Short of time? Get <a href=/>our newsletter</a> about the bridge.</p>")


@pytest.mark.parametrize(
    "html",
    [
        INVITATION.replace("<a href=/>", ""),
        INVITATION.replace("<p>", "<h2>").replace("</p>", "</h2>"),
        INVITATION.replace("This", "It rained. " * 30 + "This"),
        "<p>The walk is on Monday. Sign up for it <a href=/>at the bridge</a>.</p>",
    ],
)
def test_what_has_no_link_or_much_text_or_speaks_of_no_news_is_none(html: str) -> None:
    assert not drops(html)


def test_what_the_scorer_is_sure_of_stays() -> None:
    assert not drops(INVITATION, score=0.97)
