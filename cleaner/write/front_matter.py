"""What a page states of an article, as YAML between dashes on top of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from cleaner.write.writable import Writable

# What YAML 1.2 takes only in escapes (5.1), or for the end of a line.
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def to_front_matter(article: Writable) -> str:
    """The fields that are known, with all values quoted as in JSON."""
    fields: dict[str, str | Sequence[str] | None] = {
        "title": article.headline,
        "description": article.dek,
        "authors": article.byline,
        "date": article.published,
        "modified": article.modified,
        "url": article.url,
        "site": article.site,
        "section": article.section,
        "language": article.language,
        "keywords": article.keywords,
        "image": article.image,
    }
    lines = ["---"]
    for name, value in fields.items():
        if isinstance(value, str):
            lines.append(f"{name}: {_quoted(value)}")
        elif value:
            lines += [f"{name}:", *(f"- {_quoted(one)}" for one in value)]
    return "\n".join([*lines, "---", ""])


def _quoted(text: str) -> str:
    # JSON of one line is YAML but for some characters.
    quoted = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
