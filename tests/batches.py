"""Batch runs for tests: pages in a folder, the rows that come out."""

import json
from pathlib import Path

from cleaner.tools.batch import Options, run
from tests.pages import html


def rows_of(output: Path) -> list[dict]:
    if output.suffix == ".parquet":
        import pyarrow.parquet as pq

        return pq.read_table(output).to_pylist()
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def clean_all(
    tmp_path: Path, *sources: Path | str, name: str = "out.jsonl", **options
) -> list[dict]:
    output = tmp_path / name
    names = [str(source) for source in sources]
    run(Options(names, output, **{"jobs": 1, **options}))
    return rows_of(output)


def write_marked(folder: Path, *marks: str) -> None:
    folder.mkdir()
    for i, mark in enumerate(marks):
        (folder / f"{i:03d}.html").write_text(html(mark), encoding="utf-8")
