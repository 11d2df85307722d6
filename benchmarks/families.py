"""Compare families of models for the scorer's first question about body.

    python -m benchmarks.families ../shared/corpora

All are trained on the pages of four folds and scored on the fifth, on the same columns: symmetric
boosted trees (what ships), a perceptron with one hidden layer, and logistic regression. Each would
run in numpy alone and fit the bounds on size and time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import QuantileTransformer

from benchmarks.shingles import shingle_f1
from cleaner.model.columns.evidence import add_words
from cleaner.model.columns.table import Columns
from cleaner.model.questions import Size
from cleaner.model.trees import probabilities
from training.boost import grow
from training.corpora import add_corpora, corpus_paths, fold_of
from training.fit import read_samples
from training.odds import word_odds
from training.samples import Sample

Rows = NDArray[np.float32]
Predict = Callable[[NDArray[np.float32]], NDArray[np.float32]]
_HELD_OUT = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    paths = corpus_paths(parser.parse_args().corpora)
    found = [s for s in read_samples(paths, "html") if s.page["body"]]
    seen = [s for s in found if fold_of(s.page["site"]) != _HELD_OUT]
    unseen = [s for s in found if fold_of(s.page["site"]) == _HELD_OUT]
    odds = word_odds(seen)
    for sample in found:
        add_words(sample.evidence, *odds)
    names = list(found[0].evidence.table)
    lessons = zip(*map(_lesson, seen), strict=True)
    rows, wanted, weights = (np.concatenate(parts) for parts in lessons)
    for name, train in (("trees", _trees), ("perceptron", _perceptron), ("logistic", _logistic)):
        started = time.monotonic()
        predict = train(names, rows, wanted, weights)
        took = time.monotonic() - started
        for corpus in sorted({sample.page["source"] for sample in unseen}):
            pages = [s for s in unseen if s.page["source"] == corpus]
            f1 = shingle_f1([("\n".join(s.page["body"]), _body(s, predict)) for s in pages])
            print(f"{name:12s}{corpus:10s}F1={f1:.4f}  ({len(pages)} pages, trained {took:.0f} s)")


def _matrix(sample: Sample) -> NDArray[np.float32]:
    return np.stack(list(sample.evidence.table.values()), axis=1)


def _lesson(sample: Sample) -> tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.float32]]:
    chosen = np.flatnonzero(sample.body_weight > 0)
    return _matrix(sample)[chosen], sample.body[chosen], sample.body_weight[chosen]


def _body(sample: Sample, predict: Predict) -> str:
    chance = predict(_matrix(sample))
    least = max(0.25, min(0.5, float(chance.max()) / 2))
    blocks = sample.document.blocks
    return "\n".join(b.text for b, c in zip(blocks, chance, strict=True) if c >= least)


def _trees(names: list[str], rows: Rows, wanted: NDArray[np.bool_], weights: Rows) -> Predict:
    trees = grow(names, rows, wanted, weights, size=Size(300, 6, 0.1))

    def predict(matrix: Rows) -> Rows:
        table = Columns(len(matrix))
        table.add(tuple(names), matrix.T)
        blocks = np.arange(len(matrix))
        return probabilities(trees.log_odds(table, blocks), blocks, len(matrix))

    return predict


def _perceptron(names: list[str], rows: Rows, wanted: NDArray[np.bool_], weights: Rows) -> Predict:
    # The library's perceptron takes no weights: rows are drawn by theirs instead.
    drawn = np.random.default_rng(1).choice(
        len(rows), len(rows) // 2, p=weights.astype(float) / weights.sum(dtype=float)
    )
    model = make_pipeline(
        QuantileTransformer(n_quantiles=100, random_state=1),
        MLPClassifier((64,), max_iter=12, batch_size=512, random_state=1),
    )
    model.fit(rows[drawn], wanted[drawn])
    return lambda matrix: model.predict_proba(matrix)[:, 1]


def _logistic(names: list[str], rows: Rows, wanted: NDArray[np.bool_], weights: Rows) -> Predict:
    model = make_pipeline(
        QuantileTransformer(n_quantiles=100, random_state=1), LogisticRegression(max_iter=100)
    )
    model.fit(rows, wanted, logisticregression__sample_weight=weights)
    return lambda matrix: model.predict_proba(matrix)[:, 1]


if __name__ == "__main__":
    main()
