"""Articles as plain types and JSON. `docs/article.schema.json` describes the form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from cleaner.markup import Image
from cleaner.page import Block
from cleaner.version import __version__
from cleaner.write.text import glues_of
from cleaner.write.writable import Left, Writable

#: The version of the form. It rises when a field goes or means something else, and not when one is
#: added.
SCHEMA: Final = 1


def to_dict(article: Writable, *, removed: bool = False, markup: bool = False) -> dict[str, Any]:
    """The article as plain types: strings, numbers, lists and None.

    Args:
        article: what to write.
        removed: also what was left out, and the place of every block on the page.
        markup: also the links, the emphasis and the like of its blocks, and its pictures.
    """
    plain: dict[str, Any] = {
        "cleaner": __version__,
        "schema": SCHEMA,
        "headline": article.headline,
        "dek": article.dek,
        "body": article.body,
        "head": _blocks(article.head, places=removed),
        "blocks": _blocks(article.blocks, places=removed, markup=markup),
        "byline": list(article.byline),
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "site": article.site,
        "section": article.section,
        "url": article.url,
        "comments_url": article.comments_url,
        "image": article.image,
        "description": article.description,
        "keywords": list(article.keywords),
        "free": article.free,
        "confidence": round(article.confidence, 4),
        "problems": list(map(str, article.problems)),
        "error": article.error,
    }
    if removed:
        plain["removed"] = [_left(left) for left in article.removed]
    if markup:
        plain["images"] = [image._asdict() for image in _images(article, places=removed)]
    return plain


def to_json(article: Writable, *, removed: bool = False, markup: bool = False) -> str:
    """The article as one line of JSON, letters beyond ASCII as they are."""
    return json.dumps(to_dict(article, removed=removed, markup=markup), ensure_ascii=False)


def _blocks(blocks: Sequence[Block], *, places: bool, markup: bool = False) -> list[dict[str, Any]]:
    plain = [
        _block(block, glue, places=places)
        for block, glue in zip(blocks, glues_of(blocks), strict=True)
    ]
    if markup:
        for block, written in zip(blocks, plain, strict=True):
            written["markup"] = _markup(block)
    return plain


def _markup(block: Block) -> dict[str, Any]:
    """What is known of a block's markup: empty where there is none."""
    said = {
        "spans": [span._asdict() for span in block.spans],
        "follows_break": block.follows_break,
        "level": block.level,
        "item": block.item and block.item._asdict(),
        "row": block.row and {**block.row._asdict(), "columns": list(block.row.columns)},
    }
    return {name: value for name, value in said.items() if value}


def _images(article: Writable, *, places: bool) -> Iterator[Image]:
    """The pictures; where the places of blocks are not told, they count those that are told."""
    kept = [block.index for block in (*article.head, *article.blocks)]
    for image in article.images:
        place = image.place if places else sum(index < image.place for index in kept)
        yield image._replace(place=place)


def _block(block: Block, glue: str | None, *, places: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {"index": block.index} if places else {}
    return {**plain, "role": str(block.role), "text": block.text, "glue": glue}


def _left(left: Left) -> dict[str, Any]:
    plain = _block(left.block, left.block.glue, places=True)
    return {**plain, "filter": left.filter, "reason": left.reason}
