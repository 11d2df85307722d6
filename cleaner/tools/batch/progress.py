"""A bar on standard error: pages, rate, time left. Silent where that is no terminal."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm

from cleaner.tools.batch.sources import Sources
from cleaner.tools.terminal import complain


class Progress:
    """How far a run is. The share that is done never falls, though it may be estimated."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self.bar = tqdm(unit=" pages", disable=None, file=sys.stderr, dynamic_ncols=True)
        self._share = 0.0
        if not self.bar.disable:
            sources.measure()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.bar.close()

    def say(self, message: str) -> None:
        """Say something above the bar."""
        with self.bar.external_write_mode(file=sys.stderr):
            complain(message)

    def skip(self) -> None:
        """Count a page that an earlier run has written, which tells nothing of the rate."""
        if not self.bar.disable:
            self.bar.initial += 1
            self.bar.last_print_n += 1
            self.bar.n += 1

    def step(self) -> None:
        """Count a page."""
        if not self.bar.disable:
            done = int(self.bar.n) + 1
            total = total_shown(done, self._sources.expected, self._share)
            if total:
                self._share = done / total
            self.bar.total = total or None
        self.bar.update()


def total_shown(done: int, expected: int, share: float) -> int:
    """How many pages to show, so that the share that is done does not fall; 0 if nothing tells.

    >>> total_shown(6, 10, 0.5), total_shown(6, 100, 0.5), total_shown(1, 0, 0.0)
    (10, 12, 0)
    """
    if not share:
        return max(done, expected) if expected else 0
    most = int(done / share)
    return max(done, min(expected or most, most))
