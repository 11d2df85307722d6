"""Outputs: a run goes on with its own, touches no other file, and leaves whole rows behind."""

import json
import os
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from cleaner.tools.batch import BatchError, sinks
from cleaner.tools.batch.pages import Page
from cleaner.tools.batch.rows import Outcome, Row
from cleaner.tools.batch.sinks import Sink
from cleaner.tools.cli import main
from tests.batches import clean_all, rows_of, write_marked

ROOT = Path(__file__).parents[3]
OWN = {"cleaner": "1.0", "source": "a.html", "record": 0, "id": None, "error": None}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    write_marked(tmp_path / "in", "A", "B", "C")
    return tmp_path / "in"


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    "held",
    [
        '{"source": "Reuters", "title": "precious"}',
        '{"source": "Reuters", "title": "precious"}\n',
        '{"source": "a.html", "record": 0}\n',
        '{"source": "a.html", "record": 0}\n{"source": "',
        json.dumps(OWN | {"cleaner": None}) + "\n",
        json.dumps({"source": "a.html", **OWN}) + "\n",
        json.dumps(OWN) + "\nmine",
        json.dumps(OWN) + '\n{"mine": 1}',
        json.dumps(OWN)[:-1] + "\n",
        "{",
        '{"',
        '{"clean',
        " ",
        "x" * 3_000_000,
    ],
    ids=lambda held: held[:60],
)
@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet.part"])
def test_lines_that_no_run_wrote_are_left(
    tmp_path: Path, pages: Path, name: str, held: str
) -> None:
    if ".parquet" in name:
        pytest.importorskip("pyarrow")
    (tmp_path / name).write_text(held, encoding="utf-8")
    before = state(tmp_path)
    for resume in (False, True):
        with pytest.raises(BatchError):
            clean_all(tmp_path, pages, name=name.removesuffix(".part"), resume=resume)
        assert state(tmp_path) == before


def test_tables_that_no_run_wrote_are_left(tmp_path: Path, pages: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    output = tmp_path / "out.parquet"
    clean_all(tmp_path, pages, name=output.name)
    ours = pq.read_table(output)
    like = {"source": ["x"], "record": [0], "error": [None], "price": [7]}
    longer = ours.append_column("label", pa.array([1, 2, 3]))
    assert b"cleaner" in longer.schema.metadata
    for table in (pa.table(like), ours.replace_schema_metadata(None), longer):
        pq.write_table(table, output)
        before = state(tmp_path)
        with pytest.raises(BatchError, match="was not written by a batch run"):
            clean_all(tmp_path, pages, name=output.name, resume=True)
        assert state(tmp_path) == before


@pytest.mark.parametrize("resume", [False, True])
def test_what_stands_in_the_way_of_the_table_is_left(
    tmp_path: Path, pages: Path, *, resume: bool
) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "out.parquet.new").write_bytes(b"mine")
    before = state(tmp_path)
    with pytest.raises(BatchError, match="in the way"):
        clean_all(tmp_path, pages, name="out.parquet", resume=resume)
    assert state(tmp_path) == before


@pytest.mark.parametrize("ending", [".part", ".new"])
@pytest.mark.parametrize("resume", [False, True])
def test_no_link_is_followed_beside_the_output(
    tmp_path: Path, pages: Path, ending: str, *, resume: bool
) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "victim").write_bytes(b"")
    (tmp_path / f"out.parquet{ending}").symlink_to(tmp_path / "victim")
    with pytest.raises(BatchError):
        clean_all(tmp_path, pages, name="out.parquet", resume=resume)
    assert (tmp_path / "victim").read_bytes() == b""
    assert (tmp_path / f"out.parquet{ending}").is_symlink()


def test_a_link_as_output_is_written_where_it_leads(tmp_path: Path, pages: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "far").mkdir()
    for name in ("out.jsonl", "out.parquet"):
        (tmp_path / name).symlink_to(tmp_path / "far" / name)
        assert len(clean_all(tmp_path, pages, name=name)) == 3
        assert len(clean_all(tmp_path, pages, name=name, resume=True)) == 3
        assert (tmp_path / name).is_symlink()
    assert sorted(path.name for path in (tmp_path / "far").iterdir()) == [
        "out.jsonl",
        "out.parquet",
    ]


def test_a_table_that_comes_meanwhile_is_left(tmp_path: Path, pages: Path) -> None:
    pytest.importorskip("pyarrow")
    sink = Sink(tmp_path / "out.parquet")
    sink.begin(resume=False)
    (tmp_path / "out.parquet").write_bytes(b"mine")
    sink.write(Row(Page("a.html"), Outcome.CLEANED, json.dumps(OWN).encode() + b"\n"))
    with pytest.raises(RuntimeError, match="no Parquet file"):
        sink.finish()
    sink.close()
    assert (tmp_path / "out.parquet").read_bytes() == b"mine"
    assert (tmp_path / "out.parquet.part").stat().st_size > 0


@pytest.mark.parametrize("held", [0, 1, 2, 3])
def test_a_run_killed_while_it_took_over_a_table_loses_nothing(
    tmp_path: Path, pages: Path, held: int
) -> None:
    """The lines hold some rows of the table, and half of the next; a table was being made."""
    pytest.importorskip("pyarrow")
    whole = clean_all(tmp_path, pages, name="out.parquet")
    lines = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in whole)
    ends = [0, *(at + 1 for at, byte in enumerate(lines) if byte == ord("\n"))]
    (tmp_path / "out.parquet.part").write_bytes(lines[: ends[held] + 50])
    (tmp_path / "out.parquet.new").write_bytes(b"PAR1 half a table")
    assert clean_all(tmp_path, pages, name="out.parquet", resume=True) == whole
    assert sorted(state(tmp_path)) == ["out.parquet"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_one_of_two_runs_at_a_time_is_told(tmp_path: Path, pages: Path, name: str) -> None:
    if ".parquet" in name:
        pytest.importorskip("pyarrow")
    write_marked(tmp_path / "more", *"DEFGHIJKLM")
    clean_all(tmp_path, pages, name=name)
    command = [sys.executable, "-m", "cleaner", str(tmp_path / "more"), "--resume", "--jobs", "1"]
    command += ["-o", str(tmp_path / name)]
    for pause in (0.0, 0.2, 0.5):
        runs = []
        for _ in range(2):
            runs.append(subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True))
            time.sleep(pause)
        said = [run.communicate(timeout=60)[1] for run in runs]
        for run, words in zip(runs, said, strict=True):
            assert run.returncode == 0 or "Another run is writing" in words
        assert 0 in [run.returncode for run in runs]
        assert len(rows_of(tmp_path / name)) == 13
        assert not list(tmp_path.glob("out.parquet.*"))


@pytest.mark.parametrize("resume", [False, True])
def test_a_run_that_ended_between_opening_and_locking_is_noticed(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch, *, resume: bool
) -> None:
    """The lines of the other run are gone, and its table is there, when the lock is ours."""
    pytest.importorskip("pyarrow")
    lock = sinks.take_lock

    def late(file) -> None:
        monkeypatch.setattr(sinks, "take_lock", lock)
        other = tmp_path / "other"
        other.mkdir()
        clean_all(other, pages, name="out.parquet")
        (other / "out.parquet").replace(tmp_path / "out.parquet")
        (tmp_path / "out.parquet.part").unlink()
        lock(file)

    monkeypatch.setattr(sinks, "take_lock", late)
    if resume:
        assert len(clean_all(tmp_path, pages, name="out.parquet", resume=True)) == 3
    else:
        with pytest.raises(BatchError, match="--resume"):
            clean_all(tmp_path, pages, name="out.parquet")
    assert len(rows_of(tmp_path / "out.parquet")) == 3
    assert not list(tmp_path.glob("out.parquet.*"))


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_full_disk_leaves_whole_rows(tmp_path: Path, pages: Path, name: str) -> None:
    if ".parquet" in name:
        pytest.importorskip("pyarrow")
    whole = clean_all(tmp_path, pages, name=f"whole.{name}")
    size = 2 * (tmp_path / "whole.out.jsonl").stat().st_size // 3 if "jsonl" in name else 1000
    command = [sys.executable, "-m", "cleaner", str(pages), "--jobs", "1"]
    command += ["-o", str(tmp_path / name)]
    for limit in (size, 7):
        done = subprocess.run(
            [*command, "--resume"], cwd=ROOT, capture_output=True, text=True, check=False,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)),
        )  # fmt: skip
        assert done.returncode == 2
        assert done.stderr == f"cleaner: {tmp_path / name}: File too large.\n"
        assert not (tmp_path / "out.parquet.new").exists()
    assert clean_all(tmp_path, pages, name=name, resume=True) == whole


def test_a_table_that_cannot_be_finished_leaves_its_rows(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")

    def fail(fd: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(BatchError, match="No space left on device"):
            clean_all(tmp_path, pages, name="out.parquet")
    assert list(state(tmp_path)) == ["out.parquet.part"]
    assert len(clean_all(tmp_path, pages, name="out.parquet", resume=True)) == 3


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_resume_tells_of_pages_that_failed_before(
    tmp_path: Path, pages: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    if ".parquet" in name:
        pytest.importorskip("pyarrow")
    sources = [str(pages), str(tmp_path / "gone.html")]
    options = ["-o", str(tmp_path / name), "--jobs", "1"]
    assert main([*sources, *options]) == 2
    assert main([*sources, *options, "--resume"]) == 2
    assert main([str(pages), *options, "--resume"]) == 2
    assert "read 0 pages, 4 done before (1 failed)" in capfd.readouterr().err


def test_resume_tells_of_pages_without_a_body(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text('<html><body>, "body": "", "head": [</body></html>')
    command = [str(tmp_path / "empty.html"), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1"]
    assert main(command) == main([*command, "--resume"])
    (tmp_path / "empty.html").write_text("<html><body></body></html>")
    (tmp_path / "out.jsonl").unlink()
    assert [main([*command, "--resume"]) for _ in range(2)] == [1, 1]


def test_an_output_that_is_no_file_or_cannot_be_made_is_told(tmp_path: Path, pages: Path) -> None:
    (tmp_path / "out.jsonl").mkdir()
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "loop.jsonl").symlink_to(tmp_path / "loop.jsonl")
    for name in ("out.jsonl", "pipe.jsonl", "loop.jsonl", "gone/out.jsonl"):
        for resume in (False, True):
            with pytest.raises(BatchError):
                clean_all(tmp_path, pages, name=name, resume=resume)
