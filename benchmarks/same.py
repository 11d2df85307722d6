"""Freeze the cleaner's answers, and show later which of them a change altered.

    python -m benchmarks.same record build/same      # the answers of today
    python -m benchmarks.same compare build/same     # clean all again; exit code 1 if one differs
    python -m benchmarks.same compare build/same --every 20 --only html golden

The pages are the golden ones, those of the labelled corpora, as HTML and flattened by
BeautifulSoup ("gettext"), and the corpora's flattened texts ("flat"). A record is a folder with
the answers of each kind and corpus (`html/andy.jsonl.gz`) and a hash for each (`hashes.json`).
BeautifulSoup takes minutes, so what it flattened is kept beside the record, or in `--texts`, where
every checkout can find it.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

from tqdm import tqdm

import cleaner
from training.corpora import read_pages

GOLDEN: Final = Path(__file__).parent.parent / "fixtures" / "pages"
KINDS: Final = ("golden", "flat", "html", "gettext")
_SUFFIX: Final = ".jsonl.xz"
# The corpus whose pages are texts.
_TEXTS: Final = "flat"
_CHUNK: Final = 8
# Lines that did not change are there to find one's way, not to be read.
_LONGEST_AROUND: Final = 100

Answer = dict[str, Any]
#: For each source ("html/andy") the hash of each page's answer.
Hashes = dict[str, dict[str, str]]


def answer(article: cleaner.Article) -> Answer:
    """What is compared of an article: the one place that knows its attributes."""
    return {
        "headline": article.headline,
        "dek": article.dek,
        "problems": list(article.problems),
        "confidence": round(article.confidence, 6),
        "body": article.body,
        "blocks": [[str(block.role), block.text] for block in article.blocks],
        "removed": [[gone.block.text, gone.filter, gone.reason] for gone in article.removed],
    }


@dataclass(frozen=True, slots=True)
class Task:
    """A page to clean, and the hash of the answer that it had."""

    kind: str
    corpus: str
    page: str
    raw: str | bytes
    known: str | None
    flatten: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A page's answer, None if it is the known one; and the text, if the page was flattened."""

    kind: str
    corpus: str
    page: str
    hash: str
    known: str | None
    answer: Answer | None
    text: str | None

    @property
    def source(self) -> str:
        """The kind and corpus of the page."""
        return f"{self.kind}/{self.corpus}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pages to clean, and where they are."""

    corpora: Path
    texts: Path
    kinds: Sequence[str]
    every: int
    jobs: int


class Tally:
    """How many answers differ of how many, and in which fields, for each kind and corpus."""

    def __init__(self) -> None:
        self.pages: Counter[str] = Counter()
        self.differing: Counter[str] = Counter()
        self.fields: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, source: str, fields: Iterable[str]) -> None:
        """Count an answer that differs."""
        self.differing[source] += 1
        self.fields[source].update(fields)

    def show(self) -> None:
        """Print a line for each kind, and for each corpus of which an answer differs."""
        print()
        for kind in KINDS:
            sources = [source for source in self.pages if source.startswith(f"{kind}/")]
            if sources:
                self._print(kind, sources)
            for source in filter(self.differing.get, sources):
                self._print(f"  {source}", [source])
        print(f"{self.differing.total()} of {self.pages.total()} answers differ")

    def _print(self, name: str, sources: Sequence[str]) -> None:
        pages = sum(self.pages[source] for source in sources)
        differing = sum(self.differing[source] for source in sources)
        fields = sum((self.fields[source] for source in sources), Counter())
        inside = ", ".join(f"{field} {count}" for field, count in fields.most_common())
        print(f"{name:20s}{differing:6d} of {pages:5d}{f': {inside}' if inside else ''}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Record or compare; return 1 if an answer differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("work", choices=("record", "compare"))
    parser.add_argument("folder", type=Path, help="where the record is")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), metavar="DIR")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="default: same-texts beside it")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth page")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--only", nargs="+", choices=KINDS, default=KINDS, metavar="KIND")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="differences to print")
    parser.add_argument(
        "--why-aside", action="store_true", help="do not compare by what, and why, blocks went"
    )
    given = parser.parse_args(arguments)
    known = _read_hashes(given.folder)
    if given.work == "compare" and not known:
        parser.error(f"there is no record in {given.folder}")
    texts = given.texts or given.folder.parent / "same-texts"
    kinds = given.only
    if not given.corpora.is_dir():
        print(f"There is no folder {given.corpora}: the golden pages are all that is taken.")
        kinds = [kind for kind in kinds if kind == "golden"]
    choice = Choice(given.corpora, texts, kinds, max(given.every, 1), max(given.jobs, 1))
    if given.work == "compare":
        return compare(given.folder, choice, known, given.most, why_aside=given.why_aside)
    record(given.folder, choice, known)
    return 0


def record(folder: Path, choice: Choice, known: Hashes) -> None:
    """Write the answers of today, in place of those of the same kinds and corpora."""
    pages: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for results in _cleaned(choice, {}):
        for source, found in _by_source(results).items():
            rows = [{"id": result.page, "answer": result.answer} for result in found]
            _write_rows(folder / f"{source}.jsonl.gz", rows)
            known[source] = {result.page: result.hash for result in found}
            kind = found[0].kind
            pages[kind] += len(found)
            failed[kind] += sum("error" in (result.answer or {}) for result in found)
        _write_whole(folder / "hashes.json", json.dumps(known, indent=0).encode())
    for kind, count in pages.items():
        print(f"{kind:8s}{count:6d} pages, {failed[kind]} with an error")
    print(f"{pages.total()} answers are recorded in {folder}")


def compare(
    folder: Path, choice: Choice, known: Hashes, most: int, *, why_aside: bool = False
) -> int:
    """Clean the pages again and print what differs; return 1 if anything does."""
    seen: dict[str, set[str]] = {}
    tally = Tally()
    new: list[str] = []
    for results in _cleaned(choice, known):
        for source, found in _by_source(results).items():
            seen[source] = {result.page for result in found}
            new += [f"{source} {result.page}" for result in found if result.known is None]
            tally.pages[source] = sum(result.known is not None for result in found)
            altered = [result for result in found if result.known not in (None, result.hash)]
            before = _read_rows(folder / f"{source}.jsonl.gz", "answer") if altered else {}
            for result in altered:
                was, now = before[result.page], result.answer or {}
                if why_aside:
                    was, now = _without_reasons(was), _without_reasons(now)
                    if was == now:
                        continue
                if tally.differing.total() < most:
                    print(f"\n== {source} {result.page} ==", *_difference(was, now), sep="\n")
                tally.add(source, _changed_fields(was, now))
    if choice.every == 1:
        _print_names("recorded, and not there any more", _gone(choice, known, seen))
    _print_names("there, and not recorded", new)
    tally.show()
    return 1 if tally.differing else 0


def _gone(choice: Choice, known: Hashes, seen: Mapping[str, set[str]]) -> list[str]:
    return [
        f"{source} {page}"
        for source, pages in known.items()
        if source.partition("/")[0] in choice.kinds
        for page in pages
        if page not in seen.get(source, ())
    ]


def _cleaned(choice: Choice, known: Hashes) -> Iterator[list[Result]]:
    """The results of one corpus after the other; keeps what was flattened for them."""
    for corpus, group in groupby(_results(choice, known), key=lambda result: result.corpus):
        results = list(group)
        fresh = {result.page: result.text for result in results if result.text is not None}
        if fresh:
            path = _texts_path(choice, corpus)
            texts = _read_rows(path, "text") | fresh
            _write_rows(path, [{"id": page, "text": text} for page, text in texts.items()])
        yield results


def _results(choice: Choice, known: Hashes) -> Iterator[Result]:
    tasks = _tasks(choice, known)
    if choice.jobs == 1:
        yield from map(_clean, tasks)
        return
    with Pool(choice.jobs) as pool:
        found = pool.imap(_clean, tasks, chunksize=_CHUNK)
        yield from tqdm(found, unit=" pages", disable=None, leave=False)


def _tasks(choice: Choice, known: Hashes) -> Iterator[Task]:
    """The chosen pages, those of a corpus one behind the other."""
    if "golden" in choice.kinds:
        hashes = known.get("golden/pages", {})
        for path in islice(sorted(GOLDEN.glob("*/input.*")), None, None, choice.every):
            page = path.parent.name
            yield Task("golden", "pages", page, path.read_bytes(), hashes.get(page))
    for path in sorted(choice.corpora.glob(f"*{_SUFFIX}")):
        corpus = path.name.removesuffix(_SUFFIX)
        kinds = {_TEXTS} if corpus == _TEXTS else {"html", "gettext"}
        wanted = [kind for kind in choice.kinds if kind in kinds]
        if wanted:
            yield from _corpus_tasks(path, corpus, wanted, choice, known)


def _corpus_tasks(
    path: Path, corpus: str, kinds: Sequence[str], choice: Choice, known: Hashes
) -> Iterator[Task]:
    texts = _read_rows(_texts_path(choice, corpus), "text") if "gettext" in kinds else {}
    for labelled in islice(read_pages(path), None, None, choice.every):
        page = labelled["id"]
        for kind in kinds:
            raw = labelled["text" if kind == _TEXTS else "html"]
            flatten = kind == "gettext" and page not in texts
            if kind == "gettext" and not flatten:
                raw = texts[page]
            hashes = known.get(f"{kind}/{corpus}", {})
            yield Task(kind, corpus, page, raw, hashes.get(page), flatten)


def _clean(task: Task) -> Result:
    """Clean one page, in a process of the pool."""
    raw, text = task.raw, None
    if task.flatten:
        raw = text = flattened(str(raw))
    try:
        article = cleaner.clean(raw)
    # Whatever a change may raise is an answer, too.
    except Exception as error:
        found: Answer = {"error": f"{type(error).__name__}: {error}"}
    else:
        found = answer(article)
    mark = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]
    told = None if mark == task.known else found
    return Result(task.kind, task.corpus, task.page, mark, task.known, told, text)


def flattened(page: str) -> str:
    # Only here: with all texts at hand, training need not fit the cleaner that is being changed.
    from training.flatten import by_get_text

    return by_get_text(page)


def _by_source(results: Iterable[Result]) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        found[result.source].append(result)
    return found


def _without_reasons(found: Answer) -> Answer:
    """An answer without what removed its blocks, and why."""
    removed = [[text, "", ""] for text, _, _ in found.get("removed", ())]
    return {**found, "removed": removed}


def _changed_fields(was: Answer, now: Answer) -> list[str]:
    return [field for field in {**was, **now} if was.get(field) != now.get(field)]


def _difference(was: Answer, now: Answer) -> Iterator[str]:
    """What changed in an answer, field by field, as lines of unified diffs."""
    changed = _changed_fields(was, now)
    for field in changed:
        # The body is its blocks, joined: it says more only where they are joined otherwise.
        if field == "body" and "blocks" in changed:
            continue
        yield f"{field}:"
        lines = (_lines(field, was.get(field)), _lines(field, now.get(field)))
        for line in islice(difflib.unified_diff(*lines, n=1, lineterm=""), 2, None):
            yield "  " + (line[:_LONGEST_AROUND] if line.startswith(" ") else line)


def _lines(field: str, value: Any) -> list[str]:  # noqa: ANN401 - what JSON holds
    if value is None:
        return []
    if field == "blocks":
        return [f"[{role}] {text}" for role, text in value]
    if field == "removed":
        return [f"[{by or 'no filter'}: {reason}] {text}" for text, by, reason in value]
    return [str(line) for line in value] if isinstance(value, list) else str(value).split("\n")


def _print_names(what: str, names: Sequence[str]) -> None:
    if names:
        shown = ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
        print(f"\n{len(names)} {what}: {shown}")


def _texts_path(choice: Choice, corpus: str) -> Path:
    return choice.texts / f"{corpus}.jsonl.gz"


def _read_hashes(folder: Path) -> Hashes:
    path = folder / "hashes.json"
    if not path.exists():
        return {}
    hashes: Hashes = json.loads(path.read_bytes())
    return hashes


def _read_rows(path: Path, field: str) -> dict[str, Any]:
    """One field of a file's rows, by page; none if there is no such file."""
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {row["id"]: row[field] for row in rows}


def _write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    _write_whole(path, gzip.compress(lines.encode(), compresslevel=6, mtime=0))


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that others, who may be reading it, see all of it or what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)


if __name__ == "__main__":
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    sys.exit(main())
