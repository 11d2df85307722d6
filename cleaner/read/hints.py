"""What a page says of itself outside its text: `<title>`, meta tags, JSON-LD, microdata.

Vocabularies: Open Graph (https://ogp.me), Twitter cards, schema.org as JSON-LD and microdata,
Dublin Core, and the tags that news sites feed to Parse.ly, Sailthru, Cxense and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from lxml import etree

from cleaner.addresses import web_address
from cleaner.page import Hints
from cleaner.phrases import phrases
from cleaner.read.authors import (
    LIKE_A_NAME,
    author_names,
    is_user_name,
    owner_keys,
    without_owners,
)
from cleaner.read.dates import date_alone, date_in_url, days_apart, iso_date
from cleaner.read.head import bylines, collect
from cleaner.read.jsonld import LinkedData, PageIdentity, read_linked_data
from cleaner.read.statements import LONGEST, MOST, Statements
from cleaner.text import match_key, normalise

AND: Final = phrases("authors.and")
BY_OR_NAME: Final = phrases("authors.by_or_name")
WRITTEN_BY: Final = phrases("hints.written_by")

_AUTHOR_KEYS: Final = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author",
    "cxenseparse:author", "dc.creator", "dcterms.creator", "byl", "byline", "og:author",
    "og:article:author", "article_author", "article.author", "citation_author", "dcsext.author",
    "sailthru.byline_name", "content-creator", "analyticsattributes.author", "creator",
    "authors", "dc:creator", "dcterms.creator.aut", "dc.creator.aut", "atc-metaauthor", "rbauthors",
    "shareaholic:article_author_name",
)  # fmt: skip
_PUBLISHED_KEYS: Final = (
    "article:published_time", "datepublished", "og:article:published_time", "article:published",
    "og:published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "cxenseparse:recs:published_time", "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "date.created", "dc.date", "date",
    "pubdate", "publishdate", "publish-date", "publish_date", "pub_date", "publisheddate",
    "publication_date", "published", "published_at", "content:publishdate", "pdate",
    "article_date_original", "iso-8601-publish-date", "nastooh:publishdate", "displaydate",
    "article.published", "datecreated", "created-date", "citation_publication_date",
    "citation_date", "release_date", "uploaddate",
)  # fmt: skip
# Of what may have stood on another page before.
_FIRST_PUBLISHED_KEYS: Final = ("dcsext.articlefirstpublished",)
_MODIFIED_KEYS: Final = (
    "article:modified_time", "datemodified", "og:article:modified_time", "og:updated_time",
    "dc.date.modified", "dcterms.modified", "date.modified", "date.updated", "lastmod",
    "last-modified", "article_date_updated", "modified-date", "cxenseparse:modified_time",
)  # fmt: skip
_HEADLINE_KEYS: Final = ("og:title", "twitter:title", "headline", "parsely-title", "sailthru.title")
_DESCRIPTION_KEYS: Final = ("og:description", "twitter:description", "description")
_SITE_KEYS: Final = ("og:site_name", "application-name", "publisher", "dc.publisher")
_LANGUAGE_KEYS: Final = ("content-language", "og:locale", "dc.language", "language", "inlanguage")
_IMAGE_KEYS: Final = ("og:image", "og:image:url", "twitter:image", "twitter:image:src", "image")
_KEYWORD_KEYS: Final = (
    "news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags",
)  # fmt: skip
_SECTION_KEYS: Final = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "articlesection",
)
_TIER_KEYS: Final = ("article:content_tier", "isaccessibleforfree")
#: What these tags say, and whether it means that the text is free. "metered" means neither.
_TIERS: Final = {"free": True, "true": True, "locked": False, "false": False}
_KEPT: Final = frozenset(
    (
        *_AUTHOR_KEYS, *_PUBLISHED_KEYS, *_FIRST_PUBLISHED_KEYS, *_MODIFIED_KEYS, *_HEADLINE_KEYS,
        *_DESCRIPTION_KEYS, *_SITE_KEYS, *_LANGUAGE_KEYS, *_IMAGE_KEYS, *_KEYWORD_KEYS,
        *_SECTION_KEYS, *_TIER_KEYS, "copyright", "discussionurl", "og:url", "og:type",
        "twitter:label1", "twitter:data1", "twitter:label2", "twitter:data2",
    )
)  # fmt: skip
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9-_@.]*)?\s*(?:,|$)", re.I)
#: Codes withdrawn from ISO 639, countries' codes taken for languages', an encoding.
_LANGUAGE_NOW: Final = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "jp": "ja",
    "gr": "el",
    "cz": "cs",
    "utf": "",
}
#: Where 07/03/2024 is a day in March: languages, but as written in some countries, and countries in
#: which English is written so.
_DAY_FIRST: Final = re.compile(
    r"(?:ar|bg|bn|ca|cs|da|de|el|es|fi|fr|he|hi|id|it|ms|nb|nl|no|pl|pt|ro|ru|sk|sr|th|tr|uk|vi)\b"
    r"(?![-_](?:US|CA|PH)\b)|en[-_](?:GB|UK|IE|AU|NZ|IN|PK|NG|KE|SG|MY|MT)\b",
    re.I,
)


# Longest byline that is looked at, in characters, which bounds the work.
_LONGEST_BYLINE: Final = 100
_BEFORE_NAME: Final = re.compile(rf"(?:{WRITTEN_BY.pattern}|{BY_OR_NAME.pattern})\b[\s:]*", re.I)
_BETWEEN_NAMES: Final = frozenset(",&|•·/")


def read_hints(root: etree._Element, url: str | None) -> Hints:
    """What a parsed page says of itself; fields that it is silent on are empty. Never raises.

    The root is an element of lxml's, of `lxml.html` or of plain `lxml.etree`.

    >>> from lxml.html import document_fromstring
    >>> page = "<html lang=en-GB><title>Storm | Daily</title><meta name=author content='By J. Doe'>"
    >>> hints = read_hints(document_fromstring(page), None)
    >>> hints.titles, hints.authors, hints.language
    (('Storm | Daily',), ('J. Doe',), 'en')
    """
    said = collect(root, _KEPT)
    address = _address(said, url)
    linked = read_linked_data(_taken_from(said.scripts), _identity(said, address, url))
    site = _distinct(said.all_of(_SITE_KEYS[:1]), linked.publishers, said.all_of(_SITE_KEYS[1:]))
    headlines = _distinct(linked.headlines, said.all_of(_HEADLINE_KEYS))
    owners = owner_keys(site, address)
    # Some pages state their headline as the author.
    parts = (_BETWEEN_TITLES.split(title, 1)[0] for title in (*headlines, said.title))
    titles = (*headlines, *(part for part in parts if len(part) >= _LONGER_THAN_NAMES))
    keys = frozenset(map(match_key, titles))
    return Hints(
        titles=_distinct([said.title]),
        headlines=headlines,
        descriptions=_distinct(linked.descriptions, said.all_of(_DESCRIPTION_KEYS)),
        article_body=linked.body,
        authors=_authors(root, said, linked, owners, keys),
        published=_published(root, said, linked, address, keys),
        modified=_first_date((*linked.modified, *said.all_of(_MODIFIED_KEYS))),
        language=_language(root, said, linked),
        day_first=_is_day_first(root, said),
        site=site[0] if site else "",
        url=address,
        page_type=linked.kind or next(iter(said.all_of(["og:type"])), ""),
        image=_first_address((*linked.images, *said.all_of(_IMAGE_KEYS)), address),
        keywords=_keywords(linked.keywords, said),
        section=next(iter(_distinct(linked.sections, said.all_of(_SECTION_KEYS))), ""),
        free=_is_free(said) if linked.free is None else linked.free,
        comments_url=_first_address(
            (*linked.comments_urls, *said.all_of(["discussionurl"])), address
        ),
    )


def _taken_from(scripts: list[str]) -> Iterator[str]:
    """The scripts in order, none of which is kept for longer than it is looked at."""
    while scripts:
        yield scripts.pop(0)


def _address(said: Statements, url: str | None) -> str:
    """The page's address: canonical, Open Graph's, the caller's."""
    for stated in (said.canonical, *said.all_of(["og:url"]), url or ""):
        absolute = web_address(stated[:LONGEST].strip(), url)
        if absolute:
            return absolute
    return ""


def _first_address(stated: Iterable[str], url: str) -> str:
    """The first of some addresses that is one on the web, in full."""
    return next(filter(None, (web_address(one.strip(), url) for one in stated if one.strip())), "")


def _keywords(linked: Iterable[str], said: Statements) -> tuple[str, ...]:
    """The keywords of the first source that has any; most state them with commas between."""
    sources = (linked, *(said.all_of([key]) for key in _KEYWORD_KEYS))
    for stated in sources:
        found = _distinct(part for value in stated for part in _COMMAS.split(value))
        if found:
            return found
    return ()


def _is_free(said: Statements) -> bool | None:
    stated = (_TIERS.get(value.strip().lower()) for value in said.all_of(_TIER_KEYS))
    return next((free for free in stated if free is not None), None)


# The first part of a title may be an author's name; a longer one, in characters, seldom is.
_LONGER_THAN_NAMES: Final = 15
# Days that zones may put between two statements of one time.
_ZONES: Final = 1
# How far above the headline its element may be that has the article's time too, in elements.
_BESIDE_HEADLINE: Final = 4
_MOST_HEADLINES: Final = 2
_COMMAS: Final = re.compile("[,،、，;；]")
_BETWEEN_TITLES: Final = re.compile(r"\s[-–—|•·]\s")


def _identity(said: Statements, address: str, url: str | None) -> PageIdentity:
    return PageIdentity(
        urls=(address, url or "", *said.all_of(["og:url"])),
        titles=(*said.all_of(_HEADLINE_KEYS)[:MOST], said.title),
    )


def _distinct(*statements: Iterable[str]) -> tuple[str, ...]:
    """Every text that is stated, once, in order, with its white space and entities in order."""
    texts = (normalise(text) for group in statements for text in group)
    return tuple(dict.fromkeys(text for text in texts if text))[:MOST]


def _authors(
    root: etree._Element,
    said: Statements,
    linked: LinkedData,
    owners: frozenset[str],
    titles: frozenset[str],
) -> tuple[str, ...]:
    """The names of the first source that has people other than the site itself.

    Names of users, and whoever has the copyright, count where nobody else is named.
    """
    rights = match_key(" ".join(said.all_of(["copyright"])))
    doubtful: tuple[str, ...] = ()
    for stated in _author_sources(root, said, linked):
        names = tuple(name for name in stated if match_key(name) not in titles)
        people = without_owners(names, owners)
        sure = tuple(
            name for name in people if not is_user_name(name) and match_key(name) not in rights
        )
        if sure:
            return sure
        doubtful = doubtful or people
    return doubtful


def _author_sources(
    root: etree._Element, said: Statements, linked: LinkedData
) -> Iterable[tuple[str, ...]]:
    """The author names by source, the most trusted first; later ones are not read unless asked."""
    yield author_names(linked.authors)
    for key in _AUTHOR_KEYS:
        if key in said.metas:
            yield author_names(said.metas[key])
    for label, value in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if WRITTEN_BY.is_line(match_key("".join(said.all_of([label])[:1]))):
            yield author_names(said.all_of([value])[:1])
    stated, shown = bylines(root)
    yield author_names(_stated_bylines(stated))
    yield author_names(_shown_byline(shown))


def _stated_bylines(stated: Sequence[etree._Element]) -> list[str]:
    """The texts of those elements of authors that stand with the first one."""
    together = [element for element in stated if _stand_together(element, stated[0])]
    return [_shown_text(named) for element in together for named in _named(element)]


def _shown_byline(shown: Iterable[etree._Element]) -> list[str]:
    """The names in the first of some elements that begins with one."""
    return next(filter(None, (_leading_names(one) for one in shown if not _of_comment(one))), [])


def _of_comment(element: etree._Element) -> bool:
    """Whether an element shows who wrote a comment, by its class or that of the one round it."""
    around = element.getparent()
    return any(
        "comment" in (one.get("class") or "")[:LONGEST].lower()
        for one in (element, around)
        if one is not None
    )


def _leading_names(element: etree._Element) -> list[str]:
    """The names that a byline begins with, up to what is neither a name nor between names."""
    names: list[str] = []
    expected = True
    for piece in _pieces(element):
        text = normalise(piece[:_LONGEST_BYLINE])
        opening = _BEFORE_NAME.match(text)
        text = text[opening.end() :] if opening else text
        several = author_names([text]) if opening and "," in text else ()
        if len(several) > 1 and all(map(LIKE_A_NAME.fullmatch, several)):
            return list(several)
        if text in _BETWEEN_NAMES or AND.is_line(match_key(text)):
            expected = True
        elif text and expected and LIKE_A_NAME.fullmatch(text):
            names.append(text)
            expected = text.endswith(",")
        elif text:
            break
    return names


def _named(element: etree._Element) -> list[etree._Element]:
    """The parts of an author's microdata that hold names, or all of it."""
    inside = islice(element.iter(), MOST)
    return [part for part in inside if part.get("itemprop") == "name"] or [element]


def _stand_together(element: etree._Element, first: etree._Element) -> bool:
    """Whether two elements have a parent or a grandparent in common."""
    own, other = element.getparent(), first.getparent()
    if own is None or other is None:
        return element is first
    return own is other or own.getparent() is other.getparent()


def _shown_text(element: etree._Element) -> str:
    text = element.get("content") or element.get("value") or " ".join(_pieces(element))
    return normalise(text[:LONGEST])


def _pieces(element: etree._Element) -> list[str]:
    """The first runs of text in an element."""
    return [str(piece) for piece in islice(element.itertext(), MOST)]


def _published(
    root: etree._Element,
    said: Statements,
    linked: LinkedData,
    address: str,
    titles: frozenset[str],
) -> str:
    """When the page was published: as stated, else by its times, its title or its address."""
    stated = _first_date(linked.published) or _first_date(said.all_of(_PUBLISHED_KEYS))
    if stated:
        return stated
    marked = [date for marks, date in said.times if "publi" in marks or "pubdate" in marks]
    day = date_in_url(address) or _day_of_title(said)
    return (
        _time_of_article(root, marked, day, titles)
        or _first_date(said.all_of(_FIRST_PUBLISHED_KEYS))
        or _time_of_article(
            root, [date for marks, date in said.times if "modif" not in marks], day, titles
        )
        or day
    )


def _time_of_article(
    root: etree._Element, times: Iterable[str], day: str, titles: frozenset[str]
) -> str:
    """Which of a page's times is its own: that of the day, by the headline, or else the first.

    Args:
        root: the page.
        times: what they state.
        day: the article's, as something else states it; "" if nothing does.
        titles: the keys of the headlines that the page states.
    """
    dates = [date for date in map(iso_date, times) if date]
    if not dates:
        return ""
    if day:
        nearest = min(dates, key=lambda date: days_apart(date, day))
        return nearest if days_apart(nearest, day) <= _ZONES else ""
    if all(days_apart(date, dates[0]) <= _ZONES for date in dates):
        return dates[0]
    beside = _time_by_headline(root, titles)
    return beside if beside in dates else dates[0]


def _time_by_headline(root: etree._Element, titles: frozenset[str]) -> str:
    """The first `<time>` in the smallest element round a headline that has one."""
    headings = (
        heading
        for heading in islice(root.iter("h1", "h2"), MOST)
        if match_key(" ".join(_pieces(heading))) in titles
    )
    for heading in islice(headings, _MOST_HEADLINES):
        for around in islice(heading.iterancestors(), _BESIDE_HEADLINE):
            times = (one.get("datetime") for one in islice(around.iter("time"), MOST))
            if found := _first_date(filter(None, times)):
                return found
    return ""


def _day_of_title(said: Statements) -> str:
    """The day that a part of the page's title is: "Storm | Daily | 1 March 2024"."""
    titles = (said.title, *said.all_of(_HEADLINE_KEYS))
    parts = (part for title in titles for part in _BETWEEN_TITLES.split(title)[1:])
    return next(filter(None, map(date_alone, parts)), "")


def _first_date(stated: Iterable[str]) -> str:
    return next(filter(None, map(iso_date, stated)), "")


def _is_day_first(root: etree._Element, said: Statements) -> bool:
    """Whether the page's language, as it is tagged, puts the day first for certain."""
    html = root.getroottree().getroot()
    stated = (html.get("lang"), html.get("xml:lang"), *said.all_of(_LANGUAGE_KEYS))
    tag = next(filter(None, stated), "")
    return _DAY_FIRST.match(tag.strip()) is not None


def _language(root: etree._Element, said: Statements, linked: LinkedData) -> str:
    """The primary subtag of the page's language (RFC 5646, 2.2.1)."""
    html = root.getroottree().getroot()
    attributes = (html.get("lang"), html.get("xml:lang"), root.get("lang"))
    for stated in (*attributes, *said.all_of(_LANGUAGE_KEYS), *linked.language):
        found = _LANGUAGE.match((stated or "")[:40].strip())
        code = found[1].lower() if found else ""
        code = _LANGUAGE_NOW.get(code, code)
        if code:
            return code
    return ""
