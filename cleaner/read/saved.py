"""Read what `Article.to_dict` wrote back into a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final, get_args

from cleaner.addresses import link_address
from cleaner.markup import Image, Item, Markup, Row, Span, SpanKind, runs_of
from cleaner.page import Document, Hints, Kind, PageBuilder, Role, Verdict

# The most columns of a row: in HTML a cell spans a thousand at most.
_MOST_COLUMNS: Final = 1_000


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
    page = replace(builder.build(_hints(plain)), markup=_markup(blocks))
    return Document(page, tuple(map(_verdict, blocks)))


def read_images(plain: Mapping[str, Any]) -> tuple[Image, ...]:
    """The pictures of a saved article; none where they were not saved.

    Raises:
        KeyError, TypeError, ValueError: if it is no article.
    """
    return tuple(
        Image(
            _number(one["place"]),
            link_address(_text(one["url"]), ""),
            _text(one["alt"]),
            _text(one["caption"]),
        )
        for one in plain.get("images", ())
    )


def _markup(blocks: Sequence[Mapping[str, Any]]) -> Markup:
    said = {at: block["markup"] for at, block in enumerate(blocks) if block.get("markup")}
    texts = [block["text"] for block in blocks]
    return Markup(
        runs={at: runs_of(texts[at], map(_span, one.get("spans", ()))) for at, one in said.items()},
        breaks=frozenset(at for at, one in said.items() if one.get("follows_break")),
        levels={at: _number(one["level"]) for at, one in said.items() if "level" in one},
        items={at: _item(one["item"]) for at, one in said.items() if "item" in one},
        rows={at: _row(one["row"]) for at, one in said.items() if "row" in one},
    )


def _span(plain: Mapping[str, Any]) -> Span:
    if plain["kind"] not in get_args(SpanKind):
        raise ValueError(f"there are no spans of the kind {plain['kind']!r}")
    start, end = _number(plain["start"]), _number(plain["end"])
    return Span(start, end, plain["kind"], _text(plain["target"]))


def _item(plain: Mapping[str, Any]) -> Item:
    number = plain["number"]
    depth = _number(plain["depth"])
    return Item(_number(plain["order"]), depth, None if number is None else _number(number))


def _row(plain: Mapping[str, Any]) -> Row:
    columns = tuple(map(_number, plain["columns"]))
    if not all(0 <= left < right <= _MOST_COLUMNS for left, right in pairwise(columns)):
        raise ValueError("the columns of a row are not in order")
    return Row(columns, bool(plain["is_head"]))


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


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{type(value).__name__} instead of int")
    return value


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} instead of str")
    return value
