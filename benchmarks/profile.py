"""Where a page's time goes: `python -m benchmarks.profile ../shared/corpora/andy.jsonl.xz`.

Prints the median time of each step of `clean()` in milliseconds of processor time, and as a
multiple of the bare lxml parse of the same pages. The steps are timed within one call of `clean()`
each, without the steps inside them, so that they sum up to it. With `--filters` each filter is a
step of its own, in microseconds.

With `--as gettext` (or another way of flattening) it is handed the flattened text, and prints the
time that a text of 300 lines takes: it takes texts of 200 to 450 lines, and brings their times to
300. In shorter ones what any page costs would count many times.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from pkgutil import resolve_name
from typing import Final, ParamSpec, TypeVar
from unittest.mock import patch

from lxml import html

import cleaner
from cleaner.filters import BEFORE_SCORER, FILTERS
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.pipeline import Filter
from training.corpora import TOY, read_pages
from training.flatten import WAYS

_LINES: Final = 300
_ABOUT_SO_MANY: Final = range(200, 451)
_BARE: Final = "bare lxml parse"
_WHOLE: Final = "clean(), all of it"
#: The functions that are timed, by the names under which they are called, and what they do.
_STEPS: Final = {
    "cleaner.read.is_html": "telling HTML from text",
    "cleaner.read.read_text": "reading text",
    "cleaner.read.html.parse": "parse",
    "cleaner.read.html.read_hints": "hints",
    "cleaner.read.html.whole_body": "putting the tree right",
    "cleaner.read.html.hiding_classes": "style sheets",
    "cleaner.read.html.walk": "walk",
    "cleaner.read.columns.Columns.page": "page, and keys of its lines",
    # With the tree, which is freed at its end.
    "cleaner.cleaning.read": "reading, the rest",
    "cleaner.model.scorer.gather": "features, first part",
    "cleaner.filters._scored.score": "scorer, the rest",
    "cleaner.cleaning.run": "pipeline",
    "cleaner.cleaning.assemble": "article",
}
# The scorer is loaded with the first page, and its module must be there to be timed.
_FIRST_PAGE: Final = "<p>warm up</p><p>the scorer</p>"

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


class Stopwatch:
    """Takes the time of steps, each without the steps inside it."""

    def __init__(self) -> None:
        #: The seconds of processor time by step.
        self.spent: Counter[str] = Counter()
        self._inside = [0.0]

    def timed(self, step: str, work: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
        """A function that does the same, and whose time counts for a step."""

        @wraps(work)
        def timed(*args: _Given.args, **kwargs: _Given.kwargs) -> _Found:
            self._inside.append(0.0)
            started = time.process_time()
            try:
                return work(*args, **kwargs)
            finally:
                whole = time.process_time() - started
                self.spent[step] += whole - self._inside.pop()
                self._inside[-1] += whole

        return timed

    @contextmanager
    def on(self, steps: dict[str, str]) -> Iterator[None]:
        """Time some functions, by the names under which they are called."""
        with ExitStack() as patches:
            for name, step in steps.items():
                patches.enter_context(patch(name, self.timed(step, resolve_name(name))))
            yield


def _filters(watch: Stopwatch, *, each: bool) -> Sequence[Filter]:
    """The filters, timed."""
    return [watch.timed(apply.__name__ if each else _kind(apply), apply) for apply in FILTERS]


def _kind(apply: Filter) -> str:
    if apply is drop_boilerplate:
        return "scorer's verdicts"
    return "filters by name" if apply in BEFORE_SCORER else "filters after the scorer"


def _texts(corpus: Path, every: int, way: str | None) -> Iterator[tuple[str, float]]:
    """The pages or texts, and what their times are to be multiplied by."""
    for at, page in enumerate(read_pages(corpus)):
        if at % every:
            continue
        if way is None:
            yield page["html"], 1.0
            continue
        text = WAYS[way](page["html"])
        lines = sum(map(bool, map(str.strip, text.split("\n"))))
        if lines in _ABOUT_SO_MANY:
            yield text, _LINES / lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=TOY, help="by default the toy one")
    parser.add_argument("--every", type=int, default=4, help="take every Nth page")
    parser.add_argument("--as", dest="way", choices=WAYS, help="hand over flattened text")
    parser.add_argument("--filters", action="store_true", help="each filter by itself")
    options = parser.parse_args()
    if not options.corpus.is_file():
        raise SystemExit(f"There is no corpus {options.corpus}; by default the toy one is taken.")
    cleaner.clean(_FIRST_PAGE)
    spent: dict[str, list[float]] = defaultdict(list)
    watch = Stopwatch()
    filters = _filters(watch, each=options.filters)
    bare = watch.timed(
        _BARE, lambda source, parser: html.document_fromstring(source, parser=parser)
    )
    clean = watch.timed("clean(), the rest", lambda text: cleaner.clean(text, filters=filters))
    with watch.on(_STEPS):
        for text, share in _texts(options.corpus, options.every, options.way):
            watch.spent.clear()
            if options.way is None:
                bare(text.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
                spent[_BARE].append(watch.spent.pop(_BARE))
            clean(text)
            spent[_WHOLE].append(watch.spent.total() * share)
            for step, seconds in watch.spent.items():
                spent[step].append(seconds * share)
    if not spent:
        print(f"No text has {_ABOUT_SO_MANY.start} to {_ABOUT_SO_MANY.stop - 1} lines.")
    _print(spent, fine=options.filters)


def _print(spent: dict[str, list[float]], *, fine: bool) -> None:
    pages = len(spent.get(_WHOLE, ()))
    parse = statistics.median(spent[_BARE]) if _BARE in spent else 0.0
    # A step that a page does without takes no time there.
    middle = {
        step: statistics.median([*times, *[0.0] * (pages - len(times))])
        for step, times in spent.items()
    }
    whole = middle.pop(_WHOLE, 0.0)
    steps = sum(seconds for step, seconds in middle.items() if step != _BARE)
    for step, seconds in (*middle.items(), ("the steps' medians, summed", steps), (_WHOLE, whole)):
        shown = f"{seconds * 1e6:8.0f} µs" if fine else f"{seconds * 1e3:8.2f} ms"
        beside = f"{seconds / parse:8.2f} x lxml" if parse else " for 300 lines"
        print(f"{step:28s}{shown}{beside}")


if __name__ == "__main__":
    main()
