"""Broken records of archives are rows with an error, or are read: no empty row, no silence."""

import gzip
import io

import pytest

from cleaner.tools.batch.pages import Page
from cleaner.tools.batch.warc import read_warc
from tests.pages import html

pytest.importorskip("fastwarc")

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
BODY = html("MARK").encode()


def made(number: int, block: bytes = HTTP + BODY, **changed: str | None) -> bytes:
    """A record, not gzipped, some of whose headers are changed or, for None, missing."""
    headers = {
        "WARC-Type": "response",
        "WARC-Target-URI": f"https://bay.example/{number}",
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    for name, value in changed.items():
        headers[name.replace("_", "-")] = value
    lines = [f"{name}: {value}" for name, value in headers.items() if value is not None]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def pages_of(*records: bytes, compressed: bool) -> tuple[list[Page], str]:
    """The pages that are read, and the error at which the reading ends."""
    data = b"".join(map(gzip.compress, records) if compressed else records)
    pages = []
    try:
        for page in read_warc("in.warc", io.BytesIO(data)):
            pages.append(page)
    except OSError as error:
        return pages, str(error)
    return pages, ""


LENGTHS = [None, "", "0", "-5", "abc", "12x", "1" * 30, len(HTTP + BODY) - 9, len(HTTP + BODY) + 9]


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("length", LENGTHS)
def test_a_wrong_length_is_told(length: str | int | None, *, compressed: bool) -> None:
    length = None if length is None else str(length)
    records = made(0), made(1, Content_Length=length), made(2)
    pages, fault = pages_of(*records, compressed=compressed)
    assert pages[0].raw == BODY
    assert fault or any(page.error for page in pages)
    assert all(page.raw or page.error for page in pages)


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize(
    ("record", "error"),
    [
        (made(1, BODY), "holds no HTTP response"),
        (made(1, b"\r\n\r\n"), "holds no HTTP response"),
        (made(1, b"", Content_Length="0"), "is empty"),
        (made(1, WARC_Type=None), "of what type"),
        (made(1, WARC_Type=None, **{"warc-type": "Response"}), "of what type"),
        (made(1, Content_Length=str(len(HTTP + BODY) + 10**4)), "cut off"),
    ],
)
def test_a_broken_record_is_an_error(record: bytes, error: str, *, compressed: bool) -> None:
    pages, fault = pages_of(made(0), record, compressed=compressed)
    assert fault == ""
    assert [bool(page.error) for page in pages] == [False, True]
    assert error in pages[1].error


@pytest.mark.parametrize("compressed", [False, True])
def test_bare_line_feeds_are_read_or_told(*, compressed: bool) -> None:
    inner = made(1, HTTP.replace(b"\r\n", b"\n") + BODY)
    pages, fault = pages_of(made(0), inner, made(2), compressed=compressed)
    assert [page.raw for page in pages] == [BODY] * 3
    assert fault == ""
    outer = [made(number).replace(b"\r\n", b"\n") for number in range(3)]
    pages, fault = pages_of(*outer, compressed=compressed)
    assert fault or pages
    assert all(page.error for page in pages)


@pytest.mark.parametrize("version", [b"HTTP/1.0", b"HTTP/1.1", b"HTTP/2", b"HTTP/2.0", b"HTTP/3"])
def test_every_version_of_http_is_read(version: bytes) -> None:
    pages, fault = pages_of(made(0, HTTP.replace(b"HTTP/1.1", version) + BODY), compressed=False)
    assert [(page.raw, page.error) for page in pages] == [(BODY, "")]
    assert fault == ""


@pytest.mark.parametrize("kind", ["request", "metadata", "warcinfo", "revisit", "my-own-type"])
def test_records_of_other_types_are_passed_over(kind: str) -> None:
    records = made(0), made(1, WARC_Type=kind), made(2)
    pages, fault = pages_of(*records, compressed=True)
    assert ([page.record for page in pages], fault) == ([0, 1], "")
    assert not any(page.error for page in pages)
