"""A label of an ad is not set as the text round it is."""

from __future__ import annotations

from cleaner.filters.drop_ad_labels import drop_ad_labels
from tests.building import PARAGRAPH, body, html


def test_the_word_set_as_a_paragraph_of_the_story_is_text() -> None:
    text, label = (f'<p class="article-p">{said}</p>' for said in (PARAGRAPH, "Advertisement"))
    ad = '<span class="ad-label">Advertisement</span>'
    after = drop_ad_labels(html(f"{text}{label}{text}<div>{ad}</div>{text}"))
    assert body(after) == [PARAGRAPH, "Advertisement", PARAGRAPH, PARAGRAPH]
