"""Train the scorer: `python -m training.fit ../shared/corpora --folds benchmarks/folds`.

Writes the shipped weights, and with `--folds DIR` those of each cross-validation fold, which never
saw the sites that they are for. Without a folder of corpora it trains on the toy corpus, and writes
to `build/toy.npz`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.columns.evidence import add_words
from cleaner.model.columns.table import Column
from cleaner.model.questions import QUESTIONS, Question, ask_all
from cleaner.model.scorer import answer
from cleaner.model.trees import Trees
from cleaner.model.weights import FORMS, FormWeights, load_weights, save_weights
from training.boost import grow
from training.corpora import (
    FOLDS,
    GROUPS,
    add_corpora,
    corpus_paths,
    fold_of,
    group_of,
    read_pages,
)
from training.lessons import Lesson, taught
from training.odds import word_odds
from training.samples import Sample, samples

#: The names of all questions.
NAMES: Final = tuple(question.name for question in QUESTIONS)

_SHIPPED: Final = Path("cleaner/model/weights.npz")
_TOY: Final = Path("build/toy.npz")
# Parts in which a corpus is read, on two cores.
_PARTS: Final = 4


def fit(
    training: Sequence[Sample],
    questions: Sequence[Question] = QUESTIONS,
    *,
    known: FormWeights | None = None,
    wanted: Collection[str] = NAMES,
) -> FormWeights:
    """Train questions on the samples of one form.

    Args:
        training: the samples.
        questions: the questions, in the order in which they are asked.
        known: weights of which all is kept but the trees of the wanted questions.
        wanted: the names of the questions that trees are grown for.
    """
    trainer = Trainer(training, wanted)
    ask_all(questions, trainer.lessons, trainer.learn)
    if known is not None:
        return FormWeights(
            {**known.trees, **trainer.trees}, known.names, known.terms, known.wording
        )
    return FormWeights(trainer.trees, *word_odds(training))


class Trainer:
    """Grows the trees for one question after the other.

    Attributes:
        lessons: the pages, in the order of the samples.
        groups: the group of each page, the same for all pages of a site.
        trees: the trees grown so far, by the question's name.
        wanted: the names of the questions that trees are grown for.
    """

    def __init__(self, training: Sequence[Sample], wanted: Collection[str]) -> None:
        self.wanted = wanted
        self.lessons = [Lesson(sample, sample.evidence.copy()) for sample in training]
        self.groups = np.array([group_of(sample.page["site"]) for sample in training])
        self.trees: dict[str, Trees] = {}
        for group in range(GROUPS):
            others = word_odds([training[i] for i in self._outside(group)])
            for i in self._inside(group):
                add_words(self.lessons[i].evidence, *others)

    def _inside(self, group: int) -> NDArray[np.intp]:
        return np.flatnonzero(self.groups == group)

    def _outside(self, group: int) -> NDArray[np.intp]:
        return np.flatnonzero(self.groups != group)

    def learn(self, question: Question, lessons: Sequence[Lesson]) -> None:
        """Grow the trees for a question; answer it where a later one sees the answer."""
        if question.name in self.wanted:
            self.trees[question.name] = _grow(question, lessons)
        if question.informs:
            for lesson, chance in zip(lessons, self._honest(question, lessons), strict=True):
                lesson.answers[question.about].append(chance)

    def _honest(self, question: Question, lessons: Sequence[Lesson]) -> list[Column]:
        """For each page the answer to a question of trees that never saw its site."""
        found: dict[int, Column] = {}
        for group in range(GROUPS):
            trees = _grow(question, [lessons[i] for i in self._outside(group)])
            for i in self._inside(group).tolist():
                found[i] = answer(question, trees, lessons[i].table)
        return [found[i] for i in range(len(lessons))]


def _grow(question: Question, lessons: Sequence[Lesson]) -> Trees:
    """The trees for a question, grown on some pages."""
    # Sorted, so that the trees do not depend on the order in which columns are made.
    names = sorted(lessons[0].table)
    rows: list[NDArray[np.float32]] = []
    wanted: list[NDArray[np.bool_]] = []
    weights: list[Column] = []
    pages: list[NDArray[np.intp]] = []
    for page, lesson in enumerate(lessons):
        told = taught(question, lesson)
        if told.rows.size:
            rows.append(np.stack([lesson.table[name][told.rows] for name in names], axis=1))
            wanted.append(told.wanted[told.rows])
            weights.append(told.weight[told.rows])
            pages.append(np.full(told.rows.size, page))
    return grow(
        names, np.concatenate(rows), np.concatenate(wanted), np.concatenate(weights),
        size=question.size, pages=np.concatenate(pages) if question.one_of_page else None,
    )  # fmt: skip


def read_samples(paths: Sequence[Path], form: str) -> list[Sample]:
    """The samples of some corpora, read on two cores."""
    jobs = [(path, part) for path in paths for part in range(_PARTS)]
    with ProcessPoolExecutor(2) as pool:
        return [s for found in pool.map(partial(_read_part, form), jobs) for s in found]


def _read_part(form: str, job: tuple[Path, int]) -> list[Sample]:
    path, part = job
    pages = [page for i, page in enumerate(read_pages(path)) if i % _PARTS == part]
    found = list(samples(pages, form))
    for page in pages:
        page["html"] = ""
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all pages, and with `--folds` also once for each fold."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    parser.add_argument("--out", type=Path, help=f"by default {_SHIPPED}; of the toy {_TOY}")
    parser.add_argument("--folds", type=Path, help="folder for the weights of each fold")
    parser.add_argument(
        "--forms", nargs="+", choices=FORMS, default=FORMS, help="forms to train; others are kept"
    )
    parser.add_argument(
        "--only", type=int, nargs="+", default=range(FOLDS), help="the folds to train for"
    )
    parser.add_argument(
        "--questions", nargs="+", choices=NAMES, default=NAMES,
        help="questions to train; others are kept (the last alone takes half the time)",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    paths = corpus_paths(options.corpora)
    out = options.out or (_SHIPPED if options.corpora else _TOY)
    started = time.monotonic()
    held_out = [None, *options.only] if options.folds else [None]
    files = {fold: out if fold is None else options.folds / f"{fold}.npz" for fold in held_out}
    by_fold: dict[int | None, dict[str, FormWeights]] = {fold: {} for fold in held_out}
    for form in options.forms:
        _FOUND[:] = read_samples(paths, form)
        print(f"{form}: {len(_FOUND)} samples, {time.monotonic() - started:.0f} s", flush=True)
        # Forked, so that the samples need not be sent.
        with ProcessPoolExecutor(2, get_context("fork")) as pool:
            known = [_known(files[fold], form, options.questions) for fold in held_out]
            fitting = pool.map(partial(_fit_without, wanted=options.questions), held_out, known)
            for fold, weights in zip(held_out, fitting, strict=True):
                by_fold[fold][form] = weights
                print(f"{form}: without {fold}, {time.monotonic() - started:.0f} s", flush=True)
    for fold, weights_by_form in by_fold.items():
        _save(files[fold], weights_by_form)
    print(f"wrote {out} in {time.monotonic() - started:.0f} s")


def _save(path: Path, weights: Mapping[str, FormWeights]) -> None:
    """Write weights; those of forms that were not trained stay as they are in the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = load_weights(path) if weights.keys() != set(FORMS) else {}
    save_weights(path, {**kept, **weights})


#: The samples of one form, for the processes that fit them.
_FOUND: list[Sample] = []


def _known(path: Path, form: str, wanted: Collection[str]) -> FormWeights | None:
    """What is kept of former weights where not all questions are trained."""
    return None if set(wanted) == set(NAMES) else load_weights(path)[form]


def _fit_without(
    fold: int | None, known: FormWeights | None, wanted: Collection[str]
) -> FormWeights:
    """Train on the samples but those of one fold; on all of them for None."""
    training = [s for s in _FOUND if fold_of(s.page["site"]) != fold]
    return fit(training, known=known, wanted=wanted)


if __name__ == "__main__":
    main()
