"""The article in the data that a page's scripts show it from: Next.js, Nuxt, Arc and their like.

Nothing is run. The data is JSON in a script of its own, or assigned to a name. The article in it is
the list, or the one text in HTML, that holds most running text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from cleaner.text import has_words, normalise

# Bounds: characters of the scripts, values looked at, and parts of an article.
_LONGEST: Final = 3_000_000
_MOST_VALUES: Final = 200_000
_MOST_PARTS: Final = 2_000
# Brackets, commas and colons of all data that is parsed: each may cost a hundred bytes.
_MOST_MARKS: Final = 200_000
_DECODER: Final = json.JSONDecoder(strict=False)
# Where a script assigns its data; what is behind it is read up to the end of the value.
_ASSIGNED: Final = re.compile(
    r"(?:Fusion\.globalContent|__[A-Z][A-Z_]{2,40}__)\s{0,9}=\s{0,9}(?=[{\[])"
)
# Shortest paragraph, and least running text that is an article, in characters.
_RUNNING: Final = 60
_ARTICLE: Final = 400
# The fields of a part that hold its text, and types of parts that are no text of the article.
_TEXTS: Final = ("content", "text", "value", "html", "body", "paragraph")
_NO_TEXT: Final = re.compile(
    r"image|photo|picture|video|audio|gallery|embed|advert|\bad\b|related|promo|link_list|"
    r"interstitial|newsletter|caption|html$|divider|author|comment",
    re.IGNORECASE,
)
_HEADLINES: Final = ("headline", "headlines", "title", "name")
_DEKS: Final = ("subheadlines", "subheadline", "subtitle", "standfirst", "dek", "deck", "subtitles")
_MARKUP: Final = re.compile(r"<[a-zA-Z/]")
_ENDS: Final = (".", "!", "?", "…", "”", '"', "»", "。", "।", "؟")


class StatedArticle(NamedTuple):
    """An article out of a page's data; "" where it has no headline or no dek."""

    headline: str
    dek: str
    paragraphs: tuple[str, ...]


def article_in_data(
    root: etree._Element, read_markup: Callable[[str], list[str]]
) -> StatedArticle | None:
    """The article in the data of a page's scripts, None where there is none for sure.

    Args:
        root: the page.
        read_markup: gives the paragraphs of a text in HTML.

    >>> from lxml import html
    >>> said = "The bridge over the Orla reopened on Monday after four years and many delays."
    >>> data = json.dumps({"post": {"title": "Bridge", "content": [{"text": said}] * 6}})
    >>> page = html.fromstring(f"<div><script type='application/json'>{data}</script></div>")
    >>> found = article_in_data(page, str.splitlines)
    >>> found.headline, len(found.paragraphs)
    ('Bridge', 6)
    """
    best: tuple[str, ...] = ()
    holder: dict[str, object] = {}
    most = 0
    for data in _data(root):
        for paragraphs, around in _texts(data, read_markup):
            size = sum(len(text) for text in paragraphs if _is_running(text))
            if size > most:
                best, holder, most = paragraphs, around, size
    if most < _ARTICLE:
        return None
    headline, dek = _first(holder, _HEADLINES), _first(holder, _DEKS)
    return StatedArticle(headline, dek, tuple(text for text in best if text != headline))


def _data(root: etree._Element) -> Iterator[object]:
    left, marks = _LONGEST, _MOST_MARKS
    for script in root.iter("script"):
        text = script.text or ""
        if len(text) > left:
            continue
        kind = script.get("type", "")
        if kind == "application/json":
            starts = [0]
        elif kind in ("", "text/javascript", "module"):
            starts = [found.end() for found in _ASSIGNED.finditer(text)][:3]
        else:
            starts = []
        if not starts:
            continue
        left -= len(text)
        marks -= sum(map(text.count, "[{,:"))
        if marks < 0:
            break
        for start in starts:
            try:
                yield _DECODER.raw_decode(text.lstrip() if not start else text, start)[0]
            except (ValueError, RecursionError):
                continue


def _texts(
    data: object, read_markup: Callable[[str], list[str]]
) -> Iterator[tuple[tuple[str, ...], dict[str, object]]]:
    """The lists of texts and the texts in HTML, each with the object round it."""
    pending: list[tuple[object, dict[str, object]]] = [(data, {})]
    looked = 0
    while pending and looked < _MOST_VALUES:
        value, around = pending.pop()
        looked += 1
        if isinstance(value, dict):
            pending.extend((inner, value) for inner in value.values())
        elif isinstance(value, list):
            if len(value) > 1:
                yield tuple(_parts(value, read_markup)), around
            pending.extend((inner, around) for inner in value if not isinstance(inner, str))
        elif isinstance(value, str) and len(value) >= _ARTICLE:
            yield tuple(_lines(value, read_markup)), around


def _parts(values: list[object], read_markup: Callable[[str], list[str]]) -> Iterator[str]:
    """The texts of a list's values, in order."""
    for value in values[:_MOST_PARTS]:
        text = _text(value) if isinstance(value, dict) else value
        if isinstance(text, str):
            yield from _lines(text, read_markup)


def _text(part: dict[str, object]) -> object:
    """The text of a part of an article, None for a picture and the like."""
    kind = part.get("type")
    if isinstance(kind, str) and _NO_TEXT.search(kind):
        return None
    return next((part[key] for key in _TEXTS if isinstance(part.get(key), str)), None)


def _lines(text: str, read_markup: Callable[[str], list[str]]) -> Iterator[str]:
    """The paragraphs of a text, which may be HTML."""
    lines = read_markup(text) if _MARKUP.search(text) else text.split("\n")
    return (line for line in map(normalise, lines) if has_words(line))


def _is_running(text: str) -> bool:
    return len(text) >= _RUNNING and text.endswith(_ENDS)


def _first(holder: dict[str, object], keys: tuple[str, ...]) -> str:
    """The text of the first of some fields; Arc's stand one deeper, as "basic"."""
    for key in keys:
        value = holder.get(key)
        if isinstance(value, dict):
            value = value.get("basic")
        if isinstance(value, str) and has_words(value) and not _MARKUP.search(value):
            return normalise(value)
    return ""
