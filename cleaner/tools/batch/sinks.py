"""Where rows go: a file of JSON lines, or a table (Parquet, CSV), by its ending.

Rows are written as JSON lines, a line at a time, to where a run that is killed leaves them whole.
For JSON lines that is the output itself. A table cannot be read before it is finished, so there it
is `<output>.part`, and the table is made of it at the end, as `<output>.new`.

No file is touched that no run wrote. Rows begin with a mark, so do CSV files, Parquet files have it
in their metadata, and a `.new` is ours where it lies beside a `.part` of ours: it is made and gone
before that is. Nothing is read or written before the file of the rows is locked.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

from cleaner import Problem
from cleaner.tools.batch.pages import Page
from cleaner.tools.batch.resume import OutputError, Written, written
from cleaner.tools.batch.rows import Outcome, Row
from cleaner.tools.batch.tables import Csv, Parquet, Table
from cleaner.tools.files import real_path
from cleaner.tools.selection import EVERYTHING, Fields

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

JSON_LINES: Final = (".jsonl", ".ndjson")
#: The tables by their endings.
TABLES: Final[Mapping[str, Callable[[Fields], Table]]] = {".parquet": Parquet, ".csv": Csv}
ENDINGS: Final = (*JSON_LINES, *TABLES)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class Sink:
    """One file for the rows of a run."""

    def __init__(self, output: Path, fields: Fields = EVERYTHING) -> None:
        make = TABLES.get(output.suffix.lower())
        self._table = make(fields) if make else None
        self._name = str(output)
        self._output = real_path(output)
        self._lines = _beside(self._output, ".part") if self._table else self._output
        self._new = _beside(self._output, ".new")
        self._file: BinaryIO | None = None
        self._size = 0
        self._earlier = Written()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that it writes, none of which is a source."""
        return self._output, self._lines, self._new

    @property
    def earlier(self) -> Counter[Outcome]:
        """What became of the pages that are in the output from earlier runs."""
        return self._earlier.outcomes

    def holds(self, page: Page) -> bool:
        """Whether a page is in the output from an earlier run."""
        return self._earlier.holds(page.name, page.record)

    def begin(self, *, resume: bool) -> None:
        """Make the output ready to be written, and find the pages that are in it.

        Args:
            resume: go on with what an earlier run wrote; otherwise there must be nothing.

        Raises:
            OutputError: if another run is writing it, if there is something that is not to be gone
                on with, or that no run wrote (it is left as it is), or if it cannot be written.
        """
        try:
            self._file = self._locked()
            self._size = self._lines.stat().st_size
            if not resume and (self._size or self._has_table()):
                raise OutputError(
                    f"{self._name} exists: --resume goes on with it; remove it to begin anew."
                )
            self._check_table()
            with self._lines.open("rb") as file:
                found, whole = written(file, str(self._lines))
            self._clear_way()
            self._cut(whole)
            self._take_over(found)
        except OSError as error:
            raise self._failure(error) from error
        self._earlier = found

    def write(self, row: Row) -> None:
        """Write a row, so that it stays if this process is killed.

        Raises:
            OutputError: if it cannot be written; then no part of it stays.
        """
        self._write(row.content)

    def _write(self, line: bytes) -> None:
        assert self._file is not None
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            with contextlib.suppress(OSError):
                self._cut(self._size)
            raise self._failure(error) from error
        self._size += len(line)

    def finish(self) -> None:
        """Complete the output.

        Raises:
            OutputError: if it cannot be written; the rows stay, to be gone on with.
        """
        if not self._table:
            return
        # A table was not there at the beginning, or it is the one that was gone on with.
        self._check_table()
        try:
            _write_table(self._table, self._lines, self._new)
            self._new.replace(self._output)
            self._lines.unlink()
        except OSError as error:
            raise self._failure(error) from error

    def close(self) -> None:
        """Leave the output as it is, to be gone on with."""
        if self._file is None:
            return
        if self._table and not self._size:
            self._lines.unlink(missing_ok=True)
        self._file.close()
        self._file = None

    def _has_table(self) -> bool:
        return bool(self._table and self._output.exists() and self._output.stat().st_size > 0)

    def _check_table(self) -> None:
        if self._table and self._has_table():
            self._table.check(self._output, self._name)

    def _locked(self) -> BinaryIO:
        """The file of the rows, kept away from other runs until it is closed.

        Raises:
            OutputError: if another run is writing to it.
        """
        if self._lines.exists() and not self._lines.is_file():
            raise OutputError(f"{self._lines} is no file.")
        while True:
            file = open(self._lines, "ab", buffering=0, opener=_open_no_link)  # noqa: SIM115 - for the run
            try:
                take_lock(file)
                # A run that ends takes the file away, which may have been opened before.
                if os.path.samestat(os.fstat(file.fileno()), self._lines.stat()):
                    return file
            except BlockingIOError as error:
                file.close()
                raise OutputError(f"Another run is writing {self._name}.") from error
            except FileNotFoundError:
                pass
            except BaseException:
                file.close()
                raise
            file.close()

    def _clear_way(self) -> None:
        """Remove what a run left that was killed while it made a table."""
        if not self._table or not os.path.lexists(self._new):
            return
        if not self._size or self._new.is_symlink() or not self._new.is_file():
            raise OutputError(f"{self._new} is in the way, and no batch run wrote it.")
        self._new.unlink()

    def _cut(self, size: int) -> None:
        assert self._file is not None
        self._file.truncate(size)
        self._size = size

    def _take_over(self, found: Written) -> None:
        """Write the rows of a finished table, those that are not in the lines yet."""
        if not self._table or not self._has_table():
            return
        for row in self._table.rows(self._output):
            name, record = row["source"], row["record"]
            if not found.holds(name, record):
                self._write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
                found.add(name, record, _outcome(row))

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"{error.filename or self._name}: {error.strerror or error}.")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINK, 0o666)


def take_lock(file: BinaryIO | int) -> None:
    """Keep a file or folder, open here, away from other runs.

    Raises:
        BlockingIOError: if another run has it.
    """
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return  # not every file system of a network has locks


def _write_table(table: Table, lines: Path, path: Path) -> None:
    """Write rows as a new table, whole or not at all."""
    with path.open("xb") as new:
        try:
            with lines.open("rb") as file:
                table.write(file, new)
            new.flush()
            os.fsync(new.fileno())  # the lines are removed when this is in its place
        except BaseException:
            path.unlink()
            raise


def _outcome(row: dict[str, Any]) -> Outcome:
    if row["error"] is not None:
        return Outcome.FAILED
    return Outcome.EMPTY if Problem.NO_BODY in row["problems"] else Outcome.CLEANED
