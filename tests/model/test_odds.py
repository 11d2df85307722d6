"""What words speak for."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.model.odds import WordOdds


def test_odds_of_words() -> None:
    odds = WordOdds.of(f"read share über 東京 {'a' * 40}", np.arange(5.0))
    assert dict(odds) == {"read": 0, "share": 1, "über": 2, "東京": 3, "a" * 40: 4}
    assert "a" * 39 not in odds
    assert "read share" not in odds
    with pytest.raises(KeyError):
        odds["reads"]


def test_where_no_word_is_known_none_is_found() -> None:
    odds = WordOdds.of("", np.zeros(0))
    assert not dict(odds)
    assert "read" not in odds
