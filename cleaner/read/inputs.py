"""What callers hand over, as `str` or `bytes`: also other buffers, files and paths."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Protocol, TypeAlias, runtime_checkable

from cleaner.errors import InputError


@runtime_checkable
class Readable(Protocol):
    """An open file; a binary one is the better choice, as encodings are found out here."""

    def read(self, size: int, /) -> str | bytes: ...


#: What `clean` takes for a page.
Raw: TypeAlias = str | bytes | bytearray | memoryview | Path | Readable

# Where the responses of HTTP libraries have their bytes: requests and httpx, Scrapy.
_OF_RESPONSES: Final = ("content", "body")
_ADDRESS_OR_PATH: Final = re.compile(
    r"https?://\S+|(?:[./~\\]|[a-z]:[\\/])?[^\s<>][^\r\n<>]*\.(?:x?html?|txt|md|gz|pdf|warc)", re.I
)
# The longest path that systems take.
_LONGEST_PATH: Final = 4_096


def raw_of(given: object, max_bytes: int) -> str | bytes:
    """The page in what was given; of a file no more than shows that it is too large.

    Raises:
        InputError: if it is nothing that holds a page, or cannot be read.
    """
    if isinstance(given, str | bytes):
        return given
    if isinstance(given, bytearray | memoryview):
        size = memoryview(given).nbytes
        if size > max_bytes:
            raise too_large(size, max_bytes)
        return bytes(given)
    for name in _OF_RESPONSES:
        if hasattr(given, name):
            raise InputError(f"{_wrong(given)}: pass its .{name}.")
    try:
        if isinstance(given, Path):
            with given.open("rb") as file:
                return file.read(max_bytes + 1)
        if isinstance(given, Readable):
            return _whole(given, max_bytes + 1)
    except (OSError, TypeError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else None
        raise InputError(f"The file cannot be read: {told or error}.") from error
    raise InputError(f"{_wrong(given)}.")


def _whole(file: Readable, size: int) -> str | bytes:
    """What a file holds, up to a size; sockets and pipes give it in pieces."""
    first = file.read(size)
    if isinstance(first, str):
        return first
    if not isinstance(first, bytes):
        raise InputError(f"The file must hold str or bytes, not {type(first).__name__}.")
    held = bytearray(first)
    while len(held) < size and (piece := file.read(size - len(held))):
        held += piece if isinstance(piece, bytes) else piece.encode()
    return bytes(held)


def too_large(size: int, max_bytes: int) -> InputError:
    """The error for a page above the limit."""
    return InputError(f"The input is too large: {size:,} bytes, and the limit is {max_bytes:,}.")


def is_address_or_path(text: str) -> bool:
    """Whether a text is but the name of a page: an address, or the path of a file.

    >>> is_address_or_path("https://www.example.com/news"), is_address_or_path("pages/a b.html")
    (True, True)
    >>> is_address_or_path("The bridge reopens."), is_address_or_path("Read https://example.com")
    (False, False)
    """
    return len(text) <= _LONGEST_PATH and _ADDRESS_OR_PATH.fullmatch(text.strip()) is not None


def _wrong(given: object) -> str:
    return f"The input must be str or bytes, not {type(given).__name__}"
