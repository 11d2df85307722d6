"""What cleaning costs as pages grow, for every shape of page: time and peak memory per byte.

    python -m benchmarks.scaling                       # 0.5, 1 and 4 MB of each shape
    python -m benchmarks.scaling --sizes 1 2 4 --only "nested divs" "text: short lines"

Every page is cleaned, and its article asked for all that it can tell, in a process of its own with
one thread. Its peak memory is that of the whole process: interpreter, libraries, page and article.
Two things are measured:

- Time, without a limit of blocks. Growth is the exponent of time over the last step: 1 is linear,
  2 is quadratic.
- Peak memory, with the limits that `clean` has by default: at every size, and where a page is
  refused ("-" for its size), also for the largest page of the shape that is taken.

The exit code is 1 if a shape grows faster than `--most` allows, or takes more memory than 12 times
the page and 60 MB, or 24 times and 60 MB with the article in every format (unless `--gate time`).
The detector of languages, where it is installed, takes 110 MB more.
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
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.shapes import SHAPES

MEMORY_FACTOR = 12
# JSON holds the body twice, and Python may spend four bytes on each character.
WRITTEN_FACTOR = 24
MEMORY_BASE = 60_000_000
#: What the detector of the extra `language` takes, once a process, when it is first asked.
DETECTOR_BASE = 110_000_000 if find_spec("py3langid") else 0
# Growth is measured on a machine that does other things, too; a quadratic shape shows 2.
MOST_GROWTH = 1.35


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs.

    Attributes:
        size: the bytes of the page.
        seconds: of processor time, with all that the article was asked.
        peak: the process's peak memory, for the article and its text.
        written: the same with the article written in every other format.
        refused: whether the page was.
    """

    size: int
    seconds: float
    peak: int
    written: int
    refused: bool = False

    @property
    def share(self) -> float:
        """How much of the memory that is promised for the page it took."""
        return max(
            self.peak / (MEMORY_FACTOR * self.size + MEMORY_BASE),
            self.written / (WRITTEN_FACTOR * self.size + MEMORY_BASE + DETECTOR_BASE),
        )


def measure(shape: str, size: int, *, limited: bool) -> Cost:
    """The cost of a page of a shape, cleaned by itself in a fresh process."""
    return Cost(**_asked("--cost", shape, size, *(["--limited"] if limited else [])))


def largest(shape: str, size: int) -> int:
    """The size of the largest page of a shape that is taken, up to a size that is not."""
    return int(_asked("--largest", shape, size)["size"])


def _asked(question: str, shape: str, size: int, *flags: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scaling", question, shape, *flags]
    command += ["--sizes", str(size / 1e6)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def cost_here(shape: str, size: int, *, limited: bool) -> Cost:
    """The cost of a page of a shape in this process, which has done nothing else."""
    import cleaner
    from cleaner import Article

    cleaner.clean("<html><body><p>A first page loads the weights.</p></body></html>")
    page = SHAPES[shape](size)
    started = time.process_time()
    refused = False
    peak = 0
    try:
        article = cleaner.clean(page, max_blocks=cleaner.MAX_BLOCKS if limited else None)
        str(article)
        peak = peak_memory()
        for write in (Article.to_json, Article.to_markdown, Article.to_html):
            write(article)
    except cleaner.InputError:
        refused = True
    spent = time.process_time() - started
    written = len(page if isinstance(page, bytes) else page.encode())
    most = peak_memory()
    return Cost(written, spent, peak or most, most, refused)


def largest_here(shape: str, most: int) -> int:
    """The size asked of a shape that is taken, by halving; `most` is refused."""
    import cleaner
    from cleaner.read import read

    least = 0
    while most - least > max(100, least // 200):
        middle = (least + most) // 2
        try:
            read(SHAPES[shape](middle), max_blocks=cleaner.MAX_BLOCKS)
            least = middle
        except cleaner.InputError:
            most = middle
    return least


def peak_memory() -> int:
    """The most memory that this process has held, in bytes."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        # Elsewhere than on Linux; it counts the parent's memory where that is larger.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


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
    parser.add_argument("--cost", choices=SHAPES, help=argparse.SUPPRESS)
    parser.add_argument("--largest", choices=SHAPES, help=argparse.SUPPRESS)
    parser.add_argument("--limited", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    sizes = [int(megabytes * 1_000_000) for megabytes in given.sizes]
    if given.cost:
        print(json.dumps(asdict(cost_here(given.cost, sizes[0], limited=given.limited))))
        return 0
    if given.largest:
        print(json.dumps({"size": largest_here(given.largest, sizes[0])}))
        return 0
    rates = " | ".join(f"{megabytes:g} MB: µs/byte" for megabytes in given.sizes)
    peaks = " | ".join(f"{megabytes:g} MB: peak MB" for megabytes in given.sizes)
    print(f"| shape | {rates} | growth | {peaks} | largest taken, MB | peak MB | of promised |")
    print("|---|" + "---|" * (2 * len(sizes) + 4))
    broken = sum(_row(shape, sizes, given.most, given.gate) for shape in given.only)
    return 1 if broken else 0


def _row(shape: str, sizes: list[int], most: float, gate: str) -> bool:
    """Print the line of a shape; return whether it breaks the promise."""
    costs = [measure(shape, size, limited=False) for size in sizes]
    limited = [measure(shape, size, limited=True) for size in sizes]
    exponent = growth(costs[-2], costs[-1]) if len(costs) > 1 else 1.0
    worst = None
    if limited[-1].refused:
        worst = measure(shape, largest(shape, sizes[-1]), limited=True)
    share = max(cost.share for cost in (*limited, *([worst] if worst else [])))
    fails = exponent > most or (share > 1 and gate == "both")
    columns = [
        f"{shape} **broken**" if fails else shape,
        *(f"{cost.seconds / cost.size * 1e6:.2f}" for cost in costs),
        f"{exponent:.2f}",
        *("-" if cost.refused else f"{cost.peak / 1e6:.0f}" for cost in limited),
        f"{worst.size / 1e6:.2f}" if worst else "",
        f"{worst.peak / 1e6:.0f}" if worst else "",
        f"{share:.0%}",
    ]
    print(f"| {' | '.join(columns)} |", flush=True)
    return fails


if __name__ == "__main__":
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    sys.exit(main())
