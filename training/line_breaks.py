"""Learn where lines ended: `python -m training.line_breaks ../shared/corpora`.

From labelled pages, of which only the lines are looked at: those of the whole page, of its article
element, and of the article as it was labelled. Writes the shipped weights, and with `--folds DIR`
those of each cross-validation fold, which never saw the sites that they are for. Without a folder
of corpora it learns from the toy corpus, and writes to `build/line_breaks.npz`.
"""

from __future__ import annotations

import argparse
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.line_breaks import SIZE, BreakWeights, break_columns, may_break, save_breaks
from cleaner.model.odds import WordOdds
from cleaner.sites.domains import site_key
from training.boost import grow
from training.corpora import (
    FOLDS,
    GROUPS,
    Page,
    add_corpora,
    corpus_paths,
    fold_of,
    group_of,
    read_pages,
)
from training.flatten import lines_of_article, lines_of_page
from training.folds import breaks_file

_SHIPPED: Final = Path("cleaner/model/line_breaks.npz")
_TOY: Final = Path("build/line_breaks.npz")
# Trees are grown on one page of this many; all are looked at for words.
_PAGES_FOR_ONE: Final = 3
# On pages of how many sites a word must be to be known.
_LEAST_SITES: Final = 8
# What is added to the counts: most words begin no line.
_FEW_INSIDE: Final = 0.3
_FEW_OUTSIDE: Final = 1.2
# Texts of fewer words hardly show what is a line.
_FEWEST_WORDS: Final = 30


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text that a page shows.

    Attributes:
        site: the page's site.
        lines: the lines in order.
        grows: whether trees are grown on it.
    """

    site: str
    lines: Sequence[str]
    grows: bool

    @property
    def words(self) -> list[str]:
        """The words of all lines."""
        return " ".join(self.lines).split()

    @property
    def begins(self) -> NDArray[np.bool_]:
        """For each word, and what is behind the last one, whether a line begins there."""
        sizes = [len(line.split()) for line in self.lines]
        found = np.zeros(sum(sizes) + 1, np.bool_)
        found[np.cumsum([0, *sizes])] = True
        return found


def fit(texts: Sequence[Lines]) -> BreakWeights:
    """Learn from the lines of some texts."""
    grown = [text for text in texts if text.grows and len(text.words) >= _FEWEST_WORDS]
    rows: list[NDArray[np.float32]] = []
    wanted: list[NDArray[np.bool_]] = []
    weights: list[NDArray[np.float32]] = []
    names: list[str] = []
    for group in range(GROUPS):
        # What is known of words must not come from the text itself.
        odds = word_odds([text for text in texts if group_of(text.site) != group])
        for text in grown:
            if group_of(text.site) == group:
                table = break_columns(text.words, *odds)
                places = may_break(table)
                names = sorted(table)
                rows.append(np.stack([table[name][places] for name in names], axis=1))
                wanted.append(text.begins[places])
                # A page counts by the root of its size.
                weights.append(np.full(places.size, max(places.size, 1) ** -0.5, np.float32))
    trees = grow(
        names, np.concatenate(rows), np.concatenate(wanted), np.concatenate(weights), size=SIZE
    )
    return BreakWeights(trees, *word_odds(texts))


def word_odds(texts: Sequence[Lines]) -> tuple[WordOdds, WordOdds]:
    """The log-odds of words to be a line's first, and its last.

    A text has one vote a word, shared out by how often a line begins or ends with it.
    """
    first = _Votes()
    last = _Votes()
    for text in texts:
        words, begins = text.words, text.begins
        first.count(text.site, words, begins[:-1])
        last.count(text.site, words, begins[1:])
    return first.odds(), last.odds()


class _Votes:
    """What texts say of words."""

    def __init__(self) -> None:
        self._inside: dict[str, float] = defaultdict(float)
        self._outside: dict[str, float] = defaultdict(float)
        self._sites: dict[str, set[str]] = defaultdict(set)

    def count(self, site: str, words: Sequence[str], is_so: NDArray[np.bool_]) -> None:
        """Count the words of one text, and for each place whether it is so there."""
        told: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for word, so in zip(words, is_so.tolist(), strict=True):
            told[word][so] += 1
        for word, (no, yes) in told.items():
            self._inside[word] += yes / (yes + no)
            self._outside[word] += no / (yes + no)
            self._sites[word].add(site)

    def odds(self) -> WordOdds:
        """The log-odds of the words that pages of several sites show."""
        found = {
            word: np.log((self._inside[word] + _FEW_INSIDE) / (self._outside[word] + _FEW_OUTSIDE))
            for word, sites in self._sites.items()
            if len(sites) >= _LEAST_SITES and word.isprintable()
        }
        return WordOdds.of(" ".join(found), np.array(list(found.values())))


def read_texts(paths: Sequence[Path]) -> list[Lines]:
    """The texts of the pages of some corpora."""
    with ProcessPoolExecutor(2) as pool:
        return [text for found in pool.map(_read_file, paths) for text in found]


def _read_file(path: Path) -> list[Lines]:
    return [text for page in read_pages(path) for text in _texts(page)]


def _texts(page: Page) -> Iterator[Lines]:
    site = site_key(page["site"])
    grows = zlib.crc32(page["id"].encode()) % _PAGES_FOR_ONE == 0
    for lines in (lines_of_page(page["html"]), lines_of_article(page["html"])):
        yield Lines(site, lines, grows)
    body = [" ".join(paragraph.split()) for paragraph in page["body"] or ()]
    head = [" ".join(part.split()) for part in (page["headline"], page.get("dek")) if part]
    yield Lines(site, head + body if grows else body, grows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all pages, and with `--folds` also once for each fold."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    parser.add_argument("--out", type=Path, help=f"by default {_SHIPPED}; of the toy {_TOY}")
    parser.add_argument("--folds", type=Path, help="folder for the weights of each fold")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    out = options.out or (_SHIPPED if options.corpora else _TOY)
    _FOUND[:] = read_texts(corpus_paths(options.corpora))
    print(f"{len(_FOUND)} texts, {time.monotonic() - started:.0f} s", flush=True)
    folds = [None, *range(FOLDS)] if options.folds else [None]
    # Forked, so that the texts need not be sent.
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        for fold, weights in zip(folds, pool.map(_fit_without, folds), strict=True):
            path = out if fold is None else breaks_file(fold, options.folds)
            path.parent.mkdir(parents=True, exist_ok=True)
            save_breaks(path, weights)
            print(f"wrote {path} in {time.monotonic() - started:.0f} s", flush=True)


#: The texts, for the processes that learn from them.
_FOUND: list[Lines] = []


def _fit_without(fold: int | None) -> BreakWeights:
    """Learn from the texts but those of one fold; from all of them for None."""
    return fit([text for text in _FOUND if fold_of(text.site) != fold])


if __name__ == "__main__":
    main()
