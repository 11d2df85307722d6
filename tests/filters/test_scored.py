"""The threshold for body follows the page, and what begins with a dateline is no dek."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.filters._scored import body_threshold


@pytest.mark.parametrize(
    ("chances", "sizes", "least"),
    [
        ([0.9, 0.9, 0.0], [100, 100, 40], 0.474),  # best with both: 360 / (200 + 180), by two
        ([1.0, 1.0], [100, 100], 0.5),
        ([0.6, 0.4, 0.4], [100, 100, 100], 0.318),
        ([0.3, 0.2], [100, 100], 0.25),  # never less
        ([0.9, 0.3], [10, 1000], 0.25),  # a short line does not make a page sure
        ([0.0, 0.0], [10, 10], 0.25),
        ([0.0], [0], 0.25),
    ],
)
def test_the_threshold_follows_the_page(
    chances: list[float], sizes: list[int], least: float
) -> None:
    assert body_threshold(np.array(chances, np.float32), sizes) == pytest.approx(least, abs=0.001)
