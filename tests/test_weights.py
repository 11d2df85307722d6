"""The scorer's weights: read once for each form, sent, and written as they were read."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

import cleaner.model
from cleaner.model.odds import WordOdds
from cleaner.model.weights import FORMS, load_weights, save_weights, shipped_weights

SHIPPED = Path(cleaner.model.__file__).with_name("weights.npy")


def test_the_shipped_weights_are_a_mapping() -> None:
    weights = shipped_weights()
    assert isinstance(weights, Mapping)
    assert list(weights) == list(FORMS)
    assert weights["html"] is shipped_weights()["html"]
    assert "pdf" not in weights


def test_what_is_read_is_written_again(tmp_path: Path) -> None:
    for name, weights in (("shipped", shipped_weights()), ("loaded", load_weights(SHIPPED))):
        save_weights(tmp_path / f"{name}.npy", weights)
        assert (tmp_path / f"{name}.npy").read_bytes() == SHIPPED.read_bytes()


def test_weights_can_be_sent() -> None:
    weights = shipped_weights()
    assert list(pickle.loads(pickle.dumps(weights))) == list(weights)
    sent = pickle.loads(pickle.dumps(weights["html"]))
    assert (sent.names, sent.terms) == (weights["html"].names, weights["html"].terms)
    blocks = np.random.default_rng(1).normal(size=(len(sent.body.features), 20))
    columns = blocks.astype(np.float32)
    assert (sent.body.log_odds(columns) == weights["html"].body.log_odds(columns)).all()


def test_only_the_weights_asked_for_are_read() -> None:
    """Nothing is read for a page of the other form."""
    code = (
        "import cleaner; from cleaner.model import weights; cleaner.clean('<p>A page.</p>'); "
        "print(weights._shipped_form.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_odds_of_words() -> None:
    odds = WordOdds.of(f"read share über 東京 {'a' * 40}", np.arange(5.0))
    assert dict(odds) == {"read": 0, "share": 1, "über": 2, "東京": 3, "a" * 40: 4}
    assert "a" * 39 not in odds
    assert "read share" not in odds
    with pytest.raises(KeyError):
        odds["reads"]
    assert not dict(WordOdds.of("", np.zeros(0)))
