"""Calibrate an article's confidence: `python -m training.calibrate ../shared/corpora`.

Cleans every labelled page with the weights of its fold, calls a body right from a shingle F1 of
.9 on, and fits the log-odds of that to `problems.signs`. Prints the numbers for
`cleaner/problems.py`, a table of how reliable the confidence is (each page judged by a fit on the
other folds), and its Brier score against that of the base rate.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

import cleaner
from benchmarks.extractors import fold_filters
from benchmarks.shingles import shingle_f1
from cleaner.article import assemble
from cleaner.pipeline import run
from cleaner.problems import signs
from training.corpora import fold_of, read_pages
from training.fit import FOLDS

_RIGHT = 0.9
_FROM_HEADLINE = {"daniel"}  # its gold counts headline and dek as body


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    options = parser.parse_args()
    seen: list[tuple[float, ...]] = []
    right: list[bool] = []
    folds: list[int] = []
    for name in ("andy", "fundus", "daniel", "wcxb"):
        for page in read_pages(options.corpora / f"{name}.jsonl.xz"):
            if not page["body"]:
                continue
            read, _ = cleaner.read.read(page["html"])
            document, trace = run(read, fold_filters(fold_of(page["site"], FOLDS)))
            article = assemble(document, trace)
            if not article.blocks:
                continue
            found = str(article) if name in _FROM_HEADLINE else article.body
            seen.append(signs(document, article.blocks))
            right.append(shingle_f1([("\n".join(page["body"]), found)]) >= _RIGHT)
            folds.append(fold_of(page["site"], FOLDS))
    facts, truth, fold = np.array(seen), np.array(right), np.array(folds)
    honest = np.zeros(len(truth))
    for held in range(FOLDS):
        model = LogisticRegression(C=10).fit(facts[fold != held], truth[fold != held])
        honest[fold == held] = model.predict_proba(facts[fold == held])[:, 1]
    model = LogisticRegression(C=10).fit(facts, truth)
    print("constant", model.intercept_.round(3), "by signs", model.coef_.round(3))
    print(f"base rate {truth.mean():.3f}  Brier {np.mean((honest - truth) ** 2):.4f}", end="  ")
    print(f"of the base rate {np.mean((truth.mean() - truth) ** 2):.4f}  ({len(truth)} pages)")
    print("| confidence | pages | mean confidence | right |\n|---|---|---|---|")
    for low in np.arange(0, 1, 0.1):
        among = (honest >= low) & (honest < low + 0.1 + (low > 0.85))
        if among.any():
            print(
                f"| {low:.1f}-{low + 0.1:.1f} | {among.sum()} | {honest[among].mean():.2f} "
                f"| {truth[among].mean():.2f} |"
            )


if __name__ == "__main__":
    main()
