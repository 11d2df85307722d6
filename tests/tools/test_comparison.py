"""`cleaner diff` shows what changed between two outputs, page by page, the worst first."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.tools.cli import main
from cleaner.tools.comparison import change

ONE = "The old bridge over the Aller reopens on Monday, the town council said on Friday."
TWO = "Traffic had been led over the new bridge for two years, at a cost of 3 million euros."
THREE = "A third lane is to follow, should the county find the money for it by the autumn."


def row(source: str, *paragraphs: str, **fields: object) -> dict[str, object]:
    blocks = [{"role": "paragraph", "text": text} for text in paragraphs]
    told = {"source": source, "record": 0, "headline": "Bridge", "dek": None, "error": None}
    return told | {"body": "\n\n".join(paragraphs), "blocks": blocks, "confidence": 0.9} | fields


@pytest.fixture
def diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(old: list, new: list, *arguments: str) -> tuple[int, list[str]]:
        paths = []
        for name, rows in (("old.jsonl", old), ("new.jsonl", new)):
            path = tmp_path / name
            path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
            paths.append(str(path))
        code = main(["diff", *paths, *arguments])
        said = capsys.readouterr()
        return code, (said.out or said.err).splitlines()

    return run


def test_nothing_changed(diff) -> None:
    rows = [row("a", ONE), row("b", TWO)]
    assert diff(rows, rows) == (0, ["2 pages: 2 the same, 0 changed"])


def test_confidence_alone_is_no_change(diff) -> None:
    assert diff([row("a", ONE)], [row("a", ONE, confidence=0.1)])[0] == 0


def test_pages_come_worst_first(diff) -> None:
    old = [row(name, ONE, TWO, THREE) for name in "abcdef"]
    new = [
        row("a", ONE, TWO, THREE),
        row("b", ONE, TWO, THREE, byline=["Jane Roe"]),
        row("c", ONE, TWO),
        row("d", ONE),
        row("e"),
        row("f", error="The page took longer than 30 seconds."),
    ]
    code, lines = diff(old, new)
    assert code == 1
    assert lines[0] == "6 pages: 1 the same, 5 changed"
    verdicts = [line for line in lines if line.startswith("@")]
    assert [line.split()[1] for line in verdicts] == ["f", "e", "d", "c", "b"]
    assert verdicts[0].endswith("(lost)")
    assert verdicts[1].endswith("(no body any more)")


def test_it_shows_the_lines_that_went_and_came(diff) -> None:
    _, lines = diff([row("a", ONE, TWO)], [row("a", TWO, THREE, headline="Bridge opens")])
    assert lines[2].startswith("@ a #0  (")
    assert lines[3:] == [
        "- headline: Bridge",
        "+ headline: Bridge opens",
        f"- {ONE}",
        "  … 1 the same",
        f"+ {THREE}",
    ]


def test_a_change_far_into_a_long_line_is_shown() -> None:
    long = " ".join([ONE] * 10)
    found = change("a", row("a", f"{long} Old end."), row("a", f"{long} New end."))
    assert found.lines[0].startswith("- …")
    assert found.lines[0].endswith("Old end.")
    assert found.lines[1].endswith("New end.")
    assert all(len(line) < 200 for line in found.lines)


def test_roles_are_a_change_too(diff) -> None:
    new = row("a", ONE)
    new["blocks"] = [{"role": "quote", "text": ONE}]
    code, lines = diff([row("a", ONE)], [new])
    assert code == 1
    assert lines[-1] == f"  paragraph → quote: {ONE}"


def test_paragraph_bounds_are_a_change_too(diff) -> None:
    code, lines = diff([row("a", ONE, TWO)], [row("a", f"{ONE} {TWO}")])
    assert code == 1
    assert lines[2].endswith("(1 % changed)")


def test_pages_of_one_output_alone(diff) -> None:
    code, lines = diff([row("a", ONE), row("b", TWO)], [row("b", TWO), row("c", THREE)])
    assert code == 1
    assert lines[0] == "3 pages: 1 the same, 2 changed"
    assert lines[2:4] == ["@ a #0  (lost)", "only in the old output"]
    assert lines[5:] == ["@ c #0  (new)", "only in the new output"]


def test_order_does_not_matter_where_pages_have_names(diff) -> None:
    rows = [row("a", ONE), row("b", TWO)]
    assert diff(rows, rows[::-1])[0] == 0


def test_outputs_without_names_are_paired_by_place(diff) -> None:
    def bare(*paragraphs: str) -> dict[str, object]:
        return {"headline": "Bridge", "body": "\n\n".join(paragraphs), "url": None}

    code, lines = diff([bare(ONE), bare(TWO)], [bare(ONE), bare(TWO, THREE)])
    assert code == 1
    assert lines[2].startswith("@ row 2: Bridge")
    code, lines = diff([bare(ONE)], [bare(ONE), bare(TWO)])
    assert code == 2
    assert "cannot be paired" in lines[0]


def test_names_that_are_not_one_page_each_are_no_names(diff) -> None:
    rows = [row("a", ONE, url="u"), row("a", TWO, url="u")]
    changed = [rows[0], row("a", THREE, url="u")]
    code, lines = diff(rows, changed)
    assert code == 1
    assert lines[2].startswith("@ row 2")


def test_the_worst_n(diff) -> None:
    code, lines = diff([row(n, ONE) for n in "abc"], [row(n, TWO) for n in "abc"], "--limit", "1")
    assert code == 1
    assert len([line for line in lines if line.startswith("@")]) == 1
    assert lines[-1] == "… and 2 more"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("no json\n", "row 1: The line is not JSON"),
        ("[1]\n", "row 1: The line is not a JSON object"),
        (None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, capsys, content, message: str) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(json.dumps(row("a", ONE)) + "\n", encoding="utf-8")
    if content is not None:
        bad.write_text(content, encoding="utf-8")
    assert main(["diff", str(good), str(bad)]) == 2
    assert message in capsys.readouterr().err


def test_two_runs_of_the_command_line_can_be_compared(tmp_path: Path, capsys) -> None:
    for name, text in (("a.txt", ONE), ("b.txt", TWO)):
        (tmp_path / name).write_text(f"{text}\n\nBack to top\n", encoding="utf-8")
    pages = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    skips = (("drop_boilerplate",), ("drop_boilerplate", "drop_back_to_top"))
    for out, skip in zip(("old.jsonl", "new.jsonl"), skips, strict=True):
        left_out = [word for name in skip for word in ("--skip", name)]
        assert main([*pages, "--format", "json", "-o", str(tmp_path / out), *left_out]) == 0
    capsys.readouterr()
    assert main(["diff", str(tmp_path / "old.jsonl"), str(tmp_path / "new.jsonl")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("2 pages: 0 the same, 2 changed")
    assert said.count("+ Back to top") == 2


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    rows = "".join(
        json.dumps({"headline": f"Page {n}", "body": "x " * 400}) + "\n" for n in range(400)
    )
    (tmp_path / "old.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "new.jsonl").write_text(rows.replace("x ", "y "), encoding="utf-8")
    files = [str(tmp_path / "old.jsonl"), str(tmp_path / "new.jsonl")]
    command = [sys.executable, "-m", "cleaner", "diff", *files]
    with subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == ""


def test_what_stayed_is_found_among_lines_that_repeat() -> None:
    def shown(before: str, after: str) -> list[str]:
        rows = [row("a", body="\n".join(text)) for text in (before, after)]
        return [line.strip() for line in change("a", *rows).lines]

    assert shown("abcxdef", "abcydef") == ["… 3 the same", "- x", "+ y", "… 3 the same"]
    assert shown("xax", "xxax") == ["… 1 the same", "+ x", "… 2 the same"]
    assert shown("abab", "ab") == ["… 2 the same", "- a", "- b"]
    assert shown("abc", "cab") == ["+ c", "… 2 the same", "- c"]
    assert shown("", "ab") == ["+ a", "+ b"]


@given(st.text("abc\n", max_size=30), st.text("abc\n", max_size=30))
def test_every_line_is_shown_or_counted(before: str, after: str) -> None:
    old, new = row("a", body=before), row("a", body=after)
    lines = change("a", old, new).lines if before != after else ()
    same = sum(int(line.split()[1]) for line in lines if line.startswith("  …"))
    for sign, text in (("-", before), ("+", after)):
        told = [line[2:] for line in lines if line.startswith(sign)]
        held = [line for line in text.split("\n") if line]
        assert len(told) + same == len(held) or before == after
        assert not Counter(told) - Counter(held)


@pytest.mark.parametrize(
    "lines",
    [
        lambda number: [f"line {number * 7919 % 30_011}" for number in range(number)],
        lambda number: ["one", "two", "three"] * (number // 3),
        lambda number: [str(at % 100) for at in range(number)],
    ],
    ids=["all others", "three lines", "hundred lines"],
)
def test_long_bodies_are_compared_in_time_that_grows_as_they_do(lines) -> None:
    def seconds(size: int) -> float:
        before = row("a", body="\n".join(lines(size)))
        after = row("a", body="\n".join(reversed(lines(size))))
        start = time.process_time()
        assert change("a", before, after).badness
        return time.process_time() - start

    assert seconds(80_000) < 10 * max(seconds(20_000), 0.05)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("[" * 90_000 + "]" * 90_000, "nested too deeply"),
        ("[" * 200 + "]" * 200, "nested too deeply"),
        ("[" + "{}," * 400_000 + "1]", "too many values"),
        ("9" * 5_000, "not JSON"),
    ],
    ids=["very deep", "deep", "many", "long number"],
)
def test_rows_that_would_take_too_much_are_told(tmp_path: Path, capsys, value, message) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(row("a", ONE))[:-1] + f', "published": {value}}}\n')
    assert main(["diff", str(path), str(path)]) == 2
    said = capsys.readouterr().err
    assert "bad.jsonl, row 1: The line" in said
    assert message in said
    assert len(said.splitlines()) == 1
