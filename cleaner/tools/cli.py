"""The command line: `python -m cleaner FILE…`, `… review FOLDER` and `… diff OLD NEW`.

Exit codes: 0 all files cleaned, 1 some page gave no body or there was none, 2 some file could not
be read or the command was wrong, 130 stopped from the keyboard.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from cleaner import (
    FILTERS,
    MAX_BLOCKS,
    MAX_BYTES,
    Article,
    Filter,
    InputError,
    __version__,
    clean,
    without,
)
from cleaner.tools.batch.bodies import read_within
from cleaner.tools.batch.command import add_arguments, hindrance, is_batch, needs_batch, run_command
from cleaner.tools.recording import PAGES, record
from cleaner.tools.terminal import Parser, complain, shown
from cleaner.write import FORMATS
from cleaner.write.explain import to_explanation
from cleaner.write.report import to_report

OK, EMPTY, FAILED, STOPPED = 0, 1, 2, 130
STANDARD_INPUT: Final = "-"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words[:1] == ["review"]:
            return _review(words[1:])
        if words[:1] == ["diff"]:
            return _diff(words[1:])
        return _obey(_parser().parse_args(words))
    except BrokenPipeError:
        # The reader of our output has seen enough.
        _give_up_output()
        return OK
    except OSError as error:
        complain(_sentence(error))
        _give_up_output()
        return FAILED
    except KeyboardInterrupt:
        complain("stopped.")
        return STOPPED


def _obey(options: argparse.Namespace) -> int:
    if options.list_filters:
        with _output(None) as out:
            out.writelines(f"{line}\n" for line in _filter_lines())
        return OK
    try:
        filters = without(*options.skip)
    except ValueError as error:
        complain(f"{error}; --list-filters names them all.")
        return FAILED
    fault = _fault(options)
    if fault:
        complain(fault)
        return FAILED
    if is_batch(options):
        return run_command(options, filters)
    if options.add_fixture:
        return _add_fixture(options)
    return _run(options, filters)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m cleaner",
        description="Clean scraped news pages: headline, dek and body, without site chrome.",
        epilog="Exit codes: 0 all cleaned, 1 some page gave no body or there was none, 2 some file "
        "was not read or the command was wrong, 130 stopped from the keyboard. "
        "Also: 'review FOLDER' looks at golden pages in a browser, 'diff OLD.jsonl NEW.jsonl' "
        "shows what an upgrade changed; --help after either tells more.",
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="HTML or text; '-' is standard input"
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help="default: that of the output's name (.md, .json, .html), else text",
    )
    parser.add_argument("-o", "--output", type=Path, help="write here instead of standard output")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="every block: kept as what, or dropped by what and why",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="also write one HTML page that shows what was kept and dropped",
    )
    parser.add_argument(
        "--skip", action="append", default=[], metavar="FILTER", help="leave a filter out"
    )
    parser.add_argument(
        "--max-blocks",
        type=int,
        default=MAX_BLOCKS,
        metavar="N",
        help="the most blocks of text of a page, besides one for every 500 characters; "
        f"default: {MAX_BLOCKS}",
    )
    parser.add_argument("--list-filters", action="store_true", help="the filters, in order")
    parser.add_argument("--add-fixture", metavar="SLUG", help="record the page as a golden case")
    add_arguments(parser)
    parser.add_argument("--version", action="version", version=f"cleaner {__version__}")
    return parser


def _fault(options: argparse.Namespace) -> str:
    """What is wrong with a command, "" where nothing is."""
    if not options.files:
        return "no files given; '-' reads standard input, --help tells more."
    for written in filter(None, (options.output, options.report)):
        if any(_is_same(written, name) for name in options.files):
            return f"{written} is read and would be overwritten."
    named = _format_of(options.output)
    if options.format and named not in ("", options.format):
        return f"{options.output} is named for {named}, and --format says {options.format}."
    if options.max_blocks < 1:
        return "--max-blocks must be at least 1."
    if options.add_fixture and (len(options.files) > 1 or options.skip):
        return "--add-fixture takes one file and all the filters."
    return hindrance(options)


#: The formats by the endings of files that are named for them.
_ENDINGS: Final = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}


def _format_of(output: Path | None) -> str:
    """The format that an output is named for, "" where its name says none."""
    return _ENDINGS.get(output.suffix.lower(), "") if output is not None else ""


def _run(options: argparse.Namespace, filters: Sequence[Filter]) -> int:
    chosen = options.format or _format_of(options.output) or "text"
    write = to_explanation if options.explain else FORMATS[chosen]
    titled = len(options.files) > 1 and (options.explain or chosen != "json")
    code = OK
    pages: list[tuple[str, Article | InputError]] = []
    with _output(options.output) as out:
        for name, article in _cleaned(options.files, filters, options.max_blocks):
            if options.report:
                pages.append((name, article))
            if isinstance(article, InputError):
                complain(f"{name}: {article}")
                code = FAILED
                continue
            if titled:
                out.write(f"==> {shown(name)} <==\n")
            written = write(article)
            out.write(written if written.endswith("\n") else f"{written}\n")
            if not article.body:
                complain(f"{name}: {'; '.join(article.problems)}.")
                code = max(code, EMPTY)
    if options.report:
        options.report.write_text(to_report(pages), encoding="utf-8")
        complain(f"wrote {options.report}")
    return code


def _review(words: Sequence[str]) -> int:
    from cleaner.tools.review.command import review  # noqa: PLC0415 - a server, for this command alone

    return review(words)


def _diff(words: Sequence[str]) -> int:
    from cleaner.tools.comparison import diff  # noqa: PLC0415 - for this command alone

    return diff(words)


def _cleaned(
    names: Sequence[str], filters: Sequence[Filter], max_blocks: int
) -> Iterator[tuple[str, Article | InputError]]:
    for name in names:
        try:
            yield name, clean(_read(name), filters=filters, max_blocks=max_blocks)
        except InputError as error:
            yield name, error


def _read(name: str) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        InputError: if it cannot be read, or is too large.
    """
    if needs_batch(name):
        raise InputError("to read its pages, add -o out.jsonl or -o out.parquet.")
    if name == STANDARD_INPUT and sys.stdin is None:
        raise InputError("Standard input is closed.")
    try:
        if name == STANDARD_INPUT:
            return read_within(sys.stdin.buffer, MAX_BYTES)
        with Path(name).open("rb") as file:
            return read_within(file, MAX_BYTES)
    except OSError as error:
        raise InputError(f"{error.strerror or error}.") from error


class _output:  # noqa: N801 - reads as a function
    """A file to write to, or standard output, which is left open."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> TextIO:
        if self._path is None:
            if sys.stdout is None:
                raise OSError("standard output is closed")
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8", errors="replace")
            return sys.stdout
        self._file = self._path.open("w", encoding="utf-8", errors="replace")
        return self._file

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
        else:
            sys.stdout.flush()


def _add_fixture(options: argparse.Namespace) -> int:
    """Record a page and what comes out of it now as a golden case, and show what changed."""
    name = options.files[0]
    try:
        raw = _read(name)
        article = clean(raw, max_blocks=options.max_blocks)
        changes = record(PAGES, options.add_fixture, raw, article)
    except InputError as error:
        complain(f"{name}: {error}")
        return FAILED
    with _output(None) as out:
        out.write(f"{changes}\n")
    complain("look at it, mend expected.txt by hand, then commit the folder.")
    return OK


def _is_same(output: Path, name: str) -> bool:
    """Whether an output is the very file that is read; a device such as /dev/null may be both."""
    if name == STANDARD_INPUT or not os.path.isfile(output):
        return False
    return os.path.exists(name) and os.path.samefile(output, name)


def _give_up_output() -> None:
    """Send what is left in standard output nowhere; Python flushes it on its way out."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _filter_lines() -> Iterator[str]:
    for filter in FILTERS:
        yield f"{filter.__name__:26s}{(filter.__doc__ or '').strip().splitlines()[0]}"


def _sentence(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}."
