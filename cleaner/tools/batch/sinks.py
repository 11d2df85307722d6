"""Where rows go: a file of JSON lines, or of Parquet, by its ending.

Rows are written as JSON lines, a line at a time, to where a run that is killed leaves them whole.
For JSON lines that is the output itself. A Parquet file cannot be read before it is finished, so
there it is `<output>.part`, and the Parquet file is made of it at the end, as `<output>.new`.

No file is touched that no run wrote. Rows begin with a mark, Parquet files have it in their
metadata, and a `.new` is ours where it lies beside a `.part` of ours: it is made and gone before
that is. Nothing is read or written before the file of the rows is locked.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from cleaner import __version__
from cleaner.tools.batch.resume import OutputError, Written, written
from cleaner.tools.batch.rows import MARK, Outcome
from cleaner.tools.files import real_path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    import pyarrow

JSON_LINES: Final = (".jsonl", ".ndjson")
PARQUET: Final = (".parquet",)
ENDINGS: Final = JSON_LINES + PARQUET
BATCH_ROWS: Final = 1_000
_BATCH_BYTES: Final = 32_000_000
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class Sink:
    """The output of a run."""

    def __init__(self, output: Path) -> None:
        self._name = str(output)
        self._output = real_path(output)
        self._is_parquet = output.suffix in PARQUET
        self._lines = _beside(self._output, ".part") if self._is_parquet else self._output
        self._new = _beside(self._output, ".new")
        self._file: BinaryIO | None = None
        self._size = 0

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that it writes, none of which is a source."""
        return self._output, self._lines, self._new

    def begin(self, *, resume: bool) -> Written:
        """Make the output ready to be written; return the pages that are in it.

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
            if self._has_table():
                _check_table(self._output, self._name)
            with self._lines.open("rb") as file:
                found, whole = written(file, str(self._lines))
            self._clear_way()
            self._cut(whole)
            if self._has_table():
                self._take_over(found)
        except OSError as error:
            raise self._failure(error) from error
        return found

    def write(self, row: bytes) -> None:
        """Write a row, so that it stays if this process is killed.

        Raises:
            OutputError: if it cannot be written; then no part of it stays.
        """
        assert self._file is not None
        rest = memoryview(row)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            with contextlib.suppress(OSError):
                self._cut(self._size)
            raise self._failure(error) from error
        self._size += len(row)

    def finish(self) -> None:
        """Complete the output.

        Raises:
            OutputError: if it cannot be written; the rows stay, to be gone on with.
        """
        if not self._is_parquet:
            return
        if self._has_table():
            # It was not there at the beginning, or it is the one that was gone on with.
            _check_table(self._output, self._name)
        try:
            _write_table(self._lines, self._new)
            self._new.replace(self._output)
            self._lines.unlink()
        except OSError as error:
            raise self._failure(error) from error

    def close(self) -> None:
        """Leave the output as it is, to be gone on with."""
        if self._file is None:
            return
        if self._is_parquet and not self._size:
            self._lines.unlink(missing_ok=True)
        self._file.close()
        self._file = None

    def _has_table(self) -> bool:
        return self._is_parquet and self._output.exists() and self._output.stat().st_size > 0

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
        """Remove what a run left that was killed while it made a Parquet file."""
        if not self._is_parquet or not os.path.lexists(self._new):
            return
        if not self._size or self._new.is_symlink() or not self._new.is_file():
            raise OutputError(f"{self._new} is in the way, and no batch run wrote it.")
        self._new.unlink()

    def _cut(self, size: int) -> None:
        assert self._file is not None
        self._file.truncate(size)
        self._size = size

    def _take_over(self, found: Written) -> None:
        """Write the rows of a finished Parquet file, those that are not in the lines yet."""
        for row in table_rows(self._output):
            name, record = row["source"], row["record"]
            if not found.holds(name, record):
                self.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
                found.add(name, record, _outcome(row))

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"{error.filename or self._name}: {error.strerror or error}.")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINK, 0o666)


def take_lock(file: BinaryIO) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return  # not every file system of a network has locks


def schema() -> pyarrow.Schema:
    """The columns of the Parquet output, with the mark in their metadata."""
    import pyarrow as pa  # noqa: PLC0415 - belongs to an extra

    text = pa.string()
    blocks = pa.list_(pa.struct({"role": text, "text": text, "glue": text}))
    return pa.schema(
        {
            MARK: text,
            "source": text,
            "record": pa.int64(),
            "id": text,
            "fetched": text,
            "schema": pa.int64(),
            "headline": text,
            "dek": text,
            "body": text,
            "head": blocks,
            "blocks": blocks,
            "byline": pa.list_(text),
            "published": text,
            "modified": text,
            "language": text,
            "site": text,
            "section": text,
            "url": text,
            "comments_url": text,
            "image": text,
            "description": text,
            "keywords": pa.list_(text),
            "free": pa.bool_(),
            "confidence": pa.float64(),
            "problems": pa.list_(text),
            "error": text,
        },
        metadata={MARK: __version__},
    )


def _check_table(parquet: Path, name: str) -> None:
    """Stop at a Parquet file that no run wrote, or that was changed since.

    Raises:
        OutputError: if it is one.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        columns = pq.read_schema(parquet)
    except (pa.ArrowException, OSError) as error:
        raise OutputError(f"{name} is no Parquet file.") from error
    if MARK.encode() not in (columns.metadata or {}) or not columns.equals(schema()):
        raise OutputError(f"{name} was not written by a batch run.")


def _write_table(lines: Path, parquet: Path) -> None:
    """Write rows as a new Parquet file, whole or not at all."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    columns = schema()
    with parquet.open("xb") as new:
        try:
            with lines.open("rb") as file, pq.ParquetWriter(new, columns, compression="zstd") as w:
                for rows in batches(file):
                    w.write_batch(pa.RecordBatch.from_pylist(rows, schema=columns))
            new.flush()
            os.fsync(new.fileno())  # the lines are removed when this is in its place
        except BaseException:
            parquet.unlink()
            raise


def table_rows(parquet: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetFile(parquet) as source:
        for batch in source.iter_batches(BATCH_ROWS):
            yield from batch.to_pylist()


def batches(lines: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    size = 0
    for line in lines:
        rows.append(json.loads(line))
        size += len(line)
        if len(rows) >= BATCH_ROWS or size >= _BATCH_BYTES:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _outcome(row: dict[str, Any]) -> Outcome:
    if row["error"] is not None:
        return Outcome.FAILED
    return Outcome.CLEANED if row["body"] else Outcome.EMPTY
