"""Lines that a link or bold type broke are put together, whatever their language."""

from __future__ import annotations

import pytest

from cleaner.read import read_text

BODIES = {
    "de": (
        "Der Rat hat am Dienstag über die Brücke beraten, und die meisten waren dafür.",
        "Die Arbeiten haben vier Jahre gedauert. Das",
        "Hafenamt",
        "gibt die Zufahrt am Montag frei.",
    ),
    "es": (
        "El puente sobre el río volvió a abrirse el lunes tras cuatro años de obras en la villa.",
        "La decisión la tomó por unanimidad el pleno de la",
        "Junta",
        "reunida el martes por la noche.",
    ),
    "en": (
        "The bridge over the river reopened on Monday after four years of work, the council said.",
        "It was the fourteenth crossing opened by the",
        "Harbour Board",
        "since the war.",
    ),
}


def paragraphs(*lines: str) -> list[str]:
    """The lines of a text, put together as they are read."""
    found: list[str] = []
    for block in read_text("\n".join(lines)).blocks:
        if block.glue is None:
            found.append(block.text)
        else:
            found[-1] += block.glue + block.text
    return found


@pytest.mark.parametrize("language", BODIES)
def test_a_line_that_breaks_off_behind_an_article_goes_on(language: str) -> None:
    whole, *broken = BODIES[language]
    assert paragraphs(whole, *broken) == [whole, " ".join(broken)]


def test_a_headline_may_end_in_a_small_word() -> None:
    whole = BODIES["en"][0]
    headline = "What the old bridge over the river is good for"
    assert paragraphs(headline, "Ferry", whole) == [headline, "Ferry", whole]


def test_the_words_are_those_of_the_texts_language() -> None:
    whole = BODIES["en"][0]
    assert paragraphs(whole, "The verdict on public health care", "Ferry") == [
        whole, "The verdict on public health care", "Ferry",
    ]  # fmt: skip


def test_an_item_that_ends_in_and_stays_an_item() -> None:
    whole = BODIES["en"][0]
    items = ("They want clean water in every house; and", "They want a road.")
    assert paragraphs(whole, *items) == [whole, *items]
