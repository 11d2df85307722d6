"""A short block between two paragraphs that are built as it is is one of them."""

from __future__ import annotations

import pytest

from cleaner.filters.keep_between import keep_between
from tests.building import SAID, body, scored, settled, text_of


@pytest.mark.parametrize(
    ("line", "kept"), [("<p>Silence.</p>", 3), ('<p class="note">Silence.</p>', 2)]
)
def test_a_word_between_paragraphs_set_as_it_is_is_one(line: str, kept: int) -> None:
    page = f"<article><p>{SAID}</p>{line}<p>{SAID}</p></article>"
    assert len(settled(keep_between, page, 0.9, 0.35, 0.9)) == kept


@pytest.mark.parametrize(
    ("lines", "scores", "kept"),
    [
        ((SAID, "No.", SAID), (0.9, 0.3, 0.9), True),
        ((SAID, "No.", "Never.", SAID), (0.9, 0.3, 0.3, 0.9), True),
        ((SAID, "No.", SAID), (0.9, 0.1, 0.9), False),
        ((SAID, "Read:", SAID), (0.9, 0.3, 0.9), False),
        ((SAID, "View deal", SAID), (0.9, 0.3, 0.9), False),
        ((SAID, "No.", "Share", SAID), (0.9, 0.3, 0.1, 0.9), False),
    ],
)
def test_in_text_it_is_a_short_sentence(
    lines: tuple[str, ...], scores: tuple[float, ...], *, kept: bool
) -> None:
    page = scored(text_of(*lines), *scores)
    assert (body(keep_between(page)) == list(lines)) is kept
