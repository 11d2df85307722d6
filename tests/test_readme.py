"""What the documents for readers say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cleaner
from cleaner.filters import FILTERS
from cleaner.tools.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
#: The recipes have tests of their own.
BEFORE_RECIPES = README.split("\n## Recipes\n")[0]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/RECIPES.md")


@pytest.mark.parametrize(
    "code", re.findall(r"^```python\n(.*?)^```", BEFORE_RECIPES, re.DOTALL | re.MULTILINE)
)
def test_the_examples_run(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})


def test_a_filter_of_ones_own_does_what_the_readme_says() -> None:
    code = re.findall(r"^```python\n(.*?)^```", BEFORE_RECIPES, re.DOTALL | re.MULTILINE)[1]
    names: dict[str, object] = {}
    exec(code, names)
    own = (*cleaner.without("drop_boilerplate"), names["drop_agency_line"])
    article = cleaner.clean(str(names["page"]), filters=own)  # type: ignore[arg-type]
    assert [removed.reason for removed in article.removed] == ["agency line"]


def test_the_two_commands() -> None:
    commands = re.findall(r"^(pip install .*)$", README, re.MULTILINE)
    assert commands[:2] == [
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
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if "://" not in target:
            assert (path.parent / target.split("#")[0]).exists(), target


def test_the_changelog_has_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{cleaner.__version__}]" in changelog
    assert "## [Unreleased]" in changelog


def test_every_filter_is_tried_or_explained() -> None:
    fixtures = {path.stem for path in (ROOT / "fixtures" / "filters").glob("*.txt")}
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for apply in FILTERS:
        assert apply.__name__ in fixtures or apply.__name__ in contributing
