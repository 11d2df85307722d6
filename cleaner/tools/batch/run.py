"""A batch run, from its options to its summary."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from cleaner import FILTERS, MAX_BLOCKS, Filter, InputError, SiteProfile, SiteProfiles
from cleaner.tools.batch.folder import Folder
from cleaner.tools.batch.pages import Page
from cleaner.tools.batch.progress import Progress
from cleaner.tools.batch.resume import OutputError
from cleaner.tools.batch.rows import Cleaning, Outcome, Row
from cleaner.tools.batch.sinks import ENDINGS, Sink
from cleaner.tools.batch.sources import Sources, is_there
from cleaner.tools.files import real_path
from cleaner.tools.selection import ALL, EVERYTHING, Fields, Wanted
from cleaner.workers import WorkerError, cores, in_order
from cleaner.write import FORMATS

#: How many rows may wait for one before them, so that a slow page does not stop the others.
WINDOW: Final = 1_000
# What workers need, with what `cleaner` itself does not load before its first page.
_PRELOAD: Final = ("cleaner.tools.batch.rows", "cleaner.filters._scored", "cleaner.read.html")


class BatchError(Exception):
    """A run that cannot begin or go on; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run reads, where it writes, and how.

    Attributes:
        sources: files and folders; '-' is standard input.
        output: a file to write, of JSON lines (`.jsonl`), Parquet (`.parquet`) or CSV (`.csv`); or
            a folder, where a format is given.
        glob: which files of folders to read, by name, or by path where the pattern has a slash.
        field: the field of JSON lines that holds the page.
        jobs: how many worker processes; None for one a core.
        timeout: how many seconds a page may take.
        resume: go on with an output that is there, instead of refusing to overwrite it.
        filters: what to apply to each page; they must be importable functions.
        max_blocks: the most blocks of text that a page of any size may have; None for any number.
        wanted: which articles to write.
        fields: what to write of them.
        profile: what was learned of the pages' site, or of several sites.
        format: for a folder, the format of the file that each page gets; "" for one file of rows.
    """

    sources: Sequence[str]
    output: Path
    glob: str = "*"
    field: str = "html"
    jobs: int | None = None
    timeout: float = 30.0
    resume: bool = False
    filters: Sequence[Filter] = FILTERS
    max_blocks: int | None = MAX_BLOCKS
    wanted: Wanted = ALL
    fields: Fields = EVERYTHING
    profile: SiteProfile | SiteProfiles | None = None
    format: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        cleaned: how many pages gave a body.
        empty: how many gave none.
        failed: how many could not be cleaned.
        skipped: how many pages were in the output before, counted nowhere above.
        seconds: how long the run took.
        first_failure: where the first page that failed is, and why it did; "" if none did.
        empty_before: how many of those skipped gave no body.
        failed_before: how many of them could not be cleaned.
        left_out: how many pages were read, but not wanted.
    """

    cleaned: int
    empty: int
    failed: int
    skipped: int
    seconds: float
    first_failure: str = ""
    empty_before: int = 0
    failed_before: int = 0
    left_out: int = 0

    @property
    def read(self) -> int:
        return self.cleaned + self.empty + self.failed + self.left_out

    def __str__(self) -> str:
        rate = self.read / self.seconds if self.seconds else 0.0
        failed = f" ({self.failed_before:,} failed)" if self.failed_before else ""
        earlier = f", {self.skipped:,} done before{failed}" if self.skipped else ""
        left_out = f", {self.left_out:,} left out" if self.left_out else ""
        return (
            f"read {self.read:,} pages{earlier}: {self.cleaned:,} cleaned, {self.empty:,} empty, "
            f"{self.failed:,} failed{left_out}; {self.seconds:,.1f} s, {rate:,.1f} pages/s"
        )


def run(options: Options) -> Summary:
    """Clean every page of the sources into the output, in order.

    Raises:
        BatchError: if the run cannot begin or go on; what is written stays, to be resumed.
    """
    _check(options)
    output = _output(options)
    started = time.monotonic()
    counts: Counter[Outcome] = Counter()
    failure = ""
    try:
        output.begin(resume=options.resume)
        sources = Sources(options.sources, options.glob, output.files, placed=bool(options.format))
        with Progress(sources) as progress:
            for row in cleaned(_unwritten(sources, output, progress), options):
                done = _written(row, output)
                counts[done.outcome] += 1
                if options.format and done.fault:
                    # No row tells of it.
                    progress.say(f"{done.page.name}: {done.fault}")
                elif done.outcome is Outcome.FAILED:
                    failure = failure or f"{done.page.name}, page {done.page.record}: {done.fault}"
                progress.step()
        output.finish()
    except (WorkerError, OutputError) as error:
        raise BatchError(str(error)) from error
    except ModuleNotFoundError as error:
        raise BatchError(f"WARC needs {error.name}: pip install {error.name} brotli.") from error
    finally:
        output.close()
    return Summary(
        cleaned=counts[Outcome.CLEANED],
        empty=counts[Outcome.EMPTY],
        failed=counts[Outcome.FAILED],
        skipped=output.earlier.total(),
        seconds=time.monotonic() - started,
        first_failure=failure,
        empty_before=output.earlier[Outcome.EMPTY],
        failed_before=output.earlier[Outcome.FAILED],
        left_out=counts[Outcome.LEFT_OUT],
    )


def _output(options: Options) -> Sink | Folder:
    if options.format:
        return Folder(options.output, options.format)
    return Sink(options.output, options.fields)


def _written(row: Row, output: Sink | Folder) -> Row:
    """Write a row; return it, or why it could not be written."""
    if row.outcome is Outcome.LEFT_OUT:
        return row
    try:
        output.write(row)
    except InputError as error:
        return replace(row, outcome=Outcome.FAILED, fault=str(error))
    return row


def _check(options: Options) -> None:
    ending = options.output.suffix.lower()
    if options.format not in ("", *FORMATS):
        raise BatchError(f"There is no format {options.format!r}.")
    if not options.format and ending not in ENDINGS:
        raise BatchError(f"The output must end in one of {', '.join(ENDINGS)}.")
    if not options.format and ending == ".parquet" and find_spec("pyarrow") is None:
        raise BatchError("Parquet needs pyarrow: pip install pyarrow.")
    if options.format and real_path(options.output) in map(real_path, options.sources):
        raise BatchError(f"{options.output} is read; write into another folder.")
    if options.jobs is not None and options.jobs < 1:
        raise BatchError("--jobs must be at least 1.")
    if not options.timeout > 0:
        raise BatchError("--timeout must be above 0.")
    if options.sources and not any(map(is_there, options.sources)):
        raise BatchError(f"{options.sources[0]}: No such file or directory.")


def _unwritten(sources: Sources, output: Sink | Folder, progress: Progress) -> Iterator[Page]:
    for page in sources.pages():
        if output.holds(page):
            progress.skip()
        else:
            yield page


def cleaned(pages: Iterable[Page], options: Options) -> Iterator[Row]:
    """What became of each page, in the order of the pages."""
    work = Cleaning(
        tuple(options.filters),
        options.field,
        options.max_blocks,
        options.wanted,
        options.fields,
        options.format,
        options.profile,
    )
    return in_order(
        pages,
        work,
        jobs=options.jobs or cores(),
        window=WINDOW,
        timeout=options.timeout,
        preload=_PRELOAD,
    )
