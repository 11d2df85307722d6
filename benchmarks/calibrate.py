"""Calibrate an article's confidence: `python -m benchmarks.calibrate ../shared/corpora`.

Cleans every labelled page, and two texts made of it, with the weights of its fold, calls a body
right from a shingle F1 of .9 on, and fits the log-odds of that to `problems.signs`. Prints for each
form the numbers for `cleaner/problems.py`, a table of how reliable the confidence is (each page
judged by a fit on the other folds), and its Brier score against that of the base rate.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.shingles import shingle_f1
from cleaner.article import assemble
from cleaner.page import Form
from cleaner.pipeline import run
from cleaner.problems import signs
from cleaner.read import read
from training.corpora import FOLDS, Page, add_corpora, corpus_paths, fold_of, read_pages
from training.flatten import KINDS, WAYS
from training.folds import fold_filters, fold_line_breaks

_RIGHT: Final = 0.9
# Sources whose gold counts headline and dek as body.
_FROM_HEADLINE: Final = frozenset({"daniel"})
# Texts that are made of each page, of different kinds.
_TEXTS: Final = 2

_Judged = tuple[Form, tuple[float, ...], bool, int]


def main() -> None:
    """Print for each form what is fitted, and how well."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    paths = corpus_paths(parser.parse_args().corpora)
    pages = (page for path in paths for page in read_pages(path) if page["body"])
    judged = [found for page in pages for found in _judge(page)]
    for form in get_args(Form):
        _fit(form, [found for found in judged if found[0] == form])


def _fit(form: Form, judged: Sequence[_Judged]) -> None:
    facts = np.array([signs for _, signs, _, _ in judged])
    truth = np.array([right for _, _, right, _ in judged])
    fold = np.array([fold for *_, fold in judged])
    print(f"\n{form}: {len(truth)} pages, of which {truth.sum()} are right")
    if any(len(set(truth[fold != held].tolist())) < 2 for held in range(FOLDS)):
        print("Too few of one kind for a fit.")
        return
    honest = np.zeros(len(truth))
    for held in set(fold.tolist()):
        model = LogisticRegression(C=10).fit(facts[fold != held], truth[fold != held])
        honest[fold == held] = model.predict_proba(facts[fold == held])[:, 1]
    model = LogisticRegression(C=10).fit(facts, truth)
    print("constant", model.intercept_.round(3), "by signs", model.coef_.round(3))
    brier, base = np.mean((honest - truth) ** 2), np.mean((truth.mean() - truth) ** 2)
    print(f"base rate {truth.mean():.3f}  Brier {brier:.4f}  of the base rate {base:.4f}", end="  ")
    print(f"{1 - brier / base:.1%} less")
    _print_reliability(honest, truth)


def _judge(page: Page) -> Iterator[_Judged]:
    """For a page, and texts made of it: form, signs, whether the body is right, and the fold."""
    fold = fold_of(page["site"])
    for text in _texts(page):
        with fold_line_breaks(fold):
            document, _ = read(text)
        cleaned, trace = run(document, fold_filters(fold))
        article = assemble(cleaned, trace)
        if article.blocks:
            found = str(article) if page["source"] in _FROM_HEADLINE else article.body
            right = shingle_f1([("\n".join(page["body"]), found)]) >= _RIGHT
            yield document.form, signs(cleaned), right, fold


def _texts(page: Page) -> Iterator[str]:
    """A page as it came, and as texts of some kinds."""
    yield page["html"]
    ways = [*WAYS, *KINDS]
    first = zlib.crc32(page["id"].encode())
    for step in range(_TEXTS):
        name = ways[(first + step * len(ways) // _TEXTS) % len(ways)]
        if name in WAYS:
            yield WAYS[name](page["html"])
        elif page["headline"]:
            yield KINDS[name](page)


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
