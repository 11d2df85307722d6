"""Train the scorer: `python -m training.fit ../shared/corpora`.

Writes the shipped weights, and with `--folds DIR` those of each cross-validation fold, which never
saw the sites that they are for.
"""

from __future__ import annotations

import argparse
import time
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.characters import Column
from cleaner.model.features import (
    Columns,
    Evidence,
    add_context,
    add_guess,
    add_headline,
    add_words,
)
from cleaner.model.scorer import (
    answer,
    best_headline,
    body_candidates,
    dek_candidates,
    headline_candidates,
    headline_candidates_again,
)
from cleaner.model.trees import Trees
from cleaner.model.weights import FORMS, FormWeights, save_weights
from training.boost import grow
from training.corpora import fold_of, read_pages, site_key
from training.odds import word_odds
from training.samples import Sample, samples

CORPORA: Final = ("andy", "fundus", "daniel", "wcxb", "mercury")
#: Folds of the cross-validation, by site.
FOLDS: Final = 5
# Groups inside the training part, so that a later question sees honest answers to an earlier one.
_GROUPS: Final = 2
# Chrome far from any body block is easy, and most of the page: a third of it is enough.
_NEAR: Final = 6
_FAR_KEPT: Final = 3
# From which chance on trees are sure of a block, and from which on they are in doubt of its gold;
# and how many sure blocks behind the end of gold speak for an end that is none.
_SURE: Final = 0.8
_DOUBTFUL: Final = 0.3
_FEWEST_MISSED: Final = 4
# Corpora whose gold stops in the middle on some pages, as a paywall or a "read on" button had it;
# and corpora that know no dek, so that it often stands among the body.
_CUT_SHORT: Final = frozenset({"andy"})
_DEK_IN_BODY: Final = frozenset({"andy", "wcxb-dev"})

# For each question how many trees, how deep, and how fast they learn.
_SIZES: Final = {
    "headline": (100, 5, 0.12),
    "body": (120, 6, 0.15),
    "body_again": (200, 6, 0.12),
    "body_at_last": (200, 6, 0.1),
    "headline_again": (150, 5, 0.1),
    "dek": (120, 4, 0.07),
}


def fit(training: Sequence[Sample]) -> FormWeights:
    """Train all questions on the samples of one form."""
    groups = np.array([_group(sample) for sample in training])
    evidence = [sample.evidence.copy() for sample in training]
    for g in range(_GROUPS):
        others = word_odds([s for s, own in zip(training, groups, strict=True) if own != g])
        for i in np.flatnonzero(groups == g):
            add_words(evidence[i], *others)
    tables = [found.table for found in evidence]
    headline, guesses = _ask("headline", training, tables, groups)
    for found, guess in zip(evidence, guesses, strict=True):
        add_headline(found, best_headline(guess))
    body, chances = _ask("body", training, tables, groups)
    for found, chance, guess in zip(evidence, chances, guesses, strict=True):
        add_context(found, chance)
        add_guess(found, guess)
    deks = _honest("dek", training, _near_headline(training, evidence), groups)
    doubted = [doubt(*facts) for facts in zip(training, chances, deks, strict=True)]
    body_again, chances = _ask("body_again", doubted, tables, groups)
    for found, chance in zip(evidence, chances, strict=True):
        add_context(found, chance)
    everyone = range(len(training))
    body_at_last = _grow("body_at_last", doubted, tables, everyone)
    headline_again = _grow("headline_again", training, tables, everyone)
    dek = _grow("dek", training, _near_headline(training, evidence), everyone)
    odds = word_odds(training)
    return FormWeights(headline, body, body_again, body_at_last, headline_again, dek, *odds)


def _near_headline(training: Sequence[Sample], evidence: Sequence[Evidence]) -> list[Columns]:
    """The columns with each block's place seen from the true headline, where it is known."""
    near = [found.copy() for found in evidence]
    for sample, found in zip(training, near, strict=True):
        if sample.headline_known:
            add_headline(found, _true_headline(sample))
    return [found.table for found in near]


def doubt(sample: Sample, chance: Column, dek: Column) -> Sample:
    """The sample without what its gold most likely has wrong, or means by another convention.

    Args:
        sample: a labelled page.
        chance: for each block the chance of being body, by trees that never saw the site.
        dek: the chance of being the dek, likewise.
    """
    at = np.flatnonzero(sample.body)
    if not at.size or not sample.body_weight.any():
        return sample
    weight = sample.body_weight.copy()
    size = sample.evidence.table["size"]
    source = sample.page["source"]
    if source in _CUT_SHORT:
        missed = (chance > _SURE) & ~sample.body
        behind = np.arange(chance.size) > at[-1]
        if np.count_nonzero(missed & behind) >= _FEWEST_MISSED:
            weight[behind & ~sample.body & (chance > _DOUBTFUL)] = 0
        if size[missed].sum() > size[sample.body].sum() / 2:
            weight[missed] = 0
    if source in _DEK_IN_BODY:
        weight[dek > _DOUBTFUL] = 0
    return replace(sample, body_weight=weight)


def _true_headline(sample: Sample) -> int:
    return best_headline(sample.headline.astype(np.float32))


def _group(sample: Sample) -> int:
    return zlib.crc32(b"group" + site_key(sample.page["site"]).encode()) % _GROUPS


def _ask(
    task: str, training: Sequence[Sample], tables: Sequence[Columns], groups: NDArray[np.intp]
) -> tuple[Trees, list[Column]]:
    """The trees for a question, and for each sample the answer of trees that never saw its site."""
    honest = _honest(task, training, tables, groups)
    return _grow(task, training, tables, range(len(training))), honest


def _honest(
    task: str, training: Sequence[Sample], tables: Sequence[Columns], groups: NDArray[np.intp]
) -> list[Column]:
    """For each sample the answer to a question of trees that never saw its site."""
    honest: list[Column] = [np.zeros(0, np.float32)] * len(training)
    for g in range(_GROUPS):
        trees = _grow(task, training, tables, np.flatnonzero(groups != g))
        for i in np.flatnonzero(groups == g):
            honest[i] = answer(trees, tables[i], _rows(task, tables[i]))
    return honest


def _rows(task: str, table: Columns) -> NDArray[np.intp]:
    if task == "headline":
        return headline_candidates(table)
    if task == "dek":
        return dek_candidates(table)
    if task == "body_again":
        return body_candidates(table)
    return np.arange(table["size"].size)


def _grow(
    task: str,
    training: Sequence[Sample],
    tables: Sequence[Columns],
    chosen: Sequence[int] | NDArray[np.intp] | range,
) -> Trees:
    names = list(tables[0])
    parts: list[NDArray[np.float32]] = []
    wanted: list[NDArray[np.bool_]] = []
    weights: list[Column] = []
    pages: list[NDArray[np.intp]] = []
    for i in chosen:
        sample, table = training[i], tables[i]
        rows, target, weight = _lesson(task, sample, table)
        if rows.size:
            parts.append(np.stack([table[name][rows] for name in names], axis=1))
            wanted.append(target[rows])
            weights.append(weight[rows])
            pages.append(np.full(rows.size, i))
    count, depth, rate = _SIZES[task]
    return grow(
        names, np.concatenate(parts), np.concatenate(wanted), np.concatenate(weights),
        trees=count, depth=depth, rate=rate,
        pages=np.concatenate(pages) if task == "headline_again" else None,
    )  # fmt: skip


def _lesson(
    task: str, sample: Sample, table: Columns
) -> tuple[NDArray[np.intp], NDArray[np.bool_], Column]:
    """The blocks of a sample that teach a question, the right answers, and how much each counts."""
    n = len(sample.document.blocks)
    nothing = np.zeros(0, np.intp)
    if task.startswith("headline"):
        if not sample.headline_known:
            return nothing, sample.headline, sample.body_weight
        rows = (
            headline_candidates(table) if task == "headline" else headline_candidates_again(table)
        )
        return rows, sample.headline, np.ones(n, np.float32)
    if task == "dek":
        rows = dek_candidates(table) if sample.dek_known and sample.headline_known else nothing
        return rows, sample.dek, np.ones(n, np.float32)
    places = np.arange(n)
    at_body = np.flatnonzero(sample.body)
    near = np.zeros(n, bool)
    for step in range(-_NEAR, _NEAR + 1):
        near[np.clip(at_body + step, 0, n - 1)] = True
    kept = near | (places % _FAR_KEPT == 0)
    weight = np.where(near, sample.body_weight, sample.body_weight * _FAR_KEPT).astype(np.float32)
    return np.flatnonzero(kept & (weight > 0)), sample.body, weight


def read_samples(folder: Path, form: str) -> list[Sample]:
    """The samples of all corpora in a folder, read on two cores."""
    jobs = [(folder / f"{name}.jsonl.xz", part) for name in CORPORA for part in range(4)]
    with ProcessPoolExecutor(2) as pool:
        return [s for found in pool.map(partial(_read_part, form), jobs) for s in found]


def _read_part(form: str, job: tuple[Path, int]) -> list[Sample]:
    path, part = job
    pages = [page for i, page in enumerate(read_pages(path)) if i % 4 == part]
    found = list(samples(pages, form))
    for page in pages:
        page["html"] = ""
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all pages, and with `--folds` also once for each fold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of labelled pages")
    parser.add_argument("--out", type=Path, default=Path("cleaner/model/weights.npy"))
    parser.add_argument("--folds", type=Path, help="folder for the weights of each fold")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    held_out = [None, *range(FOLDS)] if options.folds else [None]
    by_fold: dict[int | None, dict[str, FormWeights]] = {fold: {} for fold in held_out}
    for form in FORMS:
        _FOUND[:] = read_samples(options.corpora, form)
        print(f"{form}: {len(_FOUND)} samples, {time.monotonic() - started:.0f} s", flush=True)
        # Forked, so that the samples need not be sent.
        with ProcessPoolExecutor(2, get_context("fork")) as pool:
            for fold, weights in zip(held_out, pool.map(_fit_without, held_out), strict=True):
                by_fold[fold][form] = weights
                print(f"{form}: without {fold}, {time.monotonic() - started:.0f} s", flush=True)
    save_weights(options.out, by_fold.pop(None))
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        for fold, weights_of_both in by_fold.items():
            save_weights(options.folds / f"{fold}.npy", weights_of_both)
    print(f"done in {time.monotonic() - started:.0f} s")


#: The samples of one form, for the processes that fit them.
_FOUND: list[Sample] = []


def _fit_without(fold: int | None) -> FormWeights:
    """Train on the samples but those of one fold; on all of them for None."""
    return fit([s for s in _FOUND if fold_of(s.page["site"], FOLDS) != fold])


if __name__ == "__main__":
    main()
