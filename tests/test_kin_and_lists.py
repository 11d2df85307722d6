"""What belongs together in HTML, told by elements: paragraphs built alike, and items of lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from building import scored

from cleaner.filters.drop_teasers import drop_teasers
from cleaner.filters.settle_kin import settle_kin
from cleaner.filters.settle_lists import settle_lists
from cleaner.filters.settle_tables import settle_tables
from cleaner.page import Document, Role
from cleaner.read import read_html

SAID = "The bridge over the Orla reopened on Monday after four years of work."
QUOTED = (
    "“We had all but forgotten what it is like to walk to the other bank without a boat, and so "
    "had the children, who had never seen it open in their lives” — Nora Lind, shopkeeper, Brink"
)


def settled(
    settle: Callable[[Document], Document], page: str, *scores: float
) -> list[tuple[str, Role]]:
    """The blocks of a page that a filter keeps, where the scorer drops those under one half."""
    after = settle(scored(read_html(page), *scores)).blocks
    return [(block.text, block.role) for block in after if block.is_body]


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
    found = settled(settle_kin, f"<article>{page}</article>", 0.9, 0.3, 0.9, 0.9)
    assert [text.split(".")[0] for text, _ in found] == list(ids)


def test_an_element_of_another_class_is_none_of_the_kin() -> None:
    page = f"<article><p>{SAID}</p><p class=note>{SAID} So.</p><p>{SAID}</p><p>{SAID}</p></article>"
    assert len(settled(settle_kin, page, 0.9, 0.3, 0.9, 0.9)) == 3


def test_a_name_may_stand_behind_what_somebody_said() -> None:
    page = f"<article><p>{SAID}</p><p>{QUOTED}</p><p>{SAID}</p><p>{SAID}</p></article>"
    assert (QUOTED, Role.PARAGRAPH) in settled(settle_kin, page, 0.9, 0.4, 0.9, 0.9)


def test_an_item_that_holds_the_page_holds_paragraphs() -> None:
    story = f"<p>{SAID}</p>" * 5
    page = f"<ul><li><div>{story}<p>Sent in by</p><p>Up</p></div></li><li>Menu</li></ul>"
    found = settled(settle_lists, page, 0.9, 0.9, 0.9, 0.9, 0.9, 0.1, 0.0, 0.0)
    assert found == [(SAID, Role.PARAGRAPH)] * 5


def test_doubtful_text_in_such_an_item_is_not_voted_down() -> None:
    story = f"<p>{SAID}</p>" * 2 + f"<p>{SAID} Read on.</p>" * 4
    page = f"<p>{SAID}</p><ul><li><div>{story}</div></li><li>Menu</li></ul>"
    assert len(settled(settle_lists, page, 0.9, 0.8, 0.8, 0.1, 0.0, 0.0, 0.0, 0.0)) == 3


def test_of_two_items_the_one_with_the_text_holds_paragraphs() -> None:
    counts = "".join(f"<p>Item {n}</p>" for n in range(5))
    page = f"<ul><li><div>{counts}</div></li><li><div>{f'<p>{SAID * 4}</p>' * 4}</div></li></ul>"
    found = settled(settle_lists, page, *[0.9] * 9)
    assert [role for _, role in found] == [Role.LIST_ITEM] * 5 + [Role.PARAGRAPH] * 4


def test_lines_of_one_item_are_one_item() -> None:
    lines = "<br>".join(f"{SAID} {n}" for n in range(6))
    page = f"<p>{SAID}</p><ul><li>{lines}</li></ul><p>{SAID}</p>"
    assert len(settled(settle_lists, page, 0.9, 0.6, 0.6, 0.4, 0.4, 0.6, 0.6, 0.9)) == 8


def test_a_heading_beside_a_paragraph_shows_that_it_is_no_kin() -> None:
    teaser = f"<div><h3>Read more</h3><p>{SAID} Really.</p></div>"
    page = f"<article>{f'<div><p>{SAID}</p></div>' * 2}{teaser}<div><p>{SAID}</p></div></article>"
    assert len(settled(settle_kin, page, 0.9, 0.9, 0.0, 0.2, 0.9)) == 3


def test_items_of_a_list_are_items() -> None:
    page = f"<ul>{f'<li>{SAID}</li>' * 5}</ul>"
    assert settled(settle_lists, page, *[0.9] * 5) == [(SAID, Role.LIST_ITEM)] * 5


@pytest.mark.parametrize(("opening", "kept"), [("The winners are:", 4), ("The end.", 1)])
def test_a_list_that_is_announced_is_kept_at_the_end_too(opening: str, kept: int) -> None:
    page = f"<p>{opening}</p><ul><li>Best boat: Ida</li><li>Best oar: Bo</li><li>Cup: Ann</li></ul>"
    assert len(settled(settle_lists, page, 0.9, 0.42, 0.51, 0.4)) == kept


def test_text_in_a_list_is_not_voted_down_by_labels() -> None:
    item = f"<li><b>Price</b><p>{SAID}</p><em>Range</em><div>310 miles</div></li>"
    scores = [0.1, 0.7, 0.1, 0.1] * 4
    assert len(settled(settle_lists, f"<ul>{item * 4}</ul>", *scores)) == 4


@pytest.mark.parametrize(
    ("line", "kept"), [("<p>Silence.</p>", 3), ('<p class="note">Silence.</p>', 2)]
)
def test_a_word_between_paragraphs_set_as_it_is_is_one(line: str, kept: int) -> None:
    page = f"<article><p>{SAID}</p>{line}<p>{SAID}</p></article>"
    assert len(settled(settle_kin, page, 0.9, 0.35, 0.9)) == kept


def test_a_list_behind_the_text_needs_more_than_one_likely_item() -> None:
    title = '<li><a href="/a">Storm hits the coast of Brink</a><p>{}</p></li>'
    latest = "".join(map(title.format, (SAID * 2, "It rained.", "It blew.")))
    page = f"<p>{SAID}</p><ul>{latest}</ul>"
    assert len(settled(settle_lists, page, 0.9, 0.1, 0.5, 0.1, 0.1, 0.1, 0.1)) == 1


@pytest.mark.parametrize(("behind", "kept"), [("", 1), (f"<p>{SAID}</p>", 3)])
def test_a_row_of_links_behind_the_text_is_none_of_it(behind: str, kept: int) -> None:
    row = "<tr><td><a href='/1'>Storm hits the coast</a></td><td><a href='/2'>Vote</a></td></tr>"
    scores = [0.9, 0.5, 0.9][: 3 if behind else 2]
    scores[1] = 0.4
    document = read_html(f"<p>{SAID}</p><table>{row}</table>{behind}")
    rated = [
        verdict.scored(score) for verdict, score in zip(document.verdicts, scores, strict=True)
    ]
    assert len(settle_tables(document.with_verdicts(rated)).body_places()) == kept


TEASER = '<div class=latest><a href="/{0}">{0} reopens after years of work</a><p>{1}</p></div>'


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("", 3),
        # Something of the article stands behind them.
        (f"<p class=end>{SAID}</p>", 7),
    ],
)
def test_texts_go_with_the_titles_of_other_stories(between: str, kept: int) -> None:
    latest = "".join(TEASER.format(name, SAID) for name in ("School", "Well", "Ferry"))
    page = f"<p class=text>{SAID}</p>" * 3 + latest + between
    scores = [0.9] * 3 + [0.1, 0.9] * 3 + [0.9] * bool(between)
    assert len(settled(drop_teasers, page, *scores)) == kept


def test_titles_of_other_stories_may_be_short() -> None:
    latest = "".join(TEASER.format(name, SAID) for name in ("Schools", "Mill", "Ferry"))
    page = f"<p class=text>{SAID}</p>" * 3 + latest.replace(
        "reopens after years of work", "is shut"
    )
    assert len(settled(drop_teasers, page, *[0.9] * 3, *[0.1, 0.9] * 3)) == 3


def test_links_between_the_parts_of_an_article_are_no_titles() -> None:
    shop = "".join(TEASER.format("It", f"{SAID} {n}") for n in range(3))
    page = f"<p class=text>{SAID}</p>" * 3 + shop
    assert len(settled(drop_teasers, page, *[0.9] * 3, *[0.1, 0.9] * 3)) == 6
    own = "".join(TEASER.format(name, SAID) for name in ("School", "Well", "Ferry", "Inn"))
    own = f"<div class=latest><p>{SAID}</p></div>{own}"
    assert len(settled(drop_teasers, own, 0.9, *[0.1, 0.9] * 4)) == 5


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
        assert len(settled(settle_kin, page, *scores)) == kept


def test_what_stands_apart_behind_the_end_stays_out() -> None:
    page = f"<div>{f'<p class=par>{SAID}</p>' * 3}</div><div><p class=note>{SAID}</p></div>"
    assert len(settled(settle_kin, page, 0.9, 0.9, 0.9, 0.4)) == 3


def test_items_of_which_the_scorer_is_not_sure_that_they_are_titles_stay() -> None:
    hotels = "".join(TEASER.format(name, SAID) for name in ("Seaview", "Old Mill", "Harbour"))
    page = f"<p class=text>{SAID}</p>" * 3 + hotels
    assert len(settled(drop_teasers, page, *[0.9] * 3, *[0.3, 0.9] * 3)) == 6
