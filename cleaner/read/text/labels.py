"""Read what stands on top of a text and speaks of it: labels, front matter, a JSON object.

Programs that store articles as text put what they know above it: "Title: …" lines, YAML between
dashes, TOML between plusses, a JSON object. That is read as hints, and what is left is the text.

A label counts by evidence only, since a story may begin with "Update: the bridge is open." It has
to be at the head of the text, in one run of labels with others of other kinds, or to hold what its
name promises: an address, a date in digits.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).with_name("labels.txt")
_SECTION: Final = re.compile(r"\[labels\.(\w+)\]")
# How far into a text labels go, in lines and characters, and how long one may be, which bounds the
# work. With half and twice, none of 417 flattened texts changes.
_MOST_LINES: Final = 60
_MOST_FRONT_LINES: Final = 300
_LONGEST_FRONT: Final = 50_000
_LONGEST_JSON: Final = 5_000_000
_LONGEST_NAME: Final = 40
_LONGEST_VALUE: Final = 2_000
_LABEL: Final = re.compile(
    r"[ \t]{0,4}(?:[-*•>][ \t]{1,3})?(?:\*\*|__)?([^\W\d_][^\n：*]{0,38}?)(?:\*\*|__)?"
    r"[ \t\u00a0]{0,2}[:：](?:\*\*|__)?(?:[ \t\u00a0]+|$|(?<=：)|(?=https?:))(.*)$"
)
_URL: Final = re.compile(r"<?((?:https?|ftp)://[^\s<>]+|www\.[^\s<>]+\.[^\s<>]+)>?$", re.IGNORECASE)
_MARKDOWN_URL: Final = re.compile(r"\[[^\[\]]{0,500}\]\(<?(https?://[^\s()<>]+)>?\)$")
_YEAR: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)|[۰-۹०-९০-৯]{4}|\d{1,2}:\d\d"
)
_LONGEST_DATE: Final = 80
_LONGEST_STATED: Final = 400
_FENCE: Final = re.compile(r"```(?:json|yaml|yml|toml)?[ \t]*\n")
_YAML_LINE: Final = re.compile(r"([\w][\w .:/-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?$")
_AUTHORS: Final = re.compile(r"\s*;\s*|\s*\|\s*")
_SPLIT_NAMES: Final = re.compile(r"[\s_.-]+")
# Minimum number of different kinds of label in a row, one of which holds an address or a date. With
# 1 and 3, none of those texts changes.
_FEWEST_KINDS: Final = 2
# How far down, in lines, a bare address below the headline may stand. With 6, one of 139 clean
# texts gets worse.
_BARE_URL_LINES: Final = 3
_MARKS: Final = "*_#> \t"


@dataclass(frozen=True, slots=True)
class Labels:
    """What is stated above a text. Empty where nothing is.

    Attributes:
        title: the headline.
        authors: the names as stated, one string where they are in one.
        published: the date as stated.
        url: the address of the page.
        site: the publisher or the source, if it is no address.
        description: the summary or dek.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    site: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text without what stood on top of it.

    Attributes:
        labels: what was stated.
        head: what was taken off, as it stood.
        text: the rest.
    """

    labels: Labels
    head: str
    text: str


def read_labels(text: str) -> Labelled:
    r"""Read the labels or the front matter on top of a text.

    >>> found = read_labels("Title: The bridge\nURL: https://example.org/1\n\nIt is open.")
    >>> found.labels.title, found.labels.url, found.text
    ('The bridge', 'https://example.org/1', 'It is open.')
    >>> read_labels("Update: the bridge is open.\nSource: the police.\n").head
    ''
    """
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    found = _front_matter(text, start) or _json(text, start)
    if found is None:
        return _label_lines(text, start)
    # A second set of labels may follow, as where a reader's output was stored with a head.
    more = _label_lines(found.text, len(found.text) - len(found.text.lstrip()))
    if not more.head:
        return found
    return Labelled(_together(found.labels, more.labels), found.head + more.head, more.text)


def _together(first: Labels, second: Labels) -> Labels:
    return Labels(
        first.title or second.title,
        first.authors or second.authors,
        first.published or second.published,
        first.url or second.url,
        first.site or second.site,
        first.description or second.description,
    )


# --- Labels on lines of their own --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    value: str
    start: int
    end: int


def _label_lines(text: str, start: int) -> Labelled:
    lines = list(_labels_from(text, start))
    if not _are_labels(text, lines):
        return _bare_url(text, start)
    end = lines[-1].end
    last = lines[-1]
    if last.kind == "text" and last.value:
        # The text begins on the line of its label.
        behind = text[last.start : last.end].rpartition(last.value)[2]
        end = last.end - len(behind) - len(last.value)
    stated = [(line.kind, line.value) for line in lines]
    return Labelled(_as_labels(stated), text[:end], text[end:].lstrip("\r\n"))


def _labels_from(text: str, start: int) -> Iterator[_Line]:
    """The labels in one run from a place on; empty lines between them do not count."""
    for begin, end, line in _lines(text, start):
        if not line.strip():
            continue
        found = _LABEL.match(line) if len(line) <= _LONGEST_VALUE else None
        kind = _kind(found[1]) if found else ""
        if found is None or not kind:
            return
        yield _Line(kind, found[2].strip(), begin, end)
        if kind == "text":
            return


def _lines(text: str, start: int, most: int = _MOST_LINES) -> Iterator[tuple[int, int, str]]:
    """The first lines from a place on: where each begins, where the next one does, its text."""
    for _ in range(most):
        if start >= len(text):
            return
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield start, end, text[start:end].rstrip("\r\n")
        start = end


def _are_labels(text: str, lines: list[_Line]) -> bool:
    """Whether lines of the form of labels are some."""
    kinds = {line.kind for line in lines}
    if not kinds - {"other", "text"}:
        return False
    sure = [line for line in lines if _is_sure(line)]
    if len(kinds) >= _FEWEST_KINDS and sure:
        return True
    if len(lines) == 1 and lines[0].kind == "url":
        return bool(sure)
    # A title by itself: an empty line below, and no sentence.
    title = lines[0].kind == "title" and _is_stated(lines[0].value)
    followed = text[lines[-1].end :].startswith(("\n", "\r\n"))
    if len(lines) == 1:
        return title and followed and lines[0].value[-1:] not in ".;,"
    return title and len(kinds) >= _FEWEST_KINDS


def _is_sure(line: _Line) -> bool:
    """Whether a value is what its label promises, and can hardly be anything else."""
    if line.kind == "url" or (line.kind == "site" and "://" in line.value):
        return bool(_url(line.value))
    if line.kind == "date":
        return len(line.value) <= _LONGEST_DATE and _YEAR.search(line.value) is not None
    return line.kind == "text" and not line.value


def _is_stated(value: str) -> bool:
    return 0 < len(value) <= _LONGEST_STATED


def _bare_url(text: str, start: int) -> Labelled:
    """A text without the address that stands below its headline with no label."""
    count = 0
    for begin, end, line in _lines(text, start):
        if not line.strip():
            continue
        count += 1
        found = _URL.match(line.strip())
        if found:
            rest = text[:begin] + text[end:]
            return Labelled(Labels(url=found[1]), text[begin:end], rest)
        if count == _BARE_URL_LINES:
            break
    return Labelled(Labels(), "", text)


def _url(value: str) -> str:
    found = _URL.match(value.strip(_MARKS)) or _MARKDOWN_URL.match(value.strip())
    return found[1] if found else ""


# --- Front matter ------------------------------------------------------------------------------


def _front_matter(text: str, start: int) -> Labelled | None:
    """YAML between lines of dashes, TOML between plusses; either, or JSON, in a fence."""
    opening = text[start : start + 4].rstrip("\r\n")
    if opening not in ("---", "+++"):
        return None
    begin = text.find("\n", start) + 1
    lines: list[str] = []
    for line_start, end, line in _lines(text, begin, _MOST_FRONT_LINES):
        if end - start > _LONGEST_FRONT:
            return None
        if line.rstrip() == opening or (opening == "---" and line.rstrip() == "..."):
            inside = text[begin:line_start]
            stated = _toml(inside) if opening == "+++" else _yaml(lines)
            return _stated(stated, text[:end], text[end:])
        lines.append(line)
    return None


def _stated(values: Mapping[str, object] | None, head: str, rest: str) -> Labelled | None:
    if not values:
        return None
    stated = list(_statements(values))
    kinds = {kind for kind, value in stated if value}
    if not kinds - {"other", "text"}:
        return None
    texts = [value for kind, value in stated if kind == "text"]
    inner = next((value for value in texts if "\n" in value), "")
    if not rest.strip() and not inner:
        # A shorter one is the beginning, or a summary.
        inner = max(texts, key=len, default="")
    return Labelled(_as_labels(stated), head, rest.lstrip("\r\n") if rest.strip() else inner)


def _toml(inside: str) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(inside.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None


def _yaml(lines: list[str]) -> Mapping[str, object] | None:
    """The keys of a plain YAML mapping: scalars, lists, folded text, and mappings one deep.

    None of what makes YAML dangerous (tags, anchors, aliases) is known here. Lines that are of no
    known form end it all: then it is no front matter.
    """
    found: dict[str, object] = {}
    key = ""
    folded = False
    for line in lines:
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if line[0] not in " \t-":
            match = _YAML_LINE.match(line)
            if match is None:
                return None
            key, value = match[1].strip("\"'"), (match[2] or "").strip()
            folded = value in ("|", ">", "|-", ">-", "|+", ">+")
            found[key] = "" if folded else _yaml_value(value)
            continue
        if not key:
            return None
        before = found[key]
        if bare.startswith("- ") and not folded:
            item = _yaml_value(bare[2:].strip())
            if isinstance(before, list):
                before.append(item)
            else:
                found[key] = [item]
        elif isinstance(before, str) and before == "" and not folded and _YAML_LINE.match(bare):
            found[key] = _yaml_value(bare.partition(":")[2].strip())
        elif isinstance(before, str):
            # Of a text over several lines, its parts: to join them as they come would be quadratic.
            found[key] = [_Folded(before), _Folded(bare)]
        elif isinstance(before, list) and before and isinstance(before[0], _Folded):
            before.append(_Folded(bare))
    return {key: _unfolded(value) for key, value in found.items()}


class _Folded(str):
    """A line of a text that goes over several."""

    __slots__ = ()


def _unfolded(value: object) -> object:
    if isinstance(value, list) and value and isinstance(value[0], _Folded):
        return " ".join(filter(None, value))
    return value


def _yaml_value(value: str) -> object:
    if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1:
        inside = value[1:-1]
        return inside.replace("''", "'") if value[0] == "'" else inside.replace('\\"', '"')
    if value.startswith("[") and value.endswith("]"):
        return [part.strip().strip("\"'") for part in value[1:-1].split(",") if part.strip()]
    return "" if value in ("null", "~", "{}") else value


def _json(text: str, start: int) -> Labelled | None:
    """A JSON object on top, bare or in a fence, alone or with the text behind it."""
    fence = _FENCE.match(text, start)
    begin = fence.end() if fence else start
    if fence and text[begin : begin + 1] != "{":
        close = text.find("\n```", begin, begin + _LONGEST_FRONT)
        if close < 0 or "{" in fence[0]:
            return None
        inside = text[begin:close]
        values = (
            _toml(inside) if "toml" in fence[0] else _yaml(inside.split("\n")[:_MOST_FRONT_LINES])
        )
        end = _line_end(text, close + 1)
        return _stated(values, text[:end], text[end:]) if _is_named(fence[0]) else None
    if text[begin : begin + 1] != "{" or len(text) > _LONGEST_JSON:
        return None
    try:
        values, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text, begin)
    except (ValueError, RecursionError):
        return None
    if fence:
        close = text.find("```", end)
        if close < 0 or text[end:close].strip():
            return None
        end = _line_end(text, close)
    if not isinstance(values, dict):
        return None
    values = {
        key: _joined(value) if _kind(key) == "text" else value for key, value in values.items()
    }
    labelled = _stated(values, text[:end], text[end:])
    if labelled is None or text[end:].strip():
        return labelled
    # What is in the object is the text, and no label of it.
    shown = {
        key: "…" if isinstance(value, str) and value.strip() == labelled.text else value
        for key, value in values.items()
    }
    try:
        return replace(labelled, head=json.dumps(shown, ensure_ascii=False))
    except RecursionError:
        # It was read, and is one list too deep to be written.
        return None


def _joined(value: object) -> object:
    """The paragraphs of a text that is stored as a list of them, as one text."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value


def _is_named(fence: str) -> bool:
    return fence.strip() != "```"


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _statements(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The kind and the value of each key that is known; lists of names come one by one."""
    for key, value in values.items():
        kind = _kind(key)
        if kind:
            for one in _texts(value):
                yield kind, one


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return (value.strip(),)
    if isinstance(value, dict):
        named = value.get("name") or value.get("title") or value.get("url")
        return (named.strip(),) if isinstance(named, str) else ()
    if isinstance(value, list):
        return tuple(
            one for part in value[:50] if not isinstance(part, list) for one in _texts(part)
        )
    return () if value is None or isinstance(value, bool) else (str(value),)


def _as_labels(stated: Iterable[tuple[str, str]]) -> Labels:
    labels = Labels()
    authors: list[str] = []
    for kind, raw in stated:
        value = raw.strip()
        if not value:
            continue
        if kind == "author":
            authors += filter(None, _AUTHORS.split(value))
        elif kind == "url" or (kind == "site" and _url(value)):
            labels = replace(labels, url=labels.url or _url(value))
        elif kind == "title":
            labels = replace(labels, title=labels.title or value)
        elif kind == "date":
            labels = replace(labels, published=labels.published or value)
        elif kind == "site":
            labels = replace(labels, site=labels.site or value)
        elif kind == "description":
            labels = replace(labels, description=labels.description or value)
    return replace(labels, authors=tuple(dict.fromkeys(authors)))


# --- Names of labels ---------------------------------------------------------------------------


def _kind(name: str) -> str:
    """What a label of a name states, "" for none that is known."""
    if len(name) > _LONGEST_NAME:
        return ""
    return _kinds().get(_key(name), "")


def _key(name: str) -> str:
    """A name as it is looked up: "published_time", "Published Time", "published-time" are one."""
    # "İçerik" has a mark of its own once it is folded.
    folded = name.casefold().replace("\u0307", "").replace("og:", "").replace("article:", "")
    return " ".join(filter(None, _SPLIT_NAMES.split(folded)))


@cache
def _kinds() -> Mapping[str, str]:
    """The kinds of labels by their names, in all languages."""
    kinds: dict[str, str] = {}
    section = ""
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        heading = _SECTION.match(line)
        if heading:
            section = heading[1]
        elif line and not line.startswith("#"):
            for name in line.partition(": ")[2].split("|"):
                kinds.setdefault(_key(name), section)
                kinds.setdefault(_key(name).replace(" ", ""), section)
    return kinds
