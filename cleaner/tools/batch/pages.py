"""A page on its way from a source to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """What the bytes of a page are, or where they are."""

    FILE = "file"  # still in the file that `source` names; the worker reads it
    RAW = "raw"  # the page itself
    HTTP = "http"  # the body of an HTTP response, as it came over the wire
    JSON = "json"  # a line of JSON with the page in one of its fields


@dataclass(frozen=True, slots=True)
class Page:
    """One page, named by its source and its number in it.

    Attributes:
        source: the file it is in, as it was named to us.
        record: its number among the pages of that file, from 0.
        form: what `raw` is.
        raw: the bytes.
        id: the identifier that the source gives it (the WARC record's), or None.
        fetched: the address it was fetched from, or None.
        encodings: what the body went through on its way, last first ("chunked", "gzip", …).
        charset: the encoding of its text, where the response's header names one.
        error: why there is no page here, in one sentence; "" if there is one.
    """

    source: str
    record: int = 0
    form: Form = Form.FILE
    raw: bytes = b""
    id: str | None = None
    fetched: str | None = None
    encodings: tuple[str, ...] = ()
    charset: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        r"""The source as rows show it. Bytes that are no UTF-8 become escapes, so it stays unique.

        >>> Page("caf\udce9.html").name
        'caf\\udce9.html'
        """
        return self.source.encode("utf-8", "backslashreplace").decode()
