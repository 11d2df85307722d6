"""Count articles that are lost as a whole: `python -m benchmarks.lost ../shared/corpora`.

An article is lost where the F1 of its body is under .5. Each labelled page is cleaned with weights
that never saw its site; trafilatura stands beside. `--list` names the pages that are lost to us,
with the F1 of both.
"""

from __future__ import annotations

import argparse
from typing import Final

import trafilatura

from benchmarks.extractors import clean
from benchmarks.shingles import shingle_f1
from training.corpora import CORPORA, Page, add_corpora, corpus_name, corpus_paths, read_pages

_LOST: Final = 0.5


def scores(page: Page) -> tuple[float, float, float]:
    """The F1 of our body, of trafilatura's, and of trafilatura's when tuned to precision."""
    gold = "\n".join(page["body"])
    html = page["html"]
    found = (
        clean(html, page).body,
        trafilatura.extract(html, include_comments=False) or "",
        trafilatura.extract(html, include_comments=False, favor_precision=True) or "",
    )
    ours, theirs, precise = (shingle_f1([(gold, body)]) for body in found)
    return ours, theirs, precise


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    parser.add_argument("--only", default=",".join(CORPORA), help="which corpora")
    parser.add_argument("--list", action="store_true", help="name the pages")
    options = parser.parse_args()
    print(
        "| corpus | pages | cleaner | trafilatura | trafilatura, precision |\n|---|---|---|---|---|"
    )
    for path in corpus_paths(options.corpora, options.only.split(",")):
        pages = [page for page in read_pages(path) if page["body"]]
        scored = [scores(page) for page in pages]
        lost = [str(sum(score < _LOST for score in of)) for of in zip(*scored, strict=True)]
        if pages:
            print(f"| {corpus_name(path)} | {len(pages)} | {' | '.join(lost)} |", flush=True)
        for page, (ours, theirs, _) in zip(pages, scored, strict=True):
            if options.list and ours < _LOST:
                print(f"{ours:.3f} {theirs:.3f} {corpus_name(path)}:{page['id']}", flush=True)


if __name__ == "__main__":
    main()
