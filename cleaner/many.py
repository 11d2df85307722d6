"""`clean_many`: many pages in, their articles out, in order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from cleaner.article import Article
from cleaner.cleaning import MAX_BYTES, check_options, clean
from cleaner.errors import InputError
from cleaner.filters import FILTERS
from cleaner.limits import MAX_BLOCKS
from cleaner.page import Problem
from cleaner.pipeline import Filter
from cleaner.read.inputs import raw_of

OnError = Literal["raise", "record"]

# How many pages wait for each process: enough to keep it busy, few enough to fit into memory.
_AHEAD: Final = 4


@dataclass(frozen=True, slots=True)
class _Work:
    """What there is to do with every page."""

    filters: Sequence[Filter]
    max_bytes: int
    max_blocks: int | None
    errors: OnError

    def cleaned(self, page: object) -> Article:
        try:
            return clean(
                page,  # type: ignore[arg-type]  # it may be anything: what is no page is an error
                filters=self.filters,
                max_bytes=self.max_bytes,
                max_blocks=self.max_blocks,
            )
        except Exception as error:
            if self.errors == "raise":
                raise
            return _failed(error)

    def sent(self, page: object, pool: ProcessPoolExecutor) -> Future[Article]:
        """A page on its way to another process, if it can be read here."""
        try:
            raw = page if isinstance(page, str | bytes | Path) else raw_of(page, self.max_bytes)
        except InputError as error:
            unread: Future[Article] = Future()
            if self.errors == "raise":
                unread.set_exception(error)
            else:
                unread.set_result(_failed(error))
            return unread
        return pool.submit(self.cleaned, raw)


def clean_many(
    pages: Iterable[object],
    *,
    jobs: int = 1,
    errors: OnError = "raise",
    progress: bool = False,
    filters: Sequence[Filter] | None = None,
    max_bytes: int = MAX_BYTES,
    max_blocks: int | None = MAX_BLOCKS,
) -> Iterator[Article]:
    """Clean many pages; an article for each, in order, while the pages are being read.

    Args:
        pages: whatever `clean` takes, one after the other. A few are held at a time.
        jobs: how many processes clean them; 1 is this one. With more, a script must guard its
            start with `if __name__ == "__main__":`, and filters must be importable functions.
        errors: "raise" stops at a page that cannot be cleaned. "record" gives an empty article
            for it, whose `error` says why.
        progress: whether to show a bar on standard error.
        filters: as for `clean`.
        max_bytes: as for `clean`.
        max_blocks: as for `clean`.

    Raises:
        InputError: from the iterator, if a page cannot be cleaned and errors are raised.
        ValueError: at once, if an option is none.
    """
    filters = FILTERS if filters is None else filters
    check_options(filters, max_bytes, max_blocks)
    if errors not in get_args(OnError):
        raise ValueError(f'errors must be "raise" or "record", not {errors!r}')
    if isinstance(jobs, bool) or not isinstance(jobs, int) or jobs < 1:
        raise ValueError(f"jobs must be a whole number above 0, not {jobs!r}")
    if isinstance(pages, str | bytes):
        raise ValueError("pages must be several: clean() takes one")
    work = _Work(tuple(filters), max_bytes, max_blocks, errors)
    articles = map(work.cleaned, pages) if jobs == 1 else _shared_out(pages, work, jobs)
    return _counted(articles, pages) if progress else articles


def _shared_out(pages: Iterable[object], work: _Work, jobs: int) -> Iterator[Article]:
    # Not forked: this process may have threads.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        waiting: deque[Future[Article]] = deque()
        try:
            for page in pages:
                waiting.append(work.sent(page, pool))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _counted(articles: Iterator[Article], pages: Iterable[object]) -> Iterator[Article]:
    from tqdm import tqdm  # noqa: PLC0415 - for a bar alone

    yield from tqdm(articles, total=len(pages) if isinstance(pages, Sized) else None, unit=" pages")


def _failed(error: Exception) -> Article:
    told = str(error) if isinstance(error, InputError) else f"{type(error).__name__}: {error}"
    return Article(
        headline=None, dek=None, blocks=(), removed=(), problems=(Problem.FAILED,), error=told
    )
