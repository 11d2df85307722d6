"""Dates as readers are shown them, in the languages that have a file of phrases."""

from __future__ import annotations

import pytest

from cleaner.phrases import phrases_in, read_languages
from cleaner.read.dates import date_shown, iso_date, month_named

LANGUAGES = [language for language in read_languages() if phrases_in(language, "dates.months")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_is_known_in_its_language(language: str) -> None:
    numbers = set()
    for line in phrases_in(language, "dates.months"):
        number, _, name = line.partition(" ")
        numbers.add(int(number))
        assert month_named(name, language) == int(number), line
        assert date_shown(f"5 {name} 2024", language=language) == f"2024-{int(number):02}-05"
    assert numbers == set(range(1, 13))


@pytest.mark.parametrize(
    ("name", "by_language"),
    [
        ("listopada", {"pl": 11, "hr": 10, "": 0, "de": 0}),
        ("srp", {"cs": 8, "hr": 7, "": 0}),
        ("mart", {"tr": 3, "sr": 3, "": 3}),
        ("river", {"en": 0, "": 0}),
    ],
)
def test_a_name_of_two_months_is_told_by_the_language(
    name: str, by_language: dict[str, int]
) -> None:
    assert {language: month_named(name, language) for language in by_language} == by_language


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Samstag, den 3. März 2024", "2024-03-03"),
        ("12 de febrero de 2025", "2025-02-12"),
        ("12 d’abril del 2025", "2025-04-12"),
        ("2024. március 1., 10:21", "2024-03-01T10:21:00"),
        ("Sept. 3rd, 2024 at 9 p.m.", "2024-09-03"),
        ("3rd of March 2024", "2024-03-03"),
        ("04-Mar-2024", "2024-03-04"),
        ("12 شباط/فبراير 2025", "2025-02-12"),
        ("1 كانون الأول 2025", "2025-12-01"),
        ("5 มีนาคม 2567", "2024-03-05"),
        ("5 มีนาคม 2024", "2024-03-05"),
        ("৫ মার্চ ২০২৪", "2024-03-05"),
        ("4. maaliskuuta 2024", "2024-03-04"),
        ("Aktualisiert am 3. März 2024", ""),
        ("Stand: 1. März 2024, aktualisiert 3. März 2024", "2024-03-01"),
        ("Senast uppdaterad 3 mars 2024", ""),
        ("Son güncelleme: 3 Mart 2024", ""),
        ("Room 12 of 30 in 2024", ""),
        ("31 February 2024", ""),
    ],
)
def test_shown_dates(line: str, iso: str) -> None:
    assert date_shown(line) == iso


@pytest.mark.parametrize("stated", ["Vendredi 1 mars 2024", "1. März 2024", "March 1, 2024"])
def test_a_date_may_be_stated_with_a_months_name(stated: str) -> None:
    assert iso_date(stated) == "2024-03-01"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("วันที่ 5 มีนาคม พ.ศ. 2567 เวลา 09:30 น.", "2024-03-05T09:30:00"),
        ("5 มี.ค. 2567", "2024-03-05"),
        ("05/13/2567", "2024-05-13"),
        ("۵ مارچ، ۲۰۲۴", "2024-03-05"),
        ("٥ مارس ٢٠٢٤", "2024-03-05"),
        ("৫ মার্চ ২০২৪, ০৯:৩০", "2024-03-05T09:30:00"),
        ("५ मार्च २०२४", "2024-03-05"),
        ("مارچ 5، 2024", "2024-03-05"),
        ("۱۵ اسفند ۱۴۰۲", "2024-03-05"),
        ("۱۴۰۲/۱۲/۱۵ ۰۹:۳۰", "2024-03-05T09:30:00"),
        ("۱ فروردین ۱۴۰۳", "2024-03-20"),
        ("۳۱ مهر ۱۴۰۲", ""),
    ],
)
def test_digits_and_calendars_of_other_scripts(line: str, iso: str) -> None:
    assert date_shown(line) == iso
