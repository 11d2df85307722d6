"""A short block between two paragraphs that are built as it is is one of them."""

from __future__ import annotations

import pytest
from building import SAID, settled

from cleaner.filters.keep_between import keep_between


@pytest.mark.parametrize(
    ("line", "kept"), [("<p>Silence.</p>", 3), ('<p class="note">Silence.</p>', 2)]
)
def test_a_word_between_paragraphs_set_as_it_is_is_one(line: str, kept: int) -> None:
    page = f"<article><p>{SAID}</p>{line}<p>{SAID}</p></article>"
    assert len(settled(keep_between, page, 0.9, 0.35, 0.9)) == kept
