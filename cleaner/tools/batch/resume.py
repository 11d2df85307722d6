"""Which pages an earlier run has written, read from its output."""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from pathlib import Path
from typing import Final

from cleaner.tools.batch.pages import Page

#: How every row begins.
_BEGIN: Final = b'{"source": "'


class ForeignOutputError(RuntimeError):
    """An output that cannot be gone on with, because no batch run wrote it."""


class Written:
    """Which pages are written: runs of record numbers, few because the output is in order."""

    def __init__(self) -> None:
        self._runs: dict[str, list[list[int]]] = {}
        self.count = 0

    def add(self, source: str, record: int) -> None:
        runs = self._runs.setdefault(source, [])
        at = _runs_until(runs, record)
        if at and runs[at - 1][1] >= record:
            return
        self.count += 1
        if at and runs[at - 1][1] == record - 1:
            runs[at - 1][1] = record
        else:
            runs.insert(at, [record, record])

    def __contains__(self, page: Page) -> bool:
        runs = self._runs.get(page.name, [])
        at = _runs_until(runs, page.record)
        return at > 0 and runs[at - 1][1] >= page.record


def _runs_until(runs: list[list[int]], record: int) -> int:
    """How many runs begin at or before a record."""
    return bisect_right(runs, [record, sys.maxsize])


def written(path: Path) -> Written:
    """The pages in an output of JSON lines, which is cut after its last whole line.

    A run that was killed can leave half a line at the end; that page is cleaned again.

    Raises:
        ForeignOutputError: if a whole line is no row of a batch run; the file is left as it is.
    """
    found = Written()
    whole = 0
    with path.open("rb+") as file:
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n") and _begins(line):
                break
            name = _name(line)
            if name is None:
                raise ForeignOutputError(f"{path}: line {number} is no row of a batch run.")
            found.add(*name)
            whole += len(line)
        file.truncate(whole)
    return found


def _begins(line: bytes) -> bool:
    """Whether a line is the beginning of a row."""
    return line.startswith(_BEGIN[: len(line)])


def _name(line: bytes) -> tuple[str, int] | None:
    """The source and record that a line is of, None if it is no row."""
    try:
        row = json.loads(line)
        return str(row["source"]), int(row["record"])
    except (ValueError, KeyError, TypeError):
        return None
