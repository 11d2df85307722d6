"""Each page is read by the reader of its form."""

from __future__ import annotations

import pytest

from cleaner.read import read


@pytest.mark.parametrize(
    ("page", "form"),
    [("<p>One</p><p>Two</p>", "html"), ("Use <p> for paragraphs.", "text"), ("", "text")],
)
def test_the_reader_follows_from_the_form(page: str, form: str) -> None:
    assert read(page)[0].form == form
    assert read(page.encode())[0].form == form


def test_the_text_that_was_read_is_returned() -> None:
    assert read("Größe".encode("latin-1"))[1] == "Größe"
