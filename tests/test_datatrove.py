"""datatrove: the steps, and the documented script on the local executor and on Ray."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pages import html, record, text

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

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "examples" / "warc_to_parquet.py"


def counts(step) -> dict[str, int]:
    return {name: stat.total for name, stat in step.stats.stats.items()}


def test_the_extractor_puts_body_into_text_and_the_rest_into_metadata() -> None:
    page = Document(html("MARK-0"), "0", metadata={"url": "https://bay.example/0", "date": "2026"})
    step = CleanerExtractor()
    documents = list(step.run(iter([page, Document("<html></html>", "1")])))
    assert [document.id for document in documents] == ["0"]
    assert "(MARK-0)" in documents[0].text
    metadata = documents[0].metadata
    assert set(metadata) == {"url", "date", *METADATA}
    assert "MARK-0" in metadata["headline"]
    assert metadata["site"] == "The Bay Courier"
    assert metadata["cleaner_version"] == cleaner.__version__
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


@pytest.mark.parametrize("step", [CleanerExtractor, CleanerFormatter])
def test_steps_leave_filters_out_and_know_their_names(step) -> None:
    assert step().format(text("A")) if step is CleanerFormatter else step().extract(html("A"))
    step(skip_filters=["drop_boilerplate"])
    with pytest.raises(ValueError, match="no_such_filter"):
        step(skip_filters=["no_such_filter"])


def test_the_schema_has_every_column() -> None:
    assert parquet_schema().names[-len(METADATA) :] == list(METADATA)
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


def script(*arguments: str) -> None:
    """The script in a process of its own, as one runs it: it starts processes of many kinds."""
    command = [sys.executable, str(SCRIPT), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)


def test_the_script_runs_on_this_machine_and_takes_up_what_died(tmp_path: Path) -> None:
    write_crawl(tmp_path / "crawl")
    second = tmp_path / "crawl" / "1.warc.gz"
    whole = second.read_bytes()
    second.write_bytes(b"no archive at all\n" * 99)
    articles = tmp_path / "articles"
    command = [str(tmp_path / "crawl"), str(articles), "--tasks", "2"]
    with pytest.raises(subprocess.CalledProcessError):
        script(*command)
    done = tmp_path / "articles-logs" / "completions"
    assert [path.name for path in done.iterdir()] == ["00000"]
    first = next(articles.glob("*00000.parquet"))
    written = first.stat().st_mtime_ns
    second.write_bytes(whole)
    script(*command)
    assert first.stat().st_mtime_ns == written, "the task that was done did not run again"
    assert marks_in(articles) == ALL


def test_the_script_runs_on_ray(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    write_crawl(tmp_path / "crawl")
    articles = tmp_path / "articles"
    command = [str(tmp_path / "crawl"), str(articles), "--tasks", "2", "--workers", "2"]
    script(*command, "--executor", "ray")
    assert marks_in(articles) == ALL
    stats = json.loads((tmp_path / "articles-logs" / "stats.json").read_text())
    step = next(step for step in stats if "Cleaner" in step["name"])
    assert step["stats"]["cleaned"]["total"] == 8
