"""A file a page in a folder: where it is, what becomes of pages without one, and going on."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cleaner
from cleaner.tools.batch import Options, run
from cleaner.tools.cli import main
from tests.batches import write_marked
from tests.pages import html

ROOT = Path(__file__).parents[3]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("in/a.html", "in/deep/b.html", "in/deep/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(html(name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def clean_to(output: str, *options: str, source: str = "in") -> int:
    return main([source, "-o", output, "--jobs", "1", *options])


@pytest.mark.parametrize(
    ("format", "ending"), [("text", "txt"), ("markdown", "md"), ("json", "json"), ("html", "html")]
)
def test_every_page_gets_a_file_in_its_folder(here: Path, format: str, ending: str) -> None:
    assert clean_to("out/", "--format", format) == 0
    assert tree(here / "out") == [f"a.{ending}", f"deep/b.html.{ending}", f"deep/b.txt.{ending}"]
    article = cleaner.clean(html("in/a.html"))
    method = article.__str__ if format == "text" else getattr(article, f"to_{format}")
    assert (here / "out" / f"a.{ending}").read_text(encoding="utf-8") == method()


def test_a_folder_that_is_there_needs_no_slash(here: Path) -> None:
    (here / "out").mkdir()
    assert clean_to("out") == 0
    assert "a.txt" in tree(here / "out")


def test_one_page_and_one_of_a_pipe(here: Path) -> None:
    assert clean_to("one/", source="in/a.html") == 0
    assert tree(here / "one") == ["a.txt"]
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", "-o", "two/", "--jobs", "1"],
        input=html("MARK"), env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert tree(here / "two") == ["stdin.txt"]


def test_pages_of_a_collection_are_numbered_in_a_folder_of_its_name(here: Path) -> None:
    lines = [json.dumps({"html": html(f"MARK-{number}")}) for number in range(2)]
    (here / "in" / "pages.jsonl").write_text("\n".join(lines))
    assert clean_to("out/", source="in/pages.jsonl") == 0
    assert tree(here / "out") == ["pages.jsonl/000000.txt", "pages.jsonl/000001.txt"]


def test_only_some_fields(here: Path) -> None:
    assert clean_to("out/", "--only", "headline") == 0
    told = "Harbour wall will be rebuilt in/a.html\n"
    assert (here / "out" / "a.txt").read_text(encoding="utf-8") == told


def test_pages_without_a_body_or_that_fail_get_no_file_and_are_told(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "in" / "empty.html").write_text("<html><body></body></html>")
    assert clean_to("out/") == 1
    assert "cleaner: in/empty.html: no body found; no headline found." in capfd.readouterr().err
    (here / "in" / "paper.html").write_bytes(b"%PDF-1.7\n")
    for _ in range(2):
        assert clean_to("out/", "--resume") == 2, "what has no file is tried again"
        err = capfd.readouterr().err
        assert "cleaner: in/paper.html: The input is a PDF document" in err
        assert "read 2 pages, 3 done before: 0 cleaned, 1 empty, 1 failed" in err
    assert len(tree(here / "out")) == 3


def test_what_is_there_is_not_overwritten(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "out").mkdir()
    (here / "out" / "a.txt").write_text("mine")
    assert clean_to("out/") == 2
    assert "out is not empty: --resume goes on with it" in capfd.readouterr().err
    assert tree(here / "out") == ["a.txt"]
    assert clean_to("out/", "--resume") == 0
    assert (here / "out" / "a.txt").read_text() == "mine"
    assert tree(here / "out") == ["a.txt", "deep/b.html.txt", "deep/b.txt.txt"]
    assert "1 done before" in capfd.readouterr().err


def test_an_output_below_the_sources_is_no_source(here: Path) -> None:
    assert clean_to("in/out/", "--format", "html") == 0
    assert clean_to("in/out/", "--format", "html", "--resume") == 0
    assert tree(here / "in" / "out") == ["a.html", "deep/b.html.html", "deep/b.txt.html"]


@pytest.mark.skipif(os.name == "nt", reason="folders have no locks there")
@pytest.mark.parametrize("options", [[], ["--resume"]])
def test_two_runs_do_not_write_one_folder(
    here: Path, options: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "out").mkdir()
    other = os.open(here / "out", os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    assert clean_to("out/", *options) == 2
    assert capfd.readouterr().err == "cleaner: Another run is writing out.\n"
    assert tree(here / "out") == []
    os.close(other)
    assert clean_to("out/", *options) == 0


def test_the_folder_that_is_read_is_not_written_into(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert clean_to("./in/", "--resume") == 2
    assert capfd.readouterr().err == "cleaner: in is read; write into another folder.\n"
    assert tree(here / "in") == ["a.html", "deep/b.html", "deep/b.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_below_the_output_is_followed(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "far").mkdir()
    (here / "out").mkdir()
    (here / "out" / "deep").symlink_to(here / "far", target_is_directory=True)
    (here / "out" / "a.txt").symlink_to(here / "far" / "a.txt")
    (here / "out" / ".cleaner.part").symlink_to(here / "far" / "part")
    assert clean_to("out/", "--resume") == 2
    assert "out/deep is a link; in output folders none is followed." in capfd.readouterr().err
    assert tree(here / "far") == []
    assert (here / "out" / "a.txt").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_is_named_as_output_is_the_folder_that_it_leads_to(here: Path) -> None:
    (here / "far").mkdir()
    (here / "out").symlink_to(here / "far", target_is_directory=True)
    assert clean_to("out/") == 0
    assert len(tree(here / "far")) == 3


def test_a_file_in_the_way_fails_that_page_alone(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "out").mkdir()
    (here / "out" / "deep").write_text("mine")
    assert clean_to("out/", "--resume") == 2
    err = capfd.readouterr().err
    assert "out/deep/b.html.txt: File exists." in err
    assert "read 3 pages: 1 cleaned, 0 empty, 2 failed" in err
    assert (here / "out" / "deep").read_text() == "mine"


def test_a_page_whose_file_is_that_of_another_page_is_told(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """As on disks that do not tell capitals apart; here by a page that is named by itself, too."""
    (here / "in" / "a").write_text(html("in/a"), encoding="utf-8")
    assert main(["in", "in/a.html", "-o", "out/", "--jobs", "1"]) == 2
    err = capfd.readouterr().err
    assert "out/a.txt is there already." in err
    assert "read 4 pages: 3 cleaned, 0 empty, 1 failed" in err


def test_a_name_that_is_too_long_fails_alone(here: Path) -> None:
    long = here / "in" / f"{'x' * 252}.md"
    long.write_text(html("LONG"), encoding="utf-8")
    summary = run(Options(["in"], here / "out", format="text", jobs=1))
    assert (summary.cleaned, summary.failed) == (3, 1)
    assert not list((here / "out").glob(".*"))


def test_a_folder_that_cannot_be_made_is_told(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert clean_to("gone/out/") == 2
    assert capfd.readouterr().err == "cleaner: gone/out: No such file or directory.\n"
    (here / "file").touch()
    assert clean_to("file/") == 2
    assert "file: File exists." in capfd.readouterr().err


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_killed_run_leaves_whole_files_and_is_gone_on_with(here: Path) -> None:
    write_marked(here / "many", *(f"MARK-{number}" for number in range(60)))
    command = [sys.executable, "-m", "cleaner", "many", "-", "-o", "out/", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # The run cannot be over before it is killed: nobody closes its standard input.
    process = subprocess.Popen(
        [*command, "--resume"], env=environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    while len(list(here.glob("out/*"))) < 10 and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.communicate()
    written = {path.name: path.read_bytes() for path in here.glob("out/*.txt")}
    assert 9 <= len(written) <= 60
    done = subprocess.run(
        [*command, "--resume"], env=environment, input=html("LAST").encode(),
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert clean_to("whole/", source="many") == 0
    whole = {path.name: path.read_bytes() for path in here.glob("whole/*")}
    found = {path.name: path.read_bytes() for path in here.glob("out/*")}
    assert b"LAST" in found.pop("stdin.txt")
    assert found == whole
    assert written.items() <= whole.items()


def test_pages_that_are_not_wanted_get_no_file(here: Path) -> None:
    assert clean_to("out/", "--language", "de") == 0
    assert tree(here / "out") == []
