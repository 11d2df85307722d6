"""`clean_many`: many pages in, their articles out, in order."""

from __future__ import annotations

import math
import pickle
import traceback
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from cleaner.article import Article
from cleaner.cleaning import check_options, clean
from cleaner.errors import InputError
from cleaner.filters import FILTERS
from cleaner.limits import MAX_BLOCKS, MAX_BYTES
from cleaner.page import Problem
from cleaner.pipeline import Filter
from cleaner.read.inputs import raw_of
from cleaner.sites.folders import SiteProfiles
from cleaner.sites.profile import SiteProfile

OnError = Literal["raise", "record"]
#: A page on its way to another process, or why there is none.
_Sent: TypeAlias = str | bytes | Path | InputError

# How many articles for each process may wait for one before them: enough to keep it busy, few
# enough to fit into memory.
_AHEAD: Final = 4


@dataclass(frozen=True, slots=True)
class _Cleaning:
    """What there is to do with every page; what becomes of it is an article, or an error."""

    filters: Sequence[Filter]
    max_bytes: int
    max_blocks: int | None
    errors: OnError
    profile: SiteProfile | SiteProfiles | None

    def warm_up(self) -> None:
        """Clean a page, which loads what all pages need, and by no filter that may fail."""
        clean("<p>A first page.</p>")

    def do(self, page: object) -> Article | Exception:
        """Clean a page, in another process."""
        try:
            return self.cleaned(page)
        except Exception as error:  # noqa: BLE001 - it is raised where the pages come from
            return _portable(error)

    def failed(self, page: object, error: str) -> Article | Exception:
        """What becomes of a page that a process died of."""
        found = InputError(error)
        return found if self.errors == "raise" else _failed(found)

    def cleaned(self, page: object) -> Article:
        """Clean a page; where errors are recorded, whatever it is.

        Raises:
            Exception: what is wrong with it, or with a filter, where errors are raised.
        """
        try:
            if isinstance(page, InputError):
                raise page
            return clean(
                page,  # type: ignore[arg-type]  # it may be anything: what is no page is an error
                filters=self.filters,
                max_bytes=self.max_bytes,
                max_blocks=self.max_blocks,
                profile=self.profile,
            )
        except Exception as error:
            if self.errors == "raise":
                raise
            return _failed(error)


def clean_many(
    pages: Iterable[object],
    *,
    jobs: int = 1,
    errors: OnError = "raise",
    timeout: float | None = None,
    progress: bool = False,
    filters: Sequence[Filter] | None = None,
    max_bytes: int = MAX_BYTES,
    max_blocks: int | None = MAX_BLOCKS,
    profile: SiteProfile | SiteProfiles | None = None,
) -> Iterator[Article]:
    """Clean many pages; an article for each, in order, while the pages are being read.

    Args:
        pages: whatever `clean` takes, one after the other. A few are held at a time.
        jobs: how many processes clean them; 1 is this one. With more, or with a timeout, a script
            must guard its start with `if __name__ == "__main__":`, and filters must be importable
            functions. A process that dies (out of memory, say) is replaced.
        errors: "raise" stops at a page that cannot be cleaned. "record" gives an empty article
            for it, whose `error` says why.
        timeout: the most seconds for one page, which is an error beyond them; None for any time.
        progress: whether to show a bar on standard error.
        filters: as for `clean`.
        max_bytes: as for `clean`.
        max_blocks: as for `clean`.
        profile: as for `clean`.

    Raises:
        InputError: from the iterator, if a page cannot be cleaned and errors are raised.
        ValueError: at once, if an option is none.
        RuntimeError: from the iterator, if the processes do not start.
    """
    filters = FILTERS if filters is None else filters
    check_options(filters, max_bytes, max_blocks)
    if errors not in get_args(OnError):
        raise ValueError(f'errors must be "raise" or "record", not {errors!r}')
    if isinstance(jobs, bool) or not isinstance(jobs, int) or jobs < 1:
        raise ValueError(f"jobs must be a whole number above 0, not {jobs!r}")
    if timeout is not None and not (isinstance(timeout, int | float) and timeout > 0):
        raise ValueError(f"timeout must be a number above 0, or None, not {timeout!r}")
    if isinstance(pages, str | bytes):
        raise ValueError("pages must be several: clean() takes one")
    work = _Cleaning(tuple(filters), max_bytes, max_blocks, errors, profile)
    if jobs == 1 and timeout is None:
        articles: Iterator[Article] = map(work.cleaned, pages)
    else:
        articles = _shared_out(pages, work, jobs, math.inf if timeout is None else timeout)
    return _counted(articles, pages) if progress else articles


def _shared_out(
    pages: Iterable[object], work: _Cleaning, jobs: int, timeout: float
) -> Iterator[Article]:
    # What takes pages one by one need not wait for multiprocessing to load.
    from cleaner.workers import in_order  # noqa: PLC0415

    sent = (_sent(page, work.max_bytes) for page in pages)
    for made in in_order(sent, work, jobs=jobs, window=jobs * _AHEAD, timeout=timeout):
        if isinstance(made, Exception):
            raise made
        yield made


def _sent(page: object, max_bytes: int) -> _Sent:
    """A page as it is sent to another process; what is open here is read here."""
    try:
        return page if isinstance(page, str | bytes | Path) else raw_of(page, max_bytes)
    except InputError as error:
        return error


def _portable(error: Exception) -> Exception:
    """An error that reaches the first process, and tells where it was raised."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - of our own, a moment ago
    except Exception:  # noqa: BLE001 - errors of other people's filters: anything may be wrong
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _counted(articles: Iterator[Article], pages: Iterable[object]) -> Iterator[Article]:
    from tqdm import tqdm  # noqa: PLC0415 - for a bar alone

    yield from tqdm(articles, total=len(pages) if isinstance(pages, Sized) else None, unit=" pages")


def _failed(error: Exception) -> Article:
    told = str(error) if isinstance(error, InputError) else f"{type(error).__name__}: {error}"
    return Article(
        headline=None, dek=None, blocks=(), removed=(), problems=(Problem.FAILED,), error=told
    )
