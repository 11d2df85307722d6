"""The command line: `python -m cleaner FILE…`.

Exit codes: 0 all files cleaned, 1 some page gave no body, 2 some file could not be read or the
command was wrong.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from cleaner import FILTERS, Article, Filter, InputError, __version__, clean, without
from cleaner.golden import as_expected, compare
from cleaner.render.explain import to_explanation

OK, EMPTY, FAILED = 0, 1, 2
STANDARD_INPUT: Final = "-"
_FIXTURES: Final = Path("fixtures/pages")

_FORMATS: Final[dict[str, Callable[[Article], str]]] = {
    "text": lambda article: str(article) + "\n",
    "json": lambda article: article.to_json() + "\n",
    "markdown": lambda article: article.to_markdown(),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    options = _parser().parse_args(arguments)
    if options.list_filters:
        sys.stdout.writelines(f"{line}\n" for line in _filter_lines())
        return OK
    if not options.files:
        _complain("no files given; '-' reads standard input, --help tells more.")
        return FAILED
    try:
        filters = without(*options.skip)
    except ValueError as error:
        _complain(f"{error}; --list-filters names them all.")
        return FAILED
    try:
        return _run(options, filters)
    except BrokenPipeError:
        # The reader of our output has seen enough. Python flushes once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        _complain(_sentence(error))
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m cleaner",
        description="Clean scraped news pages: headline, dek and body, without site chrome.",
        epilog="Exit codes: 0 all cleaned, 1 some page gave no body, 2 some file could not be read.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="HTML or text; '-' is standard input")
    parser.add_argument("--format", choices=sorted(_FORMATS), default="text", help="default: text")
    parser.add_argument("-o", "--output", type=Path, help="write here instead of standard output")
    parser.add_argument(
        "--explain", action="store_true", help="every block: kept as what, or dropped by what and why"
    )
    parser.add_argument(
        "--skip", action="append", default=[], metavar="FILTER", help="leave a filter out"
    )
    parser.add_argument("--list-filters", action="store_true", help="the filters, in order")
    parser.add_argument("--add-fixture", metavar="SLUG", help="record the page as a golden case")
    parser.add_argument("--version", action="version", version=f"cleaner {__version__}")
    return parser


def _run(options: argparse.Namespace, filters: Sequence[Filter]) -> int:
    write = to_explanation if options.explain else _FORMATS[options.format]
    code = OK
    with _output(options.output) as out:
        for name, article in _cleaned(options.files, filters):
            if isinstance(article, InputError):
                _complain(f"{name}: {article}")
                code = FAILED
                continue
            if options.add_fixture:
                code = max(code, _add_fixture(options.add_fixture, name, article))
                continue
            if len(options.files) > 1 and options.format != "json":
                out.write(f"==> {name} <==\n")
            out.write(write(article))
            if not article.body:
                _complain(f"{name}: {'; '.join(article.problems)}.")
                code = max(code, EMPTY)
    return code


def _cleaned(
    names: Sequence[str], filters: Sequence[Filter]
) -> Iterator[tuple[str, Article | InputError]]:
    for name in names:
        try:
            yield name, clean(_read(name), filters=filters)
        except InputError as error:
            yield name, error


def _read(name: str) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{error.strerror or error}.") from error


class _output:  # noqa: N801 - reads as a function
    """A file to write to, or standard output, which is left open."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> TextIO:
        if self._path is None:
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8", errors="replace")
            return sys.stdout
        self._file = self._path.open("w", encoding="utf-8")
        return self._file

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
        else:
            sys.stdout.flush()


def _add_fixture(slug: str, name: str, article: Article) -> int:
    """Record a page and what comes out of it now as a golden case, and show it."""
    if os.environ.get("CI"):
        _complain("fixtures are recorded by people, not in CI.")
        return FAILED
    raw = _read(name)
    folder = _FIXTURES / slug
    ending = ".html" if name.endswith((".html", ".htm")) else ".txt"
    target = folder / f"input{ending}"
    expected = folder / "expected.txt"
    before = expected.read_text(encoding="utf-8") if expected.exists() else ""
    folder.mkdir(parents=True, exist_ok=True)
    if not target.exists() or Path(name).resolve() != target.resolve():
        target.write_bytes(raw)
    expected.write_text(as_expected(article), encoding="utf-8")
    sys.stdout.write((compare(slug, before, article) or f"{slug}: unchanged") + "\n")
    _complain(f"wrote {expected}; look at it, mend it by hand, then commit the folder.")
    return OK


def _filter_lines() -> Iterator[str]:
    for filter in FILTERS:
        yield f"{filter.__name__:26s}{(filter.__doc__ or '').strip().splitlines()[0]}"


def _sentence(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}." if error.filename else f"{error}."


def _complain(message: str) -> None:
    sys.stderr.write(f"cleaner: {message}\n")
