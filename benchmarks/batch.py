"""How fast batch runs are, on one core and on two, and how much memory they take.

    python -m benchmarks.batch --corpora ../shared/corpora            # throughput
    python -m benchmarks.batch --corpora ../shared/corpora --script   # that of the datatrove script
    python -m benchmarks.batch --memory 50000                         # memory over 50 000 pages
    python -m benchmarks.batch --warc crawl.warc.gz                   # FastWARC against warcio

Throughput is that of the whole command, `python -m cleaner crawl/ -o out.jsonl`, from its start to
its end, bound to one core with one worker, and to two cores with two. With `--script` the command
is `python examples/warc_to_parquet.py crawl/ articles/ --tasks 2`. The runs take turns,
so that a busy machine slows both alike. Pages per core-second are pages by processor time, of all
processes together; other load on the machine hardly changes them. The pages are those of labelled
corpora, or, without, the fixtures, which are smaller than pages of the web.

Memory is the resident memory of all processes of a run, shared pages counted once (PSS), at every
tenth of it. The pages are the fixtures, each copy with a number in its text.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

FIXTURES = Path("fixtures/pages")
MODULE = ("-m", "cleaner")
SCRIPT = "examples/warc_to_parquet.py"
CORPORA = ("andy", "fundus", "daniel")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, help="folder of labelled corpora (*.jsonl.xz)")
    parser.add_argument("--pages", type=int, default=600, help="how many pages a run has")
    parser.add_argument("--rounds", type=int, default=3, help="how many runs of each kind")
    parser.add_argument("--memory", type=int, metavar="PAGES", help="measure memory instead")
    parser.add_argument("--warc", type=Path, metavar="FILE", help="measure readers instead")
    parser.add_argument("--script", action="store_true", help="measure the datatrove script")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.warc:
            readers(options.warc)
        elif options.memory:
            memory(Path(folder), options.memory)
        else:
            throughput(Path(folder), options)


def throughput(folder: Path, options: argparse.Namespace) -> None:
    """Print pages per second on one core and on two, and pages per core-second."""
    pages = list(
        islice(corpus(options.corpora) if options.corpora else cycle(fixtures()), options.pages)
    )
    crawl = folder / "crawl"
    crawl.mkdir()
    for part in (0, 1):
        write(crawl / f"{part}.warc.gz", pages[part::2])
    size = sum(map(len, pages)) / len(pages)
    print(f"{len(pages)} pages of {size / 1000:,.0f} kB on average; load {os.getloadavg()[0]:.1f}")
    cores = sorted(os.sched_getaffinity(0))
    rates: dict[int, list[float]] = {1: [], 2: []}
    others: list[float] = []
    work: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(options.rounds):
        for jobs, found in rates.items():
            work_folder = folder / f"{jobs}-{len(found)}"
            work_folder.mkdir()
            command = [sys.executable, *MODULE, str(crawl), "-o", str(work_folder / "out.jsonl")]
            command += ["--jobs", str(jobs)]
            if options.script:
                command = [sys.executable, SCRIPT, str(crawl), str(work_folder / "articles")]
                command += ["--tasks", "2", "--workers", str(jobs)]
            before = busy_seconds()
            seconds, spent = timed(command, set(cores[:jobs]))
            others.append((busy_seconds() - before - spent) / seconds)
            found.append(len(pages) / seconds)
            work[jobs].append(len(pages) / spent)
    for jobs, found in rates.items():
        print(
            f"{jobs} core{'s' * (jobs > 1)}: best {max(found):.1f} pages/s of {shown(found)}; "
            f"pages per core-second: best {max(work[jobs]):.1f} of {shown(work[jobs])}"
        )
    print(f"two cores against one: {max(rates[2]) / max(rates[1]):.2f} times")
    print(f"what else ran took {shown(others)} cores; rates count only where that is near 0")


def timed(command: list[str], cores: set[int]) -> tuple[float, float]:
    """Seconds that a run takes, and seconds of processor time in all of its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = start(command, cores)
    # The workers are children of the fork server: their time is known while they live.
    spent = 0.0
    while process.poll() is None:
        spent = max(spent, group_seconds(process.pid))
        time.sleep(0.05)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    waited = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, max(spent, waited)


def start(command: list[str], cores: set[int]) -> subprocess.Popen[bytes]:
    """Begin a run of its own process group, on these cores."""
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, process_group=0)
    # The workers are not there yet, and will be bound as the first process is.
    os.sched_setaffinity(process.pid, cores)
    return process


def group(leader: int) -> Iterator[Path]:
    """The processes of a group, as folders of /proc."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if int(stat(process)[2]) == leader:
                yield process


def stat(process: Path) -> list[str]:
    """The fields of a process after its name."""
    return (process / "stat").read_text().rpartition(")")[2].split()


def group_seconds(leader: int) -> float:
    """Processor time of a group's processes, and of those of their children that have ended."""
    ticks = 0
    for process in group(leader):
        with contextlib.suppress(OSError):
            ticks += sum(map(int, stat(process)[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(folder: Path, pages: int) -> None:
    """Print the memory of a run at every tenth of it."""
    archive = folder / "crawl.warc.gz"
    numbered = (
        page.replace(b"</p>", b" (%d)</p>" % number)
        for number, page in enumerate(cycle(fixtures()))
    )
    write(archive, islice(numbered, pages))
    cores = sorted(os.sched_getaffinity(0))[:2]
    output = folder / "out.jsonl"
    command = [sys.executable, *MODULE, str(archive), "-o", str(output), "--jobs", str(len(cores))]
    process = start(command, set(cores))
    started = time.perf_counter()
    print(f"{pages} pages, {len(cores)} workers; memory in MB of all processes together")
    done = tenth = 0
    with contextlib.ExitStack() as stack:
        rows = None
        while process.poll() is None:
            if rows is None and output.exists():
                rows = stack.enter_context(output.open("rb"))
            if rows is not None:
                while chunk := rows.read(1 << 20):
                    done += chunk.count(b"\n")
            if done * 10 // pages > tenth:
                tenth = done * 10 // pages
                rate = done / (time.perf_counter() - started)
                print(
                    f"{done:>8,} pages: {group_memory(process.pid):6.0f} MB; {rate:.0f} pages/s",
                    flush=True,
                )
            time.sleep(0.2)
    print(f"exit code {process.returncode}")


def busy_seconds() -> float:
    """Processor time that everything on this machine has taken."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    return (sum(fields[:3]) + sum(fields[5:7])) / os.sysconf("SC_CLK_TCK")


def group_memory(leader: int) -> float:
    """Resident memory of a group's processes in MB, what they share counted once."""
    kilobytes = 0
    for process in group(leader):
        with contextlib.suppress(OSError):
            for line in (process / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
    return kilobytes / 1000


def readers(archive: Path) -> None:
    """Print how long FastWARC and warcio take for the responses of an archive."""
    for _ in range(3):
        for name, read in (("fastwarc", with_fastwarc), ("warcio", with_warcio)):
            started = time.process_time()
            pages = size = 0
            for body in read(archive):
                pages += 1
                size += len(body)
            seconds = time.process_time() - started
            print(
                f"{name:9s}{pages} pages, {size / 1e6:.0f} MB: {seconds / pages * 1e3:.2f} ms each"
            )


def with_fastwarc(archive: Path) -> Iterator[bytes]:
    from fastwarc.warc import ArchiveIterator, conversion, response

    with archive.open("rb") as file:
        for record in ArchiveIterator(file, record_types=response | conversion):
            yield record.reader.read()


def with_warcio(archive: Path) -> Iterator[bytes]:
    from warcio.archiveiterator import ArchiveIterator

    with archive.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type in {"response", "conversion"}:
                yield record.content_stream().read()


def fixtures() -> list[bytes]:
    """The HTML pages of the fixtures."""
    return [path.read_bytes() for path in sorted(FIXTURES.glob("*/input.html"))]


def corpus(folder: Path) -> Iterator[bytes]:
    """Pages of the corpora, one of each in turn."""
    streams = [pages_of(folder / f"{name}.jsonl.xz") for name in CORPORA]
    while streams:
        for stream in list(streams):
            page = next(stream, None)
            if page is None:
                streams.remove(stream)
            else:
                yield page


def pages_of(path: Path) -> Iterator[bytes]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["html"].encode()


def write(archive: Path, pages: Iterable[bytes]) -> None:
    """Write pages as a WARC file, a gzip member a record, as crawlers do."""
    with archive.open("wb") as file:
        for number, page in enumerate(pages):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
                f"WARC-Target-URI: https://example.com/{number}\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 5))


def shown(rates: list[float]) -> str:
    return ", ".join(f"{rate:.2f}" for rate in rates)


if __name__ == "__main__":
    main()
