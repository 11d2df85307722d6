"""Articles as plain types and JSON."""

from __future__ import annotations

import json
from typing import Any

from cleaner.write.writable import Writable


def to_dict(article: Writable) -> dict[str, Any]:
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


def to_json(article: Writable) -> str:
    """The article as one line of JSON, letters beyond ASCII as they are."""
    return json.dumps(to_dict(article), ensure_ascii=False)
