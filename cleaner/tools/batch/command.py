"""The part of the command line that batch runs need."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from cleaner import Filter
from cleaner.tools.batch.run import BatchError, Options, run
from cleaner.tools.batch.sinks import ENDINGS, PARQUET
from cleaner.tools.batch.sources import STANDARD_INPUT, is_collection
from cleaner.tools.terminal import complain

OK, EMPTY, FAILED, STOPPED = 0, 1, 2, 130
_OF_BATCH: Final = {
    "--jobs": "jobs",
    "--glob": "glob",
    "--field": "field",
    "--timeout": "timeout",
    "--resume": "resume",
}
# The formats that a row holds anyway; None is what stands where none was asked for.
_OF_ROWS: Final = frozenset({None, "text", "json"})
_OF_ONE_PAGE: Final = {"--explain": "explain", "--add-fixture": "add_fixture", "--report": "report"}


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
        "--resume",
        action="store_const",
        const=True,
        help="go on with the output of a run that was stopped",
    )


def is_batch(options: argparse.Namespace) -> bool:
    """Whether a command asks for a batch run: many pages into one file of rows.

    One page with no option of batch runs is none, whatever the output is called.
    """
    output: Path | None = options.output
    if output is None or output.suffix not in ENDINGS or _for_one_page(options):
        return False
    return (
        output.suffix in PARQUET
        or len(options.files) > 1
        or bool(_given(options))
        or any(map(needs_batch, options.files))
    )


def hindrance(options: argparse.Namespace) -> str:
    """Why a command that asks for what only batch runs do is none, "" if it is or asks for nothing.

    Folders and archives among several pages to print are left to the run: it reads the others.
    """
    wanted = list(_given(options))
    if options.output is not None:
        wanted += [f"'{name}'" for name in options.files if needs_batch(name)]
    if not wanted or is_batch(options):
        return ""
    alone = _for_one_page(options)
    if alone:
        return f"{alone} shows single pages; it does not go with {wanted[0]}."
    return f"{wanted[0]} needs -o out.jsonl or -o out.parquet."


def needs_batch(name: str) -> bool:
    """Whether a name is that of a folder or an archive, which no run for single pages reads."""
    if name == STANDARD_INPUT:
        return False
    return is_collection(name) or name.lower().endswith(".gz") or os.path.isdir(name)


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """The options of batch runs that were given, by their flags."""
    values = {flag: getattr(options, name) for flag, name in _OF_BATCH.items()}
    return {flag: value for flag, value in values.items() if value is not None}


def _for_one_page(options: argparse.Namespace) -> str:
    """The option that asks for single pages, "" if none does."""
    for flag, name in _OF_ONE_PAGE.items():
        if getattr(options, name):
            return flag
    is_table = options.output is not None and options.output.suffix in PARQUET
    is_row = options.format in _OF_ROWS or is_table
    return "" if is_row else f"--format {options.format}"


def run_command(options: argparse.Namespace, filters: Sequence[Filter]) -> int:
    """Run a batch as the command line asks for it; return the exit code."""
    given = {_OF_BATCH[flag]: value for flag, value in _given(options).items()}
    try:
        summary = run(
            Options(
                options.files,
                options.output,
                filters=filters,
                max_blocks=options.max_blocks,
                **given,
            )
        )
    except BatchError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        complain("stopped; the same command with --resume goes on.")
        return STOPPED
    complain(str(summary))
    if summary.failed:
        complain(f"the first failure: {summary.first_failure}")
    elif not summary.read + summary.skipped:
        complain("there was no page to read.")
        return EMPTY
    if summary.failed + summary.failed_before:
        return FAILED
    return EMPTY if summary.empty + summary.empty_before else OK
