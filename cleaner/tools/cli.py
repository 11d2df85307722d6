"""The command line: `cleaner FILE…`, and its other commands: `review`, `diff`, `learn`.

Exit codes: 0 all files cleaned, 1 some page gave no body or there was none, 2 some file could not
be read or the command was wrong, 130 stopped from the keyboard.
"""

from __future__ import annotations

import argparse
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TextIO

from cleaner import FILTERS, MAX_BYTES, Article, Filter, InputError, clean, read_profiles, without
from cleaner.tools import arguments
from cleaner.tools.arguments import format_of
from cleaner.tools.batch.bodies import read_page, read_within
from cleaner.tools.batch.command import is_batch, needs_batch, run_command, unread
from cleaner.tools.files import STANDARD_INPUT
from cleaner.tools.recording import PAGES, record
from cleaner.tools.selection import Fields, Wanted, writer
from cleaner.tools.terminal import complain, shown, suggestion
from cleaner.write.explain import to_explanation, to_explanation_json
from cleaner.write.report import to_report

OK, EMPTY, FAILED, STOPPED = 0, 1, 2, 130
_EXPLANATIONS: Final = {"text": to_explanation, "json": to_explanation_json}


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    words = list(sys.argv[1:] if words is None else words)
    try:
        if words and words[0] in COMMANDS:
            return COMMANDS[words[0]](words[1:])
        return _clean(words)
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


def _clean(words: Sequence[str]) -> int:
    """Run the command that has no name: clean pages."""
    parser = arguments.parser()
    options = parser.options(words)
    given = parser.given(options)
    if not options.files and not options.list_filters and _is_piped():
        options.files = [STANDARD_INPUT]
    fault = _mistyped(options) or arguments.fault(options, given)
    if fault:
        complain(fault)
        return FAILED
    if options.list_filters:
        with _output(None) as out:
            out.writelines(f"{line}\n" for line in _filter_lines())
        return OK
    filters = without(*options.skip)
    try:
        options.profile = read_profiles(options.profile) if options.profile else None
    except InputError as error:
        complain(str(error))
        return FAILED
    if is_batch(options, given):
        return run_command(options, filters, format_of(options))
    if options.add_fixture:
        return _add_fixture(options)
    return _run(options, filters)


def _mistyped(options: argparse.Namespace) -> str:
    """What to say of a command or a filter that there is not, "" where nothing is."""
    first = options.files[0] if options.files else ""
    near = suggestion(first, COMMANDS)
    if near and not os.path.lexists(first):
        return f"no such command or file: {first}{near}"
    names = [filter.__name__ for filter in FILTERS]
    for name in options.skip:
        if name not in names:
            near = suggestion(name, names) or "."
            return f"no such filter: {name}; --list-filters names them all{near}"
    return ""


def _is_piped() -> bool:
    """Whether something is handed to standard input: a file, or the output of another command."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def _run(options: argparse.Namespace, filters: Sequence[Filter]) -> int:
    format = format_of(options)
    fields = Fields(options.only, options.with_removed)
    wanted = Wanted(options.language, options.min_confidence)
    write = _EXPLANATIONS[format] if options.explain else writer(format, fields)
    titled = len(options.files) > 1 and format != "json"
    code = OK
    pages: list[tuple[str, Article | InputError]] = []
    with _output(options.output) as out:
        for name, article in _cleaned(options, filters):
            if isinstance(article, Article) and (refusal := wanted.refusal(article)):
                complain(f"{name}: {refusal}.")
                continue
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


def _completion(words: Sequence[str]) -> int:
    from cleaner.tools.completion import completion  # noqa: PLC0415 - for this command alone

    return completion(words)


def _learn(words: Sequence[str]) -> int:
    from cleaner.tools.teaching import learn_command  # noqa: PLC0415 - for this command alone

    return learn_command(words)


COMMANDS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = {
    "review": _review,
    "diff": _diff,
    "learn": _learn,
    "completion": _completion,
}


def _cleaned(
    options: argparse.Namespace, filters: Sequence[Filter]
) -> Iterator[tuple[str, Article | InputError]]:
    for name in options.files:
        try:
            yield (
                name,
                clean(
                    _read(name),
                    filters=filters,
                    max_blocks=options.max_blocks,
                    profile=options.profile,
                ),
            )
        except InputError as error:
            yield name, error


def _read(name: str) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        InputError: if it cannot be read, or is too large.
    """
    if needs_batch(name):
        raise InputError(unread(name))
    if name != STANDARD_INPUT:
        return read_page(Path(name), MAX_BYTES)
    if sys.stdin is None:
        raise InputError("Standard input is closed.")
    try:
        return read_within(sys.stdin.buffer, MAX_BYTES)
    except OSError as error:
        raise InputError(f"{error.strerror or error}.") from error


class _output:  # noqa: N801 - reads as a function
    """A file to write to, or standard output, which is left open."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> TextIO:
        if self._path is None:
            if sys.stdout is None:
                raise OSError("standard output is closed")
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8", errors="replace")
            return sys.stdout
        self._file = open(self._path, "w", encoding="utf-8", errors="replace")
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
