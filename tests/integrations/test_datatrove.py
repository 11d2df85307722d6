"""datatrove: the steps, and the documented script on the local executor and on Ray."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages import html, record, text

pytest.importorskip("datatrove")
pytest.importorskip("warcio")
pytest.importorskip("magic", reason="needs the system library libmagic", exc_type=ImportError)
pq = pytest.importorskip("pyarrow.parquet")

from datatrove.data import Document  # noqa: E402

import cleaner  # noqa: E402
from cleaner.integrations.datatrove import (  # noqa: E402
    METADATA,
    CleanerExtractor,
    CleanerFormatter,
    parquet_schema,
)
from cleaner.tools.golden import cases  # noqa: E402
from cleaner.tools.teaching import expected_of  # noqa: E402

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "warc" / "warc_to_parquet.py"


def counts(step) -> dict[str, int]:
    return {name: stat.total for name, stat in step.stats.stats.items()}


def test_the_extractor_puts_body_into_text_and_the_rest_into_metadata() -> None:
    page = Document(html("MARK-0"), "0", metadata={"url": "https://bay.example/0", "date": "2026"})
    step = CleanerExtractor()
    documents = list(step.run(iter([page, Document("<html></html>", "1")])))
    assert [document.id for document in documents] == ["0"]
    assert "(MARK-0)" in documents[0].text
    metadata = documents[0].metadata
    assert set(metadata) == {"date", "fetched", *METADATA}
    assert "MARK-0" in metadata["headline"]
    assert metadata["site"] == "The Bay Courier"
    assert metadata["cleaner"] == cleaner.__version__
    assert metadata["language"] == "en"
    assert metadata["date"] == "2026"
    found = counts(step)
    assert (found["total"], found["forwarded"], found["dropped"]) == (2, 1, 1)
    assert (found["cleaned"], found["empty"], found["extracted"]) == (1, 1, 2)
    assert found["with_headline"] == 1
    assert found["blocks_kept"] >= 4
    removed = sum(count for name, count in found.items() if name.startswith("removed_by/"))
    assert removed == found["blocks_removed"] > 0


def test_the_extractor_passes_over_what_hangs_dies_or_fails(monkeypatch) -> None:
    clean = cleaner.clean

    def odd(raw: str, **options):
        if "HANGS" in raw:
            while True:
                pass
        if "DIES" in raw:
            os._exit(1)
        if "FAILS" in raw:
            raise cleaner.InputError("unlucky")
        return clean(raw, **options)

    monkeypatch.setattr(cleaner, "clean", odd)
    marks = ("A", "HANGS", "B", "DIES", "C", "FAILS", "D")
    step = CleanerExtractor(timeout=3)
    documents = step.run(iter([Document(html(mark), mark) for mark in marks]))
    assert [document.id for document in documents] == ["A", "B", "C", "D"]
    found = counts(step)
    assert (found["timeout"], found["broken_process"], found["clean_error"]) == (1, 1, 1)
    assert (found["total"], found["dropped"], found["forwarded"]) == (7, 3, 4)


def test_the_formatter_cleans_text_and_drops_nothing() -> None:
    step = CleanerFormatter()
    documents = list(step.run(iter([Document(text("MARK-0"), "0"), Document("", "1")])))
    assert [document.id for document in documents] == ["0", "1"]
    assert "(MARK-0)" in documents[0].text
    assert "Sport\n" not in documents[0].text
    assert set(documents[0].metadata) == set(METADATA)
    assert documents[1].text == ""
    assert documents[1].metadata["problems"]
    assert (counts(step)["cleaned"], counts(step)["empty"]) == (1, 1)


def test_an_odd_field_drops_or_marks_its_document_alone() -> None:
    def documents() -> list[Document]:
        odd = Document(html("ODD"), "url", metadata={"url": 3}), Document(None, "none")
        return [*odd, Document(html("MARK"), "sound")]

    step = CleanerExtractor()
    assert [document.id for document in step.run(iter(documents()))] == ["sound"]
    assert counts(step)["clean_error"] == 2
    marked = list(CleanerFormatter().run(iter(documents())))
    assert [document.id for document in marked] == ["url", "none", "sound"]
    assert [document.metadata["error"] for document in marked] == [
        "The url must be str or None, not int.",
        "The input must be str or bytes, not NoneType.",
        None,
    ]
    assert marked[0].metadata["problems"] == [cleaner.Problem.FAILED]


def test_the_names_are_those_of_json() -> None:
    stated = cleaner.clean(html("MARK")).to_dict()
    assert list(METADATA) == [name for name in stated if name not in {"body", "head", "blocks"}]


@pytest.mark.parametrize("step", [CleanerExtractor, CleanerFormatter])
def test_what_a_page_does_not_state_stays_as_the_reader_told_it(step) -> None:
    stated = html("A").replace("<head>", "<head><link rel=canonical href='https://bay.example/a'>")
    pages = [html("A").replace("<html lang=en>", "<html>"), stated]
    told = {"url": "https://bay.example/?a=1", "section": "harbours", "language": "fr"}
    documents = [Document(page, "0", metadata=dict(told)) for page in pages]
    bare, full = (document.metadata for document in step().run(iter(documents)))
    assert (bare["url"], bare["section"], bare["language"]) == tuple(told.values())
    assert (full["url"], full["language"]) == ("https://bay.example/a", "en")
    assert bare["fetched"] == full["fetched"] == told["url"]


@pytest.mark.parametrize("step", [CleanerExtractor, CleanerFormatter])
def test_steps_leave_filters_out_and_know_their_names(step) -> None:
    assert step().format(text("A")) if step is CleanerFormatter else step().extract(html("A"))
    step(skip_filters=["drop_boilerplate"])
    with pytest.raises(ValueError, match="no_such_filter"):
        step(skip_filters=["no_such_filter"])


def test_the_schema_has_every_column() -> None:
    page = Document(html("A"), "0", metadata={"url": "https://bay.example/", "date": "2026"})
    (document,) = CleanerExtractor().run(iter([page]))
    of_writer = {"text", "id", "file_path"}
    assert set(parquet_schema().names) == of_writer | set(document.metadata)
    assert parquet_schema().names[:5] == ["text", "id", "url", "date", "file_path"]


def write_crawl(folder: Path) -> None:
    folder.mkdir()
    for part in range(2):
        numbers = range(part * 4, part * 4 + 4)
        records = [record(html(f"MARK-{n}").encode(), n) for n in numbers]
        (folder / f"{part}.warc.gz").write_bytes(b"".join(records))


def marks_in(articles: Path) -> list[str]:
    rows = [
        row
        for path in sorted(articles.glob("*.parquet"))
        for row in pq.read_table(path).to_pylist()
    ]
    assert all(row["url"].startswith("https://bay.example/") for row in rows)
    assert all(row["file_path"].endswith(".warc.gz") and row["date"] for row in rows)
    return sorted(row["headline"].split()[-1] for row in rows)


ALL = [f"MARK-{n}" for n in range(8)]


COMMANDS = re.findall(
    r"^python examples/warc/warc_to_parquet.py .*$",
    (ROOT / "docs" / "RECIPES.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def script(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of the recipe with two tasks, in a process of its own as one runs it."""
    _, path, *arguments = command.split()
    arguments[arguments.index("--tasks") + 1] = "2"
    # On one machine a task that dies ends the others under way.
    arguments[arguments.index("--workers") + 1] = "2" if "ray" in arguments else "1"
    return subprocess.run(
        [sys.executable, str(ROOT / path), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0", **environment},
        check=False,
        capture_output=True,
        text=True,
        timeout=400,
    )


def check_that_died_tasks_are_taken_up(command: str, folder: Path, **environment: str) -> None:
    """A task dies of its archive, the archive is mended, the command is run again."""
    write_crawl(folder / "crawl")
    second = folder / "crawl" / "1.warc.gz"
    whole = second.read_bytes()
    second.write_bytes(b"no archive at all\n" * 99)
    articles = folder / "articles"
    done = script(command, folder, **environment)
    assert done.returncode == 1, done.stderr
    # Not always the last line: Ray passes on what its workers say a little later.
    assert "1 of 2 tasks died; the same command runs them again.\n" in done.stderr
    marks = folder / "articles-logs" / "completions"
    assert [path.name for path in marks.iterdir()] == ["00000"]
    first = next(articles.glob("*00000.parquet"))
    written = first.stat().st_mtime_ns
    second.write_bytes(whole)
    done = script(command, folder, **environment)
    assert done.returncode == 0, done.stderr
    assert first.stat().st_mtime_ns == written, "the task that was done did not run again"
    assert marks_in(articles) == ALL


def test_the_script_runs_on_this_machine_and_takes_up_what_died(tmp_path: Path) -> None:
    check_that_died_tasks_are_taken_up(COMMANDS[0], tmp_path)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A Ray cluster of two nodes on this machine; its address."""
    utils = pytest.importorskip("ray.cluster_utils")
    node = {"num_cpus": 1, "memory": 4 << 30, "object_store_memory": 100 << 20}
    made = utils.Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    made.add_node(**node)
    yield made.address
    made.shutdown()


def test_the_script_runs_on_ray_and_takes_up_what_died(tmp_path: Path, cluster: str) -> None:
    (command,) = COMMANDS[1:]
    assert (
        command.replace(" --executor ray --address auto", "").split()[:4]
        == (COMMANDS[0].split()[:4])
    ), "nothing but the executor differs"
    check_that_died_tasks_are_taken_up(command, tmp_path, RAY_ADDRESS=cluster)
    stats = json.loads((tmp_path / "articles-logs" / "stats.json").read_text())
    step = next(step for step in stats if "Cleaner" in step["name"])
    assert step["stats"]["cleaned"]["total"] == 8


#: The script, with a second task that stops behind its first document, to be killed there.
STOPS = """
import multiprocessing
import time
from pathlib import Path
from datatrove.executor import LocalPipelineExecutor
import warc_to_parquet


class Stops(LocalPipelineExecutor):
    def __init__(self, pipeline, **options):
        super().__init__([*pipeline, stop], **options)


def stop(documents, rank=0, world_size=1):
    for document in documents:
        if rank == 1:
            (cleaning,) = multiprocessing.active_children()
            Path("pid.new").write_text(str(cleaning.pid))
            Path("pid.new").rename("pid")
            time.sleep(600)
        yield document


if __name__ == "__main__":
    warc_to_parquet.EXECUTORS["local"] = Stops
    warc_to_parquet.main()
"""


def test_a_killed_run_leaves_nothing_twice_and_nothing_out(tmp_path: Path) -> None:
    write_crawl(tmp_path / "crawl")
    (tmp_path / "stops.py").write_text(STOPS)
    path = os.pathsep.join([str(ROOT), str(SCRIPT.parent)])
    process = subprocess.Popen(
        [sys.executable, "stops.py", "crawl", "articles", "--tasks", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    told = tmp_path / "pid"
    while not told.exists() and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.wait()
    cleaning = Path("/proc", told.read_text())
    patience = time.monotonic() + 60
    while cleaning.exists() and time.monotonic() < patience:
        time.sleep(0.05)
    assert not cleaning.exists(), "our process outlived the task"
    os.killpg(process.pid, signal.SIGKILL)  # datatrove leaves its own server of queues
    marks = tmp_path / "articles-logs" / "completions"
    assert [path.name for path in marks.iterdir()] == ["00000"]
    done = script(COMMANDS[0], tmp_path)
    assert done.returncode == 0, done.stderr
    assert marks_in(tmp_path / "articles") == ALL


def test_a_profile_cleans_the_pages_of_its_site(tmp_path: Path) -> None:
    site = ROOT / "fixtures" / "sites" / "lindental-bote.example"
    golden = list(cases(site))
    learned = cleaner.learn([(case.raw, expected_of(case)) for case in golden])
    path = tmp_path / "bote.json"
    path.write_text(learned.to_json(), encoding="utf-8")
    page = golden[0].raw.decode()
    for step in (CleanerExtractor, CleanerFormatter):
        assert "Unser Wochenbrief" in next(iter(step().run(iter([Document(page, "0")])))).text
        body = next(iter(step(profile=str(path)).run(iter([Document(page, "0")])))).text
        assert "Unser Wochenbrief" not in body
