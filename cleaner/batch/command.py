"""The part of the command line that batch runs need."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cleaner import Filter
from cleaner.batch.run import BatchError, Options, run
from cleaner.batch.sinks import ENDINGS, PARQUET
from cleaner.batch.sources import STANDARD_INPUT, is_collection

OK, EMPTY, FAILED, STOPPED = 0, 1, 2, 130
_OF_BATCH: Final = ("jobs", "glob", "field", "timeout", "resume", "late_metadata")
_OF_ONE_PAGE: Final = ("explain", "add_fixture", "report")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of batch runs."""
    batch = parser.add_argument_group(
        "many pages",
        "Folders, .gz, .warc, .wet and .jsonl files, or several files, into one file: "
        "-o out.jsonl or -o out.parquet.",
    )
    batch.add_argument(
        "--jobs", type=int, metavar="N", help="worker processes; default: one a core"
    )
    batch.add_argument("--glob", metavar="PATTERN", help="which files of folders; default: *")
    batch.add_argument(
        "--field", metavar="NAME", help="the page's field in JSON lines; default: html"
    )
    batch.add_argument(
        "--timeout", type=float, metavar="SECONDS", help="the most time for one page; default: 30"
    )
    batch.add_argument(
        "--resume", action="store_true", help="go on with the output of a run that was stopped"
    )
    batch.add_argument(
        "--stated-metadata",
        dest="late_metadata",
        action="store_const",
        const=False,
        help="only metadata that the page states of itself: much faster",
    )


def is_batch(options: argparse.Namespace) -> bool:
    """Whether a command asks for a batch run: many pages into one file of rows.

    One page with no option of batch runs is none, whatever the output is called.
    """
    output: Path | None = options.output
    if output is None or output.suffix not in ENDINGS:
        return False
    if any(getattr(options, name, None) for name in _OF_ONE_PAGE):
        return False
    if options.format not in {"text", "json"} and output.suffix not in PARQUET:
        return False
    return (
        output.suffix in PARQUET
        or len(options.files) > 1
        or options.resume
        or any(getattr(options, name) is not None for name in _OF_BATCH if name != "resume")
        or any(is_collection(name) or needs_batch(name) for name in options.files)
    )


def needs_batch(name: str) -> bool:
    """Whether a name is that of a folder or an archive, which no run for single pages reads."""
    if name == STANDARD_INPUT:
        return False
    return name.lower().endswith((".gz", ".warc", ".wet")) or Path(name).is_dir()


def run_command(options: argparse.Namespace, filters: Sequence[Filter]) -> int:
    """Run a batch as the command line asks for it; return the exit code."""
    chosen = {name: getattr(options, name) for name in _OF_BATCH}
    given = {name: value for name, value in chosen.items() if value is not None}
    try:
        summary = run(Options(options.files, options.output, filters=filters, **given))
    except BatchError as error:
        sys.stderr.write(f"cleaner: {error}\n")
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("cleaner: stopped; the same command with --resume goes on.\n")
        return STOPPED
    sys.stderr.write(f"cleaner: {summary}\n")
    if summary.failed:
        return FAILED
    return EMPTY if summary.empty else OK
