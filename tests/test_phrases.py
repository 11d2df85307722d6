"""The files of phrases are written as they should be, and a language is one file."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner
from cleaner.phrases import TEMPLATE, by_language, load, phrases, read_languages
from cleaner.text import match_key
from tests.languages import COMMAND, FOLDER, OF_NO_LANGUAGE, PAGE, name_of, render

PACKAGE = Path(cleaner.__file__).parent
LANGUAGES = read_languages()
SECTIONS = sorted(LANGUAGES[TEMPLATE])
#: In these the marks of a phrase count.
WITH_MARKS = {"authors.by", "dates.months"}
#: Lists of phrases that another list must have, too.
PARTS = {
    "drop_bylines.no_colon": "drop_bylines",
    "drop_captions.dash": "drop_captions",
    "drop_newsletter_prompts.alone": "drop_newsletter_prompts",
    "drop_related_links.alone": "drop_related_links",
    "drop_share_prompts.alone": "drop_share_prompts.bars",
}

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_full_language = pytest.mark.parametrize("language", sorted({*LANGUAGES} - {OF_NO_LANGUAGE}))


def comments(language: str) -> dict[str, list[str]]:
    """The comments of each section of a language's file."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("#"):
            found.setdefault(section, []).append(line.removeprefix("#").strip())
    return found


def asked_for() -> Iterator[str]:
    """The sections that the code names: `phrases("…")`, `by_language("…", "…")`."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in (phrases.__name__, by_language.__name__)
            ):
                yield from (one.value for one in node.args if isinstance(one, ast.Constant))


@every_full_language
def test_a_language_has_every_section(language: str) -> None:
    lacking = [
        f"{language}.txt lacks [{name}]" for name in SECTIONS if name not in LANGUAGES[language]
    ]
    assert lacking == [], "write the section with its phrases, or with a comment: None, and why"


@every_language
def test_sections_stand_in_alphabetical_order(language: str) -> None:
    assert list(LANGUAGES[language]) == sorted(LANGUAGES[language])


@every_language
def test_a_section_without_phrases_says_why_and_no_other_does(language: str) -> None:
    said = comments(language)
    for section, written in LANGUAGES[language].items():
        says_why = any(comment.startswith("None") for comment in said.get(section, ()))
        assert says_why == (not written), f"{language}.txt [{section}]"


@every_language
def test_a_file_begins_with_the_name_of_its_language(language: str) -> None:
    assert name_of(language)[0].isupper()


@every_language
def test_no_line_of_a_file_begins_or_ends_with_a_space(language: str) -> None:
    lines = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line != line.strip()] == []


def test_english_says_what_each_section_holds() -> None:
    said = comments(TEMPLATE)
    assert [name for name in SECTIONS if said.get(name, ["None"])[0].startswith("None")] == []


@every_language
def test_a_phrase_has_words_and_stands_in_its_section_once(language: str) -> None:
    for section, written in LANGUAGES[language].items():
        keys = [match_key(phrase) for phrase in written]
        assert all(keys), f"{language}.txt [{section}] has a phrase without words"
        told_apart = map(str.casefold, written) if section in WITH_MARKS else keys
        twice = [phrase for phrase, times in Counter(told_apart).items() if times > 1]
        assert twice == [], f"{language}.txt [{section}]"


@every_language
def test_what_is_said_of_some_phrases_is_said_of_phrases_that_are_there(language: str) -> None:
    known = LANGUAGES[language]
    for part, whole in PARTS.items():
        assert set(map(match_key, known.get(part, ()))) <= set(
            map(match_key, known.get(whole, ()))
        ), f"{language}.txt [{part}] has phrases that [{whole}] lacks"


def test_the_code_asks_for_every_section_and_for_no_other() -> None:
    assert set(asked_for()) == set(SECTIONS)


def test_no_phrases_are_had_of_a_section_that_is_not_there() -> None:
    with pytest.raises(ValueError, match=r"no section \[drop_nothing\]"):
        phrases("drop_nothing")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[drop_nothing]\nNenio", r"eo\.txt: en\.txt has no section \[drop_nothing\]"),
        ("[drop_tags]\n[drop_tags]", r"eo\.txt: \[drop_tags\] is no section, or stands here twice"),
        ("[drop_tags\nEtikedoj", r"eo\.txt: \[drop_tags is no section, or stands here twice"),
        ("Etikedoj\n[drop_tags]", r"eo\.txt: 'Etikedoj' stands before the first section"),
    ],
)
def test_a_file_that_is_written_wrongly_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "en.txt").write_text("# English\n[drop_tags]\nTags\n", encoding="utf-8")
    (tmp_path / "eo.txt").write_text(f"# Esperanto\n{text}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"^{message}$"):
        load(tmp_path)


def test_phrases_of_all_languages_are_one_list(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("# English\n\n[drop_tags]\n# Topics.\nTags *\n\n", "utf-8")
    (tmp_path / "eo.txt").write_bytes(b"# Esperanto\r\n[drop_tags]\r\nEtikedoj *\r\n")
    assert load(tmp_path)["drop_tags"].written == ("Tags *", "Etikedoj *")


ESPERANTO = "# Esperanto\n\n[drop_back_to_top]\nReen al la supro\n"
PARAGRAPH = "La ponto super la rivero malfermiĝos lunde, diris la konsilio de la urbo vendrede."
TEXT = f"La ponto malfermiĝos\n\n{PARAGRAPH}\n\n{PARAGRAPH[:-10]} morgaŭ.\n\nReen al la supro\n"


def test_a_language_is_one_file(tmp_path: Path) -> None:
    """In a copy of the package: one more file among the phrases, and its chrome goes by name."""
    shutil.copytree(PACKAGE, tmp_path / "cleaner", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "cleaner" / "phrases" / "eo.txt").write_text(ESPERANTO, encoding="utf-8")
    code = (
        f"import json, sys; sys.path.insert(0, {str(tmp_path)!r}); import cleaner; "
        f"found = cleaner.clean({TEXT!r}).removed; "
        "print(json.dumps([cleaner.__file__, [[r.filter, r.block.text] for r in found]]))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    place, removed = json.loads(done.stdout)
    assert Path(place).is_relative_to(tmp_path)
    assert ["drop_back_to_top", "Reen al la supro"] in removed
    without = [one.filter for one in cleaner.clean(TEXT).removed]
    assert "drop_back_to_top" not in without


def test_the_page_of_languages_is_as_the_files_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), f"{COMMAND} writes it anew"


def test_all_files_are_read_in_a_few_milliseconds(capsys: pytest.CaptureFixture[str]) -> None:
    took = []
    for _ in range(20):
        start = time.perf_counter()
        lists = load()
        took.append(time.perf_counter() - start)
    with capsys.disabled():
        number = sum(len(one.written) for one in lists.values())
        print(f"\n{number:,} phrases of {len(LANGUAGES)} files: {min(took) * 1000:.1f} ms")
    assert set(lists) == set(SECTIONS)
