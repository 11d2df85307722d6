"""Options that have no effect, or contradict each other, are an error before anything is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.tools.cli import main
from tests.pages import html

OUTPUTS = "-o out.jsonl, out.parquet or out.csv, or a folder: -o out/"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.html", "b.html", "in/c.html"):
        (tmp_path / name).write_text(html("MARK"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a.html -o x.md --format json", "x.md is named for markdown, and --format says json."),
        ("a.html -o x.csv --format json", "x.csv is named for csv, and --format says json."),
        (
            "in -o x.parquet --format html",
            "x.parquet is named for parquet, and --format says html.",
        ),
        (
            "a.html b.html -o x.jsonl --format text",
            "x.jsonl is named for json, and --format says text.",
        ),
        ("a.html -o X.MD --format json", "X.MD is named for markdown, and --format says json."),
        ("a.html -o x.md.gz", "x.md.gz: outputs are not packed."),
        ("a.html --explain --format markdown", "--explain shows text or JSON, not markdown."),
        ("a.html --explain -o x.html", "--explain shows text or JSON, not html."),
        ("a.html --explain -o x.csv", "--explain shows text or JSON, not csv."),
        ("a.html --explain -o out/", "--explain shows single pages; it does not go with -o out/."),
        ("a.html --only body --explain", "--only does not go with --explain."),
        ("a.html --only body --format html", "--only does not go with html."),
        ("a.html --with-removed", "--with-removed goes with JSON and Parquet only."),
        ("in --with-removed -o x.csv", "--with-removed goes with JSON and Parquet only."),
        (
            "a.html --with-removed --explain --format json",
            "--with-removed goes with JSON and Parquet only.",
        ),
        ("--list-filters a.html", "--list-filters reads no files."),
        ("--list-filters --format json", "--list-filters does not go with --format."),
        ("a.html --add-fixture x --explain", "--add-fixture does not go with --explain."),
        ("a.html --add-fixture x --language de", "--add-fixture does not go with --language."),
        ("a.html b.html --add-fixture x", "--add-fixture takes one file."),
        (
            "a.html b.html --report r.html -o x.jsonl --jobs 2",
            "--report shows single pages; it does not go with --jobs.",
        ),
        (
            "a.html --report r.html -o x.parquet",
            "--report shows single pages; it does not go with -o x.parquet.",
        ),
        ("a.html --jobs 2", f"--jobs needs {OUTPUTS}."),
        ("a.html --timeout 9 -o x.md", f"--timeout needs {OUTPUTS}."),
        ("in -o x.md", f"'in' needs {OUTPUTS}."),
        (
            "a.html b.html -o x.jsonl --glob *.html",
            "--glob chooses files of folders, and no folder is given.",
        ),
        (
            "a.html b.html -o x.jsonl --field page",
            "--field is for JSON lines, and no such file is given.",
        ),
        ("a.html --report a.html", "a.html is read and would be overwritten."),
    ],
)
def test_what_has_no_effect_is_an_error(
    words: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.rglob("*"))
    assert main(words.split()) == 2
    assert capsys.readouterr() == ("", f"cleaner: {told}\n")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--only headlin", "no such field: headlin; did you mean headline?"),
        ("--only ,", "no field named"),
        ("--language german", "no code of a language: 'german' (de, fr …)"),
        ("--language=", "no code of a language: ''"),
        ("--min-confidence 90", "no number from 0 to 1: '90'"),
        ("--min-confidence nan", "no number from 0 to 1: 'nan'"),
    ],
)
def test_wrong_values_are_told(
    words: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["a.html", *words.split()])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.md", "# Harbour wall"),
        ("x.markdown", "# Harbour wall"),
        ("x.txt", "Harbour wall"),
        ("x.json", '{"cleaner": '),
        ("x.jsonl", '{"cleaner": '),
        ("x.ndjson", '{"cleaner": '),
        ("X.HTML", "<article>"),
        ("x.htm", "<article>"),
        ("x.csv", "cleaner,source,record,"),
        ("x.parquet", "PAR1"),
    ],
)
def test_the_name_of_the_output_sets_the_format(name: str, begins: str, folder: Path) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    assert main(["a.html", "-o", name]) == 0
    assert (folder / name).read_bytes().startswith(begins.encode())
