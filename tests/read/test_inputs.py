"""What `clean` takes for a page, and what it says of the rest."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import cleaner
from cleaner import Problem

PAGE = b"<html><body><h1>Bridge reopens</h1><p>It reopened on Monday, the council said.</p></body>"


class Pieces(io.RawIOBase):
    """A stream that gives a few bytes at a time, as a socket does."""

    def __init__(self) -> None:
        self._held = io.BytesIO(PAGE)

    def read(self, size: int = -1) -> bytes:
        return self._held.read(min(size, 7))


@pytest.mark.parametrize(
    "given",
    [
        PAGE.decode(), bytearray(PAGE), memoryview(PAGE), memoryview(b"".join(
            bytes((byte, 0)) for byte in PAGE))[::2], io.BytesIO(PAGE), io.StringIO(PAGE.decode()),
        Pieces(),
    ],
    ids=["str", "bytearray", "memoryview", "strided", "binary file", "text file", "socket"],
)  # fmt: skip
def test_whatever_holds_the_page(given: str) -> None:
    assert cleaner.clean(given).to_dict() == cleaner.clean(PAGE).to_dict()


def test_a_path(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    assert cleaner.clean(tmp_path / "page.html") == cleaner.clean(PAGE)


@pytest.mark.parametrize("name", ["gone.html", ".", "a\0b"])
def test_a_path_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(cleaner.InputError, match=r"^The file cannot be read: .*\.$"):
        cleaner.clean(tmp_path / name)


def test_a_closed_file() -> None:
    file = io.BytesIO(PAGE)
    file.close()
    with pytest.raises(cleaner.InputError, match="The file cannot be read"):
        cleaner.clean(file)


def test_what_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    file = io.BytesIO(PAGE)
    for given in (tmp_path / "page.html", file, bytearray(PAGE), memoryview(PAGE)):
        with pytest.raises(cleaner.InputError, match="too large"):
            cleaner.clean(given, max_bytes=20)
    assert file.tell() == 21


class Response:
    content = PAGE


class ScrapyResponse:
    body = PAGE


@pytest.mark.parametrize(
    ("response", "name"), [(Response(), "content"), (ScrapyResponse(), "body")]
)
def test_a_response_is_told_what_to_pass(response: object, name: str) -> None:
    with pytest.raises(cleaner.InputError, match=rf"not \w+: pass its \.{name}\.$"):
        cleaner.clean(response)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "https://www.example.com/news/bridge?x=1", " pages/bridge.html\n", "C:\\pages\\a b.htm",
        "/srv/pages/bridge reopens.txt", "bridge.html.gz", "~/page.md",
    ],
)  # fmt: skip
def test_the_name_of_a_page_is_a_problem(name: str) -> None:
    assert cleaner.clean(name).problems[0] is Problem.NAME


@pytest.mark.parametrize(
    "text",
    [
        "The bridge reopens.", "It is all on https://www.example.com.", "<p>page.html</p>", "",
        "Bridge reopens\npage.html", "https://www.example.com\nThe bridge reopens.",
    ],
)  # fmt: skip
def test_text_is_no_name(text: str) -> None:
    assert Problem.NAME not in cleaner.clean(text).problems


def test_help_fits_a_screen() -> None:
    import pydoc

    shown = pydoc.render_doc(cleaner.clean, renderer=pydoc.plaintext)
    assert len(shown.splitlines()) <= 24
