"""What files are called and what pages say does not steer the terminal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.tools.cli import main
from cleaner.tools.terminal import shown
from tests.pages import html

ROOT = Path(__file__).parents[2]
ODD = "\x1b]0;mine\x07\x1b[2J\x9b31m\r\n\u202e.html"


def test_only_what_can_be_seen_is_shown() -> None:
    assert shown("Žluťoučký 😀 עברית") == "Žluťoučký 😀 עברית"
    assert shown(ODD) == r"\x1b]0;mine\x07\x1b[2J\x9b31m\r\n\u202e.html"


@pytest.mark.parametrize(
    "arguments",
    [
        [ODD],
        [ODD, "good.html"],
        [ODD, "good.html", "-o", "out.jsonl", "--jobs", "1"],
        ["good.html", "-o", f"{ODD}/out.jsonl", "--jobs", "1"],
        ["good.html", "-o", f"{ODD}/out.txt"],
        ["good.html", "--skip", ODD],
        ["good.html", f"--{ODD}"],
        ["good.html", "--only", ODD],
        ["good.html", "--language", ODD],
        [ODD, "-o", "out/", "--jobs", "1"],
        ["good.html", "-o", f"{ODD}/out/", "--jobs", "1"],
        ["completion", ODD],
        ["good.html", "--add-fixture", ODD],
        ["review", ODD],
        ["review", ".", f"--{ODD}"],
        ["diff", ODD, ODD],
        ["diff", "a", "b", f"--{ODD}"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(ODD, "ODD"),
)
def test_names_are_shown_and_not_obeyed(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "good.html").write_text(html("MARK"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments],
        cwd=tmp_path, capture_output=True, encoding="utf-8", env={"PYTHONPATH": str(ROOT)},
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "mine" in done.stderr
    assert shown(done.stderr.replace("\n", "")) == done.stderr.replace("\n", "")


def test_pages_with_odd_names_are_titled_and_compared_in_plain_letters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / ODD
    page.write_text(html("MARK"), encoding="utf-8")
    assert main([str(page), str(page)]) == 0
    row = {"source": ODD, "record": 0, "headline": ODD, "body": f"one\n{ODD}", "error": None}
    for name, body in (("old", "one\ntwo"), ("new", f"one\n{ODD}")):
        told = json.dumps(row | {"body": body, "headline": f"{name} {ODD}"})
        (tmp_path / f"{name}.jsonl").write_text(told + "\n")
    assert main(["diff", str(tmp_path / "old.jsonl"), str(tmp_path / "new.jsonl")]) == 1
    said = capsys.readouterr()
    for line in (said.out + said.err).split("\n"):
        assert shown(line) == line
