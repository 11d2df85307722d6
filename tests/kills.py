"""Kill batch runs at random moments, fill their disk, and look whether a row is lost or twice.

    python -m tests.kills --count 200

Each trial cleans the same pages into one output, and is killed, or finds the disk full, again and
again: while it reads what an earlier run wrote, at any page, or while the Parquet file is made.
What is killed is the first process or a worker. Then one run goes on undisturbed, and its output
must be, row by row, that of a run that nothing stopped, with nothing left beside it. A worker that
is killed may take its page along: this page has a row with an error, and no other does.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGES = 60
ENDINGS = ("jsonl", "parquet", "csv")
SENTENCES = "The ferry left late. The harbour was calm, and nobody minded the wait for the tide. "
#: The command line, slowed down where it is to be killed, so that moments there are likely, and
#: with a limit to what a file may hold.
SLOW = """
import os, resource, sys, time
from cleaner.tools.batch import tables
from cleaner.tools.cli import main

def slowed(owner, name):
    plain = getattr(owner, name)
    def slow(*arguments):
        for one in plain(*arguments):
            time.sleep(0.02)
            yield one
    setattr(owner, name, slow)

if __name__ == "__main__":
    limit = int(os.environ["LARGEST_FILE"])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    tables.BATCH_ROWS = 5
    slowed(tables, "batches")
    slowed(tables.Parquet, "rows")
    slowed(tables.Csv, "rows")
    sys.exit(main(sys.argv[1:]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="kills and full disks altogether")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tried, found = attack(Path(folder), options.count, random.Random(options.seed))
    for name, times in sorted(tried.items()):
        print(f"{times:6,} {name}")
    print(f"{len(found):6,} findings")
    for finding in found:
        print(f"  {finding}")
    return 1 if found else 0


def attack(folder: Path, count: int, chance: random.Random) -> tuple[Counter[str], list[str]]:
    """What was tried, and what was found to be wrong."""
    write_pages(folder / "in")
    tried: Counter[str] = Counter()
    found: list[str] = []
    whole = {}
    for ending in ENDINGS:
        output = folder / f"whole.{ending}"
        assert start(folder, output).wait() == 0
        whole[ending] = read_rows(output)
    trial = 0
    while tried.total() < count:
        ending = ENDINGS[trial % 3]
        output = folder / f"trial-{trial}" / f"out.{ending}"
        output.parent.mkdir()
        lost_workers = 0
        for _ in range(min(chance.randint(1, 8), count - tried.total())):
            name, lost = disturb(folder, output, chance)
            if name:
                tried[f"{ending}: {name}"] += 1
            lost_workers += lost
        code = start(folder, output).wait()
        fault = "no output"
        if output.exists():
            fault = compare(read_rows(output), whole[ending], lost_workers)
        beside = sorted(path.name for path in output.parent.iterdir() if path != output)
        wanted = (0, 2) if lost_workers else (0,)
        if fault or beside or code not in wanted:
            found.append(f"trial {trial}: {fault}; left: {beside}; exit code {code}")
        trial += 1
    return tried, found


def write_pages(folder: Path) -> None:
    """Pages as files, and as lines of JSON."""
    folder.mkdir()
    texts = [f"Ferry {number} leaves late\n\n" + SENTENCES * 20 for number in range(PAGES)]
    for number, text in enumerate(texts[: PAGES // 2]):
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    lines = [json.dumps({"html": text}) for text in texts[PAGES // 2 :]]
    (folder / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")


def start(folder: Path, output: Path, limit: int = 0) -> subprocess.Popen[bytes]:
    script = folder / "slow.py"
    if not script.exists():
        script.write_text(SLOW, encoding="utf-8")
    command = [sys.executable, str(script), str(folder / "in"), "-o", str(output)]
    command += ["--resume", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LARGEST_FILE": str(limit)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def disturb(folder: Path, output: Path, chance: random.Random) -> tuple[str, bool]:
    """Begin or go on with a run and disturb it; return how, and whether a page may be lost.

    It says "" where the run was over before.
    """
    kind = chance.choice(("kill", "kill", "kill", "worker", "disk"))
    if kind == "disk":
        code = start(folder, output, chance.randint(1, 200_000)).wait(timeout=120)
        return "disk full" if code else "", False
    process = start(folder, output)
    moment = chance.choice(tuple(MOMENTS))
    patience = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < patience:
        if MOMENTS[moment](output) and (kind == "kill" or any(workers_of(process.pid))):
            break
        time.sleep(0.002)
    time.sleep(chance.random() ** 2 * 0.4)
    if process.poll() is not None:
        return "", False
    if kind == "worker":
        workers = list(workers_of(process.pid))
        if workers:
            kill(chance.choice(workers))
        process.wait(timeout=120)
        return f"worker killed {moment}" if workers else "", bool(workers)
    kill(process.pid)
    process.wait()
    return f"killed {moment}", False


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def lines_of(output: Path) -> Path:
    return output if output.suffix == ".jsonl" else output.with_name(output.name + ".part")


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "at the start": lambda output: True,
    "in between": lambda output: size_of(lines_of(output)) > 0,
    "late": lambda output: size_of(lines_of(output)) > 150_000,
    "at the close": lambda output: (
        output.with_name(output.name + ".new").exists()
        or (output.suffix == ".jsonl" and size_of(output) > 200_000)
    ),
}


def workers_of(parent: int) -> Iterator[int]:
    """The workers of a run: children of its fork server."""
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(process.name)] = int(fields[1])
    children = {child for child, above in parents.items() if above == parent}
    yield from (child for child, above in parents.items() if above in children)


def kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def read_rows(output: Path) -> list[dict[str, Any]]:
    if output.suffix == ".parquet":
        import pyarrow.parquet as pq

        return pq.read_table(output).to_pylist()
    if output.suffix == ".csv":
        with output.open(encoding="utf-8", newline="") as file:
            return [{**row, "error": row["error"] or None} for row in csv.DictReader(file)]
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def compare(rows: list[dict[str, Any]], whole: list[dict[str, Any]], lost_workers: int) -> str:
    """What is wrong with rows, "" if nothing is; as many pages may have failed as workers died."""
    names = [(row["source"], row["record"]) for row in rows]
    wanted = [(row["source"], row["record"]) for row in whole]
    if names != wanted:
        return f"{len(names)} rows, of {len(set(names))} pages, for {len(wanted)}, or out of order"
    failed = [row for row in rows if row["error"] is not None]
    if len(failed) > lost_workers or any("SIGKILL" not in row["error"] for row in failed):
        return f"{len(failed)} pages failed, and {lost_workers} workers were killed"
    other = [a for a, b in zip(rows, whole, strict=True) if a != b and a["error"] is None]
    return f"{len(other)} rows are others" if other else ""


if __name__ == "__main__":
    sys.exit(main())
