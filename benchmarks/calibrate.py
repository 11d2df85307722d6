"""Calibrate an article's confidence: `python -m benchmarks.calibrate ../shared/corpora`.

Cleans every labelled page with the weights of its fold, calls a body right from a shingle F1 of
.9 on, and fits the log-odds of that to `problems.signs`. Prints the numbers for
`cleaner/problems.py`, a table of how reliable the confidence is (each page judged by a fit on the
other folds), and its Brier score against that of the base rate.
"""

from __future__ import annotations

import argparse
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.extractors import fold_filters
from benchmarks.shingles import shingle_f1
from cleaner.article import assemble
from cleaner.pipeline import run
from cleaner.problems import signs
from cleaner.read import read
from training.corpora import FOLDS, Page, add_corpora, corpus_paths, fold_of, read_pages

_CORPORA: Final = ("andy", "fundus", "daniel", "wcxb")
_RIGHT: Final = 0.9
# Sources whose gold counts headline and dek as body.
_FROM_HEADLINE: Final = frozenset({"daniel"})


def main() -> None:
    """Print what is fitted, and how well."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    paths = corpus_paths(parser.parse_args().corpora, _CORPORA)
    judged = [_judge(page) for path in paths for page in read_pages(path) if page["body"]]
    seen, right, folds = zip(*filter(None, judged), strict=True)
    facts, truth, fold = np.array(seen), np.array(right), np.array(folds)
    if any(len(set(truth[fold != held])) < 2 for held in range(FOLDS)):
        print(f"{truth.sum()} of {len(truth)} pages are right: too few of one kind for a fit.")
        return
    honest = np.zeros(len(truth))
    for held in set(folds):
        model = LogisticRegression(C=10).fit(facts[fold != held], truth[fold != held])
        honest[fold == held] = model.predict_proba(facts[fold == held])[:, 1]
    model = LogisticRegression(C=10).fit(facts, truth)
    print("constant", model.intercept_.round(3), "by signs", model.coef_.round(3))
    print(f"base rate {truth.mean():.3f}  Brier {np.mean((honest - truth) ** 2):.4f}", end="  ")
    print(f"of the base rate {np.mean((truth.mean() - truth) ** 2):.4f}  ({len(truth)} pages)")
    _print_reliability(honest, truth)


def _judge(page: Page) -> tuple[tuple[float, ...], bool, int] | None:
    """A page's signs, whether its body is right, and its fold; None where there is no body."""
    fold = fold_of(page["site"])
    document, _ = read(page["html"])
    cleaned, trace = run(document, fold_filters(fold))
    article = assemble(cleaned, trace)
    if not article.blocks:
        return None
    found = str(article) if page["source"] in _FROM_HEADLINE else article.body
    right = shingle_f1([("\n".join(page["body"]), found)]) >= _RIGHT
    return signs(cleaned, article.blocks), right, fold


def _print_reliability(honest: NDArray[np.float64], truth: NDArray[np.bool_]) -> None:
    """Print for each tenth of confidence how many pages it is given, and how many are right."""
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
