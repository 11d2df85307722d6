"""Benchmarks run from a bare clone, on the toy corpus, and say in a sentence what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# They flatten pages, and fit models.
pytest.importorskip("inscriptis")
pytest.importorskip("sklearn")

ROOT = Path(__file__).parent.parent


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("benchmarks.table", "| toy | html |"),
        ("benchmarks.errors", "| class | pages | characters |"),
        ("benchmarks.lost", "| toy | 20 | "),
        ("benchmarks.ratios", "x lxml"),
        ("benchmarks.profile", "clean(), all of it"),
        ("benchmarks.calibrate", "pages"),
        ("benchmarks.again --every 4", "| get_text | 5 | "),
        ("benchmarks.endurance --pages 20 --most 100", "20 pages"),
        ("benchmarks.scaling --sizes 0.01 0.02 --only links --gate time --most 9", "links"),
    ],
)
def test_it_runs_on_what_the_repository_holds(command: str, shown: str) -> None:
    done = run(*command.split())
    assert done.returncode == 0, done.stderr
    assert shown in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        "training.fit absent",
        "benchmarks.table absent",
        "benchmarks.errors absent",
        "benchmarks.lost absent",
        "benchmarks.ratios absent",
        "benchmarks.profile absent",
        "benchmarks.calibrate absent",
        "benchmarks.again absent",
        "benchmarks.families absent",
        "benchmarks.ablate absent",
    ],
)
def test_a_folder_that_is_missing_is_named_in_a_sentence(command: str) -> None:
    if command.startswith(("training.fit", "benchmarks.families", "benchmarks.ablate")):
        pytest.importorskip("catboost")
    done = run(*command.split())
    assert done.returncode == 1
    assert done.stderr.startswith("There is no ")
    assert done.stderr.count("\n") == 1
