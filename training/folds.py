"""Weights that never saw a site, so that labelled pages can be judged by them.

Those of each fold are in `benchmarks/folds`, written by `python -m training.fit --folds` and
`python -m training.line_breaks --folds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Final
from unittest.mock import patch

import cleaner
from cleaner.filters import FILTERS
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.model.line_breaks import BreakWeights, load_breaks
from cleaner.model.weights import load_weights

#: Where the weights of each fold lie.
FOLDER: Final = Path(__file__).parents[1] / "benchmarks" / "folds"


@cache
def fold_filters(fold: int) -> tuple[cleaner.Filter, ...]:
    """The filters, with the scorer's weights of one fold."""
    weights = load_weights(FOLDER / f"{fold}.npz")
    scored = partial(drop_boilerplate, weights=weights)
    return tuple(scored if f is drop_boilerplate else f for f in FILTERS)


@contextmanager
def fold_line_breaks(fold: int) -> Iterator[None]:
    """Cut texts on one line by the weights of one fold."""
    with patch("cleaner.model.line_breaks.shipped_weights", lambda: _breaks(fold)):
        yield


@cache
def _breaks(fold: int) -> BreakWeights:
    return load_breaks(breaks_file(fold))


def breaks_file(fold: int, folder: Path = FOLDER) -> Path:
    """The file with what a fold knows of the ends of lines."""
    return folder / f"line_breaks_{fold}.npz"
