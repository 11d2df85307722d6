"""The steps of CONTRIBUTING.md lead to where they say: its example is followed in a copy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.phrases import read_languages

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
#: The name of the example's filter.
NAME = "drop_text_sizes"
#: What a filter touches, and what its tests look at.
COPIED = ("cleaner", "fixtures/filters", "tests", "docs", "pyproject.toml", "CONTRIBUTING.md")
#: The most lines of a recipe, without its example.
LONGEST = 10


def recipe(title: str) -> str:
    """What stands below a heading, without examples of its own."""
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0].split("\n### ")[0].strip()


def example(language: str) -> str:
    """A block of the example of a filter."""
    part = TEXT.split("\n## Add a filter\n")[1].split("\n## ")[0]
    (code,) = re.findall(rf"^```{language}\n(.*?)^```", part, re.DOTALL | re.MULTILINE)
    return code


def run(folder: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def put_section(path: Path, section: str) -> None:
    """Put a section in its alphabetical place."""
    head, *parts = re.split(r"^(?=\[)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    parts.append(section + "\n")
    text = "\n\n".join(part.rstrip() for part in sorted(parts, key=lambda part: part.split("]")[0]))
    path.write_text(f"{head}{text}\n", encoding="utf-8")


def put_filter(path: Path) -> None:
    """Import the filter, and put it among those before the scorer."""
    text = path.read_text(encoding="utf-8")
    line = f"from cleaner.filters.{NAME} import {NAME}\n"
    text = text.replace(
        "from cleaner.filters.drop_timestamps ", line + "from cleaner.filters.drop_timestamps "
    )
    text = text.replace("    drop_back_to_top,\n", f"    drop_back_to_top,\n    {NAME},\n")
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which the steps for a filter were followed."""
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "golden")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)
    (folder / "fixtures" / "filters" / f"{NAME}.txt").write_text(example("text"), "utf-8")
    put_section(folder / "cleaner" / "phrases" / "en.txt", example("ini"))
    run(folder, "-m", "tests.languages")
    (folder / "cleaner" / "filters" / f"{NAME}.py").write_text(example("python"), "utf-8")
    put_filter(folder / "cleaner" / "filters" / "__init__.py")
    return folder


def test_the_filter_passes_its_tests(copy: Path) -> None:
    run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", f"{NAME} or agree or languages",
        "tests/filters/test_filters.py", "tests/test_architecture.py",
    )  # fmt: skip


def test_the_phrases_pass_their_tests(copy: Path) -> None:
    run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_phrases.py")


def test_the_other_languages_have_the_section(copy: Path) -> None:
    languages = read_languages(copy / "cleaner" / "phrases")
    assert languages["de"][NAME] == []
    assert languages["en"][NAME] == example("ini").splitlines()[2:]


@pytest.mark.parametrize(
    "title",
    [
        "Add a language",
        "Add a filter",
        "Add an output format",
        "Add a feature of the scorer",
        "Add a question for the scorer",
        "Add a way of flattening",
    ],
)
def test_a_recipe_is_short_and_names_what_is_there(title: str) -> None:
    steps = recipe(title)
    assert len(steps.splitlines()) <= LONGEST
    for path in re.findall(r"`((?:cleaner|training|fixtures|tests|docs)/[\w/.]+)`", steps):
        made = re.search(r"/(fi|drop_x|x|test_x)\.", path)
        assert made or (ROOT / path).exists(), path
