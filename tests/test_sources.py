"""Second sources of phrases: what the catalogues of other packages have is counted."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import sources
from benchmarks.sources import RECORD, Source, missing, read_catalogue
from cleaner.phrases import read_languages

PO = """msgid ""
msgstr ""

msgid "Reply"
msgstr "Svara"

msgid "%d comments"
msgstr "%d kommentarer"
"""


def catalogue(folder: Path, close: str) -> Path:
    (folder / "sv" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "sv" / "LC_MESSAGES" / "a.po").write_text(PO, encoding="utf-8")
    (folder / "sv" / "ui.json").write_text(json.dumps({"Skip to text": close}), encoding="utf-8")
    (folder / "sv.yml").write_text("menu:\n  home: Hem\n", encoding="utf-8")
    (folder / "index.js").write_text('"Nothing"', encoding="utf-8")
    return folder


def test_texts_of_a_package_are_found_by_language(tmp_path: Path) -> None:
    found = read_catalogue(catalogue(tmp_path / "one", "Till texten"))
    assert {*found["sv"].values()} >= {"Svara", "%d kommentarer", "Till texten", "Hem"}
    assert "Reply" in found["en"].values()


def test_a_source_has_lines_openings_and_words() -> None:
    source = Source(["%d kommentarer", "Följ oss på webben"])
    assert source.has("0 kommentarer", "drop_comments")
    assert source.has("Följ oss *", "drop_share_prompts")
    assert not source.has("Följ oss", "drop_share_prompts")
    assert source.has("webben", "timestamps.words")
    assert not source.has("webben", "drop_menus")


def test_a_translation_is_missing_if_two_packages_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = read_catalogue(catalogue(tmp_path / "one", "Till texten"))
    two = read_catalogue(catalogue(tmp_path / "two", "Till texten"))
    phrases = {
        "en": {"drop_comments.replies": ["Reply"]},
        "sv": {"drop_comments.replies": ["Gilla"]},
    }
    monkeypatch.setattr(sources, "read_languages", lambda: phrases)
    assert [*missing("sv", [one, two])] == [("drop_comments.replies", "reply", "Svara")]
    assert [*missing("sv", [one])] == []


def test_without_catalogues_it_says_what_to_get(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["sources", str(tmp_path)])
    with pytest.raises(SystemExit, match="wordpress-l10n"):
        sources.main()


def test_what_was_recorded_is_of_sections_that_are_there() -> None:
    languages = read_languages()
    for language, known in json.loads(RECORD.read_text(encoding="utf-8")).items():
        assert known.keys() <= languages[language].keys()


def test_days_and_months_are_known_by_cldr() -> None:
    pytest.importorskip("babel")
    phrases = {"sv": {"dates.months": ["1 januari", "1 tjolahopp"]}}
    assert sources.second_sources(phrases, [], {"sv": Counter()})["sv"] == {
        "dates.months": ["1 januari"]
    }


def test_lines_of_the_body_speak_against_a_phrase() -> None:
    phrases = {"sv": {"drop_menus": ["Hem", "Kultur"]}}
    outside = {"sv": Counter({"hem": 2})}
    assert sources.second_sources(phrases, [], outside)["sv"] == {"drop_menus": ["Hem"]}
    inside = {"sv": Counter({"hem": 1, "kultur": 1})}
    assert [*sources.contradicted(phrases, outside, inside)] == [("sv", "drop_menus", "Kultur")]
