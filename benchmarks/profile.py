"""Where a page's time goes: `python -m benchmarks.profile ../shared/corpora/andy.jsonl.xz`.

Prints the median time of each step in milliseconds of processor time, and as a multiple of the bare
lxml parse of the same pages.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import html

import cleaner
from cleaner.article import assemble
from cleaner.filters import BEFORE_SCORER, FILTERS
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.model.features import gather
from cleaner.model.scorer import score
from cleaner.model.weights import shipped_weights
from cleaner.pipeline import run
from cleaner.readers.hints import read_hints
from cleaner.readers.html import parse, read_html, walk
from training.corpora import read_pages

Timed = Callable[[str, Callable[[], Any]], Any]
_AFTER = FILTERS[FILTERS.index(drop_boilerplate) + 1 :]


def _time_page(text: str, timed: Timed) -> None:
    weights = shipped_weights()
    source = text.encode("utf-8", "replace")
    plain = html.HTMLParser(encoding="utf-8")
    timed("bare lxml parse", lambda: html.document_fromstring(source, parser=plain))
    root = timed("parse", lambda: parse(text))
    if root is None:
        return
    timed("hints", lambda: read_hints(root, None))
    body = root.find("body")
    timed("blocks", lambda: walk(root if body is None else body))
    document = read_html(text)
    named, trace = timed("filters by name", lambda: run(document, BEFORE_SCORER))
    if not named.blocks:
        return
    timed("features, first part", lambda: gather(named))
    timed("scorer, features and all", lambda: score(named, weights))
    scored = drop_boilerplate(named)
    done, more = timed("filters after the scorer", lambda: run(scored, _AFTER))
    timed("article", lambda: assemble(document, done, (*trace, *more)))
    timed("clean(), all of it", lambda: cleaner.clean(text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=4, help="take every so many pages")
    options = parser.parse_args()
    spent: dict[str, list[float]] = defaultdict(list)

    def timed(name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the work gives
        started = time.process_time()
        result = work()
        spent[name].append(time.process_time() - started)
        return result

    cleaner.clean("<p>warm up</p><p>the scorer</p>")
    for at, page in enumerate(read_pages(options.corpus)):
        if at % options.every == 0:
            _time_page(page["html"], timed)
    base = statistics.median(spent["bare lxml parse"])
    for name, times in spent.items():
        middle = statistics.median(times)
        print(f"{name:26s}{middle * 1e3:8.2f} ms{middle / base:8.2f} x lxml")


if __name__ == "__main__":
    main()
