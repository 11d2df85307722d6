"""What a question of the scorer earns: `python -m benchmarks.ablate ../shared/corpora`.

Trains each form on all folds but one, with all questions and without the one that
`--without` names, nor the columns that are added before it. Cleans the pages of the fold that was
left out, and prints for each corpus the F1 of the body and the share of headlines that are right,
both ways. A question that earns less than .002 on every corpus is not worth its trees.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

import cleaner
from benchmarks.shingles import shingle_f1
from cleaner.filters import FILTERS
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.model.questions import QUESTIONS
from cleaner.model.weights import FORMS, Weights
from cleaner.text import words
from training.corpora import FOLDS, Page, add_corpora, corpus_paths, fold_of, read_pages
from training.fit import fit, read_samples
from training.flatten import as_markdown, by_get_text

#: The questions that the others can do without: no later one sees what they answer.
OPTIONAL: Final = tuple(q.name for q in QUESTIONS if not q.informs and q.about != "dek")


class _Figures(NamedTuple):
    """F1 of the body, and the share of headlines that are right; None where none is known."""

    body: float | None
    headline: float | None


def main() -> None:
    """Train both ways, and print the figures and what the question earns."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    parser.add_argument("--without", choices=OPTIONAL, default=OPTIONAL[0], help="the question")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), default=0, help="left out")
    options = parser.parse_args()
    paths = corpus_paths(options.corpora)
    pages = [p for path in paths for p in read_pages(path) if fold_of(p["site"]) == options.fold]
    samples = {
        form: [s for s in read_samples(paths, form) if fold_of(s.page["site"]) != options.fold]
        for form in FORMS
    }
    rest = [question for question in QUESTIONS if question.name != options.without]
    whole, less = (
        {form: fit(found, questions) for form, found in samples.items()}
        for questions in (QUESTIONS, rest)
    )
    print("| corpus | as | pages | of | all questions | without | earned |\n" + "|---" * 7 + "|")
    for source in sorted({page["source"] for page in pages}):
        own = [page for page in pages if page["source"] == source]
        for form in FORMS:
            both = zip(
                _Figures._fields, _figures(own, form, whole), _figures(own, form, less), strict=True
            )
            for of, before, after in both:
                if before is not None and after is not None:
                    figures = f"{before:.4f} | {after:.4f} | {before - after:+.4f}"
                    print(f"| {source} | {form} | {len(own)} | {of} | {figures} |", flush=True)


def _of_form(page: Page, form: str) -> str:
    """What somebody would hand over of a page in one form."""
    if form == "markdown":
        return as_markdown(page)
    html: str = page["html"]
    return html if form == "html" else by_get_text(html)


def _figures(pages: Sequence[Page], form: str, weights: Weights) -> _Figures:
    scored = partial(drop_boilerplate, weights=weights)
    filters = tuple(scored if step is drop_boilerplate else step for step in FILTERS)
    articles = [cleaner.clean(_of_form(page, form), filters=filters) for page in pages]
    both = list(zip(pages, articles, strict=True))
    bodies = [("\n".join(page["body"]), article.body) for page, article in both if page["body"]]
    headlines = [
        words(page["headline"].lower()) == words((article.headline or "").lower())
        for page, article in both
        if page["headline"]
    ]
    return _Figures(
        shingle_f1(bodies) if bodies else None, statistics.mean(headlines) if headlines else None
    )


if __name__ == "__main__":
    main()
