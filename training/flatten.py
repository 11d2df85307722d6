"""Flatten HTML in the ways that scrapers do, and make every kind of text of labelled pages."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator
from html import escape
from random import Random
from textwrap import wrap
from typing import Final

from bs4 import BeautifulSoup
from html2text import HTML2Text
from inscriptis import get_text
from lxml import html
from markdownify import markdownify

from cleaner.read.html import read_html
from training.corpora import Page

_BLOCK_TAGS = frozenset(
    """address article aside blockquote br center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td tfoot th
    thead tr ul""".split()
)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*>")
_UNSEEN = ("script", "style", "noscript", "template")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def by_get_text(page: str) -> str:
    """BeautifulSoup's `get_text("\\n")`: a line a text node, broken at every inline tag."""
    soup = BeautifulSoup(page, "lxml")
    for element in soup(list(_UNSEEN)):
        element.decompose()
    return (soup.body or soup).get_text("\n")


def by_rendering(page: str) -> str:
    """The page as laid out by inscriptis, with indents, bullets and columns."""
    # Of a declaration lxml wants bytes.
    text: str = get_text(_DECLARATION.sub("", page))
    return text


def by_article(page: str) -> str:
    """The text of the longest `<article>` or `<main>`, a new line at each block-level element."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    best = _article_element(
        html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    )
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


def _article_element(root: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the article: the longest that is named so, or the whole body."""
    body = root.find(".//body")
    found = root.xpath("//article|//main|//*[@role='main']")
    longest: html.HtmlElement = max(
        found, key=lambda e: len(e.text_content()), default=root if body is None else body
    )
    return longest


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


# --- Kinds of text -------------------------------------------------------------------------------
#
# The ways above are of a page's HTML. Those below make every kind of text that people have: of a
# labelled page, its HTML or its gold. What programs that flatten pages differ in (widths, marks,
# labels) is drawn by the page's id, so a page gives the same text each time.


def by_stripping(page: Page) -> str:
    """Each text node stripped, a line each, the page's title first."""
    root = _root(str(page["html"]))
    parts = [text.strip() for text in root.itertext() if text.strip()]
    return "\n".join(line for part in parts for line in part.splitlines() if line.strip())


def by_wrapping(page: Page) -> str:
    """The page as laid out, wrapped at a width as terminals and mail have."""
    return _wrapped(by_rendering(str(page["html"])), _drawn(page))


def page_on_one_line(page: Page) -> str:
    """The whole page's text on one line."""
    return " ".join(by_get_text(str(page["html"])).split())


def article_on_one_line(page: Page) -> str:
    """The text of the page's article element on one line."""
    return " ".join(by_article(str(page["html"])).split())


def as_markdown(page: Page) -> str:
    """The page as Markdown, a paragraph a line."""
    return MarkdownWriter(_drawn(page)).write(_root(str(page["html"])))


def as_wrapped_markdown(page: Page) -> str:
    """The page as Markdown that is wrapped at a width, links and items with it."""
    drawn = _drawn(page)
    text = MarkdownWriter(drawn).write(_root(str(page["html"])))
    return _wrapped(text, drawn, on_hyphens=True)


def by_html2text(page: Page) -> str:
    """The page as html2text writes it: wrapped Markdown, or unwrapped."""
    writer = HTML2Text(bodywidth=_drawn(page).choice((78, 78, 0)))
    text: str = writer.handle(str(page["html"]))
    return text


def by_markdownify(page: Page) -> str:
    """The page as markdownify writes it."""
    drawn = _drawn(page)
    soup = BeautifulSoup(str(page["html"]), "lxml")
    for element in soup(list(_UNSEEN)):
        element.decompose()
    text: str = markdownify(
        str(soup.body or soup), heading_style=drawn.choice(("ATX", "UNDERLINED")), bullets="*-"
    )
    return text


def fragment(page: Page) -> str:
    """Headline and body as HTML without a document round it, as feeds and extractors give it."""
    drawn = _drawn(page)
    headline = escape(page.get("headline") or "")
    dek = escape(page.get("dek") or "")
    top = f"<h1>{headline}</h1>" if headline else ""
    if dek and drawn.random() < 0.5:
        top += drawn.choice(
            (f"<h2>{dek}</h2>", f"<p><em>{dek}</em></p>", f'<p class="dek">{dek}</p>')
        )
    between = drawn.choice(("", "\n"))
    return _in_element(top + between + _marked_up(page, between), drawn)


def body_fragment(page: Page) -> str:
    """The body alone as HTML."""
    drawn = _drawn(page)
    return _in_element(_marked_up(page, drawn.choice(("", "\n"))), drawn)


def clean_document(page: Page) -> str:
    """A whole document of title, headline and body."""
    drawn = _drawn(page)
    headline = escape(page.get("headline") or "")
    inside = (f"<h1>{headline}</h1>" if headline else "") + _marked_up(page, "\n")
    tag = drawn.choice(("article", "main", "div", "body"))
    inside = inside if tag == "body" else f"<{tag}>{inside}</{tag}>"
    return f"<html><head><title>{headline}</title></head><body>{inside}</body></html>"


def _marked_up(page: Page, between: str) -> str:
    subheads = set(page.get("subheads") or ())
    return between.join(
        f"<h2>{escape(text)}</h2>" if text in subheads else f"<p>{escape(text)}</p>"
        for text in page["body"] or ()
    )


def _in_element(inside: str, drawn: Random) -> str:
    tag = drawn.choice(("", "", "div", "article"))
    return f"<{tag}>{inside}</{tag}>" if tag else inside


def clean(page: Page) -> str:
    """Headline, dek and body, a blank line between."""
    return "\n\n".join(_article(page))


def clean_single(page: Page) -> str:
    """The same with a newline between."""
    return "\n".join(_article(page))


def clean_body(page: Page) -> str:
    """The body alone, with a blank line or a newline between."""
    return _drawn(page).choice(("\n\n", "\n")).join(page["body"] or ())


def clean_line(page: Page) -> str:
    """Headline, dek and body on one line."""
    return " ".join(" ".join(_article(page)).split())


def clean_body_line(page: Page) -> str:
    """The body alone on one line."""
    return " ".join(" ".join(page["body"] or ()).split())


def clean_wrapped(page: Page) -> str:
    """Headline, dek and body wrapped at a width."""
    return _wrapped(clean(page), _drawn(page))


def clean_markdown(page: Page) -> str:
    """Headline, dek and body as Markdown: a heading, perhaps a dek in italics, and paragraphs."""
    drawn = _drawn(page)
    headline, dek = page.get("headline") or "", page.get("dek") or ""
    parts = [_heading(headline, drawn)] if headline else []
    if dek:
        parts.append(f"*{dek}*" if drawn.random() < 0.3 and "*" not in dek else dek)
    return "\n\n".join((*parts, *(page["body"] or ())))


def clean_labelled(page: Page) -> str:
    """The body below labels, or front matter, that state headline, date and address."""
    drawn = _drawn(page)
    stated = {
        "title": page.get("headline") or "",
        "author": drawn.choice(("", "Robin Vale", "Ana Lind")),
        "date": f"20{drawn.randint(10, 26)}-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}",
        "url": page.get("url") or "",
        "description": page.get("dek") or "",
    }
    stated = {key: value for key, value in stated.items() if value}
    body = "\n\n".join(page["body"] or ())
    form = drawn.choice(("lines", "lines", "spaced", "yaml", "json"))
    if form == "yaml":
        top = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in stated.items()
        )
        return f"---\n{top}---\n\n{body}"
    if form == "json":
        return f"{json.dumps(stated, ensure_ascii=False, indent=2)}\n\n{body}"
    names = _LABELS[drawn.randrange(len(_LABELS))]
    between = "\n\n" if form == "spaced" else "\n"
    return between.join(f"{names[key]}: {value}" for key, value in stated.items()) + f"\n\n{body}"


_LABELS: Final = tuple(
    dict(zip(("title", "author", "date", "url", "description"), names.split("|"), strict=True))
    for names in (
        "Title|Author|Date|URL|Summary",
        "Headline|By|Published|Link|Description",
        "TITLE|AUTHOR|PUBLISHED|SOURCE URL|ABSTRACT",
        "Titel|Autor|Datum|URL|Zusammenfassung",
        "Título|Autor|Fecha|Enlace|Resumen",
        "Titre|Auteur|Date|Lien|Résumé",
        "Заголовок|Автор|Дата|Ссылка|Описание",
    )
)


def _drawn(page: Page) -> Random:
    return Random(zlib.crc32(str(page.get("id", page.get("site", ""))).encode()))


def _article(page: Page) -> list[str]:
    parts = (page.get("headline"), page.get("dek"), *(page["body"] or ()))
    return [part for part in parts if part]


def _heading(text: str, drawn: Random) -> str:
    if drawn.random() < 0.25:
        return f"{text}\n{'=' * max(3, min(len(text), 60))}"
    return f"# {text}"


def _wrapped(text: str, drawn: Random, *, on_hyphens: bool = False) -> str:
    width = drawn.choice((58, 64, 66, 70, 74, 76, 78, 84, 90, 98))
    return "\n".join(
        line
        for paragraph in text.split("\n")
        for line in wrap(
            paragraph, width, break_long_words=False, break_on_hyphens=on_hyphens,
            drop_whitespace=True,
        ) or [""]
    )  # fmt: skip


def _root(page: str) -> html.HtmlElement:
    """A page's tree without what no reader sees."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    html.etree.strip_elements(root, *_UNSEEN, "svg", "iframe", with_tail=False)
    return root


def lines_of_page(page: str) -> list[str]:
    """The lines of a page: what stands between two edges of block-level elements."""
    root = _root(page)
    body = root.find(".//body")
    return list(_lines(root if body is None else body))


def lines_of_article(page: str) -> list[str]:
    """The lines of the element that holds the article."""
    return list(_lines(_article_element(_root(page))))


def _lines(root: html.HtmlElement) -> Iterator[str]:
    """The lines of an element; words that inline elements part are parted, as by `get_text`."""
    pending: list[str] = []
    for event, element in html.etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCK_TAGS:
            if pending:
                yield " ".join(pending)
            pending.clear()
        text = element.text if event == "start" else element.tail
        if text and not (event == "end" and element is root):
            pending += text.split()
    if pending:
        yield " ".join(pending)


class MarkdownWriter:
    """Write a page's tree as Markdown, in one of the styles that converters have."""

    def __init__(self, drawn: Random) -> None:
        self._bullet = drawn.choice(("-", "*", "+", "  *"))
        self._references: list[str] | None = [] if drawn.random() < 0.2 else None
        self._escapes = drawn.random() < 0.6
        self._images = drawn.random() < 0.8
        self._links = drawn.random() < 0.9
        self._emphasis = drawn.choice(("*", "_"))
        self._rule = drawn.choice(("---", "* * *", "***"))

    def write(self, root: html.HtmlElement) -> str:
        """The Markdown of a tree, below its `<title>` where it has one."""
        body = root.find(".//body")
        blocks = list(self._blocks(root if body is None else body))
        if self._references:
            blocks.append("\n".join(self._references))
        return re.sub(r"\n{3,}", "\n\n", "\n\n".join(filter(str.strip, blocks))) + "\n"

    def _blocks(self, root: html.HtmlElement) -> Iterator[str]:
        """A block of Markdown for each run of text; iterative, since pages nest deeply."""
        pending: list[str] = []
        opened: list[tuple[html.HtmlElement, int]] = []  # links and their places in `pending`
        lists: list[int] = []  # the numbers of the open lists, -1 in those with bullets
        prefix = ""

        def flush() -> str:
            text = " ".join("".join(pending).split())
            pending.clear()
            opened.clear()
            return prefix + text if text else ""

        for event, element in html.etree.iterwalk(root, events=("start", "end")):
            tag = element.tag
            if tag in _BLOCK_TAGS:
                yield flush()
                if event == "start":
                    prefix = self._opening(tag, lists)
                elif tag in ("ul", "ol") and lists:
                    lists.pop()
                    prefix = ""
                else:
                    prefix = "> " if tag != "blockquote" and _is_quoted(element) else ""
                if tag == "hr" and event == "start":
                    yield self._rule
            elif event == "start":
                pending.append(self._mark(element))
                if tag == "a":
                    opened.append((element, len(pending)))
            else:
                self._close(element, pending, opened)
            text = element.text if event == "start" else element.tail
            if text and not (event == "end" and element is root):
                pending.append(self._escaped(text))
        yield flush()

    def _opening(self, tag: str, lists: list[int]) -> str:
        """What stands before the text of a block, "" for most."""
        if tag in _HEADINGS:
            return "#" * int(tag[1]) + " "
        if tag in ("ul", "ol"):
            lists.append(0 if tag == "ol" else -1)
        if tag == "li":
            indent = "    " * max(0, len(lists) - 1)
            if lists and lists[-1] >= 0:
                lists[-1] += 1
                return f"{indent}{lists[-1]}. "
            return f"{indent}{self._bullet} "
        return "> " if tag == "blockquote" else ""

    def _mark(self, element: html.HtmlElement) -> str:
        tag = element.tag
        if tag in ("b", "strong"):
            return "**"
        if tag in ("i", "em"):
            return self._emphasis
        if tag == "img" and self._images:
            return f"![{' '.join((element.get('alt') or '').split())}]({element.get('src') or ''})"
        return "[" if tag == "a" and element.get("href") and self._links else ""

    def _close(
        self,
        element: html.HtmlElement,
        pending: list[str],
        opened: list[tuple[html.HtmlElement, int]],
    ) -> None:
        tag = element.tag
        if tag in ("b", "strong", "i", "em"):
            mark = self._mark(element)
            # A pair with nothing in it, or cut by a block, is none.
            at = next((at for at in range(len(pending) - 1, -1, -1) if pending[at] == mark), None)
            if at is None:
                return
            inside = "".join(pending[at + 1 :])
            lead, tail = inside[:1].isspace(), inside[-1:].isspace()
            words = inside.strip()
            del pending[at:]
            pending.append(" " * lead + (f"{mark}{words}{mark}" if words else "") + " " * tail)
        elif tag == "a" and opened and opened[-1][0] is element:
            opened.pop()
            if not (element.get("href") and self._links):
                return
            target = "".join(str(element.get("href")).split())
            if self._references is None:
                pending.append(f"]({target})")
            else:
                self._references.append(f"[{len(self._references) + 1}]: {target}")
                pending.append(f"][{len(self._references)}]")

    def _escaped(self, text: str) -> str:
        return re.sub(r"([\\*_\[\]])", r"\\\1", text) if self._escapes else text


def _is_quoted(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "blockquote"


#: Kinds of text made of a labelled page, by name. Those of gold need a page with a body.
KINDS: dict[str, Callable[[Page], str]] = {
    "stripped": by_stripping,
    "wrapped": by_wrapping,
    "page_line": page_on_one_line,
    "article_line": article_on_one_line,
    "markdown": as_markdown,
    "markdown_wrapped": as_wrapped_markdown,
    "html2text": by_html2text,
    "markdownify": by_markdownify,
    "fragment": fragment,
    "body_fragment": body_fragment,
    "clean_document": clean_document,
    "clean": clean,
    "clean_single": clean_single,
    "clean_body": clean_body,
    "clean_line": clean_line,
    "clean_body_line": clean_body_line,
    "clean_wrapped": clean_wrapped,
    "clean_markdown": clean_markdown,
    "clean_labelled": clean_labelled,
}


#: Of the kinds above, those that a form is taught with beside whole pages: first what is made of a
#: page with all that it shows, then what is clean already.
NOISY: Final = {
    "html": (),
    "text": ("stripped", "wrapped", "page_line", "article_line"),
    "markdown": ("markdown", "markdown_wrapped", "html2text", "markdownify"),
}
CLEAN: Final = {
    "html": ("fragment", "body_fragment", "clean_document"),
    "text": (
        "clean", "clean_single", "clean_body", "clean_line", "clean_body_line", "clean_wrapped",
        "clean_labelled", "clean_body",
    ),
    "markdown": ("clean_markdown",),
}  # fmt: skip
#: The kinds in which the text shows no headline.
HEADLESS: Final = frozenset({"clean_body", "clean_body_line", "body_fragment", "clean_labelled"})
