"""What cleaning costs as pages grow, for every shape of page: time and peak memory per byte.

    python -m benchmarks.scaling                       # 0.5, 1 and 4 MB of each shape
    python -m benchmarks.scaling --sizes 1 2 4 --only "nested divs" "text: short lines"

Every page is cleaned in a process of its own, with one thread, whose peak memory is that of the
whole process: interpreter, libraries, page and article. Growth is the exponent of time over
the last step: 1 is linear, 2 is quadratic. The exit code is 1 if a shape grows faster than `--most`
allows, or takes more memory than 12 times the page and 60 MB (unless `--gate time`).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.shapes import SHAPES

MEMORY_FACTOR = 12
MEMORY_BASE = 60_000_000
# Growth is measured on a machine that does other things, too; a quadratic shape shows 2.
MOST_GROWTH = 1.35


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes of a page, processor seconds, and the process's peak memory in bytes."""

    size: int
    seconds: float
    peak: int

    @property
    def allowed(self) -> int:
        """Peak memory that is promised for the page."""
        return MEMORY_FACTOR * self.size + MEMORY_BASE


def measure(shape: str, size: int) -> Cost:
    """The cost of a page of a shape, cleaned by itself in a fresh process."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.scaling",
        "--one",
        shape,
        "--sizes",
        str(size / 1e6),
    ]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return Cost(**json.loads(done.stdout))


def cost_here(shape: str, size: int) -> Cost:
    """The cost of a page of a shape in this process, which has done nothing else."""
    import cleaner

    cleaner.clean("<html><body><p>A first page loads the weights.</p></body></html>")
    page = SHAPES[shape](size)
    started = time.process_time()
    str(cleaner.clean(page))
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Cost(len(page if isinstance(page, bytes) else page.encode()), spent, peak)


def growth(small: Cost, large: Cost) -> float:
    """The exponent of time over size."""
    return math.log(large.seconds / small.seconds) / math.log(large.size / small.size)


def main() -> int:
    """Print a line a shape; return 1 if one breaks the promise."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=float, nargs="+", default=[0.5, 1, 4], help="in MB")
    parser.add_argument("--only", nargs="+", choices=SHAPES, default=list(SHAPES), metavar="SHAPE")
    parser.add_argument("--most", type=float, default=MOST_GROWTH, help="largest exponent")
    parser.add_argument("--gate", choices=("time", "both"), default="both", help="what may fail")
    parser.add_argument("--one", choices=SHAPES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    sizes = [int(megabytes * 1_000_000) for megabytes in given.sizes]
    if given.one:
        cost = cost_here(given.one, sizes[0])
        print(json.dumps({"size": cost.size, "seconds": cost.seconds, "peak": cost.peak}))
        return 0
    broken = 0
    print("| shape | " + " | ".join(f"{m:g} MB: µs/byte" for m in given.sizes)
          + " | growth | peak MB | of promised |")  # fmt: skip
    print("|---|" + "---|" * (len(sizes) + 3))
    for shape in given.only:
        costs = [measure(shape, size) for size in sizes]
        exponent = growth(costs[-2], costs[-1]) if len(costs) > 1 else 1.0
        share = max(cost.peak / cost.allowed for cost in costs)
        fails = exponent > given.most or (share > 1 and given.gate == "both")
        broken += fails
        rates = " | ".join(f"{cost.seconds / cost.size * 1e6:.2f}" for cost in costs)
        peak = max(cost.peak for cost in costs) / 1e6
        mark = " **broken**" if fails else ""
        print(
            f"| {shape}{mark} | {rates} | {exponent:.2f} | {peak:.0f} | {share:.0%} |", flush=True
        )
    return 1 if broken else 0


if __name__ == "__main__":
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    sys.exit(main())
