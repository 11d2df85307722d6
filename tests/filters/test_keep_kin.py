"""A paragraph belongs to the article if most of what is built alike does."""

from __future__ import annotations

import pytest
from building import SAID, Line, scored, settled, text_of

from cleaner.filters.keep_kin import keep_kin
from cleaner.page import Role

QUOTED = (
    "“We had all but forgotten what it is like to walk to the other bank without a boat, and so "
    "had the children, who had never seen it open in their lives” — Nora Lind, shopkeeper, Brink"
)


@pytest.mark.parametrize(
    "paragraph",
    [
        '<p class="par" id="par-{}">{}</p>',
        '<p id="{}">{}</p>',
        '<div class="par" id="block-{}"><p>{}</p></div>',
        "<div title={}><p>{}</p></div>",
    ],
    ids=["class and id", "id alone", "id of what is round it", "wrapped up in nothing named"],
)
def test_a_paragraph_is_told_from_its_kin_by_no_id(paragraph: str) -> None:
    ids = "xuNZGcIQa", "qcPjqXfh", "gnoZjClu", "rrHryCbp"
    page = "".join(paragraph.format(made, f"{made}. {SAID}") for made in ids)
    found = settled(keep_kin, f"<article>{page}</article>", 0.9, 0.3, 0.9, 0.9)
    assert [text.split(".")[0] for text, _ in found] == list(ids)


def test_an_element_of_another_class_is_none_of_the_kin() -> None:
    page = f"<article><p>{SAID}</p><p class=note>{SAID} So.</p><p>{SAID}</p><p>{SAID}</p></article>"
    assert len(settled(keep_kin, page, 0.9, 0.3, 0.9, 0.9)) == 3


def test_a_name_may_stand_behind_what_somebody_said() -> None:
    page = f"<article><p>{SAID}</p><p>{QUOTED}</p><p>{SAID}</p><p>{SAID}</p></article>"
    assert (QUOTED, Role.PARAGRAPH) in settled(keep_kin, page, 0.9, 0.4, 0.9, 0.9)


def test_a_heading_beside_a_paragraph_shows_that_it_is_no_kin() -> None:
    teaser = f"<div><h3>Read more</h3><p>{SAID} Really.</p></div>"
    page = f"<article>{f'<div><p>{SAID}</p></div>' * 2}{teaser}<div><p>{SAID}</p></div></article>"
    assert len(settled(keep_kin, page, 0.9, 0.9, 0.0, 0.2, 0.9)) == 3


def lines_settled(*lines: tuple[float, int, str | None], text: str = SAID) -> list[bool]:
    """Which lines are body after all, given score, empty lines before, and glue of each."""
    document = text_of(*[Line(text, glue=glue, gap=gap) for _, gap, glue in lines])
    settled = keep_kin(scored(document, *[score for score, _, _ in lines]))
    return [block.is_body for block in settled.blocks]


KEPT = [(0.9, 2, None)] * 5


def test_a_doubtful_paragraph_with_the_same_white_space_is_kept() -> None:
    assert lines_settled(*KEPT, (0.4, 2, None), (0.9, 2, None)) == [True] * 7


def test_all_its_lines_are_kept() -> None:
    assert lines_settled(*KEPT, (0.4, 2, None), (0.4, 0, " "), (0.9, 2, None)) == [True] * 8


def test_one_with_other_white_space_is_not() -> None:
    assert lines_settled(*KEPT, (0.4, 5, None), (0.9, 2, None)) == [True] * 5 + [False, True]


def test_one_that_the_scorer_is_sure_of_is_not() -> None:
    assert lines_settled(*KEPT, (0.1, 2, None), (0.9, 2, None)) == [True] * 5 + [False, True]


def test_one_far_behind_the_text_is_not() -> None:
    found = lines_settled(*KEPT, (0.0, 0, None), (0.0, 0, None), (0.0, 0, None), (0.4, 2, None))
    assert found == [True] * 5 + [False] * 4


def test_a_line_that_is_no_sentence_is_not() -> None:
    title = "The bridge over the Orla reopens after four years of work"
    assert lines_settled(*KEPT, (0.4, 2, None), text=title) == [True] * 5 + [False]
