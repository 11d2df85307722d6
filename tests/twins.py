"""Compare the compiled functions with their plain twins."""

from __future__ import annotations

from typing import Any

from cleaner.fast import TWINS
from cleaner.fast.sameness import same


def agree(name: str, *args: Any, **options: Any) -> None:
    """Assert that both give the same answer, bit for bit.

    Args:
        name: the twins' leaf and name, such as "source.cut".
        args, options: what they are given.
    """
    plain, compiled = TWINS[name]
    assert same(plain(*args, **options), compiled(*args, **options))
