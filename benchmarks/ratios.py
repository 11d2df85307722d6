"""Each page's time as a multiple of its own parse: `python -m benchmarks.ratios ../shared/corpora`.

Prints the median, the 90th and the 99th percentile for each corpus and for all of them, of
processor time, the best of four for page and parse alike. Takes every fifth page. With
`--trafilatura`, that is timed beside it on the same pages.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from lxml import html

import cleaner
from training.corpora import add_corpora, corpus_name, corpus_paths, read_pages

_CORPORA: Final = ("andy", "fundus", "ir17", "wcxb", "mercury", "daniel")
_TIMES: Final = 4

Extractor = Callable[[str], object]


def main() -> None:
    """Time the pages, and print the percentiles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_corpora(parser)
    parser.add_argument("--every", type=int, default=5, help="take every Nth page")
    parser.add_argument("--trafilatura", action="store_true", help="time it, too")
    options = parser.parse_args()
    extractors: dict[str, Extractor] = {"cleaner": cleaner.clean}
    if options.trafilatura:
        extractors["trafilatura"] = _trafilatura
    for extract in extractors.values():
        extract("<p>warm up</p><p>the scorer</p>")
    ratios: defaultdict[str, list[float]] = defaultdict(list)
    for path in corpus_paths(options.corpora, _CORPORA):
        pages = [page["html"] for page in read_pages(path)]
        found = [_ratios(page, extractors) for page in pages[:: options.every]]
        for name in extractors:
            of_corpus = [ratio[name] for ratio in found]
            _report(corpus_name(path), name, of_corpus)
            ratios[name] += of_corpus
    for name, of_all in ratios.items():
        _report("all", name, of_all)


def _trafilatura(page: str) -> object:
    import trafilatura

    return trafilatura.extract(page, include_comments=False, favor_precision=True)


def _ratios(page: str, extractors: Mapping[str, Extractor]) -> dict[str, float]:
    source = page.encode("utf-8", "replace")
    plain = html.HTMLParser(encoding="utf-8")
    best: defaultdict[str, float] = defaultdict(lambda: float("inf"))
    # In turn: four parses in a row find all they need in the processor's caches.
    for _ in range(_TIMES):
        best[""] = min(best[""], _spent(lambda: html.document_fromstring(source, parser=plain)))
        for name, extract in extractors.items():
            best[name] = min(best[name], _spent(partial(extract, page)))
    return {name: best[name] / best[""] for name in extractors}


def _spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _report(corpus: str, name: str, ratios: list[float]) -> None:
    hundredths = statistics.quantiles(ratios, n=100, method="inclusive")
    middle, most, nearly_all = hundredths[49], hundredths[89], hundredths[98]
    shown = f"{middle:6.2f} {most:6.2f} {nearly_all:6.2f} x lxml"
    print(f"{corpus:8s}{name:12s}{len(ratios):5d} pages  {shown}")


if __name__ == "__main__":
    main()
