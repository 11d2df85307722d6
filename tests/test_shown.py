"""The byline and the date that a page shows near its headline."""

from __future__ import annotations

import pytest

import cleaner

PARAGRAPH = (
    "The old bridge over the Aller reopens on Monday after four years of work, the town council "
    "said on Friday evening, and both lanes will be free for cars and for the number four bus. "
)
STATED = (
    "<meta name=author content='Al Poe'>"
    "<meta property=article:published_time content='2025-11-05T08:00:00+01:00'>"
)


def cleaned(
    below: str, *, above: str = "", head: str = "", language: str = "en"
) -> cleaner.Article:
    body = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p>"
    return cleaner.clean(
        f"<html lang={language}><head><title>Bridge reopens</title>{head}</head><body>{above}"
        f"<article><h1>Bridge reopens on Monday</h1>{below}{body}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p class=byline>By Jane Roe</p>", ("Jane Roe",)),
        ("<p class=byline>By Jane Roe March 3, 2025</p>", ("Jane Roe",)),
        ("<p class=byline>By Jane RoeMarch 3, 2025</p>", ("Jane Roe",)),
        ("<p class=byline>By Jane Roe ⋅ Review Editor ⋅ Updated May 6, 2025</p>", ("Jane Roe",)),
        ("<p class=byline>By 3i Global</p>", ()),
    ],
)
def test_a_byline_below_the_headline_names_the_authors(below: str, names: tuple[str, ...]) -> None:
    assert cleaned(below).byline == names


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("Von Anna Huber und Max Mayr", ("Anna Huber", "Max Mayr")),
        ("VON ANNA HUBER", ("Anna Huber",)),
        ("Por Lucía Prats", ("Lucía Prats",)),
        ("di Carla Neri", ("Carla Neri",)),
        ("Door Jan Jansen", ("Jan Jansen",)),
        ("Av Kari Vik", ("Kari Vik",)),
        ("Af Karen Holm", ("Karen Holm",)),
        ("Per Marta Puig", ("Marta Puig",)),
        ("Teksti: Liisa Oja", ("Liisa Oja",)),
        ("Írta: Kiss Anna", ("Kiss Anna",)),
        ("Autor: Ana Roșu", ("Ana Roșu",)),
        ("Автор: Ана Петрова", ("Ана Петрова",)),
        ("Piše: Marija Kos", ("Marija Kos",)),
        ("Yazan: Ayşe Kaya", ("Ayşe Kaya",)),
        ("מאת: דנה לוי", ("דנה לוי",)),
        ("كتب: أحمد علي", ("أحمد علي",)),
        ("โดย สมชาย ใจดี", ("สมชาย ใจดี",)),
        ("홍길동 기자", ("홍길동",)),
        ("记者 王小明", ("王小明",)),
        ("文／佐藤花子", ("佐藤花子",)),
        ("Redaktion", ()),
        ("Por tu cuenta", ()),
    ],
)
def test_a_byline_is_read_in_many_languages(below: str, names: tuple[str, ...]) -> None:
    assert cleaned(f"<div class=meta>{below}</div>").byline == names


def test_where_a_byline_names_others_than_the_page_states_it_counts() -> None:
    assert cleaned("<p class=byline>By Jane Roe</p>", head=STATED).byline == ("Jane Roe",)
    assert cleaned("<p class=byline>By Al Poe, editor</p>", head=STATED).byline == ("Al Poe",)
    assert cleaned("", head=STATED).byline == ("Al Poe",)


def test_a_menus_line_far_above_the_headline_is_no_byline() -> None:
    menu = "".join(
        f"<li><a href=/{n}>{n}</a></li>" for n in ("Home", "Sport", "Town", "Rain", "Sea")
    )
    above = f"<div>By Use Case</div><ul>{menu}</ul>"
    assert cleaned("", above=above).byline == ()


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("31 January 2024", "2024-01-31"),
        ("Published 31 January 2024, updated 4 November 2025", "2024-01-31"),
        # A later one may be a change, a day apart may be the zone.
        ("8 November 2025", "2025-11-05T08:00:00+01:00"),
        ("4 November 2025", "2025-11-05T08:00:00+01:00"),
        ("Updated 31 January 2024", "2025-11-05T08:00:00+01:00"),
    ],
)
def test_an_earlier_day_that_is_shown_counts(shown: str, published: str) -> None:
    assert cleaned(f"<p class=date>{shown}</p>", head=STATED).published == published


def test_a_date_below_the_headline_goes_before_one_above_it() -> None:
    above = "<p class=date>Thursday 7 February 2019</p>"
    assert cleaned("<p class=date>19 June 2018</p>", above=above).published == "2018-06-19"
    assert cleaned("", above=above).published == "2019-02-07"


def test_a_byline_in_full_goes_before_a_first_name_that_the_page_states() -> None:
    stated = "<meta name=author content=Jane>"
    assert cleaned("<p class=byline>By Jane Roe</p>", head=stated).byline == ("Jane Roe",)


def test_a_date_in_a_line_of_words_is_not_the_articles() -> None:
    line = "<div>Workers on the old bridge over the Aller near the mill, 7 March 2011</div>"
    assert cleaned(line).published is None


def test_a_captions_date_is_not_the_articles() -> None:
    caption = "<figure><img src=a.jpg><figcaption>The bridge on 7 March 2011.</figcaption></figure>"
    assert cleaned(caption).published is None


@pytest.mark.parametrize(("language", "published"), [("pl", "2024-11-05"), ("hr", "2024-10-05")])
def test_a_months_name_is_read_in_the_pages_language(language: str, published: str) -> None:
    assert cleaned("<p class=date>5. listopada 2024.</p>", language=language).published == published


@pytest.mark.parametrize(
    ("below", "language", "names"),
    [
        (
            "<p class=meta>de Ilinca Pop și Radu Moga 5 martie 2024, 09:30</p>",
            "ro",
            ("Ilinca Pop", "Radu Moga"),
        ),
        (
            "<p class=info>입력 2024.03.05 09:30수정 2024.03.06 10:00한서윤 기자</p>",
            "ko",
            ("한서윤",),
        ),
        ("<p>5 March 2024, 09:30 By Jane Roe</p>", "en", ("Jane Roe",)),
        ("<p>5 March 2024, 09:30 Photo: Jane Roe</p>", "en", ()),
    ],
)
def test_names_and_a_date_stand_in_one_line(
    below: str, language: str, names: tuple[str, ...]
) -> None:
    article = cleaned(below, language=language)
    assert article.byline == names
    if names:
        assert article.published == "2024-03-05T09:30:00"
