"""Rows as a table, made of lines of JSON when all of them are there: Parquet and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Protocol

from cleaner import __version__
from cleaner.tools.batch.resume import OutputError
from cleaner.tools.batch.rows import MARK, columns
from cleaner.tools.json_lines import MAX_LINE
from cleaner.tools.selection import EVERYTHING, Fields, to_cell

if TYPE_CHECKING:
    import pyarrow

#: Rows that are read and written together, which bounds the memory with their size in bytes.
BATCH_ROWS: Final = 1_000
_BATCH_BYTES: Final = 32_000_000
# Lists of blocks, which a cell of CSV holds only where they were asked for.
_OF_BLOCKS: Final = frozenset({"head", "blocks"})


class Table(Protocol):
    """A form of tables."""

    def check(self, path: Path, name: str) -> None:
        """Stop at a table that no run wrote, or that was changed since.

        Raises:
            OutputError: if it is one.
        """

    def write(self, lines: BinaryIO, new: BinaryIO) -> None:
        """Write rows, given as lines of JSON."""

    def rows(self, path: Path) -> Iterator[dict[str, Any]]:
        """The rows of a table."""


class Parquet:
    """Tables of Parquet, with the mark in their metadata."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields

    def check(self, path: Path, name: str) -> None:
        import pyarrow as pa  # noqa: PLC0415 - belongs to an extra
        import pyarrow.parquet as pq  # noqa: PLC0415

        try:
            found = pq.read_schema(path)
        except (pa.ArrowException, OSError) as error:
            raise OutputError(f"{name} is no Parquet file.") from error
        if MARK.encode() not in (found.metadata or {}) or not found.equals(schema(self._fields)):
            raise _not_ours(name)

    def write(self, lines: BinaryIO, new: BinaryIO) -> None:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415

        types = schema(self._fields)
        with pq.ParquetWriter(new, types, compression="zstd") as writer:
            for rows in batches(lines):
                writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=types))

    def rows(self, path: Path) -> Iterator[dict[str, Any]]:
        import pyarrow.parquet as pq  # noqa: PLC0415

        with pq.ParquetFile(path) as source:
            for batch in source.iter_batches(BATCH_ROWS):
                yield from batch.to_pylist()


class Csv:
    """Tables of comma-separated values: lists are joined, and blocks are left to other forms."""

    def __init__(self, fields: Fields) -> None:
        names = columns(fields)
        self._names = [name for name in names if fields.names or name not in _OF_BLOCKS]

    def check(self, path: Path, name: str) -> None:
        with path.open("rb") as file:
            if file.readline(len(self._head)) != self._head:
                raise _not_ours(name)
        try:
            for _ in self.rows(path):
                pass
        except (csv.Error, TypeError, ValueError) as error:
            raise _not_ours(name) from error

    def write(self, lines: BinaryIO, new: BinaryIO) -> None:
        new.write(self._head)
        for line in lines:
            row = json.loads(line)
            new.write(_csv_line([to_cell(row[name]) for name in self._names]))

    def rows(self, path: Path) -> Iterator[dict[str, Any]]:
        csv.field_size_limit(MAX_LINE)
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            next(rows, None)
            for cells in rows:
                # What was a list or a number stays a text, which becomes the same cell again.
                row = dict(zip(self._names, cells, strict=True))
                yield {**row, "record": int(row["record"]), "error": row["error"] or None}

    @property
    def _head(self) -> bytes:
        return _csv_line(self._names)


def schema(fields: Fields = EVERYTHING) -> pyarrow.Schema:
    """The columns of the Parquet output, with the mark in their metadata."""
    import pyarrow as pa  # noqa: PLC0415

    text = pa.string()
    place = {"index": pa.int64()} if fields.removed else {}
    block = {**place, "role": text, "text": text, "glue": text}
    types = {
        "record": pa.int64(),
        "schema": pa.int64(),
        "head": pa.list_(pa.struct(block)),
        "blocks": pa.list_(pa.struct(block)),
        "removed": pa.list_(pa.struct({**block, "filter": text, "reason": text})),
        "byline": pa.list_(text),
        "keywords": pa.list_(text),
        "free": pa.bool_(),
        "confidence": pa.float64(),
        "problems": pa.list_(text),
    }
    names = columns(fields)
    return pa.schema({name: types.get(name, text) for name in names}, metadata={MARK: __version__})


def batches(lines: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    """Rows, as many at a time as memory should hold."""
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


def _csv_line(cells: list[str]) -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held).writerow(cells)
    return held.getvalue().encode()


def _not_ours(name: str) -> OutputError:
    return OutputError(f"{name} was not written by a batch run with these options.")
