"""A bar on standard error: pages, rate, time left. Silent where that is no terminal."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm

from cleaner.tools.batch.sources import Sources


class Progress:
    """How far a run is. The share that is done never falls, though it may be estimated."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._bar = tqdm(unit=" pages", disable=None, file=sys.stderr, dynamic_ncols=True)
        self._share = 0.0
        if not self._bar.disable:
            sources.measure()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()

    def skip(self) -> None:
        """Count a page that an earlier run has written, which tells nothing of the rate."""
        if not self._bar.disable:
            self._bar.initial += 1
            self._bar.last_print_n += 1
            self._bar.n += 1

    def step(self) -> None:
        """Count a page."""
        if not self._bar.disable:
            done = int(self._bar.n) + 1
            self._share = share_done(done, self._sources.expected, self._share)
            # A hair more, for what floats lose.
            self._bar.total = int(done / self._share + 1e-6) if self._share else None
        self._bar.update()


def share_done(done: int, expected: int, before: float) -> float:
    """The share of the pages that is done, at least what it was before; 0 while nothing tells.

    >>> share_done(5, 10, 0.2), share_done(6, 100, 0.5), share_done(1, 0, 0.0)
    (0.5, 0.5, 0.0)
    """
    return max(before, done / max(done, expected)) if expected else before
