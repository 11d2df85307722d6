"""Articles as plain types and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Protocol

from cleaner.page import Block


class Result(Protocol):
    """What this module needs of an article."""

    @property
    def headline(self) -> str | None: ...
    @property
    def dek(self) -> str | None: ...
    @property
    def body(self) -> str: ...
    @property
    def blocks(self) -> Sequence[Block]: ...
    @property
    def byline(self) -> Sequence[str]: ...
    @property
    def published(self) -> str | None: ...
    @property
    def language(self) -> str | None: ...
    @property
    def site(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def description(self) -> str | None: ...
    @property
    def confidence(self) -> float: ...
    @property
    def problems(self) -> Sequence[str]: ...


def to_dict(article: Result) -> dict[str, Any]:
    """The article as plain types: strings, numbers, lists and None."""
    return {
        "headline": article.headline,
        "dek": article.dek,
        "body": article.body,
        "blocks": [{"role": str(b.role), "text": b.text} for b in article.blocks],
        "byline": list(article.byline),
        "published": article.published,
        "language": article.language,
        "site": article.site,
        "url": article.url,
        "description": article.description,
        "confidence": round(article.confidence, 4),
        "problems": list(article.problems),
    }


def to_json(article: Result) -> str:
    """The article as one line of JSON, letters beyond ASCII as they are."""
    return json.dumps(to_dict(article), ensure_ascii=False)
