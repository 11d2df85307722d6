"""Headings of other stories take what stands in their section of the page."""

from __future__ import annotations

from cleaner.filters.drop_related_links import drop_related_links
from tests.building import PARAGRAPH, PROSE, body, html


def test_related_links_stay_inside_their_element() -> None:
    box = "<aside class=related><h3>Read more</h3><ul><li><a href=/s>Storm hits the coast</a></ul>"
    document = html(f"{PROSE}{box}</aside><p>Silence</p>{PROSE}")
    after = drop_related_links(document)
    assert body(after) == [PARAGRAPH, "Silence", PARAGRAPH]


def test_related_heading_in_the_text_takes_only_links() -> None:
    document = html(
        f"{PROSE}<h3>Related articles</h3><p><a href=/s>Storm hits the coast</a></p>"
        f"<p>A word in between</p>{PROSE}"
    )
    after = drop_related_links(document)
    assert body(after) == [PARAGRAPH, "A word in between", PARAGRAPH]


def test_a_link_in_capitals_between_paragraphs_is_a_teaser() -> None:
    link = "<p><a href=/s>STORM HITS THE COAST AGAIN</a></p>"
    document = html(f"{PROSE}{link}<p><a href=/n>NATO</a></p><p>STORM HITS THE COAST</p>{PROSE}")
    after = drop_related_links(document)
    assert body(after) == [PARAGRAPH, "NATO", "STORM HITS THE COAST", PARAGRAPH]
