"""Find and read labelled pages, and split them by site."""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from cleaner.sites.domains import site_key
from training.decisions import DECISIONS, load_decisions, settle

#: One labelled page, with the fields that the corpora's README names.
Page = dict[str, Any]

#: The names of the corpora that weights are trained on.
CORPORA: Final = (
    "andy", "fundus", "daniel", "wcxb", "mercury", "ir17", "ir_old", "turing", "gn1", "xmu",
    "fundus_old",
)  # fmt: skip
# What a decision can change of a page's gold.
_FIELDS: Final = ("headline", "dek", "body")
#: Folds of the cross-validation, by site.
FOLDS: Final = 5
#: Groups inside the training part, so that what is learned later sees honest answers of what was
#: learned first.
GROUPS: Final = 2
#: The toy corpus, 20 pages of our own: enough to see that a command works.
TOY: Final = Path(__file__).parents[1] / "fixtures" / "corpus" / "toy.jsonl.xz"
_SUFFIX: Final = ".jsonl.xz"


def add_corpora(parser: argparse.ArgumentParser) -> None:
    """Give a command the argument `corpora`: a folder, or None for the toy corpus."""
    parser.add_argument(
        "corpora", type=Path, nargs="?", help="folder of labelled pages; by default the toy corpus"
    )


def corpus_paths(folder: Path | None, names: Sequence[str] = CORPORA) -> list[Path]:
    """The files of some corpora in a folder; without a folder the toy corpus, and a word about it.

    Raises:
        SystemExit: where a file is missing.
    """
    if folder is None:
        print(f"No folder of corpora given: taking the toy corpus, {TOY.name}.", file=sys.stderr)
        return [TOY]
    paths = [folder / f"{name}{_SUFFIX}" for name in names]
    for path in paths:
        if not path.is_file():
            raise SystemExit(f"There is no corpus {path}; without a folder the toy one is taken.")
    return paths


def corpus_name(path: Path) -> str:
    """The name of the corpus in a file."""
    return path.name.removesuffix(_SUFFIX)


def read_pages(
    path: Path, *, as_they_came: bool = False, decisions: Path = DECISIONS
) -> Iterator[Page]:
    """The pages of one corpus file (JSON lines, xz-compressed).

    Args:
        path: the file.
        as_they_came: whether to leave out what was settled of gold by one convention.
        decisions: the file of what was decided of single blocks.
    """
    corpus = corpus_name(path)
    settled = {} if as_they_came else adjudicated(path.parent).get(corpus, {})
    decided = {} if as_they_came else load_decisions(decisions).get(corpus, {})
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            page: Page = json.loads(line)
            page |= settled.get(page["id"], {})
            yield settle(page, decided[page["id"]]) if page["id"] in decided else page


@cache
def adjudicated(folder: Path) -> Mapping[str, Mapping[str, Page]]:
    """For each corpus the parts of gold that were settled by one convention, by page.

    They stand beside the corpora, where there are any.
    """
    path = folder / "adjudicated.json.xz"
    if not path.is_file():
        return {}
    with lzma.open(path, "rt", encoding="utf8") as file:
        found: Mapping[str, Mapping[str, Page]] = json.load(file)
    return found


def write_gold(
    out: Path, folder: Path | None, names: Sequence[str] = CORPORA, decisions: Path = DECISIONS
) -> None:
    """Write the gold that was settled by one convention, and by decisions, for `measure.py`."""
    paths = corpus_paths(folder, names)
    settled = {corpus_name(path): dict[str, Page]() for path in paths}
    if folder is not None:
        settled |= {corpus: dict(pages) for corpus, pages in adjudicated(folder).items()}
    for path in paths:
        corpus = corpus_name(path)
        decided = load_decisions(decisions).get(corpus, {})
        for page in read_pages(path, decisions=decisions) if decided else ():
            if page["id"] in decided:
                settled[corpus][page["id"]] = {field: page[field] for field in _FIELDS}
    with lzma.open(out, "wt", encoding="utf8") as file:
        json.dump(settled, file, ensure_ascii=False)


def fold_of(site: str, folds: int = FOLDS) -> int:
    """The fold that a site belongs to: the same on every machine and in every corpus."""
    return zlib.crc32(site_key(site).encode()) % folds


def group_of(site: str) -> int:
    """The group that a site belongs to, whatever its fold."""
    return zlib.crc32(b"group" + site_key(site).encode()) % GROUPS
