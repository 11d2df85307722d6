"""Pages out of WARC and WET archives, through FastWARC.

FastWARC against warcio, on 1,150 responses (48 MB gzipped, 242 MB of HTML), read on one core:
fastwarc 2.0.1 took 0.36 to 0.48 ms and 22 MB, warcio 1.8.1 0.93 to 1.14 ms and 33 MB. Both are
kept up (last wheels of November and March 2026). FastWARC is typed, and reads archives that were
gzipped as a whole and bodies in brotli, where warcio 1.8.1 stops with an error.

FastWARC's own `auto_decode` is not used. In 2.0.1 it drops, without an error, the records after one
that is both chunked and gzipped, and ends the whole archive at a body that is not in the encoding
its header names. `bodies` undoes the encodings instead, page by page, in the workers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

import cleaner
from cleaner.tools.batch.pages import Form, Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGE_TYPES: Final = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_OK: Final = range(200, 300)
_TOO_LARGE: Final = f"The page is too large: over {cleaner.MAX_BYTES:,} bytes."
_CUT: Final = "The archive is cut off in this record."
_NO_LENGTH: Final = "The record is cut off, or does not say how long it is."
_EMPTY: Final = "The record is empty."
_NO_TYPE: Final = "The record does not say of what type it is."
_NO_HTTP: Final = "The record holds no HTTP response."
#: The types that hold pages. One that is missing or misspelt may, too.
_TYPES: Final = frozenset({"", "response", "resource", "conversion"})


def read_warc(name: str, file: BinaryIO) -> Iterator[Page]:
    """The pages of an archive: successful responses of HTML or text, resources, conversions (WET).

    Raises:
        OSError: where the archive is damaged.
    """
    from fastwarc.warc import ArchiveIterator, any_type  # noqa: PLC0415 - belongs to an extra

    record = 0
    # FastWARC 2.0.1 gives records of types that it does not know to those alone who want all.
    for found in ArchiveIterator(file, record_types=any_type, parse_http=False):
        kind = (found.headers.get("WARC-Type") or "").strip()
        if kind.lower() not in _TYPES and found.headers.get("Content-Length") is not None:
            continue
        fault = _fault(found, kind)
        if fault:
            yield Page(name, record, id=found.record_id, error=fault)
            record += 1
        elif _is_page(found):
            yield _page(name, record, found)
            record += 1


def _page(name: str, record: int, found: WarcRecord) -> Page:
    length = found.content_length
    raw = b"" if length > cleaner.MAX_BYTES else found.reader.read()
    return Page(
        source=name,
        record=record,
        form=Form.HTTP,
        raw=raw,
        id=found.record_id,
        fetched=found.headers.get("WARC-Target-URI"),
        encodings=_encodings(found),
        charset=(found.http_charset or "") if found.is_http_parsed else "",
        error="" if len(raw) >= length else _TOO_LARGE if length > cleaner.MAX_BYTES else _CUT,
    )


def _fault(found: WarcRecord, kind: str) -> str:
    """What keeps a record that may hold a page from being read, "" if nothing does."""
    if found.headers.get("Content-Length") is None:
        return _NO_LENGTH
    if not kind or kind != kind.lower():
        return _NO_TYPE
    if not found.content_length:
        return _EMPTY if found.is_http or _is_page(found) else ""
    if not found.is_http:
        return ""
    try:
        found.parse_http(quirks_mode=True)  # reads headers that end in bare line feeds, too
    except OSError as error:
        return f"The headers of the response cannot be read: {error}."
    return _NO_HTTP if found.http_headers.status_code is None else ""


def _is_page(found: WarcRecord) -> bool:
    if found.is_http_parsed:
        if found.http_headers.status_code not in _OK:
            return False
        kind = found.http_headers.get("Content-Type")
    else:
        kind = found.headers.get("Content-Type")
    return (kind or "").split(";", 1)[0].strip().lower() in _PAGE_TYPES


def _encodings(found: WarcRecord) -> tuple[str, ...]:
    """What the body went through, last first: the content was encoded before it was sent."""
    if not found.is_http_parsed:
        return ()
    headers = found.http_headers
    named = (headers.get("Content-Encoding") or "", headers.get("Transfer-Encoding") or "")
    applied = [part.strip().lower() for part in ",".join(named).split(",")]
    return tuple(part for part in reversed(applied) if part)
