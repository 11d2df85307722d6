"""No link in the folders of golden cases is followed, and what is no text is one error."""

import os
from pathlib import Path

import pytest

from cleaner import InputError, clean
from cleaner.tools.files import real_path, write_case
from cleaner.tools.golden import EXPECTED, GAP, Case
from cleaner.tools.recording import record
from cleaner.tools.review.desk import Desk, Wish
from cleaner.tools.review.marks import Marks

PAGE = "Bridge reopens\n\nThe old bridge over the Aller reopens on Monday, the council said.\n"


@pytest.fixture(autouse=True)
def _outside_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "victim"
    path.write_text("ORIGINAL")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case in a folder of cases."""
    folder = tmp_path / "pages" / "bridge"
    folder.mkdir(parents=True)
    (folder / "input.txt").write_text(PAGE)
    return folder


def save(folder: Path) -> None:
    desk = Desk(folder.parent)
    desk.save(folder.name, Wish(Marks({}, {}), stated=True, seen=""))


def record_again(folder: Path) -> None:
    record(folder.parent, folder.name, PAGE.encode(), clean(PAGE))


def record_anew(folder: Path) -> None:
    Case(folder).record(clean(PAGE))


WAYS = pytest.mark.parametrize("write", [save, record_again, record_anew])


@WAYS
def test_a_link_in_place_of_what_is_written_is_refused(folder: Path, victim: Path, write) -> None:
    (folder / EXPECTED).symlink_to(victim)
    with pytest.raises(InputError, match="is a link"):
        write(folder)
    assert victim.read_text() == "ORIGINAL"
    assert (folder / EXPECTED).is_symlink()


@WAYS
def test_a_link_that_leads_nowhere_makes_no_file(folder: Path, tmp_path: Path, write) -> None:
    (folder / EXPECTED).symlink_to(tmp_path / "made")
    with pytest.raises(InputError, match="is a link"):
        write(folder)
    assert not (tmp_path / "made").exists()


@WAYS
def test_links_that_wait_beside_it_are_not_followed(folder: Path, victim: Path, write) -> None:
    for name in (".expected.txt.part", "expected.txt.part", ".expected.txt.new"):
        (folder / name).symlink_to(victim)
    write(folder)
    assert victim.read_text() == "ORIGINAL"
    assert (folder / EXPECTED).is_file()
    assert not list(folder.glob(".expected.txt.*.part"))


@WAYS
def test_a_case_that_is_a_link_to_a_folder_is_not_written(
    folder: Path, tmp_path: Path, write
) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    with pytest.raises(InputError, match="is a link"):
        write(link)
    assert not (folder / EXPECTED).exists()


def test_a_folder_of_cases_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").symlink_to(folder.parent)
    save(tmp_path / "mine" / folder.name)
    assert (folder / EXPECTED).is_file()


def test_an_input_that_is_a_link_or_no_file_is_not_read(folder: Path, victim: Path) -> None:
    (folder / "input.txt").unlink()
    (folder / "input.txt").symlink_to(victim)
    desk = Desk(folder.parent)
    with pytest.raises(InputError, match="is a link"):
        desk.case("bridge")
    assert desk.state("bridge") == {"state": "new"}
    with pytest.raises(InputError, match="is a link"):
        _ = Case(folder).raw
    (folder / "input.txt").unlink()
    os.mkfifo(folder / "input.txt")
    with pytest.raises(InputError, match="it is no file"):
        desk.case("bridge")


@pytest.mark.parametrize("name", [EXPECTED, GAP])
def test_what_is_expected_is_not_read_through_a_link(folder: Path, victim: Path, name) -> None:
    (folder / name).symlink_to(victim)
    case = Case(folder)
    with pytest.raises(InputError, match="is a link"):
        _ = case.expected if name == EXPECTED else case.gap


@pytest.mark.parametrize("name", [EXPECTED, GAP])
def test_what_is_no_text_is_one_error(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"== body ==\ncaf\xe9\n")
    case = Case(folder)
    with pytest.raises(InputError, match=r"is not UTF-8 \(byte 15\)"):
        _ = case.expected if name == EXPECTED else case.gap
    if name == EXPECTED:
        desk = Desk(folder.parent)
        assert desk.state("bridge") == {"state": "unreadable"}
        with pytest.raises(InputError, match="is not UTF-8"):
            desk.case("bridge")


def test_a_write_that_fails_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / EXPECTED).write_text("before")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_case(folder / EXPECTED, b"after")
    assert {path.name for path in folder.iterdir()} == {"input.txt", EXPECTED}
    assert (folder / EXPECTED).read_text() == "before"


def test_real_paths_of_loops_are_paths(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert real_path(tmp_path / "loop").name == "loop"
