"""A dateline begins the text, so what begins with one is no dek."""

from __future__ import annotations

import pytest

from cleaner.filters._scored import _DATELINE


@pytest.mark.parametrize(
    "text",
    [
        "MEXICO CITY (AP) — The economy grew by 1.1%.",
        "SPRINGFIELD, Ill. (AP) — It was the dog.",
        "MONTREAL (AFP) - An editorial urged a ban.",
        "Berlin (dpa) - Die Brücke ist offen.",
        "Düsseldorf (dpa/lnw) – Die Brücke ist offen.",
        "İSTANBUL (AA): Köprü açıldı.",
        "МОСКВА (Рейтер) - Мост открыт.",
    ],
)
def test_datelines(text: str) -> None:
    assert _DATELINE.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "Berlin. Die Brücke ist offen.",
        "The council (of the town) - a bridge.",
        "the bridge (AP) — and the ferry",
        "It opens (again) on Monday",
        "Angelina Roe (Angelina Roe) — a lady",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not _DATELINE.match(text)
