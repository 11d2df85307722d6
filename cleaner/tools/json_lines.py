"""JSON lines of other people, read within bounds of memory.

A line is read in pieces, so that blanks or a line that is too long are never held as a whole, and
its values are counted before they are made: two characters (`{}`) become an object of 64 bytes.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import cleaner
from cleaner.errors import InputError

#: The longest line that is read, in bytes: the largest page, as `\u` escapes take up to three times
#: its bytes in UTF-8, and other fields.
MAX_LINE: Final = 4 * cleaner.MAX_BYTES
#: How many values a line may hold, and how deep they may lie in one another.
MAX_VALUES: Final = 300_000
MAX_DEPTH: Final = 100
PIECE: Final = 1 << 16
_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_NO_BRACKET: Final = bytes(set(range(256)) - set(b"[]{}"))
_STEP: Final = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def read_lines(file: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines that are not blank; of one beyond the limit no more than shows that it is."""
    held = io.BytesIO()
    while piece := file.readline(PIECE):
        if held.tell() <= limit and (held.tell() or not piece.isspace()):
            held.write(piece)
        if piece.endswith(b"\n") and held.tell():
            yield held.getvalue()
            held = io.BytesIO()
    if held.tell():
        yield held.getvalue()


def line_starts(file: BinaryIO) -> Iterator[int]:
    """Where each line that is not blank begins."""
    start = at = 0
    blank = True
    while piece := file.readline(PIECE):
        at += len(piece)
        blank = blank and piece.isspace()
        if piece.endswith(b"\n"):
            if not blank:
                yield start
            start, blank = at, True
    if not blank:
        yield start


def to_object(line: bytes) -> dict[str, Any]:
    """The object that a line holds.

    Raises:
        InputError: if it is no JSON object, holds too many values, or is nested too deeply.
    """
    _check_size(line)
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"The line is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise InputError("The line is not a JSON object.")
    return found


def _check_size(line: bytes) -> None:
    """Stop at a line that would take much memory, before it does; what is no JSON may pass."""
    opened = line.count(b"{") + line.count(b"[")
    if opened <= MAX_DEPTH and opened + line.count(b",") <= MAX_VALUES:
        return
    values = depth = 0
    for number, part in enumerate(_outside_strings(line)):
        values += part.count(b",") + part.count(b"{") + part.count(b"[")
        # A string is a value, or the key of one.
        if max(values, number // 2) > MAX_VALUES:
            raise InputError(f"The line holds too many values: over {MAX_VALUES:,}.")
        for bracket in part.translate(None, _NO_BRACKET):
            depth += _STEP[bracket]
            if depth > MAX_DEPTH:
                raise InputError(f"The line is nested too deeply: over {MAX_DEPTH} levels.")
            if depth < 0:
                return


def _outside_strings(line: bytes) -> Iterator[bytes]:
    at = 0
    for string in _STRING.finditer(line):
        yield line[at : string.start()]
        at = string.end()
    yield line[at:]
