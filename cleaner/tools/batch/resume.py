"""Which pages an earlier run has written, read from its output.

Every row begins with a mark that only this package writes: `{"cleaner": "<version>", "source": …`,
byte by byte. A file in which a whole line begins in another way is somebody else's, and is left as
it is. No more than the beginning and the end of a row are looked at or held in memory.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from cleaner import Problem
from cleaner.tools.batch.rows import MARK, Outcome

_HEAD: Final = re.compile(
    rb'\{"%s": "[^"\\]+", "source": ("(?:[^"\\]++|\\.)*+"), "record": ([0-9]{1,18}), "id": '
    % MARK.encode()
)
_BEGIN: Final = b'{"%s": "' % MARK.encode()
# How the rows of pages without an error end; what tables held as text is text there, too.
_END: Final = re.compile(rb', "problems": (\[[^]]*\]|"[^"]*"), "error": null\}\n\Z')
# The most that this end may hold: all problems that there are.
_TAIL: Final = 1 << 11
_PIECE: Final = 1 << 18


class OutputError(RuntimeError):
    """An output that cannot be written, or that is not this run's to write."""


class Written:
    """Which pages are written: runs of record numbers, few because the output is in order."""

    def __init__(self) -> None:
        self._runs: dict[str, list[list[int]]] = {}
        self.outcomes: Counter[Outcome] = Counter()

    @property
    def count(self) -> int:
        return self.outcomes.total()

    def add(self, name: str, record: int, outcome: Outcome) -> None:
        runs = self._runs.setdefault(name, [])
        at = _runs_until(runs, record)
        if at and runs[at - 1][1] >= record:
            return
        self.outcomes[outcome] += 1
        if at and runs[at - 1][1] == record - 1:
            runs[at - 1][1] = record
        else:
            runs.insert(at, [record, record])

    def holds(self, name: str, record: int) -> bool:
        runs = self._runs.get(name, [])
        at = _runs_until(runs, record)
        return at > 0 and runs[at - 1][1] >= record


def _runs_until(runs: list[list[int]], record: int) -> int:
    """How many runs begin at or before a record."""
    return bisect_right(runs, [record, sys.maxsize])


def written(file: BinaryIO, name: str) -> tuple[Written, int]:
    """The pages in an output of JSON lines, and how many bytes its whole rows have.

    A run that was killed can leave a part of a row at the end; that page is cleaned again.

    Raises:
        OutputError: if a line is no row of a batch run.
    """
    found = Written()
    whole = 0
    for number, line in enumerate(_lines(file), start=1):
        row = _HEAD.match(line.head)
        if row and line.tail.endswith(b"}\n"):
            found.add(json.loads(row[1]), int(row[2]), _outcome(line))
            whole += line.size
        elif not _is_cut(line, whole > 0):
            raise OutputError(f"{name}: line {number} is no row of a batch run.")
    return found, whole


@dataclass(frozen=True, slots=True)
class _Line:
    """What is known of a line: its first and its last bytes, and how many there are."""

    head: bytes
    tail: bytes
    size: int


def _lines(file: BinaryIO) -> Iterator[_Line]:
    while head := file.readline(_PIECE):
        tail, size = head, len(head)
        while not tail.endswith(b"\n") and (piece := file.readline(_PIECE)):
            tail = tail[-_TAIL:] + piece
            size += len(piece)
        yield _Line(head, tail, size)


def _outcome(line: _Line) -> Outcome:
    end = _END.search(line.tail[-_TAIL:])
    if not end:
        return Outcome.FAILED
    return Outcome.EMPTY if Problem.NO_BODY.encode() in end[1] else Outcome.CLEANED


def _is_cut(line: _Line, follows_rows: bool) -> bool:  # noqa: FBT001 - what is asked
    """Whether a line is the beginning of a row, which behind other rows may be a few bytes."""
    if line.tail.endswith(b"\n"):
        return False
    return line.head.startswith(_BEGIN) or (follows_rows and _BEGIN.startswith(line.head))
