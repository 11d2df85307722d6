"""Articles as Markdown.

Text is escaped by the rules of CommonMark 0.31 (2.4, backslash escapes): what was text in the
input is text again when the Markdown is rendered, never markup, HTML or a link. Links lead to http,
https or mailto alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cleaner.markup import Span, outer_first
from cleaner.page import Role
from cleaner.write.front_matter import to_front_matter
from cleaner.write.inline import Edge, cells_of, edges_of
from cleaner.write.text import BELOW_HEAD, joined, paragraphs_of
from cleaner.write.writable import Writable

# Punctuation that can open markup anywhere in a line.
_ANYWHERE: Final = re.compile(r"[\\`*_{}\[\]<>#|~&]")
# What makes a bare address a link.
_BARE_LINK: Final = re.compile(r"(?i)\b(?:https?|ftp|mailto|javascript|data|vbscript):|\bwww\.|@")
# What makes a line a list, a heading, a rule or code only at its start.
_AT_START: Final = re.compile(r"\s*([-+=:]|\d{1,9}(?=[.)]))")
_OPENINGS: Final = {
    Role.SUBHEAD: "## ",
    Role.LIST_ITEM: "- ",
    Role.QUOTE: "> ",
    Role.EMBED: "> ",
}
_MARKS: Final = {"strong": "**", "emphasis": "*", "code": "`"}
_STARS: Final = frozenset({"strong", "emphasis"})
# What a reader of Markdown may take for markup within code, too.
_NOT_IN_CODE: Final = re.compile(r"[`<>\\|#]|\]\(|\*\*")
# In an address, what would be read as one character.
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")


def to_markdown(
    article: Writable, *, links: bool = False, emphasis: bool = False, front_matter: bool = False
) -> str:
    """Headline, dek and body as Markdown, with a newline at the end.

    Args:
        article: what to write.
        links: whether to keep its links.
        emphasis: whether to keep what is strong, emphasised or code, where Markdown can say so.
        front_matter: whether to put above it, as YAML, what the page states of it.
    """
    kinds = frozenset(
        [*(["link"] if links else []), *(["strong", "emphasis", "code"] if emphasis else [])]
    )
    head: list[str] = []
    if article.headline:
        head.append("# " + escape(article.headline))
    if article.dek:
        head += ["**" + escape(line) + "**" for line in article.dek.split("\n")]
    above, below = "\n\n".join(head), "\n\n".join(_body(article, kinds))
    # With bold type in it, the body could not be told from the dek.
    gap = BELOW_HEAD if kinds or front_matter else "\n\n"
    text = gap.join(filter(None, (above, below))) + "\n"
    return f"{to_front_matter(article)}\n{text}" if front_matter else text


def escape(text: str) -> str:
    r"""Text with everything that could be read as markup made plain.

    >>> print(escape("1. <b>5 * 3</b> [x](javascript:alert)"))
    1\. \<b\>5 \* 3\</b\> \[x\](javascript\:alert)
    """
    return inline(text, ())


def inline(text: str, spans: Sequence[Span]) -> str:
    r"""A text as Markdown with its inline markup; what Markdown cannot mark up is left plain.

    >>> link = Span(4, 9, "link", "https://example.com/")
    >>> print(inline("See *this*", [link, Span(5, 9, "strong")]))
    See [\***this**](https://example.com/)\*
    """
    edges = list(_marked(text, spans)) if spans else []
    # In front of a link it would make a picture of it.
    bangs = {place - 1 for place, span, _ in edges if span.kind == "link"}
    escapes = sorted({*_escapes(text), *(at for at in bangs if text[at : at + 1] == "!")})
    parts: list[str] = []
    at = 0
    in_code = False
    for place, span, opens in edges:
        parts += [text[at:place]] if in_code else _plain(text, at, place, escapes)
        parts.append(_mark(span, opens=opens))
        if span.kind == "code":
            in_code = opens
        at = place
    return "".join((*parts, *_plain(text, at, len(text), escapes)))


def _escapes(text: str) -> set[int]:
    """The places of a text that a backslash is to stand before."""
    places = {found.start() for found in _ANYWHERE.finditer(text)}
    places.update(found.end() - 1 for found in _BARE_LINK.finditer(text))
    start = _AT_START.match(text)
    if start is not None:
        places.add(start.end(1) if start[1].isdigit() else start.start(1))
    return places


def _plain(text: str, start: int, end: int, escapes: Sequence[int]) -> Iterator[str]:
    """A stretch of a text with backslashes before the marks in it."""
    for place in escapes[bisect_left(escapes, start) : bisect_left(escapes, end)]:
        yield text[start:place]
        yield "\\"
        start = place
    yield text[start:end]


def _marked(text: str, spans: Sequence[Span]) -> Iterator[Edge]:
    """Where those spans open and close that Markdown can mark up as they are."""
    codes = [s for s in spans if s.kind == "code" and not _NOT_IN_CODE.search(text, s.start, s.end)]
    in_code = {place for code in codes for place in range(code.start + 1, code.end)}
    others = [s for s in spans if s.kind != "code" and in_code.isdisjoint((s.start, s.end))]
    links = [span for span in others if span.kind == "link"]
    begins, ends = {span.start: span for span in links}, {span.end: span for span in links}
    codes_begin, codes_end = {code.start for code in codes}, {code.end for code in codes}
    starred: list[Span] = []
    for span in others:
        if span.kind == "link":
            continue
        # What stands outside and inside of the stars at either end.
        before = text[span.start - 1] if span.start else " "
        after = text[span.end] if span.end < len(text) else " "
        first = "`" if span.start in codes_begin else text[span.start]
        last = "`" if span.end in codes_end else text[span.end - 1]
        if span.start in begins:
            before, first = ("[", first) if begins[span.start].end >= span.end else (before, "[")
        if span.end in ends:
            after, last = ("]", last) if ends[span.end].start <= span.start else (after, ")")
        if _flanks(before, first) and _flanks(after, last):
            starred.append(span)
    return edges_of(_nested(text, (*codes, *links, *starred)))


def _nested(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Spans but for those that end behind the one they begin in, and stars that meet others."""
    opened: list[Span] = []
    for span in sorted(spans, key=outer_first):
        while opened and opened[-1].end <= span.start:
            opened.pop()
        if opened and span.end > opened[-1].end:
            continue
        # Within other stars, those next to a letter could belong to either.
        around = next((other for other in reversed(opened) if other.kind in _STARS), None)
        is_apart = text[span.start - 1 : span.start] == text[span.end : span.end + 1] == " "
        if span.kind in _STARS and around and around[:2] != span[:2] and not is_apart:
            continue
        opened.append(span)
        yield span


def _flanks(outside: str, inside: str) -> bool:
    """Whether stars between two characters are marks (CommonMark 0.31, 6.2)."""
    if inside.isspace():
        return False
    return outside.isspace() or not _is_punctuation(inside) or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _mark(span: Span, *, opens: bool) -> str:
    if span.kind != "link":
        return _MARKS[span.kind]
    return "[" if opens else f"]({_ENTITY.sub('&amp;', span.target)})"


def _body(article: Writable, kinds: frozenset[str]) -> list[str]:
    parts: list[str] = []
    before: Role | None = None
    for paragraph in paragraphs_of(article.blocks):
        block, text = paragraph[0][1], joined(paragraph)
        # Only text that was flattened is joined, and has no markup.
        spans = [span for span in block.spans if span.kind in kinds] if len(paragraph) == 1 else []
        role = block.role
        if role is Role.TABLE_ROW:
            cells = [inline(*cell) for cell in cells_of(text, spans)]
            row = "| " + " | ".join(cells) + " |"
            if before is not role:
                row += "\n|" + " --- |" * len(cells)
        else:
            row = _OPENINGS.get(role, "") + inline(text.replace("\t", " "), spans)
        if role is before and role in (Role.LIST_ITEM, Role.TABLE_ROW):
            parts[-1] += "\n" + row
        else:
            parts.append(row)
        before = role
    return parts
