"""Front matter says what the page states, in YAML that holds any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.page import Hints
from cleaner.read.text.labels import read_labels
from cleaner.write.front_matter import to_front_matter
from tests.test_article import article

HINTS = Hints(
    authors=("Jane Roe", "Ann Poe"),
    published="2025-06-03T10:20:00+02:00",
    language="en",
    site="The Courier: News",
    url="https://courier.example/bridge",
    keywords=("bridge", "a, b"),
)


def test_what_is_known_is_stated() -> None:
    assert (
        article(hints=HINTS)
        .to_markdown(front_matter=True)
        .startswith(
            """---
title: "Bridge reopens"
description: "Traffic is back to normal after three years"
authors:
- "Jane Roe"
- "Ann Poe"
date: "2025-06-03T10:20:00+02:00"
url: "https://courier.example/bridge"
site: "The Courier: News"
language: "en"
keywords:
- "bridge"
- "a, b"
---

# Bridge reopens
"""
        )
    )


def test_it_is_read_again() -> None:
    again = cleaner.clean(article(hints=HINTS).to_markdown(front_matter=True))
    assert again.byline == ("Jane Roe", "Ann Poe")
    assert (again.published, again.site, again.url) == (HINTS.published, HINTS.site, HINTS.url)
    assert again.headline == "Bridge reopens"


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_value(text: str) -> None:
    yaml = pytest.importorskip("yaml")
    made = cleaner.Article(text, text, (), (), hints=Hints(site=text, keywords=(text,)))
    written = to_front_matter(made)
    _, inside, rest = written.split("---\n")
    stated = yaml.safe_load(inside) or {}
    wanted = text.encode("utf-8", "replace").decode()
    if text:
        assert rest == ""
        if wanted == text:
            assert stated["title"] == stated["site"] == text
            assert stated["keywords"] == [text]


def test_labels_of_a_hostile_title_are_one_line() -> None:
    made = cleaner.Article('a"\n---\nurl: "https://evil.example/"', None, (), ())
    written = to_front_matter(made)
    assert written.count("\n") == 3
    assert read_labels(written).labels.url == ""
