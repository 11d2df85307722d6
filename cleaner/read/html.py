"""Read a page's HTML into a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, dropwhile
from typing import Final

from lxml import etree

from cleaner.addresses import LONGEST_LINK, web_address
from cleaner.errors import InputError
from cleaner.limits import NO_LIMIT, Limit
from cleaner.page import NO_HINTS, Document, Hints, Page, Problem
from cleaner.read.footnotes import take_out_marks
from cleaner.read.hints import read_hints
from cleaner.read.source import shortened
from cleaner.read.state import StatedArticle, article_in_data
from cleaner.read.styles import hiding_classes
from cleaner.read.templates import put_in_place
from cleaner.read.text.lines import read_lines
from cleaner.read.walk import walk
from cleaner.text import has_words

# What a head may hold (HTML Living Standard, 13.2.6.4.4, "in head" insertion mode).
_HEAD: Final = frozenset(
    """base basefont bgsound link meta noframes noscript script style template title""".split()
)
# Deepest nesting handed to libxml2, whose own limit is 2,048 elements; those that are empty or
# that it closes by itself are not counted.
_DEEPEST: Final = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_NOT_NESTING: Final = frozenset(
    """html head body p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup rb rp
    rt rtc area base basefont bgsound br col embed frame hr img input keygen link meta param source
    track wbr script style title textarea""".split()
)
# Shortest run of text that speaks for an article, and how much of it is one, in characters.
_RUNNING: Final = 60
_ENOUGH: Final = 1500


def read_html(text: str, url: str | None = None, limit: Limit = NO_LIMIT) -> Document:
    """Read a page's HTML into a document.

    Elements nested deeper than libxml2 goes (2,048) are read as if their outer ones ended there;
    nothing is lost but the nesting. A page that shows no text, or a teaser alone, but carries it in
    JSON-LD or in the data of its scripts, is read from there.

    Raises:
        InputError: for a page in more pieces than the limit allows.
    """
    root = parse(text, limit)
    if root is None:
        return Document.of(Page(form="html"))
    hints = read_hints(root, url)
    body = whole_body(root)
    if next(root.iter("template"), None) is not None:
        put_in_place(body)
    take_out_marks(body, text)
    base = _base(root, url or hints.url)
    page = walk(body, limit, hiding=hiding_classes(root)).page("html", hints, base)
    stated = _stated_article(root, page, hints, limit)
    return Document.of(page if stated is None else _stated_page(stated, hints, limit))


def read_markup(
    text: str, limit: Limit = NO_LIMIT, labels: Sequence[str] = (), hints: Hints = NO_HINTS
) -> Page:
    """Read the HTML that a Markdown text stands for.

    Args:
        text: the HTML.
        limit: on its pieces.
        labels: the lines above the text that state what it is.
        hints: what they state.

    Raises:
        InputError: for a text in more pieces than the limit allows.
    """
    root = parse(text, limit)
    if root is None:
        root = etree.Element("body")
    return walk(whole_body(root), limit, labels).page("markdown", hints, hints.url)


def _base(root: etree._Element, url: str) -> str:
    """The address that completes those of a page's links: the one it states, or else its own."""
    stated = root.find("head/base")
    href = (stated.get("href") or "").strip() if stated is not None else ""
    return (web_address(href, url) if 0 < len(href) <= LONGEST_LINK else "") or url


# What lxml reads in HTML and does not take as text (XML 1.0, 2.2).
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def whole_body(root: etree._Element) -> etree._Element:
    """The body, with what stands behind its end or the page's; browsers show that in it, too.

    So they do with what stands in the head from the first element on that cannot be there, where a
    page leaves out the tags of both. libxml2 takes the elements of HTML 5 for parts of the head.
    """
    body = root.find("body")
    shown = _shown_in_head(root)
    if shown and body is None:
        body = etree.SubElement(root, "body")
    if body is None:
        return root
    if shown:
        text = (shown[-1].tail or "") + (body.text or "")
        shown[-1].tail = _NOT_XML.sub("", text)
        body.text = None
    for element in reversed(shown):
        body.insert(0, element)
    strays = [*body.itersiblings(), *(one for again in root.itersiblings() for one in again)]
    for stray in strays:
        body.append(stray)
    return body


def _shown_in_head(root: etree._Element) -> list[etree._Element]:
    head = root.find("head")
    if head is None:
        return []
    begun = dropwhile(lambda element: element.tag in _HEAD or callable(element.tag), head)
    return list(begun)


def _stated_article(
    root: etree._Element, page: Page, hints: Hints, limit: Limit
) -> StatedArticle | None:
    """The article that a page states for its scripts to show, None where it shows it itself."""
    if hints.article_body and not _shows(list(_running(page)), hints.article_body):
        lines = hints.article_body.split("\n")
        return StatedArticle("".join(hints.headlines[:1]), "", tuple(filter(has_words, lines)))
    if any(size >= _ENOUGH for size in accumulate(map(len, _running(page)))):
        return None
    found = article_in_data(root, partial(_paragraphs, limit))
    if found is None or _shows(list(_running(page)), "\n".join(found.paragraphs)):
        return None
    return found


def _paragraphs(limit: Limit, markup: str) -> list[str]:
    """The texts of the blocks of some HTML; none of HTML in more pieces than the limit allows."""
    try:
        root = parse(f"<body>{markup}</body>", limit)
        return [] if root is None else walk(root, limit).texts
    except InputError:
        return []


def _running(page: Page) -> Iterator[str]:
    """The runs of text on a page that speak for an article."""
    for text, linked in zip(page.texts, page.linked, strict=True):
        if len(text) >= _RUNNING and linked * 2 < len(text):
            yield text


def _shows(running: Sequence[str], stated: str) -> bool:
    """Whether a page's running text is its own, or most of what it states to be its article."""
    size = sum(map(len, running))
    if any(text[:_RUNNING] in stated for text in running):
        return size * 2 >= len(stated)
    return size * 2 >= min(len(stated), _ENOUGH)


def _stated_page(stated: StatedArticle, hints: Hints, limit: Limit) -> Page:
    """The page whose text stands only in its data."""
    head = "\n\n".join(filter(None, (stated.headline, stated.dek)))
    body = "\n\n".join(stated.paragraphs)
    page = read_lines(f"{head}\n\n\n{body}" if head else body, limit)
    return replace(page, hints=hints, problems=(Problem.ONLY_STATED,))


def parse(text: str, limit: Limit = NO_LIMIT) -> etree._Element | None:
    """The tree of a page's HTML, None if it holds nothing at all.

    Raises:
        InputError: for a page with more elements and attributes than the limit allows.
    """
    root, too_deep = parse_once(shortened(text, limit))
    if too_deep:
        root, _ = parse_once(shortened(_flatten_depth(text.replace("\0", ""))))
    return root


# libxml2's `XML_ERR_RESOURCE_LIMIT`, to which not every lxml gives a name.
_RESOURCE_LIMIT: Final = 114


def parse_once(source: bytes) -> tuple[etree._Element | None, bool]:
    """The root of a page's tree as libxml2 makes it, and whether it gave up for depth."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.ParserError:
        return None, False
    except etree.XMLSyntaxError:
        return None, False
    too_deep = any(e.type == _RESOURCE_LIMIT for e in parser.error_log)
    return root, too_deep


def _flatten_depth(text: str) -> str:
    """Take out the tags that open an element below `_DEEPEST`, and those that close it."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _NOT_NESTING:
            return tag[0]
        if tag[1]:
            depth -= depth > 0
            return tag[0] if depth < _DEEPEST else "<br>"
        depth += 1
        return tag[0] if depth <= _DEEPEST else "<br>"

    return _TAG.sub(keep, text)
