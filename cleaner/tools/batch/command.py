"""The part of the command line that batch runs need."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from cleaner import Filter
from cleaner.tools.batch.run import BatchError, Options, run
from cleaner.tools.batch.sinks import JSON_LINES, TABLES
from cleaner.tools.batch.sources import is_collection, is_json_lines
from cleaner.tools.files import STANDARD_INPUT
from cleaner.tools.selection import Fields, Wanted
from cleaner.tools.terminal import complain

OK, EMPTY, FAILED, STOPPED = 0, 1, 2, 130
_OF_BATCH: Final = {
    "--jobs": "jobs",
    "--glob": "glob",
    "--field": "field",
    "--timeout": "timeout",
    "--resume": "resume",
}
# Options that look at single pages, and not at rows.
_OF_ONE_PAGE: Final = ("--explain", "--report", "--add-fixture")
_OUTPUTS: Final = "-o out.jsonl, out.parquet or out.csv, or a folder: -o out/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of batch runs."""
    batch = parser.add_argument_group(
        "many pages",
        "Folders, .warc, .wet and .jsonl files, or several files: all into one file,\n"
        "-o out.jsonl, out.parquet or out.csv, or a file a page, -o out/.",
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


def is_batch(options: argparse.Namespace, given: Sequence[str]) -> bool:
    """Whether a command asks for a batch run: many pages into one file of rows, or into a folder.

    One page into JSON lines, with no option of batch runs, is none.
    """
    if options.output is None or any(flag in given for flag in _OF_ONE_PAGE):
        return False
    if is_folder(options.output):
        return True
    ending = Path(options.output).suffix.lower()
    return ending in TABLES or (
        ending in JSON_LINES
        and (
            len(options.files) > 1
            or any(flag in given for flag in _OF_BATCH)
            or any(map(needs_batch, options.files))
        )
    )


def is_folder(output: str) -> bool:
    """Whether an output is a folder: one that is there, or is to be by the slash at its end."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)


def hindrance(options: argparse.Namespace, given: Sequence[str]) -> str:
    """Why a command that asks for what only batch runs do is none, "" if it is or asks for nothing.

    Folders and archives among several pages to print are left to the run: it reads the others.
    """
    wanted = [flag for flag in _OF_BATCH if flag in given]
    if options.output is not None:
        wanted += [f"'{name}'" for name in options.files if needs_batch(name)]
        if is_folder(options.output) or Path(options.output).suffix.lower() in TABLES:
            wanted.append(f"-o {options.output}")
    alone = next((flag for flag in _OF_ONE_PAGE if flag in given), "")
    if wanted and alone:
        return f"{alone} shows single pages; it does not go with {wanted[0]}."
    if wanted and not is_batch(options, given):
        return f"{wanted[0]} needs {_OUTPUTS}."
    if "--glob" in given and not any(map(os.path.isdir, options.files)):
        return "--glob chooses files of folders, and no folder is given."
    if "--field" in given and not any(
        is_json_lines(name) or os.path.isdir(name) for name in options.files
    ):
        return "--field is for JSON lines, and no such file is given."
    return ""


def needs_batch(name: str) -> bool:
    """Whether a name is that of a folder or an archive, which no run for single pages reads."""
    if name == STANDARD_INPUT:
        return False
    return is_collection(name) or os.path.isdir(name)


def unread(name: str) -> str:
    """What to say of a folder or an archive among single pages."""
    return f"to read its pages, add {_OUTPUTS}."


def run_command(options: argparse.Namespace, filters: Sequence[Filter], format: str) -> int:
    """Run a batch as the command line asks for it; return the exit code.

    Args:
        options: what the command says.
        filters: what to apply to each page.
        format: that of the files, where the output is a folder.
    """
    given: dict[str, Any] = {name: getattr(options, name) for name in _OF_BATCH.values()}
    try:
        summary = run(
            Options(
                options.files,
                Path(options.output),
                filters=filters,
                max_blocks=options.max_blocks,
                wanted=Wanted(options.language, options.min_confidence),
                fields=Fields(options.only, options.with_removed),
                profile=options.profile,
                format=format if is_folder(options.output) else "",
                **{name: value for name, value in given.items() if value is not None},
            )
        )
    except BatchError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        complain("stopped; the same command with --resume goes on.")
        return STOPPED
    complain(str(summary))
    if summary.first_failure:
        complain(f"the first failure: {summary.first_failure}")
    elif not summary.read + summary.skipped:
        complain("there was no page to read.")
        return EMPTY
    if summary.failed + summary.failed_before:
        return FAILED
    return EMPTY if summary.empty + summary.empty_before else OK
