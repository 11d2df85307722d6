"""Benchmarks run from a bare clone, on the toy corpus, and say in a sentence what is missing."""

from __future__ import annotations

import itertools
import operator
import subprocess
import sys
from pathlib import Path

import pytest

# They flatten pages, and fit models.
pytest.importorskip("inscriptis")
pytest.importorskip("sklearn")

from benchmarks.profile import Stopwatch

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
        ("benchmarks.peak", "% of 8 x page + 60 MB"),
        ("benchmarks.calibrate", "pages"),
        ("benchmarks.again --every 4", "| get_text | 5 | "),
        ("benchmarks.ways --every 4", "| joined with bars | "),
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
        "benchmarks.peak absent",
        "benchmarks.calibrate absent",
        "benchmarks.again absent",
        "benchmarks.ways absent",
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


def test_the_time_of_a_step_is_without_the_steps_inside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = itertools.count()
    monkeypatch.setattr("time.process_time", lambda: next(moments))
    watch = Stopwatch()
    inner = watch.timed("inner", lambda: None)
    outer = watch.timed("outer", lambda: (inner(), inner()))
    outer()
    assert watch.spent == {"inner": 2, "outer": 3}


def test_a_step_that_fails_takes_time_and_others_are_measured_as_ever() -> None:
    watch = Stopwatch()
    with watch.on({"operator.neg": "turning"}), pytest.raises(TypeError):
        operator.neg("")
    with watch.on({"operator.neg": "turning"}):
        operator.neg(1)
    assert list(watch.spent) == ["turning"]
