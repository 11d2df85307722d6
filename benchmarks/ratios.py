"""Each page's time as a multiple of its own parse: `python -m benchmarks.ratios ../shared/corpora`.

Prints the median, the 90th and the 99th percentile for each corpus and for all of them, of
processor time, the best of four for page and parse alike. Takes every fifth page.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Final

from lxml import html

import cleaner
from training.corpora import add_corpora, corpus_name, corpus_paths, read_pages

_CORPORA: Final = ("andy", "fundus", "daniel", "wcxb")
_TIMES: Final = 4


def main() -> None:
    """Time the pages, and print the percentiles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_corpora(parser)
    parser.add_argument("--every", type=int, default=5, help="take every Nth page")
    options = parser.parse_args()
    cleaner.clean("<p>warm up</p><p>the scorer</p>")
    ratios: list[float] = []
    for path in corpus_paths(options.corpora, _CORPORA):
        pages = [page["html"] for page in read_pages(path)]
        found = [_ratio(page) for page in pages[:: options.every]]
        _report(corpus_name(path), found)
        ratios += found
    _report("all", ratios)


def _ratio(page: str) -> float:
    source = page.encode("utf-8", "replace")
    plain = html.HTMLParser(encoding="utf-8")
    parses, cleans = [], []
    # In turn: four parses in a row find all they need in the processor's caches.
    for _ in range(_TIMES):
        parses.append(_spent(lambda: html.document_fromstring(source, parser=plain)))
        cleans.append(_spent(lambda: cleaner.clean(page)))
    return min(cleans) / min(parses)


def _spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _report(name: str, ratios: list[float]) -> None:
    hundredths = statistics.quantiles(ratios, n=100, method="inclusive")
    middle, most, nearly_all = hundredths[49], hundredths[89], hundredths[98]
    print(f"{name:8s}{len(ratios):5d} pages  {middle:6.2f} {most:6.2f} {nearly_all:6.2f} x lxml")


if __name__ == "__main__":
    main()
