"""What the documents for readers say is so."""

from __future__ import annotations

import re
from pathlib import Path

import cleaner
from cleaner.filters import FILTERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
#: The most words: what is longer belongs in docs.
LONGEST = 900


def test_it_is_short() -> None:
    assert len(re.findall(r"\w\S*", README)) <= LONGEST


def test_the_two_commands() -> None:
    first, *_ = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert first == "pip install -e .\npython -m cleaner fixtures/pages/sample/input.txt\n"
    assert '\npip install -e ".[test]" && python -m pytest\n' in README
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python -m cleaner fixtures/pages/sample/input.txt\n" in ci
    assert "python -m pytest " in ci


def test_the_example_of_the_readme_is_the_sample() -> None:
    before, *_ = re.findall(r"^```text\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    page = (ROOT / "fixtures/pages/sample/input.txt").read_text(encoding="utf-8")
    for line in before.splitlines():
        assert line.removesuffix("…").strip() in page


def test_the_changelog_has_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{cleaner.__version__}]" in changelog
    assert "## [Unreleased]" in changelog


def test_every_filter_is_tried_or_explained() -> None:
    fixtures = {path.stem for path in (ROOT / "fixtures" / "filters").glob("*.txt")}
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for apply in FILTERS:
        assert apply.__name__ in fixtures or apply.__name__ in contributing
