"""Golden suites of other projects: the hook and the workflow that docs/FIXTURES.md shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.documents import ROOT, Reader, furnish, section

FIXTURES = "docs/FIXTURES.md"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def shown(title: str) -> Any:
    """The file that a section shows."""
    (block,) = [block for block in section(FIXTURES, title).blocks if block.language == "yaml"]
    return yaml.safe_load(block.code)


@pytest.fixture
def project(tmp_path: Path) -> Reader:
    """A project with one golden page, which comes out as expected."""
    furnish(tmp_path)
    return Reader(tmp_path)


def spoil(project: Reader) -> None:
    """Expect of the golden page what it does not give."""
    (expected,) = project.folder.glob("pages/*/expected.txt")
    expected.write_text(expected.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")


def test_the_hook_runs_the_suite(project: Reader) -> None:
    (hook,) = HOOKS
    (repository,) = shown("Before each commit")["repos"]
    (used,) = repository["hooks"]
    assert used["id"] == hook["id"]
    command = " ".join([hook["entry"], *used["args"]])
    done = project.commands(command)
    assert done.returncode == 0, done.stdout
    spoil(project)
    done = project.commands(command)
    assert done.returncode == 1
    assert "-One more." in done.stdout


def test_the_hook_looks_at_changes_that_matter() -> None:
    files = re.compile(HOOKS[0]["files"])
    changed = ("pages/a/input.html", "pages/a/expected.txt", "pages/a/gap.txt")
    assert all(map(files.search, (*changed, ".pre-commit-config.yaml")))
    assert not any(map(files.search, ("src/input.py/a.py", "expected.txt.orig", "README.md")))


def steps(*, failed: bool) -> list[str]:
    """The commands of the workflow that run when all is well, or when a step failed."""
    (job,) = shown("In CI")["jobs"].values()
    chosen = [step for step in job["steps"] if "run" in step]
    return [step["run"] for step in chosen if (step.get("if") == "failure()") == failed]


def test_the_workflow_runs_the_suite_and_keeps_a_report(project: Reader) -> None:
    install, test = steps(failed=False)
    assert install.startswith("pip install pytest ")
    assert project.commands(test).returncode == 0
    spoil(project)
    assert project.commands(test).returncode == 1
    (report,) = steps(failed=True)
    done = project.commands(report)
    assert done.returncode == 0, done.stderr
    (job,) = shown("In CI")["jobs"].values()
    kept = job["steps"][-1]["with"]["path"]
    assert "<html" in (project.folder / kept).read_text(encoding="utf-8")
