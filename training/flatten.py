"""Flatten HTML in the ways that scrapers do."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup
from inscriptis import get_text
from lxml import html

from cleaner.read.html import read_html

_BLOCK_TAGS = frozenset(
    """address article aside blockquote br center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td tfoot th
    thead tr ul""".split()
)
_UNSEEN = ("script", "style", "noscript", "template")


def by_get_text(page: str) -> str:
    """BeautifulSoup's `get_text("\\n")`: a line a text node, broken at every inline tag."""
    soup = BeautifulSoup(page, "lxml")
    for element in soup(list(_UNSEEN)):
        element.decompose()
    return (soup.body or soup).get_text("\n")


def by_rendering(page: str) -> str:
    """The page as laid out by inscriptis, with indents, bullets and columns."""
    text: str = get_text(page)
    return text


def by_article(page: str) -> str:
    """The text of the longest `<article>` or `<main>`, a new line at each block-level element."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    body = root.find(".//body")
    found = root.xpath("//article|//main|//*[@role='main']")
    best = max(found, key=lambda e: len(e.text_content()), default=root if body is None else body)
    parts: list[str] = []
    for event, element in html.etree.iterwalk(best, events=("start", "end")):
        if element.tag in (*_UNSEEN, "svg", "iframe"):
            element.text = None
            for child in list(element):
                element.remove(child)
        if element.tag in _BLOCK_TAGS:
            parts.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not (event == "end" and element is best):
            parts.append(
                (" " if text[0].isspace() else "")
                + " ".join(text.split())
                + (" " if text[-1].isspace() else "")
            )
    return "".join(parts)


def by_copying(page: str) -> str:
    """The blocks as a browser would copy them, an empty line between."""
    return "\n\n".join(block.text for block in read_html(page).blocks)


#: The ways of flattening, by name.
WAYS: dict[str, Callable[[str], str]] = {
    "gettext": by_get_text,
    "rendered": by_rendering,
    "article": by_article,
    "copied": by_copying,
}
