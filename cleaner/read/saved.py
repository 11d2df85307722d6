"""Read what `Article.to_dict` wrote back into a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from cleaner.page import Document, Hints, Kind, PageBuilder, Role, Verdict


def read_saved(plain: Mapping[str, Any]) -> Document:
    """The blocks of a saved article, each with its verdict, and what the page stated.

    Kinds, scores and elements are not saved.

    Raises:
        KeyError, TypeError, ValueError: if it is no article.
    """
    blocks = [*plain["head"], *plain["blocks"], *plain.get("removed", ())]
    if "removed" in plain:
        blocks.sort(key=itemgetter("index"))
    # On one line of a text: there a block that has glue goes on across what was left out.
    builder = PageBuilder("text")
    for block in blocks:
        builder.add(_text(block["text"]), Kind.PARAGRAPH, glue=_text_or_none(block.get("glue")))
    page = builder.build(_hints(plain))
    return Document(page, tuple(map(_verdict, blocks)))


def _verdict(block: Mapping[str, Any]) -> Verdict:
    by, reason = _text(block.get("filter", "")), _text(block.get("reason", ""))
    return Verdict(Role(block["role"]), by=by, reason=reason)


def _hints(plain: Mapping[str, Any]) -> Hints:
    description = _text_or_none(plain["description"])
    return Hints(
        descriptions=(description,) if description else (),
        authors=_texts(plain["byline"]),
        published=_text_or_none(plain["published"]) or "",
        modified=_text_or_none(plain["modified"]) or "",
        language=_text_or_none(plain["language"]) or "",
        site=_text_or_none(plain["site"]) or "",
        url=_text_or_none(plain["url"]) or "",
        image=_text_or_none(plain["image"]) or "",
        keywords=_texts(plain["keywords"]),
        section=_text_or_none(plain["section"]) or "",
        free=plain["free"],
        comments_url=_text_or_none(plain["comments_url"]) or "",
    )


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} instead of str")
    return value
