"""Tables: what a cell holds, and how a run goes on with one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import cleaner
from cleaner.tools.batch import BatchError
from cleaner.tools.cli import main
from cleaner.tools.selection import Fields
from tests.batches import clean_all, rows_of, write_marked
from tests.pages import html


def cells_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    write_marked(tmp_path / "in", "A", 'B, “quoted"\r\n', "C")
    (tmp_path / "in" / "empty.html").write_text("<html><body></body></html>")
    return tmp_path / "in"


def csv_of(tmp_path: Path, *sources: Path, **options: object) -> list[dict[str, str]]:
    from cleaner.tools.batch import Options, run

    names = [str(source) for source in sources]
    run(Options(names, tmp_path / "out.csv", **{"jobs": 1, **options}))  # type: ignore[arg-type]
    return cells_of(tmp_path / "out.csv")


def test_csv_holds_what_json_lines_hold_but_for_the_blocks(tmp_path: Path, pages: Path) -> None:
    rows = clean_all(tmp_path, pages, tmp_path / "gone.html")
    cells = csv_of(tmp_path, pages, tmp_path / "gone.html")
    assert list(cells[0]) == [name for name in rows[0] if name not in {"head", "blocks"}]
    for row, found in zip(rows, cells, strict=True):
        for name in ("source", "headline", "body", "site", "language"):
            assert found[name] == (row[name] or "")
        assert found["problems"] == "; ".join(row["problems"])
        assert int(found["record"]) == row["record"]
    assert cells[-1]["error"] == "No such file or directory."


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_a_finished_table_is_gone_on_with_and_stays_as_it_was(
    tmp_path: Path, pages: Path, name: str
) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    command = [str(pages), "-o", str(tmp_path / name), "--jobs", "1"]
    assert main(command) == 1
    before = (tmp_path / name).read_bytes()
    assert main([*command, "--resume"]) == 1
    if name == "out.csv":
        assert (tmp_path / name).read_bytes() == before
    (pages / "more.html").write_text(html("MORE"), encoding="utf-8")
    assert main([*command, "--resume"]) == 1
    rows = cells_of(tmp_path / name) if name == "out.csv" else rows_of(tmp_path / name)
    assert [Path(row["source"]).stem for row in rows] == ["000", "001", "002", "empty", "more"]
    assert "(MORE)" in rows[-1]["body"]
    assert "no body found" in rows[3]["problems"]


def test_a_run_that_was_killed_while_it_took_over_csv_loses_nothing(
    tmp_path: Path, pages: Path
) -> None:
    whole = csv_of(tmp_path, pages)
    rows = clean_all(tmp_path, pages)
    (tmp_path / "out.csv.part").write_text(json.dumps(rows[0]) + "\n" + json.dumps(rows[1])[:40])
    (tmp_path / "out.csv.new").write_text("half a table")
    assert csv_of(tmp_path, pages, resume=True) == whole
    assert sorted(path.name for path in tmp_path.glob("out.csv*")) == ["out.csv"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "title,price\r\nBridge,3\r\n",
        lambda text: text.replace("headline", "title", 1),
        lambda text: text + "mine\r\n",
        lambda text: text.replace(",0,", ",zero,", 1),
        lambda text: text[: len(text) * 2 // 3],
    ],
)
def test_csv_that_no_run_wrote_or_that_was_changed_is_left(
    tmp_path: Path, pages: Path, change: object
) -> None:
    csv_of(tmp_path, pages)
    output = tmp_path / "out.csv"
    changed = change(output.read_bytes().decode()).encode()  # type: ignore[operator]
    output.write_bytes(changed)
    with pytest.raises(BatchError, match="was not written by a batch run"):
        csv_of(tmp_path, pages, resume=True)
    assert output.read_bytes() == changed
    assert [path.name for path in tmp_path.glob("out.csv*")] == ["out.csv"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "out.csv"])
def test_rows_have_the_chosen_fields_between_those_of_every_row(
    tmp_path: Path, pages: Path, name: str
) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    command = [str(pages), "-o", str(tmp_path / name), "--jobs", "1", "--only", "text,headline"]
    assert main(command) == 1
    rows = cells_of(tmp_path / name) if name == "out.csv" else rows_of(tmp_path / name)
    wanted = ["cleaner", "source", "record", "id", "fetched", "text", "headline"]
    assert list(rows[0]) == [*wanted, "problems", "error"]
    assert rows[0]["text"] == str(cleaner.clean(html("A")))
    # That a page had no body is known from its row, whatever that holds.
    assert main([*command, "--resume"]) == 1
    again = cells_of(tmp_path / name) if name == "out.csv" else rows_of(tmp_path / name)
    assert again == rows


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_rows_have_what_was_left_out_where_that_is_asked(
    tmp_path: Path, pages: Path, name: str
) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    rows = clean_all(tmp_path, pages, name=name, fields=Fields(removed=True))
    made = cleaner.clean(html("A")).to_dict(removed=True)
    assert rows[0]["removed"] == made["removed"] != []
    assert rows[0]["blocks"] == made["blocks"]
    assert list(rows[0])[-3:] == ["removed", "problems", "error"]
    assert clean_all(tmp_path, pages, name=name, fields=Fields(removed=True), resume=True) == rows
    if name == "out.parquet":
        with pytest.raises(BatchError, match="with these options"):
            clean_all(tmp_path, pages, name=name, resume=True)


def test_pages_that_are_not_wanted_have_no_row(
    tmp_path: Path, pages: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    german = html("DEUTSCH").replace("lang=en", "lang=de-AT")
    (pages / "german.html").write_text(german, encoding="utf-8")
    gone = str(tmp_path / "gone.html")
    command = [str(pages), gone, "-o", str(tmp_path / "out.jsonl"), "--jobs", "1"]
    assert main([*command, "--language", "de", "--min-confidence", "0.1"]) == 2
    rows = rows_of(tmp_path / "out.jsonl")
    assert [Path(row["source"]).name for row in rows] == ["german.html", "gone.html"]
    said = capfd.readouterr().err
    assert "read 6 pages: 1 cleaned, 0 empty, 1 failed, 4 left out" in said
