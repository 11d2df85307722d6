"""Places in an output folder: unique, below it, and found again from the names alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.tools.batch.places import places_of, short_names
from cleaner.tools.batch.sources import Sources

NAMES = st.sampled_from(["a", "b", "a.html", "a.htm", "a.txt", "a.html.gz", "a.html.html", ".html"])


@given(st.sets(NAMES))
def test_no_two_names_of_a_folder_become_one(names: set[str]) -> None:
    short = short_names(sorted(names))
    assert len(set(short)) == len(names)
    assert all(name.startswith(one) for name, one in zip(sorted(names), short, strict=True))
    assert "" not in short


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("news/a.html", "news/b.htm", "news/b.txt", "news/in/a.html", "old/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


@pytest.mark.parametrize(
    ("sources", "places"),
    [
        (["../news"], ["a", "b.htm", "b.txt", "in/a"]),
        (["../news", "../old"], ["news/a", "news/b.htm", "news/b.txt", "news/in/a", "old/a"]),
        (["../old/a.html"], ["a"]),
        (["../old/a.html", "../news/a.html"], ["old/a", "news/a"]),
        (["../news", "../news/in/a.html"], ["a", "b.htm", "b.txt", "in/a"]),
        (["../news/in", "../news"], ["in/a", "a", "b.htm", "b.txt"]),
        (["-", "../old/a.html"], ["stdin", "a"]),
    ],
)
def test_pages_keep_their_tree_below_the_folder_that_holds_all_sources(
    sources: list[str], places: list[str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.tools.batch.sources.read_within", lambda *_: b"")
    assert [page.place for page in Sources(sources, "*", placed=True).pages()] == places


def test_a_place_never_leads_out(here: Path) -> None:
    for place in places_of(["../news", "/", "../../..", "../old/../old/a.html", "-"]):
        assert ".." not in place.split("/")
        assert not place.startswith("/")
