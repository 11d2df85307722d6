"""The command `learn`, and what commands, batches and golden suites do with its profiles."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import cleaner
from cleaner import InputError
from cleaner.tools.cli import main
from cleaner.tools.golden import Case
from cleaner.tools.teaching import expected_of, taught_pages

SITES = Path(__file__).parents[2] / "fixtures" / "sites"
SITE = SITES / "lindental-bote.example"
PAGE = SITE / "faehre" / "input.html"
TAUGHT = [str(case) for case in sorted(SITE.glob("[!f]*"))]
BRIEF = "Unser Wochenbrief"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "profiles" / "bote.json"
    path.parent.mkdir()
    assert main(["learn", *TAUGHT, "-o", str(path)]) == 0
    return path


def test_golden_cases_teach_what_is_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["learn", *TAUGHT, "-o", str(tmp_path / "bote.json")]) == 0
    told = capsys.readouterr().err
    assert "learned lindental-bote.example from 4 pages, 4 of them with what is expected" in told
    learned = cleaner.read_profiles(tmp_path / "bote.json")
    assert isinstance(learned, cleaner.SiteProfile)
    assert learned.site == "lindental-bote.example"
    assert any(evidence.extra for evidence in learned.elements.values())


def test_without_an_output_the_profile_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", str(SITE)]) == 0
    assert json.loads(capsys.readouterr().out)["pages"] == 5


def test_plain_pages_teach_without_anything_expected(tmp_path: Path) -> None:
    for folder in SITE.iterdir():
        shutil.copy(folder / "input.html", tmp_path / f"{folder.name}.html")
    pages = list(taught_pages(tmp_path))
    assert [expected for _, expected in pages] == [None] * 5
    assert [expected for _, expected in taught_pages(PAGE)] == [None]
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match="holds no pages"):
        list(taught_pages(empty))


def test_what_a_case_leaves_out_is_known_to_be_absent(tmp_path: Path) -> None:
    (tmp_path / "input.txt").write_text("A text.")
    assert expected_of(Case(tmp_path)) is None
    (tmp_path / "expected.txt").write_text("== headline ==\nA\n\n== body ==\nB\n\nC\n")
    assert expected_of(Case(tmp_path)) == {"headline": "A", "dek": "", "body": "B\n\nC"}


def test_pages_of_several_sites_are_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    sites = [str(SITES / name) for name in ("lindental-bote.example", "costa-diario.example")]
    assert main(["learn", *sites]) == 2
    assert "The pages are of several sites: costa-diario.example, lindental-bote.example." in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize("chosen", ["file", "folder"])
def test_a_page_is_cleaned_by_its_profile(
    profile: Path, chosen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(PAGE)]) == 0
    assert BRIEF in capsys.readouterr().out
    path = profile if chosen == "file" else profile.parent
    assert main([str(PAGE), "--profile", str(path)]) == 0
    assert BRIEF not in capsys.readouterr().out


def test_a_batch_is_cleaned_by_profiles(profile: Path, tmp_path: Path) -> None:
    output = tmp_path / "articles.jsonl"
    command = [str(SITE), "--glob", "*.html", "-o", str(output), "--profile", str(profile.parent)]
    assert main([*command, "--jobs", "1"]) == 0
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 5
    assert not any(BRIEF in row["body"] for row in rows)


def test_a_broken_profile_is_told_in_a_sentence(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile.write_text('{"version": 9}')
    assert main([str(PAGE), "--profile", str(profile)]) == 2
    assert "bote.json: The profile has version 9" in capsys.readouterr().err


def test_clean_many_takes_a_profile(profile: Path) -> None:
    (article,) = cleaner.clean_many([PAGE], profile=cleaner.read_profiles(profile))
    assert BRIEF not in article.body


def test_a_check_leaves_out_one_case_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", str(SITES / "kestrel-courier.example"), "--check"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("lines differ, with the others' profile as expected")
    assert "the page is not built as its site's profile knows" in told[2]
    assert told[-1] == "as expected: 0 of 5, with the others' profile 4 of 5"
    assert main(["learn", str(PAGE), "--check"]) == 2
    assert "--check needs two golden cases" in capsys.readouterr().err
