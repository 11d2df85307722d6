"""The bar counts pages, and the share that is done never falls."""

import gzip
import io
import json
import random
from pathlib import Path

import pytest

from cleaner.tools.batch.progress import Progress
from cleaner.tools.batch.sources import Sources
from tests.batches import write_marked
from tests.pages import html


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shares(sources: Sources, monkeypatch: pytest.MonkeyPatch, skipped: int = 0) -> list:
    """What the bar shows after each page: how many are done, of how many."""
    monkeypatch.setattr("sys.stderr", Terminal())
    seen = []
    with Progress(sources) as progress:
        for number, _ in enumerate(sources.pages()):
            if number < skipped:
                progress.skip()
            else:
                progress.step()
                seen.append((progress.bar.n, progress.bar.total))
    return seen


def test_pages_of_a_folder_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_marked(tmp_path / "in", *"ABCDEFGHIJ")
    (tmp_path / "in" / "000.html").write_text(html("A") * 50, encoding="utf-8")
    seen = shares(Sources([str(tmp_path / "in")], "*"), monkeypatch, skipped=3)
    assert seen == [(number, 10) for number in range(4, 11)]


@pytest.mark.parametrize("seed", range(5))
def test_the_share_never_falls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    chance = random.Random(seed)
    for name in ("a.jsonl", "b.jsonl.gz", "c.html", "d.jsonl"):
        sizes = [chance.choice([10, 3_000, 90_000]) for _ in range(chance.randint(1, 60))]
        lines = "".join(json.dumps({"html": "x" * size}) + "\n" for size in sizes).encode()
        (tmp_path / name).write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)
    seen = shares(Sources([str(tmp_path)], "*"), monkeypatch)
    done = [n / total if total else 0.0 for n, total in seen]
    assert done == sorted(done)
    assert seen[-1][0] == seen[-1][1]
