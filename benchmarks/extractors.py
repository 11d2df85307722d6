"""Extractors for `measure.py`, each page cleaned with weights that never saw its site.

    python ../shared/tools/measure.py ../shared/corpora/andy.jsonl.xz \\
        -e benchmarks.extractors:cross_validated
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cleaner
from cleaner.page import Role
from cleaner.write.text import join_blocks
from training.corpora import fold_of
from training.folds import fold_filters, fold_line_breaks

Found = dict[str, str | None]


def clean(text: str, row: dict[str, Any]) -> cleaner.Article:
    """Clean a page with the weights of the fold that its site was left out of."""
    fold = fold_of(row["site"]) if row else 0
    with fold_line_breaks(fold):
        return cleaner.clean(text, filters=fold_filters(fold))


def _extractor(body: Callable[[cleaner.Article], str]) -> Callable[[str, dict[str, Any]], Found]:
    def extract(text: str, row: dict[str, Any]) -> Found:
        article = clean(text, row)
        return {"body": body(article), "headline": article.headline, "dek": article.dek}

    extract.wants_row = True  # type: ignore[attr-defined]
    return extract


def _parts(*parts: str | None) -> str:
    return "\n\n".join(part for part in parts if part)


def _without(*roles: Role) -> Callable[[cleaner.Article], str]:
    return lambda article: join_blocks([b for b in article.blocks if b.role not in roles])


#: Body as the product gives it.
cross_validated = _extractor(lambda article: article.body)
#: For gold that counts the dek as body (much of andy).
with_dek = _extractor(lambda article: _parts(article.dek, article.body))
#: For gold that counts headline and dek as body (daniel).
with_headline = _extractor(str)
#: For gold that leaves lists, tables and embeds out (fundus, in part).
without_lists = _extractor(_without(Role.LIST_ITEM, Role.TABLE_ROW, Role.EMBED))
#: For gold that leaves tables and embeds out.
without_embeds = _extractor(_without(Role.TABLE_ROW, Role.EMBED))
