"""Texts are compared in normal forms."""

from __future__ import annotations

import pytest

from cleaner.text import normalise


@pytest.mark.parametrize("between", [" ", "\n", "&nbsp;", "\u00a0 ", "\u200b \t", "-"])
def test_a_long_text_is_normalised_as_a_short_one(between: str) -> None:
    words = [f"storm{number}&amp;x" for number in range(40_000)]
    pieces = [between.join(words[at : at + 100]) for at in range(0, len(words), 100)]
    expected = " ".join(map(normalise, pieces))
    assert normalise(" ".join(pieces)) == expected
    assert normalise("a" * 300_000 + between + "b") == normalise("a" * 9 + between + "b").replace(
        "a" * 9, "a" * 300_000
    )
