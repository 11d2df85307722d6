"""A page on its way from a source to a worker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

# What `name_of` writes, and what a path may hold already that looks like it.
_SURROGATE: Final = re.compile(r"(?<!\\)(\\*)(?:([\ud800-\udfff])|(?<=\\)(ud[89a-f][0-9a-f]{2}))")
_ESCAPE: Final = re.compile(r"(?<!\\)(\\+)ud([89a-f][0-9a-f]{2})")


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
        place: where its file goes in an output folder, without the ending of its format.
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
    place: str = ""

    @property
    def name(self) -> str:
        """The source as rows show it."""
        return name_of(self.source)


def name_of(path: str) -> str:
    r"""A path as rows show it, with escapes for bytes that are no UTF-8.

    No two paths have one name: a backslash is doubled where it would look like such an escape.

    >>> print(name_of("caf\udce9.html"), name_of(r"caf\udce9.html"), name_of(r"C:\pages"))
    caf\udce9.html caf\\udce9.html C:\pages
    """
    return _SURROGATE.sub(_escaped, path)


def path_of(name: str) -> str:
    r"""The path that a row's `source` names.

    >>> path_of(r"caf\udce9.html") == "caf\udce9.html"
    True
    """
    return _ESCAPE.sub(_unescaped, name)


def _escaped(match: re.Match[str]) -> str:
    slashes, surrogate, digits = match.groups()
    return slashes * 2 + (f"\\u{ord(surrogate):x}" if surrogate else digits)


def _unescaped(match: re.Match[str]) -> str:
    slashes, digits = match.groups()
    half, is_escape = divmod(len(slashes), 2)
    return "\\" * half + (chr(int(f"d{digits}", 16)) if is_escape else f"ud{digits}")
