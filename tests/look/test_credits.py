"""What says who made a picture is told from what is said of pictures."""

from __future__ import annotations

import pytest

from cleaner.look.credits import picture_credits
from cleaner.page import Document


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Jane Roe", "(Photo by Jane Roe)", "© AFP", "Image source, Getty Images",
        "Foto - dpa", "Jane Roe/AFP via Getty Images", "AP Photo/John Poe", "写真：共同通信",
    ],
)  # fmt: skip
def test_credits(line: str) -> None:
    assert picture_credits(Document.of_lines("It is open.", line)) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "Photo of the year", "Reuters", "Photo albums are for sale.", "© 2024 The Echo",
        "Credit/debit cards (Visa, Mastercard)", "Fotoğraf, AA tarafından servis edilmiştir.",
        "Photo: they met by the river in spring, and he kept the one that she had taken.",
    ],
)  # fmt: skip
def test_no_credits(line: str) -> None:
    assert picture_credits(Document.of_lines("It is open.", line)) == []


def test_names_with_a_slash_are_credits_where_they_stand_often() -> None:
    line = "Nora Delacombe / Agence Lisière"
    assert picture_credits(Document.of_lines(line, "It is open.", line)) == []
    assert picture_credits(Document.of_lines(line, "It is open.", line, line)) == [0, 2, 3]
