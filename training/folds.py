"""The filters with weights that never saw a site, so that labelled pages can be judged by them.

The weights of each fold are in `benchmarks/folds`, written by `python -m training.fit --folds`.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Final

import cleaner
from cleaner.filters import FILTERS
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.model.weights import load_weights

#: Where the weights of each fold lie.
FOLDER: Final = Path(__file__).parents[1] / "benchmarks" / "folds"


@cache
def fold_filters(fold: int) -> tuple[cleaner.Filter, ...]:
    """The filters, with the scorer's weights of one fold."""
    weights = load_weights(FOLDER / f"{fold}.npz")
    scored = partial(drop_boilerplate, weights=weights)
    return tuple(scored if f is drop_boilerplate else f for f in FILTERS)
