"""Count what is wrong on the worst pages: `python -m benchmarks.errors ../shared/corpora`.

Cleans each labelled page with weights that never saw its site, aligns its blocks with gold, and
sorts the blocks that differ on the worst pages into classes. `--list` names the pages.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import NamedTuple

import numpy as np

from benchmarks.shingles import shingle_f1
from cleaner.article import assemble
from cleaner.page import Block, Document, Role
from cleaner.pipeline import run
from cleaner.read import read
from cleaner.sites.align import align
from training.corpora import Page, add_corpora, corpus_name, corpus_paths, fold_of, read_pages
from training.folds import fold_filters

_BY_ROLE = {
    Role.SUBHEAD: "sub-heading", Role.LIST_ITEM: "list", Role.TABLE_ROW: "table",
    Role.EMBED: "embed", Role.CAPTION: "caption", Role.QUOTE: "quote", Role.BYLINE: "byline",
}  # fmt: skip
# Gold that covers less of itself on the page, or less of a confident body, is taken to be wrong.
_LEAST_COVERED = 0.85
_CUT = 0.6


class _Judged(NamedTuple):
    f1: float
    page: Page
    classes: Counter[str]


def _judge(page: Page) -> _Judged:
    document, _ = read(page["html"])
    cleaned, trace = run(document, fold_filters(fold_of(page["site"])))
    article = assemble(cleaned, trace)
    gold = list(page["body"])
    f1 = shingle_f1([("\n".join(gold), article.body)])
    return _Judged(f1, page, _classes(document, cleaned, gold))


def _classes(document: Document, cleaned: Document, gold: list[str]) -> Counter[str]:
    found = align([block.text for block in document.blocks], gold)
    after = {block.index: block for block in cleaned.blocks}
    kept = np.array([after[block.index].is_body for block in document.blocks])
    size = np.array([len(block.text) for block in document.blocks])
    if found.covered < _LEAST_COVERED:
        return Counter({"gold wrong: not on the page as it was fetched": 1})
    at = np.flatnonzero(found.body)
    if (
        size[found.body].sum() < _CUT * size[kept].sum()
        and kept[found.body].mean() > _LEAST_COVERED
    ):
        behind = kept & ~found.body & (np.arange(len(kept)) > at[-1])
        if size[behind].sum() > size[kept & ~found.body].sum() * _CUT:
            return Counter({"gold wrong, or a second story: much more text behind its end": 1})
    classes: Counter[str] = Counter()
    for i in np.flatnonzero(kept != found.body):
        block = document.blocks[i]
        way = "kept" if kept[i] else "lost"
        classes[f"{_kind(block, after[block.index], i, at)} {way}"] += len(block.text)
    return classes


def _kind(read: Block, cleaned: Block, place: int, gold: np.ndarray) -> str:
    if cleaned.role in (Role.DEK, Role.HEADLINE):
        return f"{cleaned.role} taken from the body:"
    if read.role in _BY_ROLE:
        return _BY_ROLE[read.role]
    if cleaned.role in _BY_ROLE:
        return _BY_ROLE[cleaned.role]
    if read.linked * 2 > len(read.text):
        return "teaser or link"
    if place < gold[0]:
        return "paragraph before gold's first (dek, note)"
    if place > gold[-1]:
        return "paragraph behind gold's last (note, author, next story)"
    return "paragraph"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_corpora(parser)
    parser.add_argument("-n", type=int, default=20, help="worst pages of each corpus")
    parser.add_argument("--only", default="andy,fundus,wcxb", help="which corpora")
    parser.add_argument("--list", action="store_true", help="name the pages")
    options = parser.parse_args()
    pages_with: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for path in corpus_paths(options.corpora, options.only.split(",")):
        pages = [page for page in read_pages(path) if page["body"]]
        for judged in sorted(map(_judge, pages), key=lambda one: one.f1)[: options.n]:
            pages_with.update(judged.classes.keys())
            characters.update(judged.classes)
            if options.list:
                worst = ", ".join(kind for kind, _ in judged.classes.most_common(3))
                print(f"{judged.f1:.3f} {corpus_name(path)} {judged.page['id']}: {worst}")
    print("| class | pages | characters |\n|---|---|---|")
    for kind, count in pages_with.most_common():
        print(f"| {kind} | {count} | {characters[kind]} |")


if __name__ == "__main__":
    main()
