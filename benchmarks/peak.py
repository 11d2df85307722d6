"""Peak memory of pages as they came: `python -m benchmarks.peak ../shared/corpora`.

Of each corpus the page of middle size, the one of which nine in ten are smaller, and the two
largest are cleaned, each in a process of its own. Its peak memory is that of the whole process:
interpreter, libraries, page and article, and is shown as a share of 8 times the page and 60 MB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.scaling import peak_memory

_CORPORA: Final = ("andy", "fundus", "wcxb", "mercury", "daniel")
_FACTOR: Final = 8
_BASE: Final = 60_000_000


def main(arguments: Sequence[str]) -> None:
    """Clean the pages, and print what they take."""
    # Not in the processes that are measured.
    from training.corpora import add_corpora, corpus_name, corpus_paths, read_pages

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_corpora(parser)
    options = parser.parse_args(arguments)
    for path in corpus_paths(options.corpora, _CORPORA):
        pages = sorted(
            (page["html"].encode("utf-8", "replace") for page in read_pages(path)), key=len
        )
        count = len(pages)
        for at in sorted({count // 2, count * 9 // 10, count - 2, count - 1}):
            size, peak = len(pages[at]), _peak(pages[at])
            share = peak / (_FACTOR * size + _BASE)
            shown = f"{size / 1e6:6.2f} MB  peak {peak / 1e6:6.1f} MB"
            print(f"{corpus_name(path):8s}{shown}  {share:4.0%} of {_FACTOR} x page + 60 MB")


def _peak(page: bytes) -> int:
    """The peak memory, in bytes, of a process that cleans a page."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_bytes(page)
        command = [sys.executable, "-m", "benchmarks.peak", "--page", str(file)]
        return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _peak_here(file: Path) -> int:
    import cleaner

    str(cleaner.clean(file.read_bytes(), max_blocks=None))
    return peak_memory()


if __name__ == "__main__":
    _, *rest = sys.argv
    if rest[:1] == ["--page"]:
        print(_peak_here(Path(rest[1])))
    else:
        main(rest)
