"""The body of an HTTP response as it was before it was sent: chunks joined, compression undone.

Archives keep what came over the wire. Some crawlers undo an encoding and leave its header in
place, so a body that is not in the encoding that its header names is taken as it is.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from cleaner.errors import InputError

if TYPE_CHECKING:
    from _typeshed import SupportsRead

_ANY_ZLIB_HEADER: Final = 32 + zlib.MAX_WBITS
_NO_HEADER: Final = -zlib.MAX_WBITS
_CHARSET: Final = re.compile(r"[A-Za-z0-9_:.-]{2,40}")
_DECLARED_WITHIN: Final = 1 << 16
_GZIP_MAGIC: Final = b"\x1f\x8b"
# How much of a file is read at once, in bytes, which bounds the memory.
_PIECE: Final = 1 << 16
# What `xz -9` needs to unpack, and as much again.
_XZ_MEMORY: Final = 130_000_000


def decode_body(body: bytes, encodings: tuple[str, ...], limit: int) -> bytes:
    r"""Undo the encodings, the last applied first.

    >>> decode_body(b"3\r\nOne\r\n0\r\n\r\n", ("chunked",), 100)
    b'One'
    >>> decode_body(b"not in chunks", ("chunked", "gzip"), 100)
    b'not in chunks'

    Raises:
        InputError: if it grows beyond the limit.
    """
    for encoding in encodings:
        if encoding == "chunked":
            body = _joined(body)
        elif encoding in {"gzip", "x-gzip", "deflate"}:
            body = _inflated(body, limit)
        elif encoding == "br":
            body = _unbrotlied(body, limit)
    return body


def declared(body: bytes, charset: str) -> bytes:
    r"""A page that says which encoding it is in, if the header of its response alone did.

    Left alone: pages that say it themselves, and pages in UTF-8, which servers often call Latin-1.

    >>> declared(b"<p>\xf0\xd2\xc9", "koi8-r")
    b'<meta charset="koi8-r"><p>\xf0\xd2\xc9'
    """
    if not _CHARSET.fullmatch(charset) or b"charset" in body[:_DECLARED_WITHIN].lower():
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return b'<meta charset="%s">' % charset.encode() + body
    return body


def read_page(path: Path, limit: int) -> bytes:
    """The bytes of a page's file, uncompressed if its name ends in `.gz`, `.bz2` or `.xz`.

    Raises:
        InputError: if it cannot be read, or grows beyond the limit.
    """
    if os.path.isdir(path):
        raise InputError("The folder cannot be read.")
    try:
        match path.suffix.lower():
            case ".gz":
                with gzip.open(path) as unzipped:
                    return read_within(unzipped, limit)
            case ".bz2":
                with bz2.open(path) as unpacked:
                    return read_within(unpacked, limit)
            case ".xz":
                with path.open("rb") as file:
                    return _within(_unxz(file, limit + 1), limit)
            case _:
                with path.open("rb") as file:
                    return read_within(file, limit)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise InputError(f"{reason or error}.") from error


def read_within(file: SupportsRead[bytes], limit: int) -> bytes:
    """All that a file holds.

    Raises:
        InputError: if that is beyond the limit; no more is read.
    """
    return _within(file.read(limit + 1), limit)


def _unxz(file: BinaryIO, limit: int) -> bytes:
    """What a file packed by xz holds, up to a limit, in no more memory than xz itself takes."""
    held = bytearray()
    packed = file.read(_PIECE)
    while packed and len(held) < limit:
        # A file may hold several streams. `lzma.open` would take as much memory as a header claims.
        stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
        while not stream.eof and len(held) < limit:
            held += stream.decompress(packed, limit - len(held))
            packed = file.read(_PIECE) if stream.needs_input else b""
            if stream.needs_input and not packed:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        packed = stream.unused_data or file.read(_PIECE)
    return bytes(held)


def _joined(body: bytes) -> bytes:
    """The chunks of a body in one piece; the body itself if it is not in chunks."""
    chunks: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at)
        size = _chunk_size(body[at:end]) if end >= 0 else None
        if size is None:
            # What is no chunk from its start was joined before; what breaks off later was cut.
            return b"".join(chunks) if chunks else body
        if size == 0:
            return b"".join(chunks)
        chunks.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _chunk_size(line: bytes) -> int | None:
    digits = line.split(b";", 1)[0].strip()
    if not digits or digits.strip(b"0123456789abcdefABCDEF"):
        return None
    return int(digits, 16)


def _inflated(body: bytes, limit: int) -> bytes:
    forms = (_ANY_ZLIB_HEADER,) if body.startswith(_GZIP_MAGIC) else (_ANY_ZLIB_HEADER, _NO_HEADER)
    for form in forms:
        try:
            return _within(zlib.decompressobj(form).decompress(body, limit + 1), limit)
        except zlib.error:
            continue
    return body


def _unbrotlied(body: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415 - comes with FastWARC

    decompressor = brotli.Decompressor()
    try:
        return _within(decompressor.process(body, output_buffer_limit=limit + 1), limit)
    except brotli.error:
        return body


def _within(body: bytes, limit: int) -> bytes:
    if len(body) > limit:
        raise InputError(f"The page is too large: over {limit:,} bytes.")
    return body
