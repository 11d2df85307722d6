"""The first and the last paragraph of an article may look otherwise than the rest."""

from __future__ import annotations

import pytest

from cleaner.filters.keep_ends import keep_ends
from tests.building import SAID, body, scored, settled, text_of


@pytest.mark.parametrize(
    "page",
    [
        f"<article>{f'<p>{SAID}</p>' * 3}<p class=endmark>{SAID}</p></article>",
        f"<article><p class='par drop'>{SAID}</p>{f'<p class=par>{SAID}</p>' * 3}</article>",
        f"<div class=lead><p class=par>{SAID}</p></div><div>{f'<p class=par>{SAID}</p>' * 3}</div>",
    ],
    ids=["a mark at the end", "a first letter", "a box of its own"],
)
def test_the_first_and_the_last_paragraph_may_look_otherwise(page: str) -> None:
    is_first = "endmark" not in page
    for chance, kept in ((0.3, 4), (0.1, 3)):
        scores = [chance, 0.9, 0.9, 0.9] if is_first else [0.9, 0.9, 0.9, chance]
        assert len(settled(keep_ends, page, *scores)) == kept


def test_what_stands_apart_behind_the_end_stays_out() -> None:
    page = f"<div>{f'<p class=par>{SAID}</p>' * 3}</div><div><p class=note>{SAID}</p></div>"
    assert len(settled(keep_ends, page, 0.9, 0.9, 0.9, 0.4)) == 3


@pytest.mark.parametrize(
    ("word", "kept"), [("Finally.", True), ("Subscribe", False), ("Read more.", False)]
)
def test_one_word_with_a_stop_may_close_a_text(word: str, *, kept: bool) -> None:
    page = scored(text_of(SAID, SAID, word), 0.9, 0.9, 0.3)
    assert (word in body(keep_ends(page))) is kept
