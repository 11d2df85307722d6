"""Where rows go: a file of JSON lines, or of Parquet, by its ending.

Rows are written as JSON lines, a line at a time, to where a run that is killed leaves them whole.
For JSON lines that is the output itself. A Parquet file cannot be read before it is finished, so
there it is `<output>.part`, and the Parquet file is made of it at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from cleaner.tools.batch.resume import ForeignOutputError, Written, written

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    import pyarrow

JSON_LINES: Final = (".jsonl", ".ndjson")
PARQUET: Final = (".parquet",)
ENDINGS: Final = JSON_LINES + PARQUET
_BATCH_ROWS: Final = 1_000
_BATCH_BYTES: Final = 32_000_000


class BusyOutputError(RuntimeError):
    """An output that another run is writing."""


class Sink:
    """The output of a run."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._is_parquet = output.suffix in PARQUET
        self._lines = output.with_name(output.name + ".part") if self._is_parquet else output
        self._file: BinaryIO | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that it writes, none of which is a source."""
        return self._output, self._lines, _new(self._lines), _new(self._output)

    @property
    def exists(self) -> bool:
        """Whether an earlier run has written here."""
        return any(path.exists() and path.stat().st_size for path in (self._output, self._lines))

    def open(self) -> None:
        """Begin anew."""
        self._lock()
        self._lines.write_bytes(b"")

    def reopen(self) -> Written:
        """Go on with what an earlier run wrote; return the pages in it.

        Raises:
            ForeignOutputError: if no batch run wrote it; it is left as it is.
        """
        if self._is_parquet and self._output.exists() and not self._lines.exists():
            _write_lines(self._output, self._lines)
        self._lock()
        return written(self._lines)

    def write(self, row: bytes) -> None:
        """Write a row, so that it stays if this process is killed."""
        assert self._file is not None
        self._file.write(row)
        self._file.flush()

    def close(self) -> None:
        """Leave the output as it is, to be gone on with."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def finish(self) -> None:
        """Close the output, complete."""
        if self._is_parquet:
            _write_parquet(self._lines, self._output)
            self._lines.unlink()
        self.close()

    def _lock(self) -> None:
        """Open the file to write to, and keep other runs away from it until it is closed.

        Raises:
            BusyOutputError: if another run is writing to it.
        """
        self._file = self._lines.open("ab")
        if fcntl is None:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyOutputError(f"Another run is writing {self._output}.") from error
        except OSError:
            return  # not every file system of a network has locks


def schema() -> pyarrow.Schema:
    """The columns of the Parquet output."""
    import pyarrow as pa  # noqa: PLC0415 - belongs to an extra

    text = pa.string()
    return pa.schema(
        {
            "source": text,
            "record": pa.int64(),
            "id": text,
            "fetched": text,
            "headline": text,
            "dek": text,
            "body": text,
            "blocks": pa.list_(pa.struct({"role": text, "text": text})),
            "byline": pa.list_(text),
            "published": text,
            "language": text,
            "site": text,
            "url": text,
            "description": text,
            "confidence": pa.float64(),
            "problems": pa.list_(text),
            "error": text,
        }
    )


def _write_parquet(lines: Path, output: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    columns = schema()
    new = _new(output)
    with lines.open("rb") as file, pq.ParquetWriter(new, columns, compression="zstd") as writer:
        for rows in _batches(file):
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=columns))
    new.replace(output)


def _write_lines(parquet: Path, lines: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    new = _new(lines)
    try:
        columns = pq.read_schema(parquet)
    except pa.ArrowInvalid as error:
        raise ForeignOutputError(f"{parquet} is no Parquet file.") from error
    if not {"source", "record", "error"} <= set(columns.names):
        raise ForeignOutputError(f"{parquet} was not written by a batch run.")
    with pq.ParquetFile(parquet) as source, new.open("wb") as file:
        for batch in source.iter_batches(_BATCH_ROWS):
            for row in batch.to_pylist():
                file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    new.replace(lines)


def _batches(lines: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    size = 0
    for line in lines:
        rows.append(json.loads(line))
        size += len(line)
        if len(rows) >= _BATCH_ROWS or size >= _BATCH_BYTES:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _new(path: Path) -> Path:
    return path.with_name(path.name + ".new")
