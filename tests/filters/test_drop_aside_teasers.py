"""Boxes beside the text that lead to other stories."""

from __future__ import annotations

from cleaner.filters.drop_aside_teasers import drop_aside_teasers
from cleaner.read import read_html

TEXT = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>" * 4
TITLE = "<a href=/>How the ferry was built</a>"


def kept_beside(title: str, *, score: float = 0.6, tag: str = "aside") -> int:
    """How many blocks are kept of a box whose title, its first block, was dropped."""
    box = f"<{tag}><h3>{title}</h3><p>Oak and patience.</p><p>And pitch.</p></{tag}>"
    page = read_html(TEXT + box + TEXT)
    page = page.with_verdicts(verdict.scored(score) for verdict in page.verdicts)
    page = page.with_changes({4: page.verdicts[4].dropped("odd")})
    return len(drop_aside_teasers(page).body_places()) - 8


def test_a_box_goes_with_its_linked_title() -> None:
    assert kept_beside(TITLE) == 0


def test_a_box_of_the_story_stays() -> None:
    assert kept_beside("How the ferry was built") == 2
    assert kept_beside(TITLE, score=0.95) == 2
    assert kept_beside(TITLE, tag="div") == 2


def test_what_is_much_of_the_article_stays() -> None:
    page = read_html(f"<p>It is open.</p><aside><h3>{TITLE}</h3>{TEXT}</aside>")
    page = page.with_verdicts(verdict.scored(0.6) for verdict in page.verdicts)
    page = page.with_changes({1: page.verdicts[1].dropped("odd")})
    assert drop_aside_teasers(page) is page
