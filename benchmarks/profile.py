"""Where a page's time goes: `python -m benchmarks.profile ../shared/corpora/andy.jsonl.xz`.

Prints the median time of each step in milliseconds of processor time, and as a multiple of the bare
lxml parse of the same pages. With `--as gettext` (or another way of flattening) it is handed the
flattened text, and prints the time that a text of 300 lines takes: it takes texts of 200 to 450
lines, and brings their times to 300. In shorter ones what any page costs would count many times.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from lxml import html

import cleaner
from cleaner.article import assemble
from cleaner.filters import BEFORE_SCORER, FILTERS
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.model.columns.evidence import gather
from cleaner.model.scorer import score
from cleaner.model.weights import shipped_weights
from cleaner.page import Document
from cleaner.pipeline import run
from cleaner.read.hints import read_hints
from cleaner.read.html import parse, read_html
from cleaner.read.text import read_text
from cleaner.read.walk import walk
from training.corpora import TOY, read_pages
from training.flatten import WAYS

Timed = Callable[[str, Callable[[], Any]], Any]
_LINES: Final = 300
_ABOUT_SO_MANY: Final = range(200, 451)
_AFTER = FILTERS[FILTERS.index(drop_boilerplate) + 1 :]


def _time_page(text: str, timed: Timed) -> None:
    source = text.encode("utf-8", "replace")
    plain = html.HTMLParser(encoding="utf-8")
    timed("bare lxml parse", lambda: html.document_fromstring(source, parser=plain))
    root = timed("parse", lambda: parse(text))
    if root is None:
        return
    timed("hints", lambda: read_hints(root, None))
    body = root.find("body")
    timed("blocks", lambda: walk(root if body is None else body))
    _time_document(text, read_html(text), timed)


def _time_lines(text: str, timed: Timed) -> None:
    _time_document(text, timed("blocks", lambda: read_text(text)), timed)


def _time_document(text: str, document: Document, timed: Timed) -> None:
    weights = shipped_weights()
    named, trace = timed("filters by name", lambda: run(document, BEFORE_SCORER))
    if not named.blocks:
        return
    timed("features, first part", lambda: gather(named))
    timed("scorer, features and all", lambda: score(named, weights))
    scored = drop_boilerplate(named)
    done, more = timed("filters after the scorer", lambda: run(scored, _AFTER))
    timed("article", lambda: assemble(done, (*trace, *more)))
    timed("clean(), all of it", lambda: cleaner.clean(text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=TOY, help="by default the toy one")
    parser.add_argument("--every", type=int, default=4, help="take every Nth page")
    parser.add_argument("--as", dest="way", choices=WAYS, help="hand over flattened text")
    options = parser.parse_args()
    if not options.corpus.is_file():
        raise SystemExit(f"There is no corpus {options.corpus}; by default the toy one is taken.")
    spent: dict[str, list[float]] = defaultdict(list)
    share = 1.0

    def timed(name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the work gives
        started = time.process_time()
        result = work()
        spent[name].append((time.process_time() - started) * share)
        return result

    cleaner.clean("<p>warm up</p><p>the scorer</p>")
    for at, page in enumerate(read_pages(options.corpus)):
        if at % options.every:
            continue
        if options.way is None:
            _time_page(page["html"], timed)
        else:
            text = WAYS[options.way](page["html"])
            lines = sum(map(bool, map(str.strip, text.split("\n"))))
            if lines in _ABOUT_SO_MANY:
                share = _LINES / lines
                _time_lines(text, timed)
    if not spent:
        print(f"No text has {_ABOUT_SO_MANY.start} to {_ABOUT_SO_MANY.stop - 1} lines.")
    parse = spent.get("bare lxml parse")
    for name, times in spent.items():
        middle = statistics.median(times)
        beside = f"{middle / statistics.median(parse):8.2f} x lxml" if parse else " for 300 lines"
        print(f"{name:26s}{middle * 1e3:8.2f} ms{beside}")


if __name__ == "__main__":
    main()
