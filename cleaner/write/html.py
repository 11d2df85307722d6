"""Articles as HTML: one `<article>` element without attributes of the page's own.

Every word of the page goes through `escape`: what was text in the input is text again when the HTML
is shown, never markup, a script or a link.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from cleaner.page import Role
from cleaner.write.text import has_columns, join_units
from cleaner.write.writable import Writable

# HTML cannot hold them, not even escaped.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def to_html(article: Writable) -> str:
    """Headline, dek and body as one `<article>` element, a line a block, for a page of one's own.

    The dek's paragraphs have the class "dek". Quotes and embedded posts are block quotes.
    """
    lines = ["<article>"]
    if article.headline:
        lines.append(f"<h1>{escape(article.headline)}</h1>")
    if article.dek:
        lines += [f'<p class="dek">{escape(part)}</p>' for part in article.dek.split("\n")]
    for role, units in groupby(join_units(article.blocks), key=itemgetter(0)):
        lines += _run(role, [text for _, text in units])
    return "\n".join([*lines, "</article>"]) + "\n"


def escape(text: str) -> str:
    """Text for HTML, in elements and in quoted attributes.

    >>> escape('"><script>')
    '&quot;&gt;&lt;script&gt;'
    """
    return html.escape(_UNWRITABLE.sub("\ufffd", text), quote=True)


def _run(role: Role, texts: Sequence[str]) -> Iterator[str]:
    """The lines of blocks that follow one another in the same role."""
    if role is Role.TABLE_ROW and has_columns(texts):
        yield "<table>"
        for text in texts:
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in text.split("\t"))
            yield f"<tr>{cells}</tr>"
        yield "</table>"
    elif role is Role.LIST_ITEM:
        yield "<ul>"
        yield from (f"<li>{escape(text)}</li>" for text in texts)
        yield "</ul>"
    elif role in (Role.QUOTE, Role.EMBED):
        yield from (f"<blockquote><p>{escape(text)}</p></blockquote>" for text in texts)
    else:
        tag = "h2" if role is Role.SUBHEAD else "p"
        yield from (f"<{tag}>{escape(text)}</{tag}>" for text in texts)
