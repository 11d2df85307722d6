"""Print the README's table: `python -m benchmarks.table ../shared`.

Runs `measure.py` over the corpora, each page cleaned with weights that never saw its site, and
prints a row a run. With `--peers`, trafilatura beside it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

_OURS = "benchmarks.extractors:"
# For each corpus the extractor whose body follows its gold, beside the product's own.
_RUNS = (
    ("andy", "html", ("cross_validated", "with_dek")),
    ("fundus", "html", ("cross_validated", "without_lists")),
    ("daniel", "html", ("cross_validated", "with_headline")),
    ("wcxb", "html", ("cross_validated",)),
    ("mercury", "html", ("cross_validated",)),
    *(
        (corpus, way, names)
        for way in ("gettext", "inscriptis", "article")
        for corpus, names in (
            ("andy", ("cross_validated",)),
            ("fundus", ("cross_validated",)),
            ("daniel", ("cross_validated", "with_headline")),
        )
    ),
)
_COLUMNS = ("F1", "P", "R", "exact", "headline", "dekF1", "ms", "x lxml")
_PEERS = {"html": ("trafilatura", "trafilatura_precision"), "flat": ("c4_lines",)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("-n", type=int, help="so many pages of each corpus")
    parser.add_argument("--peers", action="store_true", help="trafilatura and C4's line rule too")
    parser.add_argument("--only", help="one corpus")
    options = parser.parse_args()
    print("| corpus | as | extractor | " + " | ".join(_COLUMNS) + " |")
    print("|---" * (len(_COLUMNS) + 3) + "|")
    for corpus, way, names in _RUNS:
        if options.only in (None, corpus):
            ours = [_OURS + name for name in names]
            peers = _PEERS["html" if way == "html" else "flat"] if options.peers else ()
            _print_rows(options.shared, corpus, way, (*ours, *peers), options.n)


def _print_rows(shared: Path, corpus: str, way: str, names: tuple[str, ...], n: int | None) -> None:
    with tempfile.NamedTemporaryFile(suffix=".json") as found:
        command = [
            sys.executable, str(shared / "tools" / "measure.py"),
            str(shared / "corpora" / f"{corpus}.jsonl.xz"),
            "-e", ",".join(names), "--as", way, "--json", found.name,
        ]  # fmt: skip
        subprocess.run([*command, *(["-n", str(n)] if n else [])], check=True, capture_output=True)
        rows = json.loads(Path(found.name).read_text())
    for name, row in rows.items():
        shown = [_number(column, row.get(column)) for column in _COLUMNS]
        short = name.removeprefix(_OURS)
        print(f"| {corpus} | {way} | {short} | {' | '.join(shown)} |", flush=True)


def _number(column: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if column in ("ms", "x lxml") else f"{value:.3f}"


if __name__ == "__main__":
    main()
