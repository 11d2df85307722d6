"""What a page's JSON-LD says of its article (https://schema.org/Article, https://json-ld.org).

Sites write every shape of it: one object, a list, an `@graph`, the article below `mainEntity`,
several articles of which one is the page's. Where the JSON is broken beyond simple mending, the
fields are read by a scan of the text.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from cleaner.text import match_key, normalise

Node = dict[str, object]

#: Bounds on time and memory: characters of a script, of a value, of an article's body; values and
#: nodes looked at. The longest script of 1,104 labelled pages has 106,000 characters, the longest
#: body 32,000, and no page has more than 181 nodes.
_LONGEST_SCRIPT: Final = 1_000_000
_LONGEST_VALUE: Final = 5_000
_LONGEST_BODY: Final = 1_000_000
_MOST_VALUES: Final = 50
_MOST_NODES: Final = 2_000
#: Brackets, commas and colons of all scripts that are parsed: each may cost a hundred bytes. Those
#: pages have 6,908 at most.
_MOST_PARTS: Final = 50_000

_DECODER: Final = json.JSONDecoder(strict=False)
#: A script without any of these says nothing of an article.
_OF_ARTICLES: Final = re.compile(r"headline|datePublished|articleBody|Article\b|Posting\b|author")
_OPENING: Final = re.compile(r"(?:(?://|/\*)?\s{0,9}<!(?:--|\[CDATA\[)(?:\s{0,9}\*/)?\s*){1,3}")
_CLOSING: Final = re.compile(r"(?:(?://|/\*)?\s{0,9}(?:-->|\]\]>)(?:\s{0,9}\*/)?\s{0,9}){1,3}$")
# How much of a script's end is looked at for what closes a comment, in characters: the longest that
# the pattern finds is shorter.
_CLOSING_WITHIN: Final = 60
_TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")
#: Where the nodes of a document stand below one another.
_CONTAINERS: Final = (
    "@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "subjectOf",
)  # fmt: skip
_PAGES: Final = frozenset(("WebPage", "ItemPage", "CreativeWork", "AboutPage", "MedicalWebPage"))
_ORGANISATIONS: Final = frozenset(("Corporation", "Brand", "WebSite", "LocalBusiness"))
_ARTICLES: Final = frozenset(("Report", "Recipe", "Review", "HowTo", "Interview", "Story"))


@dataclass(frozen=True, slots=True)
class PageIdentity:
    """What tells the page's own article from others that it describes: addresses and titles."""

    urls: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The statements of a page's JSON-LD about its article."""

    headlines: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    body: str = ""
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    kind: str = ""
    images: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    free: bool | None = None
    comments_urls: tuple[str, ...] = ()


@dataclass(slots=True)
class _Nodes:
    """The nodes of all scripts: articles first, pages behind, and every node by its `@id`."""

    articles: list[tuple[Node, int]] = field(default_factory=list)
    pages: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)


def read_linked_data(scripts: Iterable[str], page: PageIdentity) -> LinkedData:
    """The statements about the page's main article in some JSON-LD scripts.

    >>> script = '{"@type": "NewsArticle", "headline": "Storm hits", "author": {"name": "J. Doe"},}'
    >>> found = read_linked_data([script], PageIdentity())
    >>> found.headlines, found.authors, found.kind
    (('Storm hits',), ('J. Doe',), 'NewsArticle')
    """
    nodes = _nodes_of(scripts)
    main = _main_article(nodes.articles, page)
    sources = ([main] if main is not None else []) + nodes.pages
    return _statements(sources, nodes.by_id) if sources else LinkedData()


def _nodes_of(scripts: Iterable[str]) -> _Nodes:
    """The nodes of all scripts; of those in too many parts to parse, what a scan finds."""
    nodes = _Nodes()
    left = _MOST_PARTS
    for script in scripts:
        if _OF_ARTICLES.search(script):
            read = script[:_LONGEST_SCRIPT]
            parts = sum(map(read.count, "[{,:"))
            if parts <= left:
                left -= parts
                _sort_in(parse(read), nodes)
            else:
                _sort_in(scan(read), nodes)
    return nodes


def parse(script: str) -> object:
    """A script's JSON, mended where needed; where it is past mending, the fields by a scan."""
    for candidate in _repairs(script):
        try:
            return _DECODER.raw_decode(candidate.lstrip("\ufeff \t\r\n;"))[0]
        except (ValueError, RecursionError):
            continue
    return scan(script)


def _repairs(script: str) -> Iterator[str]:
    """The script as it stands and with the usual faults undone, one after the other."""
    yield script
    unwrapped = _unwrapped(script.strip())
    yield unwrapped
    yield _TRAILING_COMMA.sub("", unwrapped)
    if "&quot;" in unwrapped or "&#34;" in unwrapped:
        yield _TRAILING_COMMA.sub("", html.unescape(unwrapped))


def _unwrapped(script: str) -> str:
    """A script without the comment or CDATA marks round it."""
    opening = _OPENING.match(script)
    script = script[opening.end() :] if opening else script
    closing = _CLOSING.search(script[-_CLOSING_WITHIN:])
    return script[: len(script) - len(closing[0])] if closing else script


_SCANNED: Final = (
    "headline", "alternativeHeadline", "description", "articleBody", "datePublished",
    "dateModified", "inLanguage", "url",
)  # fmt: skip
_TYPE: Final = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"(\w{1,60}(?:Article|Posting))"')
_VALUE_END: Final = re.compile(r'(?<!\\)"\s*(?:,\s*(?:"[\w@:-]{1,60}"\s*:|[}\]])|[}\]])')
_AUTHOR: Final = re.compile(r'"author"\s*:\s*([\[{"])')
_NAME: Final = re.compile(r'"name"\s*:\s*"([^"\\]{1,200})"')
_STRING: Final = re.compile(r'"([^"\\]{1,200})"')
# How far behind the key its author's name is looked for, in characters, which bounds the work.
_AUTHOR_WITHIN: Final = 2_000


def scan(script: str) -> Node:
    r"""The fields of an article in broken JSON: the first value of each key, unparsed.

    >>> scan('{"headline": "The "big" storm", "author": [{"name": "J. Doe"}')
    {'headline': 'The "big" storm', 'author': ['J. Doe'], '@type': 'Article'}
    """
    found: Node = {}
    for key in _SCANNED:
        value = _scanned_value(script, key)
        if value:
            found[key] = value
    authors = _scanned_authors(script)
    if authors:
        found["author"] = authors
    kind = _TYPE.search(script)
    if found:
        found["@type"] = kind[1] if kind else "Article"
    return found


def _scanned_value(script: str, key: str) -> str:
    opening = re.compile(rf'"{key}"\s*:\s*"').search(script)
    if opening is None:
        return ""
    limit = opening.end() + (_LONGEST_BODY if key == "articleBody" else _LONGEST_VALUE)
    ending = _VALUE_END.search(script, opening.end(), limit)
    if ending is None:
        return ""
    value = script[opening.end() : ending.start()]
    try:
        return str(_DECODER.decode(f'"{value}"'))
    except ValueError:
        return value.replace('\\"', '"').replace("\\n", "\n").replace("\\/", "/")


def _scanned_authors(script: str) -> list[str]:
    opening = _AUTHOR.search(script)
    if opening is None:
        return []
    near = script[opening.end() : opening.end() + _AUTHOR_WITHIN]
    if opening[1] == '"':
        return [near.partition('"')[0]]
    own = near.partition("]" if opening[1] == "[" else "}")[0]
    return _NAME.findall(own) or (_STRING.findall(own) if ":" not in own else [])


def _sort_in(document: object, nodes: _Nodes) -> None:
    """Walk a document breadth first and note its articles, its pages and its ids."""
    waiting: deque[tuple[object, int]] = deque([(document, 0)])
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        value, depth = waiting.popleft()
        if isinstance(value, list):
            waiting.extend((item, depth) for item in value[:_MOST_NODES])
        elif isinstance(value, dict):
            _note(value, depth, nodes)
            waiting.extend((value[key], depth + 1) for key in _CONTAINERS if key in value)


def _note(node: Node, depth: int, nodes: _Nodes) -> None:
    identity = node.get("@id")
    if isinstance(identity, str) and len(node) > 1:
        nodes.by_id.setdefault(identity, node)
    kinds = types_of(node)
    if any(kind in _ARTICLES or kind.endswith(("Article", "Posting")) for kind in kinds):
        nodes.articles.append((node, depth))
    elif not _PAGES.isdisjoint(kinds):
        nodes.pages.append(node)
    elif "headline" in node and ("author" in node or "datePublished" in node):
        nodes.articles.append((node, depth + 1))


def types_of(node: Node) -> list[str]:
    """A node's types without the vocabulary's address."""
    stated = node.get("@type")
    kinds = stated[:_MOST_VALUES] if isinstance(stated, list) else [stated]
    return [kind[-80:].rpartition("/")[2] for kind in kinds if isinstance(kind, str)]


def _main_article(articles: list[tuple[Node, int]], page: PageIdentity) -> Node | None:
    """The article that is the page's own: by its address, its headline, its place."""
    if len(articles) < 2:
        return articles[0][0] if articles else None
    urls = frozenset(map(url_key, page.urls)) - {""}
    keys = [key for key in map(match_key, page.titles) if key]
    ranked = [(_agreement(node, urls, keys), -depth) for node, depth in articles]
    best = max(range(len(articles)), key=ranked.__getitem__)
    if ranked[best][0] <= 0 and len(articles) > 2 and keys:
        return None
    return articles[best][0]


def _agreement(node: Node, urls: frozenset[str], titles: list[str]) -> int:
    """How far a node agrees with the page's addresses and titles; a tie goes to the full text."""
    stated = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    own = {url_key(text) for value in stated for text in texts(value, ("@id", "url"))} - {""}
    score = 0 if not own or not urls else 4 if own & urls else -2
    headline = match_key(" ".join(texts(node.get("headline"))[:1]))
    if headline and any(headline in title or title in headline for title in titles):
        score += 4
    return score * 2 + (1 if "articleBody" in node and score > 0 else 0)


def url_key(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www, query, trailing slash.

    >>> url_key("https://www.example.com/a/?utm=x#top"), url_key("//[")
    ('example.com/a', '')
    """
    try:
        parts = urlsplit(url[:2000].strip())
    except ValueError:
        return ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")


def _statements(sources: list[Node], by_id: dict[str, Node]) -> LinkedData:
    """The fields of the main article; what it lacks, of the pages described beside it."""

    def first(key: str, inner: tuple[str, ...] = ("@value", "name")) -> tuple[str, ...]:
        found = (texts(source.get(key), inner) for source in sources)
        return tuple(next(filter(None, found), ()))

    main = sources[0]
    kinds = types_of(main)
    return LinkedData(
        headlines=tuple(texts(main.get("headline")) or texts(main.get("name"))),
        descriptions=first("description") + first("alternativeHeadline"),
        body=body_text(main.get("articleBody")),
        authors=_authors(sources, by_id),
        published=first("datePublished") or first("dateCreated"),
        modified=first("dateModified"),
        publishers=_named(main.get("publisher"), by_id),
        language=first("inLanguage", ("@value", "alternateName", "name")),
        urls=first("url", ("@id", "url")) or first("mainEntityOfPage", ("@id", "url")),
        kind=kinds[0] if kinds else "",
        images=_images(main.get("image"), by_id),
        keywords=first("keywords"),
        sections=first("articleSection"),
        free=_truth(main.get("isAccessibleForFree")),
        comments_urls=first("discussionUrl", ("@id", "url")),
    )


_IMAGE_KEYS: Final = ("url", "contentUrl")
_TRUTHS: Final = {"true": True, "false": False}


def _images(value: object, by_id: dict[str, Node]) -> tuple[str, ...]:
    """The addresses of images, given as text, as nodes, or by reference."""
    found: list[str] = []
    for item in value[:_MOST_VALUES] if isinstance(value, list) else [value]:
        reference = item.get("@id") if isinstance(item, dict) else None
        node = by_id.get(reference, item) if isinstance(reference, str) else item
        found += texts(node, _IMAGE_KEYS)
    return tuple(found)


def _truth(value: object) -> bool | None:
    """A boolean, as sites write it: `true`, `"True"`, `"http://schema.org/True"`; None for others.

    >>> _truth(False), _truth("http://schema.org/True"), _truth("perhaps")
    (False, True, None)
    """
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return None
    return _TRUTHS.get(value[-20:].rpartition("/")[2].strip().lower())


def _authors(sources: list[Node], by_id: dict[str, Node]) -> tuple[str, ...]:
    for source in sources:
        for key in ("author", "creator"):
            people = [node for node in _nodes(source.get(key), by_id) if not _is_organisation(node)]
            names = tuple(name for node in people for name in _names(node))
            if names:
                return names
    return ()


def _named(value: object, by_id: dict[str, Node]) -> tuple[str, ...]:
    """The names of people or organisations, given as text, as nodes, or by reference."""
    return tuple(name for node in _nodes(value, by_id) for name in _names(node))


def _nodes(value: object, by_id: dict[str, Node]) -> Iterator[object]:
    """The items of a value; where one only refers to a node, that node."""
    for item in value[:_MOST_VALUES] if isinstance(value, list) else [value]:
        reference = item.get("@id") if isinstance(item, dict) and "name" not in item else None
        yield by_id.get(reference, item) if isinstance(reference, str) else item


def _is_organisation(node: object) -> bool:
    """Whether a node says that it is an organisation, of whatever kind, and no person."""
    kinds = types_of(node) if isinstance(node, dict) else []
    return "Person" not in kinds and any(
        kind in _ORGANISATIONS or kind.endswith("Organization") for kind in kinds
    )


def _names(node: object) -> list[str]:
    if not isinstance(node, dict):
        return texts(node)
    names = texts(node.get("name"))
    if names:
        return names
    parts = texts(node.get("givenName"))[:1] + texts(node.get("familyName"))[:1]
    return [" ".join(parts)] if parts else []


def texts(value: object, inner: tuple[str, ...] = ("@value", "name")) -> list[str]:
    """The texts in a value: itself, its items', or those of its first inner key that has any."""
    found: list[str] = []
    for item in value[:_MOST_VALUES] if isinstance(value, list) else [value]:
        text = item
        if isinstance(item, dict):
            text = next((item[key] for key in inner if isinstance(item.get(key), str)), None)
        if isinstance(text, str):
            found.append(text[:_LONGEST_VALUE])
        elif isinstance(text, int) and not isinstance(text, bool) and 0 < text < 10**14:
            found.append(str(text))
    return [text for text in found if text.strip()]


_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_SILENT: Final = re.compile(r"<(?=script\b|style\b)[^<>]*>[^<]*", re.I)
# What `str.splitlines` takes for a line.
_LINE: Final = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Lines that are looked at together: a list of all could fill the memory.
_LINES_AT_ONCE: Final = 1_000
_BREAKING: Final = re.compile(
    r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote|section|article|figure|tr|table)\b[^<>]*>",
    re.I,
)


def body_text(value: object) -> str:
    r"""An `articleBody` as text, one paragraph a line; markup inside it is taken out.

    >>> body_text("<p>One &amp; two.</p><p>Three.</p>")
    'One & two.\nThree.'
    """
    parts = value[:_MOST_VALUES] if isinstance(value, list) else [value]
    text = "\n".join(part[:_LONGEST_BODY] for part in parts if isinstance(part, str))
    text = text[:_LONGEST_BODY]
    if "&lt;" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub("", _BREAKING.sub("\n", _SILENT.sub("", text)))
    return _with_its_lines(text)


def _with_its_lines(text: str) -> str:
    """A text with its lines normalised and without empty ones.

    Many lines at a time, and not all of them: each takes sixty bytes more than its words.
    """
    lines = filter(None, (normalise(line[0]) for line in _LINE.finditer(text)))
    parts = iter(lambda: "\n".join(islice(lines, _LINES_AT_ONCE)), "")
    return "\n".join(parts)
