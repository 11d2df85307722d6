"""Batch runs: what is read, what is written, and what happens when something goes wrong."""

import fcntl
import gzip
import json
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import uuid
from pathlib import Path

import pytest

import cleaner
from cleaner import workers
from cleaner.tools.batch import BatchError, Options, Summary, run
from cleaner.tools.batch.bodies import decode_body
from cleaner.tools.batch.pages import Page
from cleaner.tools.batch.resume import Written
from cleaner.tools.batch.rows import Outcome
from cleaner.tools.batch.sources import Sources
from cleaner.tools.cli import main
from tests import batch_filters
from tests.batches import clean_all, rows_of, write_marked
from tests.pages import chunked, html, processes_with, record, text

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    for name in ("b.html", "a.html", "deep/er/c.html", "deep/note.txt", ".hidden/x.html"):
        path = pages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html(f"MARK-{path.stem}"), encoding="utf-8")
    (pages / "deep" / "d.html.gz").write_bytes(gzip.compress(html("MARK-d").encode()))
    return pages


def test_folders_are_read_with_all_below_them_in_order(tmp_path: Path, folder: Path) -> None:
    rows = clean_all(tmp_path, folder)
    names = [str(Path(row["source"]).relative_to(folder)) for row in rows]
    assert names == ["a.html", "b.html", "deep/d.html.gz", "deep/er/c.html", "deep/note.txt"]
    assert all("Marrow Bay" in row["body"] and row["error"] is None for row in rows)
    assert "MARK-d" in rows[2]["body"]


@pytest.mark.parametrize(
    ("glob", "names"),
    [
        ("*.html", ["a.html", "b.html", "deep/er/c.html"]),
        ("deep/*", ["deep/d.html.gz", "deep/er/c.html", "deep/note.txt"]),
        ("**/*.txt", ["deep/note.txt"]),
        ("**/a.html", ["a.html"]),
    ],
)
def test_glob_chooses_files_of_folders(
    tmp_path: Path, folder: Path, glob: str, names: list[str]
) -> None:
    rows = clean_all(tmp_path, folder, glob=glob)
    assert [str(Path(row["source"]).relative_to(folder)) for row in rows] == names


def test_a_file_that_is_named_and_in_a_folder_is_read_once(tmp_path: Path, folder: Path) -> None:
    rows = clean_all(tmp_path, folder / "b.html", folder, folder, glob="?.html")
    assert [Path(row["source"]).name for row in rows] == ["b.html", "a.html", "c.html"]


def test_the_output_is_no_source(folder: Path) -> None:
    rows = clean_all(folder, folder)
    assert all(not row["source"].endswith(".jsonl") for row in rows)
    assert len(rows) == 5


ODD_BODIES = {
    "gzip": ("Content-Encoding: gzip", gzip.compress),
    "chunked": ("Transfer-Encoding: chunked", chunked),
    "both": (
        "Content-Encoding: gzip\r\nTransfer-Encoding: chunked",
        lambda body: chunked(gzip.compress(body)),
    ),
    "gzip-by-name-only": ("Content-Encoding: gzip", bytes),
    "chunked-by-name-only": ("Transfer-Encoding: chunked", bytes),
}


def test_archives_are_read_page_by_page(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    records = [
        record(html("MARK-0").encode(), 0),
        record(b"\x89PNG", 1, headers="Content-Type: image/png"),
        record(html("MARK-gone").encode(), 2, status="404 Not Found"),
    ]
    for number, (name, (headers, encode)) in enumerate(ODD_BODIES.items(), start=3):
        body = encode(html(f"MARK-{name}").encode())
        records.append(record(body, number, headers=f"Content-Type: text/html\r\n{headers}"))
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(records))
    rows = clean_all(tmp_path, tmp_path / "crawl.warc.gz")
    assert [row["record"] for row in rows] == list(range(6))
    for row, mark in zip(rows, ["0", *ODD_BODIES], strict=True):
        assert row["error"] is None
        assert f"(MARK-{mark})" in row["body"], mark
    assert rows[0]["fetched"] == "https://bay.example/0"
    assert rows[0]["id"] == f"<urn:uuid:{uuid.UUID(int=0)}>"


def test_the_charset_of_the_header_is_heeded_where_the_page_names_none(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = html("Žluťoučký kůň").replace("<meta", "<!-- --><meta")
    header = "Content-Type: text/html; charset=iso-8859-2"
    bodies = [page.replace("“", '"').replace("”", '"').replace("©", "").encode("iso-8859-2")]
    bodies.append(page.encode())
    records = [record(body, i, headers=header) for i, body in enumerate(bodies)]
    (tmp_path / "in.warc.gz").write_bytes(b"".join(records))
    rows = clean_all(tmp_path, tmp_path / "in.warc.gz")
    assert ["(Žluťoučký kůň)" in row["body"] for row in rows] == [True, True]


def test_brotli_bodies_are_read() -> None:
    brotli = pytest.importorskip("brotli")
    assert decode_body(brotli.compress(b"page" * 99), ("br",), 1000) == b"page" * 99
    with pytest.raises(cleaner.InputError, match="too large"):
        decode_body(brotli.compress(b"page" * 99), ("br",), 100)


def test_what_is_too_large_is_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fastwarc")
    monkeypatch.setattr(cleaner, "MAX_BYTES", 5000)
    monkeypatch.setattr(sys.modules["cleaner.tools.batch.sources"], "MAX_LINE", 5000)
    pages = [html("MARK-0"), html("MARK-1") + " " * 9000, html("MARK-2")]
    assert len(pages[0]) < 5000
    archive, lines = tmp_path / "in.warc.gz", tmp_path / "in.jsonl.gz"
    archive.write_bytes(b"".join(record(page.encode(), i) for i, page in enumerate(pages)))
    lines.write_bytes(gzip.compress("\n".join(json.dumps({"html": p}) for p in pages).encode()))
    read = list(Sources([str(archive), str(lines)], "*").pages())
    assert [page.record for page in read] == [0, 1, 2] * 2
    assert [bool(page.error) for page in read] == [False, True, False] * 2
    assert "too large" in read[1].error
    assert "too long" in read[4].error
    assert all(len(page.raw) < 5000 for page in read)


def test_compressed_bombs_are_refused() -> None:
    with pytest.raises(cleaner.InputError, match="too large"):
        decode_body(gzip.compress(b"\0" * 1_000_000), ("gzip",), 1000)


def test_text_archives_are_read(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    plain = gzip.decompress(record(text("MARK-0").encode(), 0, kind="conversion"))
    (tmp_path / "crawl.warc.wet").write_bytes(plain)
    (tmp_path / "crawl.wet.gz").write_bytes(gzip.compress(plain))
    rows = clean_all(tmp_path, tmp_path / "crawl.warc.wet", tmp_path / "crawl.wet.gz")
    assert len(rows) == 2
    assert all("(MARK-0)" in row["body"] for row in rows)


def test_a_cut_archive_gives_what_is_whole_and_an_error(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    whole = b"".join(record(html(f"MARK-{i}").encode(), i) for i in range(3))
    (tmp_path / "a.warc.gz").write_bytes(whole[:-150])
    (tmp_path / "b.warc.gz").write_bytes(whole)
    rows = clean_all(tmp_path, tmp_path / "a.warc.gz", tmp_path / "b.warc.gz")
    assert [bool(row["error"]) for row in rows] == [False, False, True, False, False, False]
    assert "cut off" in rows[2]["error"]


def test_json_lines_are_read_by_field(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "url": "https://bay.example/7", "page": html("MARK-0")}),
        "{not json",
        json.dumps(["a", "list"]),
        "",
        json.dumps({"html": html("MARK-1")}),
        json.dumps({"page": html("MARK-2")}),
    ]
    data = "\n".join(lines).encode()
    (tmp_path / "in.jsonl").write_bytes(data)
    (tmp_path / "in.ndjson.gz").write_bytes(gzip.compress(data))
    rows = clean_all(tmp_path, tmp_path / "in.jsonl", tmp_path / "in.ndjson.gz", field="page")
    assert [row["record"] for row in rows] == [0, 1, 2, 3, 4] * 2
    assert rows[0]["id"] == "7"
    assert rows[0]["fetched"] == "https://bay.example/7"
    assert "MARK-0" in rows[0]["body"]
    assert "not JSON" in rows[1]["error"]
    assert "not a JSON object" in rows[2]["error"]
    assert "'page' is missing" in rows[3]["error"]
    assert "MARK-2" in rows[4]["body"]


def test_what_cannot_be_read_is_a_row_with_an_error(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "broken.gz").write_bytes(gzip.compress(b"text" * 500)[:-30])
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    names = ("gone.html", "gone.jsonl", "broken.gz", "picture.html")
    rows = clean_all(tmp_path, *(tmp_path / name for name in names), folder / "a.html")
    assert all(row["error"] for row in rows[:4])
    assert [row["body"] for row in rows[:4]] == [""] * 4
    assert "No such file" in rows[0]["error"]
    assert "No such file" in rows[1]["error"]
    assert rows[4]["error"] is None


def test_an_interrupt_while_a_worker_is_replaced_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_marked(tmp_path / "in", "DIES", *"ABCDE")
    made: list[workers.Worker] = []

    class Interrupted(workers.Worker):
        def __init__(self, *options) -> None:
            if len(made) == 2:
                raise KeyboardInterrupt
            super().__init__(*options)
            made.append(self)

    monkeypatch.setattr(workers, "Worker", Interrupted)
    odd = (batch_filters.die, *cleaner.FILTERS)
    with pytest.raises(KeyboardInterrupt):
        run(Options([str(tmp_path / "in")], tmp_path / "out.jsonl", jobs=2, filters=odd))
    for worker in made:
        with pytest.raises(ValueError, match="closed"):
            worker.process.is_alive()


def test_parquet_holds_what_json_lines_hold(tmp_path: Path, folder: Path) -> None:
    pytest.importorskip("pyarrow")
    from cleaner.tools.batch.tables import schema

    sources = [folder, tmp_path / "gone.html"]
    rows = clean_all(tmp_path, *sources)
    assert clean_all(tmp_path, *sources, name="out.parquet") == rows
    assert schema().names == list(rows[0])
    assert list(cleaner.clean("x").to_dict())[1:] == list(rows[0])[5:]
    assert sorted(path.name for path in tmp_path.glob("out.*")) == ["out.jsonl", "out.parquet"]


def test_pages_that_hang_kill_or_fail_do_not_stop_the_run(tmp_path: Path) -> None:
    write_marked(tmp_path / "in", "A", "HANGS", "B", "DIES", "C", "FAILS", "D", "DIES", "E", "F")
    output = tmp_path / "out.jsonl"
    odd = (batch_filters.hang, batch_filters.die, batch_filters.fail)
    summary = run(
        Options([str(tmp_path / "in")], output, jobs=2, timeout=4, filters=(*odd, *cleaner.FILTERS))
    )
    rows = rows_of(output)
    assert [Path(row["source"]).name for row in rows] == [f"{i:03d}.html" for i in range(10)]
    errors = {i: row["error"] for i, row in enumerate(rows) if row["error"]}
    assert errors == {
        1: "The page took longer than 4 seconds.",
        3: "The worker process was killed at this page (SIGKILL).",
        5: "RuntimeError: this page is unlucky",
        7: "The worker process was killed at this page (SIGKILL).",
    }
    assert all("Marrow Bay" in row["body"] for row in rows if not row["error"])
    assert (summary.cleaned, summary.empty, summary.failed) == (6, 0, 4)


def test_a_slow_page_holds_up_no_more_than_a_window_of_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_marked(tmp_path / "in", "DAWDLES", *"ABCDEFGHIJ" * 3)
    ahead = []
    module = sys.modules["cleaner.tools.batch.run"]
    monkeypatch.setattr(module, "WINDOW", 5)
    options = Options(
        [str(tmp_path / "in")],
        tmp_path / "out.jsonl",
        jobs=2,
        filters=(batch_filters.dawdle, *cleaner.FILTERS),
    )
    taken = 0

    def counted() -> object:
        nonlocal taken
        for path in sorted((tmp_path / "in").iterdir()):
            taken += 1
            yield Page(str(path))

    for given, _ in enumerate(module.cleaned(counted(), options)):
        ahead.append(taken - given)
    assert len(ahead) == 31
    assert max(ahead) <= 5 + 2


def test_workers_that_cannot_start_are_an_error(tmp_path: Path) -> None:
    write_marked(tmp_path / "in", "A")
    with pytest.raises(BatchError, match="do not start"):
        run(Options([str(tmp_path / "in")], tmp_path / "out.jsonl", jobs=1, filters=(os._exit,)))


def test_an_output_is_not_overwritten(tmp_path: Path, folder: Path) -> None:
    clean_all(tmp_path, folder)
    with pytest.raises(BatchError, match="--resume"):
        clean_all(tmp_path, folder)


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_finished_run_is_gone_on_with_when_there_is_more(
    tmp_path: Path, folder: Path, name: str
) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    before = clean_all(tmp_path, folder, name=name)
    (folder / "aa.html").write_text(html("MARK-new"), encoding="utf-8")
    after = clean_all(tmp_path, folder, name=name, resume=True)
    assert after[:-1] == before
    assert "MARK-new" in after[-1]["body"]


def test_half_a_line_at_the_end_is_written_anew(tmp_path: Path, folder: Path) -> None:
    rows = clean_all(tmp_path, folder)
    output = tmp_path / "out.jsonl"
    whole = output.read_bytes()
    output.write_bytes(whole[: -len(whole) // 7])
    assert clean_all(tmp_path, folder, resume=True) == rows
    assert output.read_bytes() == whole


ROW = json.dumps({"cleaner": "1.0", "source": "a.html", "record": 0, "id": None})


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("out.jsonl", b'{"a": 1}\n{"a": 2}\n'),
        ("out.jsonl", f'{ROW}\n{{"a": 2}}\n'.encode()),
        ("out.jsonl", b"a line without an end"),
        ("out.parquet", b"no Parquet"),
    ],
)
def test_a_file_that_no_run_wrote_is_left_as_it_is(
    tmp_path: Path, folder: Path, name: str, held: bytes
) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / name).write_bytes(held)
    with pytest.raises(BatchError):
        clean_all(tmp_path, folder, name=name, resume=True)
    assert (tmp_path / name).read_bytes() == held
    assert [path.name for path in tmp_path.glob("out*")] == [name]


def test_a_table_that_no_run_wrote_is_left_as_it_is(tmp_path: Path, folder: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"price": [1, 2]}), tmp_path / "out.parquet")
    with pytest.raises(BatchError, match="was not written by a batch run"):
        clean_all(tmp_path, folder, name="out.parquet", resume=True)
    assert rows_of(tmp_path / "out.parquet") == [{"price": 1}, {"price": 2}]


def test_a_first_row_that_was_cut_is_written_anew(tmp_path: Path, folder: Path) -> None:
    rows = clean_all(tmp_path, folder)
    output = tmp_path / "out.jsonl"
    whole = output.read_bytes()
    for length in (0, 13, 40):
        output.write_bytes(whole[:length])
        assert clean_all(tmp_path, folder, resume=True) == rows


@pytest.mark.parametrize("options", [{}, {"resume": True}])
def test_two_runs_do_not_write_one_output(tmp_path: Path, folder: Path, options: dict) -> None:
    busy = tmp_path / "out.jsonl"
    with busy.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(BatchError, match="Another run is writing"):
            clean_all(tmp_path, folder, **options)
    assert len(clean_all(tmp_path, folder, **options)) == 5


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names must be Unicode there")
def test_odd_names_are_kept_apart_and_known_again(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    names = [
        b"-dash.html",
        b"bad\xfe.html",
        b"bad\xff.html",
        b"new\nline.html",
        "é 1.html".encode(),
    ]
    for name in names:
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(html("MARK"), encoding="utf-8")
    rows = clean_all(tmp_path, folder)
    assert len({row["source"] for row in rows}) == len(names)
    assert not any(row["error"] for row in rows)
    assert clean_all(tmp_path, folder, resume=True) == rows


def test_written_pages_are_known_by_source_and_number() -> None:
    written = Written()
    numbers = [*range(40), *range(50, 60)]
    random.Random(7).shuffle(numbers)
    for number in [*numbers, *numbers]:
        written.add("a", number, Outcome.EMPTY if number else Outcome.FAILED)
    assert written.count == 50
    assert written.outcomes == {Outcome.EMPTY: 49, Outcome.FAILED: 1}
    assert {n for n in range(99) if written.holds("a", n)} == set(numbers)
    assert not written.holds("b", 0)


def start(arguments: list[str], **options) -> subprocess.Popen:
    return launch(["-m", "cleaner", *arguments], cwd=ROOT, **options)


def launch(arguments: list[str], **options) -> subprocess.Popen:
    # A shell starts what runs in the background with Ctrl-C ignored, and its children inherit that.
    listening = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen([sys.executable, *arguments], **options)
    finally:
        signal.signal(signal.SIGINT, listening)


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
@pytest.mark.parametrize(("name", "kills"), [("out.jsonl", (10, 50)), ("out.parquet", (30,))])
def test_a_killed_run_resumes_with_nothing_twice_and_nothing_lost(
    tmp_path: Path, name: str, kills: tuple[int, ...]
) -> None:
    pytest.importorskip("fastwarc")
    records = [record(html(f"MARK-{i}").encode(), i) for i in range(100)]
    (tmp_path / "in.warc.gz").write_bytes(b"".join(records[:70]))
    write_marked(tmp_path / "in", *(f"MARK-{i}" for i in range(70, 100)))
    arguments = [str(tmp_path / "in.warc.gz"), str(tmp_path / "in"), "-", "--jobs", "2"]
    output = tmp_path / name
    lines = output.with_name(f"{name}.part") if output.suffix == ".parquet" else output
    command = [*arguments, "-o", str(output), "--resume"]
    mark = f"cleaner-test-{uuid.uuid4()}"
    for enough in kills:
        # The run cannot be over before it is killed: nobody closes its standard input.
        process = start(command, env={**os.environ, "CLEANER_TEST": mark}, stdin=subprocess.PIPE)
        while lines_in(lines) < enough and process.poll() is None:
            time.sleep(0.005)
        process.kill()
        process.communicate()
        assert enough <= lines_in(lines) <= 100
    if Path("/proc/self/environ").exists():
        patience = time.monotonic() + 30
        while processes_with(mark) and time.monotonic() < patience:
            time.sleep(0.05)
        assert not processes_with(mark), "workers outlived the run"
    whole = tmp_path / f"whole{output.suffix}"
    for undisturbed in (command, [*arguments, "-o", str(whole)]):
        last = start(undisturbed, stdin=subprocess.PIPE)
        last.communicate(html("MARK-100").encode())
        assert last.returncode == 0
    assert rows_of(output) == rows_of(whole)
    assert len(rows_of(output)) == 101
    if name == "out.jsonl":
        assert output.read_bytes() == whole.read_bytes()


STUCK = """
import sys
from pathlib import Path
from tests import batch_filters
from cleaner import FILTERS, workers
from cleaner.tools.batch import Options, run

if __name__ == "__main__":
    workers.GRACE = 0.5
    filters = (batch_filters.hang, *FILTERS)
    run(Options(sys.argv[1:2], Path(sys.argv[2]), jobs=1, timeout=3, filters=filters))
"""


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_worker_that_hangs_does_not_outlive_a_killed_run(tmp_path: Path) -> None:
    write_marked(tmp_path / "in", "A", "HANGS")
    (tmp_path / "stuck.py").write_text(STUCK)
    mark = f"cleaner-test-{uuid.uuid4()}"
    output = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "stuck.py"), str(tmp_path / "in"), str(output)],
        env={**os.environ, "CLEANER_TEST": mark, "PYTHONPATH": str(ROOT)},
    )
    while lines_in(output) < 1 and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert lines_in(output) == 1
    patience = time.monotonic() + 30
    while processes_with(mark) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not processes_with(mark)


def test_a_run_that_is_interrupted_says_how_to_go_on(tmp_path: Path) -> None:
    write_marked(tmp_path / "in", *"ABCDEFGHIJ" * 5)
    output = tmp_path / "out.jsonl"
    process = start(
        [str(tmp_path / "in"), "-", "-o", str(output), "--jobs", "1"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while lines_in(output) < 3 and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 130
    _, said = process.communicate()
    assert said == "cleaner: stopped; the same command with --resume goes on.\n"
    assert 3 <= lines_in(output) <= 50


def group_of(leader: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text().rpartition(")")[2].split()[2]) == leader:
                found.append(process)
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_ctrl_c_at_the_start_shows_no_traceback_of_any_process(tmp_path: Path) -> None:
    write_marked(tmp_path / "in", *"ABC")
    command = [str(tmp_path / "in"), "-", "-o", str(tmp_path / "out.jsonl"), "--jobs", "2"]
    # The leader, multiprocessing's resource tracker, the fork server, a worker.
    for processes in (3, 4):
        process = start(
            [*command, "--resume"],
            stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0,
        )  # fmt: skip
        while len(group_of(process.pid)) < processes and process.poll() is None:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 130
        _, said = process.communicate()
        assert said == "cleaner: stopped; the same command with --resume goes on.\n"


INTERRUPTED = """
import os, signal, sys, threading, time
from multiprocessing.popen_forkserver import Popen
from pathlib import Path
from cleaner.tools.batch import Options, run

if __name__ == "__main__":
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    launch = Popen._launch

    def interrupted(self, process):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.2)
        launch(self, process)
        print("started", flush=True)

    Popen._launch = interrupted
    run(Options(sys.argv[1:2], Path(sys.argv[2]), jobs=1))
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs a fork server")
def test_ctrl_c_waits_for_a_process_to_start_whatever_thread_it_reaches(tmp_path: Path) -> None:
    write_marked(tmp_path / "in", "A")
    (tmp_path / "interrupted.py").write_text(INTERRUPTED)
    process = launch(
        [str(tmp_path / name) for name in ("interrupted.py", "in", "out.jsonl")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    printed, said = process.communicate(timeout=60)
    assert printed == "started\n", said
    assert said.endswith("\nKeyboardInterrupt\n")


def test_the_summary_counts_and_the_exit_code_tells(
    tmp_path: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.html").write_text("<html><body></body></html>")
    good, empty, gone = (str(folder / name) for name in ("a.html", "empty.html", "gone.html"))
    output = str(tmp_path / "1.jsonl")
    assert main([good, str(folder / "b.html"), "-o", output, "--jobs", "1"]) == 0
    assert "read 2 pages: 2 cleaned, 0 empty, 0 failed" in capfd.readouterr().err
    assert main([good, empty, "-o", str(tmp_path / "2.jsonl"), "--jobs", "1"]) == 1
    assert "read 2 pages: 1 cleaned, 1 empty, 0 failed" in capfd.readouterr().err
    assert main([good, empty, gone, "-o", str(tmp_path / "3.jsonl"), "--jobs", "1"]) == 2
    err = capfd.readouterr().err
    assert "read 3 pages: 1 cleaned, 1 empty, 1 failed" in err
    assert "pages/s" in err
    lines = err.splitlines()
    assert len(lines) == 2, "no progress bar where there is no terminal"
    assert lines[1] == (f"cleaner: the first failure: {gone}, page 0: No such file or directory.")
    assert main([good, good, "-o", output]) == 2
    assert "--resume" in capfd.readouterr().err


OUTPUTS = "-o out.jsonl, out.parquet or out.csv, or a folder: -o out/"


def test_wrong_options_are_one_sentence(
    tmp_path: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    output = str(tmp_path / "out.jsonl")
    assert main([str(folder), "-o", output, "--jobs", "0"]) == 2
    assert main([str(folder), "-o", output, "--timeout", "0"]) == 2
    assert main([str(folder)]) == 2
    assert main([str(tmp_path / "gone"), "-o", output, "--jobs", "1"]) == 2
    err = capfd.readouterr().err.splitlines()
    assert len(err) == 4
    assert "-o out.jsonl" in err[2]
    assert err[3] == f"cleaner: {tmp_path / 'gone'}: No such file or directory."
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.html", "--jobs", "2"], f"--jobs needs {OUTPUTS}."),
        (["a.html", "--resume", "-o", "out.txt"], f"--resume needs {OUTPUTS}."),
        ([".", "-o", "out.json"], f"'.' needs {OUTPUTS}."),
        (["p.jsonl"], f"p.jsonl: to read its pages, add {OUTPUTS}."),
        (
            [".", "-o", "out.jsonl", "--explain"],
            "--explain shows single pages; it does not go with '.'.",
        ),
        (
            ["a.html", "-o", "out.jsonl", "--format", "markdown", "--field", "x"],
            "out.jsonl is named for json, and --format says markdown.",
        ),
    ],
)
def test_options_that_do_not_go_together_are_told(
    arguments: list[str],
    message: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    (folder / "p.jsonl").write_text(json.dumps({"html": html("MARK")}) + "\n")
    before = sorted(folder.iterdir())
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"cleaner: {message}\n")
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("seconds", ["inf", "1e300"])
def test_the_time_for_a_page_may_be_without_end(tmp_path: Path, folder: Path, seconds: str) -> None:
    assert len(clean_all(tmp_path, folder / "a.html", timeout=float(seconds))) == 1


def test_no_page_at_all_is_told(
    tmp_path: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    command = [str(folder), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1", "--glob"]
    assert main([*command, "*.htm"]) == 1
    assert capfd.readouterr().err.endswith("\ncleaner: there was no page to read.\n")
    assert main([*command, "a.html", "--resume"]) == 0
    assert main([*command, "a.html", "--resume"]) == 0
    assert "read 0 pages, 1 done before" in capfd.readouterr().err


def test_one_file_is_cleaned_as_without_batch_options(tmp_path: Path, folder: Path) -> None:
    output = tmp_path / "one.jsonl"
    page = folder / "a.html"
    for _ in range(2):
        assert main([str(page), "--format", "json", "-o", str(output)]) == 0
    assert rows_of(output) == [cleaner.clean(page.read_bytes()).to_dict()]


def test_a_terminal_shows_a_bar_with_rate_and_time_left(tmp_path: Path) -> None:
    write_marked(tmp_path / "in", *"ABCDEFGHIJ" * 4)
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    process = start(
        [str(tmp_path / "in"), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1"], stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while select.select([mine], [], [], 60)[0]:
        try:
            shown += os.read(mine, 4096)
        except OSError:
            break
    os.close(mine)
    assert process.wait() == 0
    assert "%|" in shown.decode()
    assert "pages/s" in shown.decode()
    assert "/40 [" in shown.decode(), "the number of pages is known at the end"
    assert "read 40 pages" in shown.decode()


def test_a_summary_with_nothing_in_it_prints() -> None:
    summary = Summary(cleaned=0, empty=0, failed=0, skipped=1234, seconds=0.0)
    assert "read 0 pages, 1,234 done before" in str(summary)
