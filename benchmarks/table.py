"""Print the tables of docs/MEASURED.md: `python -m benchmarks.table ../shared`.

Runs the folder's `tools/measure.py` over its corpora, each page cleaned with weights that never saw
its site, and prints a row a run. With `--gold adjudicated` bodies and deks are those of one
convention, with all that was decided in `training/decisions.json`. Without a folder it prints what
it can of the toy corpus. With `--peers`, trafilatura beside it. With `--noted-left-out`, headlines
and bodies that `GOLD_NOTES.md` calls wrong in gold count as unknown.
"""

from __future__ import annotations

import argparse
import json
import lzma
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.extractors import clean
from benchmarks.shingles import overlap
from cleaner.text import words
from training.corpora import corpus_name, corpus_paths, read_pages, write_gold
from training.flatten import WAYS

_OURS = "benchmarks.extractors:"
_NOTES = Path(__file__).with_name("GOLD_NOTES.md")
# For each corpus the extractor whose body follows its gold, beside the product's own.
_RUNS = (
    ("andy", "html", ("cross_validated", "with_dek")),
    ("fundus", "html", ("cross_validated", "without_lists")),
    ("daniel", "html", ("cross_validated", "with_headline")),
    ("wcxb", "html", ("cross_validated",)),
    ("mercury", "html", ("cross_validated",)),
    *(
        (corpus, "html", ("cross_validated",))
        for corpus in ("ir17", "ir_old", "turing", "gn1", "xmu", "fundus_old")
    ),
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
_ADJUDICATED = "adjudicated"
_PEERS = {"html": ("trafilatura", "trafilatura_precision"), "text": ("c4_lines",)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", help="folder of tools and corpora")
    parser.add_argument("-n", type=int, help="how many pages of each corpus")
    parser.add_argument("--peers", action="store_true", help="trafilatura and C4's line rule too")
    parser.add_argument("--only", help="one corpus")
    parser.add_argument("--gold", choices=[_ADJUDICATED], help="bodies and deks by one convention")
    parser.add_argument("--noted-left-out", action="store_true", help="gold that is wrong left out")
    options = parser.parse_args()
    if options.shared is None:
        _print_toy()
        return
    measure = options.shared / "tools" / "measure.py"
    if not measure.is_file():
        raise SystemExit(f"There is no {measure}; without a folder the toy corpus is taken.")
    runs = [run for run in _RUNS if options.only in (None, run[0])]
    paths = corpus_paths(options.shared / "corpora", sorted({corpus for corpus, *_ in runs}))
    print("| corpus | as | extractor | " + " | ".join(_COLUMNS) + " |")
    print("|---" * (len(_COLUMNS) + 3) + "|")
    with tempfile.TemporaryDirectory() as folder:
        corpora = Path(folder)
        _fill(corpora, paths, options)
        for corpus, way, names in runs:
            ours = [_OURS + name for name in names]
            peers = _PEERS["html" if way == "html" else "text"] if options.peers else ()
            more = ["-n", str(options.n)] if options.n else []
            more += ["--gold", options.gold] if options.gold else []
            _print_rows(options.shared, corpora, corpus, way, (*ours, *peers), more)


def _fill(folder: Path, paths: Sequence[Path], options: argparse.Namespace) -> None:
    """Put corpora, with the gold that was asked for, where `measure.py` is to read them."""
    for path in paths:
        if options.noted_left_out:
            _write_without_noted(path, folder / path.name)
        else:
            (folder / path.name).symlink_to(path.resolve())
    if options.gold:
        names = [corpus_name(path) for path in paths]
        write_gold(folder / f"{options.gold}.json.xz", options.shared / "corpora", names)


def _print_toy() -> None:
    """Print how much of the toy corpus comes out right."""
    (path,) = corpus_paths(None)
    pages = list(read_pages(path))
    print("| corpus | as | F1 | P | R | headline |\n|---|---|---|---|---|---|")
    for way, flattened in {"html": str, **WAYS}.items():
        articles = [clean(flattened(page["html"]), page) for page in pages]
        found = overlap(
            [("\n".join(p["body"]), a.body) for p, a in zip(pages, articles, strict=True)]
        )
        headlines = statistics.mean(
            words(p["headline"].lower()) == words((a.headline or "").lower())
            for p, a in zip(pages, articles, strict=True)
        )
        numbers = (found.f1, found.precision, found.recall, headlines)
        print(f"| toy | {way} | {' | '.join(f'{number:.3f}' for number in numbers)} |", flush=True)


def _file(corpus: str) -> str:
    return f"{corpus}.jsonl.xz"


def noted_gold() -> Mapping[str, frozenset[str]]:
    """The pages whose headline, or body, is wrong in gold by the notes."""
    notes = _NOTES.read_text(encoding="utf-8")
    return {
        field: frozenset(row.split("|")[2].strip() for row in _rows(notes, f"## {field.title()}"))
        for field in ("headline", "body")
    }


def _rows(notes: str, heading: str) -> list[str]:
    """The rows of the table below a heading."""
    part = notes.partition(heading)[2].partition("\n## ")[0]
    return [line for line in part.split("\n") if line.startswith("|")][2:]


def _print_rows(  # noqa: PLR0917 - a run has so many sides
    shared: Path, corpora: Path, corpus: str, way: str, names: tuple[str, ...], more: Sequence[str]
) -> None:
    with tempfile.NamedTemporaryFile(suffix=".json") as found:
        command = [
            sys.executable, str(shared / "tools" / "measure.py"), str(corpora / _file(corpus)),
            "-e", ",".join(names), "--as", way, "--json", found.name,
        ]  # fmt: skip
        subprocess.run([*command, *more], check=True, capture_output=True)
        rows = json.loads(Path(found.name).read_text())
    for name, row in rows.items():
        shown = [_number(column, row.get(column)) for column in _COLUMNS]
        short = name.removeprefix(_OURS)
        print(f"| {corpus} | {way} | {short} | {' | '.join(shown)} |", flush=True)


def _write_without_noted(pages: Path, others: Path) -> None:
    """Copy labelled pages; what is noted is unknown in the copy."""
    noted = noted_gold()
    with lzma.open(pages, "rt", encoding="utf-8") as read, lzma.open(others, "wt") as write:
        for line in read:
            page = json.loads(line)
            for field, wrong in noted.items():
                if page["id"] in wrong:
                    page[field] = None
            write.write(json.dumps(page) + "\n")


def _number(column: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if column in ("ms", "x lxml") else f"{value:.3f}"


if __name__ == "__main__":
    main()
