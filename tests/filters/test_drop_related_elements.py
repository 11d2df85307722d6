"""What the scorer kept of elements of related stories."""

from __future__ import annotations

from cleaner.filters.drop_related_elements import drop_related_elements
from cleaner.read import read_html

SAID = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
TEASER = "<p>How the ferry was built</p>"


def kept(html: str, score: float) -> list[int]:
    """The places that are left of a page whose blocks all have one score."""
    page = read_html(html)
    page = page.with_verdicts(verdict.scored(score) for verdict in page.verdicts)
    return list(drop_related_elements(page).body_places())


def test_what_is_doubtful_in_an_element_of_related_stories_goes() -> None:
    page = f"{SAID * 2}<div class=related-story><div>{TEASER}</div></div>{SAID}"
    assert kept(page, 0.6) == [0, 1, 3]


def test_what_the_scorer_is_sure_of_stays() -> None:
    assert kept(f"{SAID * 2}<div class=related-story>{TEASER}</div>{SAID}", 0.95) == [0, 1, 2, 3]


def test_an_id_that_is_made_of_a_heading_is_no_such_name() -> None:
    html = f"{SAID * 2}<div id={{}}>{TEASER}</div>{SAID}"
    assert kept(html.format("services-and-related-products"), 0.6) == [0, 1, 2, 3]
    assert kept(html.format("related-stories"), 0.6) == [0, 1, 3]


def test_an_element_that_holds_much_of_the_text_stays() -> None:
    assert kept(f"{SAID}<div class=related-story>{SAID}</div>", 0.6) == [0, 1]
