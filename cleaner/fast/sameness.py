"""Whether the answers of two twins are the same, bit for bit."""

from __future__ import annotations

from typing import Any

import numpy as np


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever twins give
    """Whether two answers are of the same types and values; numbers are compared by their bits."""
    if type(one) is not type(other):
        return False
    if isinstance(one, (np.ndarray, np.generic)):
        is_same: bool = (
            one.dtype == other.dtype
            and one.shape == other.shape
            and one.tobytes() == other.tobytes()
        )
        return is_same
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        # Their order counts, too: it may decide what comes first in an article.
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return bool(one == other)
