"""What the documents for readers say is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import cleaner
from cleaner.filters import FILTERS
from cleaner.tools.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
#: The most words: what is longer belongs in docs.
LONGEST = 1000
DOCUMENTS = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "cleaner/model/MODEL_CARD.md",
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
)  # fmt: skip


def test_it_is_short() -> None:
    assert len(re.findall(r"\w\S*", README)) <= LONGEST


def test_the_examples_run_and_give_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, as a reader would type them."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"__name__": "readme"}
    blocks = re.findall(r"^```(python|pycon)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert [language for language, _ in blocks] == ["python", "python", "python", "pycon"]
    for language, code in blocks:
        if language == "python":
            exec(compile(code, "README.md", "exec"), names)
        else:
            shown = doctest.DocTestParser().get_doctest(code, names, "README.md", None, 0)
            assert shown.examples
            assert doctest.DocTestRunner().run(shown).failed == 0


def test_the_two_commands() -> None:
    commands = re.findall(r"^(pip install .*)$", README, re.MULTILINE)
    assert commands == [
        "pip install . && python -m cleaner fixtures/pages/sample/input.txt",
        'pip install -e ".[test]" && python -m pytest',
    ]
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python -m cleaner fixtures/pages/sample/input.txt\n" in ci
    assert "python -m pytest\n" in ci


def test_the_example_of_the_readme_is_the_sample() -> None:
    before, after = re.findall(r"^```text\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    page = (ROOT / "fixtures/pages/sample/input.txt").read_text(encoding="utf-8")
    for line in before.splitlines():
        assert line.removesuffix("…").strip() in page
    for line in after.splitlines():
        text = re.sub(r"^(  kept  \w+|- dropped)\s+|\s*(\[.*\]|…)$", "", line).strip()
        assert text in page


def test_options_of_the_readme_exist_and_the_common_ones_are_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    shown = set(re.findall(r"--[a-z][a-z-]+", README.split("## Command line")[1].split("\n## ")[0]))
    assert shown <= known
    assert {"--format", "--explain", "--skip", "--list-filters", "--add-fixture"} <= shown


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_tests_that_it_names_are_there(name: str) -> None:
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if "://" not in target:
            assert (path.parent / target.split("#")[0]).exists(), target
    for target in re.findall(r"`(tests/[\w/]+\.py)`", text):
        made_up = target.endswith("test_x.py")
        assert made_up or (ROOT / target).exists(), target


def test_the_changelog_has_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{cleaner.__version__}]" in changelog
    assert "## [Unreleased]" in changelog


def test_every_filter_is_tried_or_explained() -> None:
    fixtures = {path.stem for path in (ROOT / "fixtures" / "filters").glob("*.txt")}
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for apply in FILTERS:
        assert apply.__name__ in fixtures or apply.__name__ in contributing
