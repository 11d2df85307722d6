"""Memory of one process that cleans page after page.

    python -m benchmarks.endurance                  # 10,000 pages
    python -m benchmarks.endurance --pages 50000

The pages are the golden ones, in turn, each with a number in its text, so that no two are equal.
Prints the process's resident memory as it goes; the exit code is 1 if it grows by more than
`--most` megabytes after the first tenth, in which caches fill.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import cleaner
from cleaner.read import decode
from cleaner.tools.golden import cases

GOLDEN = Path(__file__).parent.parent / "fixtures" / "pages"
MOST_GROWTH = 4.0


def pages() -> Iterator[str]:
    """Golden pages for ever, no two the same."""
    golden = [decode(case.input_path.read_bytes()) for case in cases(GOLDEN)]
    for number, page in enumerate(cycle(golden)):
        yield page.replace(". ", f" ({number}). ", 3)


def resident() -> float:
    """The memory that this process holds, in MB (Linux)."""
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return held * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Clean the pages and print the memory; return 1 if it grows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--most", type=float, default=MOST_GROWTH, help="MB of growth allowed")
    given = parser.parse_args()
    step = max(given.pages // 10, 1)
    held = []
    for number, page in enumerate(islice(pages(), given.pages), 1):
        cleaner.clean(page).to_json()
        if number % step == 0:
            gc.collect()
            held.append(resident())
            print(f"{number:>8,} pages: {held[-1]:.1f} MB", flush=True)
    grown = held[-1] - held[0]
    print(f"grown by {grown:.1f} MB since page {step:,}")
    return 1 if grown > given.most else 0


if __name__ == "__main__":
    sys.exit(main())
