"""Sources: nothing that lies in a folder stops a run, and every file has a name of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.tools.batch.pages import name_of, path_of
from cleaner.tools.batch.sources import Sources
from cleaner.tools.cli import main
from tests.batches import clean_all, write_marked


def errors_of(rows: list[dict], folder: Path) -> dict[str, str]:
    return {os.path.relpath(row["source"], folder): row["error"] for row in rows if row["error"]}


def test_links_that_lead_nowhere_are_rows_with_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_marked(folder, "A")
    (folder / "loop.html").symlink_to("loop.html")
    (folder / "gone.html").symlink_to("nowhere")
    (folder / "long.html").symlink_to("x" * 300)
    (folder / "below.html").symlink_to("000.html/below")
    (folder / "good.html").symlink_to("000.html")
    (folder / "up").symlink_to("..")
    rows = clean_all(tmp_path, folder)
    assert len(rows) == 6
    assert errors_of(rows, folder) == {
        "below.html": "Not a directory.",
        "gone.html": "No such file or directory.",
        "long.html": "File name too long.",
        "loop.html": "Too many levels of symbolic links.",
    }
    assert clean_all(tmp_path, folder, resume=True) == rows


def test_bad_names_on_the_command_line_are_rows_with_an_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    write_marked(folder, "A")
    (tmp_path / "loop").symlink_to("loop")
    good = folder / "000.html"
    bad = [
        tmp_path / "loop",
        tmp_path / ("x" * 300),
        good / "below",
        tmp_path / ("y" * 300 + ".gz"),
    ]
    bad += [tmp_path / ("z" * 300 + ".jsonl")]
    rows = clean_all(tmp_path, *bad, good)
    assert [bool(row["error"]) for row in rows] == [True] * 5 + [False]
    assert main([*map(str, bad[:3]), str(good), "-o", str(tmp_path / "out.txt")]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 3
    assert "Harbour wall" in (tmp_path / "out.txt").read_text()


def test_a_long_chain_of_links_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_marked(folder, "A")
    for number in range(1500):
        target = f"l{number + 1:04d}" if number < 1499 else "000.html"
        (folder / f"l{number:04d}").symlink_to(target)
    assert len(list(Sources([str(folder)], "*").files())) == 1501
    first, second = clean_all(tmp_path, folder / "l0000", folder / "l1499")
    assert "Too many levels" in first["error"]
    assert second["error"] is None


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder to be filled with more folders in one another than Python can remove."""
    write_marked(tmp_path / "deep", "A")
    yield tmp_path / "deep"
    subprocess.run(["rm", "-r", str(tmp_path / "deep")], check=True)


@pytest.mark.parametrize("depth", [1_200, 2_500])
def test_deep_folders_are_read_as_far_as_the_system_lets(
    tmp_path: Path, deep: Path, depth: int
) -> None:
    (deep / "z.html").write_text("The last page of all.")
    here = os.open(deep, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("a", dir_fd=here)
        there = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    with open(os.open("deep.html", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as file:
        file.write("The deepest page of all.")
    os.close(here)
    rows = clean_all(tmp_path, deep)
    names = [os.path.relpath(row["source"], deep) for row in rows]
    assert (len(names), names[0], names[2]) == (3, "000.html", "z.html")
    # Beyond 4,096 bytes of a path the system refuses, and the first folder that lies there is told.
    is_read = depth == 1_200
    assert names[1].endswith("deep.html") == is_read
    assert (rows[1]["error"] is None) == is_read


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names must be Unicode there")
def test_no_two_files_have_one_name(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [
        b"caf\xe9.txt",
        rb"caf\udce9.txt",
        rb"caf\\udce9.txt",
        b"caf\\\xe9.txt",
        rb"caf\xe9.txt",
    ]
    for name in names:
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text("A page of one line.")
    rows = clean_all(tmp_path, folder)
    assert len({row["source"] for row in rows}) == len(names)
    assert {os.fsencode(path_of(row["source"])).rpartition(b"/")[2] for row in rows} == set(names)
    (tmp_path / "out.jsonl").write_bytes(
        (tmp_path / "out.jsonl").read_bytes().partition(b"\n")[0] + b"\n"
    )
    assert clean_all(tmp_path, folder, resume=True) == rows


PARTS = st.sampled_from(
    ["\\", "\\\\", "\udce9", "\udcff", "udce9", "ud8", "0", "u", "/", "é", "😀"]
)


@given(st.lists(PARTS).map("".join), st.lists(PARTS).map("".join))
def test_names_lead_back_to_paths(one: str, two: str) -> None:
    assert name_of(one).isprintable()
    assert path_of(name_of(one)) == one
    assert (name_of(one) == name_of(two)) == (one == two)


@pytest.mark.parametrize("name", ["café/page 1.html", r"C:\pages\ud.html", r"\\server\pages"])
def test_plain_names_stay_as_they_are(name: str) -> None:
    assert name_of(name) == name


class Endless(io.RawIOBase):
    """An input that never ends."""

    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        self.given += len(buffer)
        return len(buffer)


def test_standard_input_without_end_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["-o", str(tmp_path / "out.jsonl"), "--jobs", "1"], []):
        source = Endless()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(source)))
        assert main(["-", *arguments]) == 2
        assert "too large: over 20,000,000 bytes." in capfd.readouterr().err
        assert source.given < 2 * cleaner.MAX_BYTES
