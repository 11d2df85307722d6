"""A bar on standard error: pages, rate, time left. Silent where that is no terminal."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm

from cleaner.tools.batch.sources import Sources


class Progress:
    """How far a run is. The number of pages is estimated from the bytes that are read."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._bar = tqdm(unit=" pages", disable=None, file=sys.stderr, dynamic_ncols=True)
        self._bytes = 0 if self._bar.disable else sources.measure()

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
        """Count a page that an earlier run has written."""
        if not self._bar.disable:
            self._bar.initial += 1
            self._bar.n += 1

    def step(self) -> None:
        """Count a page."""
        if self._bytes:
            done = self._bar.n + 1
            bytes_a_page = max(1, self._sources.bytes_read) / done
            self._bar.total = max(done, round(self._bytes / bytes_a_page))
        self._bar.update()
