"""Articles as HTML: one `<article>` element.

Every word of the page goes through `escape`: what was text in the input is text again when the HTML
is shown, never markup or a script. Of the page's own attributes there are only addresses, http,
https or mailto, and what it says in place of a picture.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from operator import attrgetter
from typing import Final

from cleaner.markup import Image, Item, Span
from cleaner.page import Block, Role
from cleaner.write.inline import cells_of, edges_of
from cleaner.write.text import has_columns, joined, paragraphs_of
from cleaner.write.writable import Writable

# HTML cannot hold them, not even escaped.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_TAGS: Final = {"link": "a", "strong": "strong", "emphasis": "em", "code": "code"}
# Headings of the body stand below the headline, whatever their level on the page.
_TOP, _LOWEST = 2, 6


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph, a heading, an item or a row: its first block, and its lines as HTML."""

    block: Block
    text: str
    spans: Sequence[Span]
    lines: Sequence[str]

    @property
    def role(self) -> Role:
        return self.block.role

    @property
    def content(self) -> str:
        return "<br>".join(self.lines)


def to_html(
    article: Writable, *, links: bool = True, emphasis: bool = True, images: bool = False
) -> str:
    """Headline, dek and body as one `<article>` element, a line a block, for a page of one's own.

    The dek's paragraphs have the class "dek". Quotes and embedded posts are block quotes.

    Args:
        article: what to write.
        links: whether to keep its links.
        emphasis: whether to keep what is strong, emphasised or code.
        images: whether to show its pictures, which then come from where the page has them.
    """
    lines = ["<article>"]
    if article.headline:
        lines.append(f"<h1>{escape(article.headline)}</h1>")
    if article.dek:
        lines += [f'<p class="dek">{escape(part)}</p>' for part in article.dek.split("\n")]
    kinds = frozenset(
        [*(["link"] if links else []), *(["strong", "emphasis", "code"] if emphasis else [])]
    )
    pictures = list(article.images) if images else []
    top = min((block.level for block in article.blocks if block.level), default=_TOP)
    for role, units in groupby(_units(article.blocks, kinds), key=attrgetter("role")):
        run = list(units)
        while pictures and pictures[0].place <= run[0].block.index:
            lines += _figure(pictures.pop(0))
        lines += _run(role, run, top)
    for picture in pictures:
        lines += _figure(picture)
    return "\n".join([*lines, "</article>"]) + "\n"


def escape(text: str) -> str:
    """Text for HTML, in elements and in quoted attributes.

    >>> escape('"><script>')
    '&quot;&gt;&lt;script&gt;'
    """
    return html.escape(_UNWRITABLE.sub("\ufffd", text), quote=True)


def _units(blocks: Sequence[Block], kinds: frozenset[str]) -> list[_Unit]:
    units: list[_Unit] = []
    for paragraph in paragraphs_of(blocks):
        block, text = paragraph[0][1], joined(paragraph)
        # Only text that was flattened is joined, and has no markup.
        spans = [span for span in block.spans if span.kind in kinds] if len(paragraph) == 1 else []
        line = inline(text, spans)
        if units and block.follows_break and block.role is units[-1].role:
            last = units[-1]
            units[-1] = _Unit(last.block, last.text, last.spans, (*last.lines, line))
        else:
            units.append(_Unit(block, text, spans, (line,)))
    return units


def inline(text: str, spans: Iterable[Span]) -> str:
    """A text as HTML with its inline markup.

    >>> inline("R&D news", [Span(0, 3, "link", "https://example.com/?a=1&b=2")])
    '<a href="https://example.com/?a=1&amp;b=2">R&amp;D</a> news'
    """
    parts: list[str] = []
    at = 0
    for place, span, opens in edges_of(spans):
        parts.append(escape(text[at:place]))
        tag = _TAGS[span.kind]
        href = f' href="{escape(span.target)}"' if span.kind == "link" else ""
        parts.append(f"<{tag}{href}>" if opens else f"</{tag}>")
        at = place
    return "".join((*parts, escape(text[at:])))


def _run(role: Role, units: Sequence[_Unit], top: int) -> Iterator[str]:
    """The lines of blocks that follow one another in the same role."""
    if role is Role.TABLE_ROW and has_columns([unit.text for unit in units]):
        yield "<table>"
        yield from map(_row, units)
        yield "</table>"
    elif role is Role.LIST_ITEM:
        yield from _lists(units)
    elif role in (Role.QUOTE, Role.EMBED):
        yield from (f"<blockquote><p>{unit.content}</p></blockquote>" for unit in units)
    elif role is Role.SUBHEAD:
        for unit in units:
            level = min((unit.block.level or top) - top + _TOP, _LOWEST)
            yield f"<h{level}>{unit.content}</h{level}>"
    else:
        yield from (f"<p>{unit.content}</p>" for unit in units)


def _row(unit: _Unit) -> str:
    """A row of a table, with an empty cell wherever the page has one in front of another."""
    row = unit.block.row
    tag = "th" if row is not None and row.is_head else "td"
    cells = [f"<{tag}>{inline(*cell)}</{tag}>" for cell in cells_of(unit.text, unit.spans)]
    if row is not None and len(row.columns) == len(cells):
        filled = dict(zip(row.columns, cells, strict=True))
        empty = f"<{tag}></{tag}>"
        cells = [filled.get(column, empty) for column in range(row.columns[-1] + 1)]
    return f"<tr>{''.join(cells)}</tr>"


def _lists(units: Sequence[_Unit]) -> Iterator[str]:
    """Lists, each inside the item of another that it stands in."""
    opened: list[tuple[int, str, int]] = []  # each list's depth, its tag, the number of its item
    line = ""
    unknown = count(-1, -1)
    for item, same in groupby(units, key=lambda unit: unit.block.item or Item(next(unknown), 0)):
        while opened and opened[-1][0] > item.depth:
            yield line + "</li>"
            yield f"</{opened.pop()[1]}>"
            line = ""
        tag = "ul" if item.number is None else "ol"
        if opened and opened[-1][0] == item.depth:
            yield line + "</li>"
            line = ""
            if opened[-1][1] != tag:
                yield f"</{opened.pop()[1]}>"
        elif line:
            yield line
        number = 0 if item.number is None else item.number
        if not opened or opened[-1][0] < item.depth:
            opened.append((item.depth, tag, number))
            yield f"<{tag}>" if number in (0, 1) or tag == "ul" else f'<{tag} start="{number}">'
            line = "<li>"
        else:
            follows = tag == "ul" or number == opened[-1][2] + 1
            opened[-1] = (item.depth, tag, number)
            line = "<li>" if follows else f'<li value="{number}">'
        parts = [unit.content for unit in same]
        line += parts[0] if len(parts) == 1 else "".join(f"<p>{part}</p>" for part in parts)
    while opened:
        yield line + "</li>"
        yield f"</{opened.pop()[1]}>"
        line = ""


def _figure(image: Image) -> Iterator[str]:
    caption = f"<figcaption>{escape(image.caption)}</figcaption>" if image.caption else ""
    yield f'<figure><img src="{escape(image.url)}" alt="{escape(image.alt)}">{caption}</figure>'
