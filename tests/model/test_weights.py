"""The scorer's weights: read once for each form, sent, and written as they were read."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

import cleaner.model
from cleaner.model.columns.table import Columns
from cleaner.model.questions import QUESTIONS
from cleaner.model.weights import FORMS, load_weights, save_weights, shipped_weights

SHIPPED = Path(cleaner.model.__file__).with_name("weights.npz")


def test_the_shipped_weights_are_a_mapping() -> None:
    weights = shipped_weights()
    assert isinstance(weights, Mapping)
    assert list(weights) == list(FORMS)
    assert weights["html"] is shipped_weights()["html"]
    assert "pdf" not in weights


def test_the_shipped_weights_are_small() -> None:
    assert SHIPPED.stat().st_size <= 1_000_000


def test_what_is_read_is_written_again(tmp_path: Path) -> None:
    files = [tmp_path / "shipped.npz", tmp_path / "loaded.npz"]
    for file, weights in zip(files, (shipped_weights(), load_weights(SHIPPED)), strict=True):
        save_weights(file, weights)
    # Releases of Python and numpy pack the same arrays into other bytes.
    assert files[0].read_bytes() == files[1].read_bytes()
    with np.load(files[0]) as written, np.load(SHIPPED) as shipped:
        assert list(written) == list(shipped)
        assert all(np.array_equal(written[name], shipped[name]) for name in shipped)


def test_the_file_is_plain_arrays() -> None:
    with np.load(SHIPPED, allow_pickle=False) as arrays:
        assert {arrays[name].dtype.kind for name in arrays} <= set("uifS")
        parts = {".".join(name.split(".")[:2]) for name in arrays}
    asked = [*(question.name for question in QUESTIONS), "names", "terms"]
    assert parts == {f"{form}.{name}" for form in FORMS for name in asked} | {"text.wording"}


def test_weights_can_be_sent() -> None:
    weights = shipped_weights()
    assert list(pickle.loads(pickle.dumps(weights))) == list(weights)
    sent = pickle.loads(pickle.dumps(weights["html"]))
    assert (sent.names, sent.terms) == (weights["html"].names, weights["html"].terms)
    body, own = sent.trees["body"], weights["html"].trees["body"]
    numbers = np.random.default_rng(1).normal(size=(len(body.features), 20)).astype(np.float32)
    table = Columns(20)
    table.add(body.features, numbers)
    assert (body.log_odds(table, np.arange(20)) == own.log_odds(table, np.arange(20))).all()


def test_only_the_weights_asked_for_are_read() -> None:
    """Nothing is read for a page of the other form."""
    code = (
        "import numpy; real, read = numpy.lib.npyio.NpzFile.__getitem__, set()\n"
        "def noted(self, name): read.add(name.split('.')[0]); return real(self, name)\n"
        "numpy.lib.npyio.NpzFile.__getitem__ = noted\n"
        "import cleaner; cleaner.clean('<p>A page.</p>'); print(*read)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "html"
