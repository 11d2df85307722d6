"""An invitation goes with what its links broke off it."""

from __future__ import annotations

from cleaner.filters.drop_newsletter_prompts import drop_newsletter_prompts
from tests.building import PARAGRAPH, Line, body, text_of


def test_a_consent_goes_with_the_lines_that_its_links_broke_it_into() -> None:
    consent = ("By signing up, you agree to the", "Terms", "and", "Privacy Policy")
    parts = [Line(part, glue=" " if at else None) for at, part in enumerate(consent)]
    after = drop_newsletter_prompts(text_of(PARAGRAPH, *parts, "Terms", PARAGRAPH))
    assert body(after) == [PARAGRAPH, "Terms", PARAGRAPH]
