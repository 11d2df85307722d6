"""`benchmarks.same` sees what a change alters, and nothing else."""

import json
import lzma
from pathlib import Path

import pytest

import cleaner
from benchmarks import same
from tests.pages import html, text


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two golden pages of its own, and the command on them."""
    for name, page in {"bay": html("bay"), "cape": html("cape")}.items():
        (tmp_path / "pages" / name).mkdir(parents=True)
        (tmp_path / "pages" / name / "input.html").write_text(page, encoding="utf-8")
    monkeypatch.setattr(same, "GOLDEN", tmp_path / "pages")

    def run(work: str, *options: str) -> int:
        corpora = ["--corpora", str(tmp_path / "corpora"), "--jobs", "1"]
        return same.main([work, str(tmp_path / "same"), *corpora, *options])

    return run


def write_corpus(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def test_the_same_pages_give_the_same_answers(run, tmp_path: Path, capsys) -> None:
    assert run("record") == 0
    assert "There is no folder" in capsys.readouterr().out
    assert run("compare") == 0
    assert "0 of 2 answers differ" in capsys.readouterr().out


def test_a_page_that_differs_is_shown(run, tmp_path: Path, capsys) -> None:
    run("record")
    page = tmp_path / "pages" / "cape" / "input.html"
    page.write_text(page.read_text(encoding="utf-8").replace("before winter", "in spring"))
    capsys.readouterr()
    assert run("compare") == 1
    out = capsys.readouterr().out
    assert "== golden/pages cape ==" in out
    assert "golden/pages bay" not in out
    assert "  -[paragraph] The council of Marrow Bay voted on Tuesday" in out
    assert "1 of 2 answers differ" in out
    assert run("compare", "--most", "0") == 1
    assert "== golden" not in capsys.readouterr().out


def test_an_error_is_an_answer(run, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def refuse(raw: str | bytes) -> cleaner.Article:
        raise cleaner.InputError("No page today.")

    run("record")
    monkeypatch.setattr(cleaner, "clean", refuse)
    assert run("compare", "--every", "2") == 1
    assert "  +InputError: No page today." in capsys.readouterr().out
    run("record")
    assert "2 pages, 2 with an error" in capsys.readouterr().out
    assert run("compare") == 0


def test_pages_that_came_or_went_are_named(run, tmp_path: Path, capsys) -> None:
    run("record")
    (tmp_path / "pages" / "cape").rename(tmp_path / "pages" / "dale")
    assert run("compare") == 0
    out = capsys.readouterr().out
    assert "1 recorded, and not there any more: golden/pages cape" in out
    assert "1 there, and not recorded: golden/pages dale" in out


def test_corpora_are_flattened_once(run, tmp_path: Path, capsys, monkeypatch) -> None:
    pytest.importorskip("inscriptis")
    write_corpus(tmp_path / "corpora" / "toy.jsonl.xz", [{"id": "a/1", "html": html("toy")}])
    write_corpus(tmp_path / "corpora" / "flat.jsonl.xz", [{"id": "f", "text": text("flat")}])
    assert run("record") == 0
    assert "5 answers are recorded" in capsys.readouterr().out
    assert (tmp_path / "same-texts" / "toy.jsonl.gz").exists()
    monkeypatch.setattr(same, "flattened", None)
    assert run("compare") == 0
    assert "0 of 5 answers differ" in capsys.readouterr().out
    assert run("compare", "--only", "gettext", "flat") == 0
    assert "0 of 2 answers differ" in capsys.readouterr().out


def test_without_a_record_there_is_nothing_to_compare(run) -> None:
    with pytest.raises(SystemExit):
        run("compare")
