"""Dates below the top go only beside the page's own timestamp."""

from __future__ import annotations

from cleaner.filters.drop_timestamps import drop_timestamps
from tests.building import PARAGRAPH, body, html, text_of


def test_a_date_beside_a_timestamp_is_one() -> None:
    lines = [PARAGRAPH, PARAGRAPH, "12 March 2024", "Updated 13 March 2024", PARAGRAPH]
    assert body(drop_timestamps(text_of(*lines))) == [PARAGRAPH] * 3


def test_a_headline_that_ends_with_a_date_is_no_timestamp() -> None:
    said = "The Aller Post Friday, 12 March 2024"
    assert body(drop_timestamps(html(f"<h1>{said}</h1>"))) == [said]
    assert body(drop_timestamps(html(f"<p>{said}</p>"))) == []
