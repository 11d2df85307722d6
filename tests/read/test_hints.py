"""`read_hints`: what pages say of themselves, in every shape that they say it."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import document_fromstring

from cleaner.page import Hints
from cleaner.read.authors import author_names
from cleaner.read.dates import iso_date
from cleaner.read.hints import read_hints
from cleaner.read.jsonld import body_text

URL = "https://www.example.com/news/storm-hits-coast"


def hints_of(page: str, url: str | None = URL) -> Hints:
    return read_hints(document_fromstring(page), url)


def linked(*documents: object) -> Hints:
    """The hints of a page with some JSON-LD, given as objects or as text."""
    scripts = "".join(
        f'<script type="application/ld+json">{d if isinstance(d, str) else json.dumps(d)}</script>'
        for d in documents
    )
    return hints_of(
        f"<html><head><title>Storm hits coast | Daily</title>{scripts}</head><body><p>x</html>"
    )


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Storm hits coast",
    "alternativeHeadline": "Hundreds without power",
    "description": "A storm hit the coast.",
    "articleBody": "First paragraph.\n\nSecond paragraph.",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Jo Roe"}],
    "datePublished": "2024-03-01T10:00:00Z",
    "dateModified": "2024-03-02T11:30:00+01:00",
    "publisher": {"@type": "Organization", "name": "The Daily"},
    "inLanguage": "en-GB",
    "url": URL,
}


def test_an_article_in_json() -> None:
    assert linked(ARTICLE) == Hints(
        titles=("Storm hits coast | Daily",),
        headlines=("Storm hits coast",),
        descriptions=("A storm hit the coast.", "Hundreds without power"),
        article_body="First paragraph.\nSecond paragraph.",
        authors=("Jane Doe", "Jo Roe"),
        published="2024-03-01T10:00:00+00:00",
        modified="2024-03-02T11:30:00+01:00",
        language="en",
        site="The Daily",
        url=URL,
        page_type="NewsArticle",
    )


@pytest.mark.parametrize(
    "document",
    [
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Daily"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntityOfPage": {"@type": "Thing", "mainEntity": ARTICLE}},
        {**ARTICLE, "@type": ["Thing", "NewsArticle"]},
        {**ARTICLE, "@type": "http://schema.org/NewsArticle"},
        {**ARTICLE, "headline": {"@value": "Storm hits coast"}},
        {**ARTICLE, "headline": ["Storm hits coast"]},
    ],
)
def test_shapes_of_json(document: object) -> None:
    found = linked(document)
    assert found.headlines == ("Storm hits coast",)
    assert found.authors == ("Jane Doe", "Jo Roe")


SOUND = json.dumps(ARTICLE)


@pytest.mark.parametrize(
    "script",
    [
        SOUND[:-1] + ",}",
        SOUND + ";",
        SOUND + SOUND,
        SOUND.replace("\\n\\n", "\n\n"),
        f"<!--\n{SOUND}\n-->",
        f"//<![CDATA[\n{SOUND}\n//]]>",
        f"/* <![CDATA[ */ {SOUND} /* ]]> */",
        SOUND.replace('"', "&quot;"),
        SOUND.replace("A storm hit", 'A "storm" hit'),
        SOUND[:-30],
    ],
    ids=[
        "trailing comma", "semicolon", "twice", "raw newlines", "comment", "CDATA",
        "CDATA in comments", "entities", "bare quotes", "cut",
    ],
)  # fmt: skip
def test_broken_json_is_mended_or_scanned(script: str) -> None:
    found = linked(script)
    assert found.headlines == ("Storm hits coast",)
    assert found.authors == ("Jane Doe", "Jo Roe")
    assert found.published == "2024-03-01T10:00:00+00:00"
    assert found.article_body == "First paragraph.\nSecond paragraph."


def other(number: int, **fields: str) -> dict[str, str]:
    return {"@type": "NewsArticle", "headline": f"Other story number {number}", **fields}


def test_of_several_articles_the_one_with_the_pages_headline() -> None:
    assert linked(other(1), other(2), ARTICLE).headlines == ("Storm hits coast",)


def test_of_several_articles_the_one_with_the_pages_address() -> None:
    main = {**ARTICLE, "headline": "Quite another wording"}
    found = linked(other(1, url="https://www.example.com/other"), main)
    assert found.headlines == ("Quite another wording",)


def test_related_articles_alone_say_nothing() -> None:
    assert linked([other(1), other(2), other(3)]).headlines == ()


def test_posts_of_a_live_blog_are_not_the_article() -> None:
    post = {"@type": "BlogPosting", "headline": "Storm hits coast", "author": {"name": "Al Poe"}}
    blog = {**ARTICLE, "@type": "LiveBlogPosting", "liveBlogUpdate": [post] * 9}
    assert linked(blog).authors == ("Jane Doe", "Jo Roe")


def test_authors_by_reference() -> None:
    article = {**ARTICLE, "author": {"@id": "#jane"}}
    person = {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}
    assert linked({"@graph": [article, person]}).authors == ("Jane Doe",)


@pytest.mark.parametrize(
    "kind", ["Organization", "NewsMediaOrganization", "Corporation", "WebSite"]
)
def test_an_organisation_is_no_author(kind: str) -> None:
    paper = {"@type": kind, "@id": "#paper", "name": "Aller Sun"}
    person = {"@type": "Person", "name": "Jane Doe"}
    assert linked({**ARTICLE, "author": [paper, person]}).authors == ("Jane Doe",)
    assert linked({**ARTICLE, "author": paper}).authors == ()
    referring = {**ARTICLE, "author": {"@id": "#paper"}}
    assert linked({"@graph": [referring, paper]}).authors == ()
    assert linked({**ARTICLE, "author": {**person, "@type": ["Person", kind]}}).authors == (
        "Jane Doe",
    )


def test_deep_nesting_is_no_recursion() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    found = linked('{"headline": "Storm", "author": {"name": "Jane Doe"}, "x": ' + deep + "}")
    assert found.headlines == ("Storm",)


def test_markup_in_an_article_body() -> None:
    body = (
        "<p>It&rsquo;s <b>over</b>.</p><script>x()</script><ul><li>One</li><li>Two</li></ul>a < b"
    )
    assert body_text(body) == "It’s over.\nOne\nTwo\na < b"
    assert body_text("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;") == "One\nTwo"


METAS = """<html lang="de-AT"><head><title>Sturm &amp; Flut - Tagblatt</title>
<meta property="og:title" content="Sturm trifft K&uuml;ste">
<meta name="twitter:title" content="Sturm!">
<meta property="og:description" content="Ein Sturm."><meta name="description" content="Der Sturm.">
<meta property="og:site_name" content="Tagblatt"><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-03-01 10:00:00+0200">
<meta property="article:modified_time" content="2024-03-01">
<meta property="article:author" content="https://www.facebook.com/tagblatt">
<meta name="author" content="Von Anna Huber und Max Mayr">
<link rel="canonical" href="/storm"></head><body><svg><title>Icon</title></svg>"""


def test_meta_tags() -> None:
    assert hints_of(METAS) == Hints(
        titles=("Sturm & Flut - Tagblatt",),
        headlines=("Sturm trifft Küste", "Sturm!"),
        descriptions=("Ein Sturm.", "Der Sturm."),
        authors=("Anna Huber", "Max Mayr"),
        published="2024-03-01T10:00:00+02:00",
        modified="2024-03-01",
        language="de",
        site="Tagblatt",
        url="https://www.example.com/storm",
        page_type="article",
        day_first=True,
    )


def test_plain_etree_roots_are_read_the_same() -> None:
    root = etree.fromstring(METAS, etree.HTMLParser())
    assert read_hints(root, URL) == hints_of(METAS)


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<span itemprop="author">Jane Doe</span>', ("Jane Doe",)),
        ('<p itemprop="author"><img><b itemprop="name">Jane Doe</b> writes</p>', ("Jane Doe",)),
        ('<p>By <a rel="author" href=/>Jane Doe</a> and <a rel="author">Jo Roe</a></p>',
         ("Jane Doe", "Jo Roe")),
        ('<div><p><a rel=author>Jane Doe</a></p></div><ul><li><div><a rel=author>Al Poe</a>',
         ("Jane Doe",)),
        ('<p class="article-byline">By <b>Jane Doe</b><time>12/22/2023</time> Copy link</p>',
         ("Jane Doe",)),
        ('<p class="byline">Toby Smith</p>', ("Toby Smith",)),
        ('<p class="authors">All our authors since 1999</p>', ()),
        ('<p class="comment-author">Jane Doe</p><p class=author>Jo Roe</p>', ("Jo Roe",)),
        ('<p itemprop=author><b itemprop=name>Jane Doe</b><b itemprop=name>Jo Roe, CNC</b></p>',
         ("Jane Doe", "Jo Roe")),
        ('<time itemprop="datePublished" datetime="2024-03-01">1 March</time>', ()),
    ],
)  # fmt: skip
def test_bylines_in_the_text(body: str, authors: tuple[str, ...]) -> None:
    assert hints_of(f"<html><body><h1>Storm</h1>{body}</body></html>").authors == authors


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("By JANE DOE", ("Jane Doe",)),
        ("Jane Doe, John Roe, and Al Poe, CNC", ("Jane Doe", "John Roe", "Al Poe")),
        ("Aller feed", ()),
        ("Aller Staff", ()),
        ("Staff Writer", ()),
        ("Team Aller", ()),
        ("The Aller News Company, Inc.", ()),
        ("Jane Doe, Aller Media Ltd", ("Jane Doe",)),
        ("Jane Doe, The Associated Press", ("Jane Doe",)),
        ("The Associated Press in Valencia", ()),
        ("AFP", ()),
        ("Sign in", ()),
        ("View more posts", ()),
        ("page.head.extra.author", ()),
        ("jane.doe", ()),
        ("Jane Doe, for allerpost.com", ("Jane Doe",)),
        ("Jane Doe, Fri.", ("Jane Doe",)),
        ("Get our new weekly letter", ()),
        ("Ugo della Roe", ("Ugo della Roe",)),
        ("jane roe", ("jane roe",)),
        ("E.P.", ("E.P.",)),
        ("Von der Redaktion", ()),
        ("Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe & Al Poe", ("Jane Doe", "John Roe", "Al Poe")),
        ("Marc A. Roe, Al Poe and Ada Gold", ("Marc A. Roe", "Al Poe", "Ada Gold")),
        ("Jane Doe, Senior Reporter", ("Jane Doe",)),
        ("Door Jan Jansen", ("Jan Jansen",)),
        ("Autorin: Max Muster", ("Max Muster",)),
        ("文／山田太郎", ("山田太郎",)),
        ("Robert Roe, Ph.D.", ("Robert Roe",)),
        ("Martin Roe, Jr.", ("Martin Roe Jr.",)),
        ("Jane Doe | jane@example.com", ("Jane Doe",)),
        ("Jane Doe (AFP)", ("Jane Doe",)),
        ("Aller Welle (www.allerwelle.example)", ()),
        ("Jane Doe, ALLER POST", ("Jane Doe",)),
        ("JANE DOE, JOHN ROE", ("Jane Doe", "John Roe")),
        ("Jane Doe and John Roe, Aller Post", ("Jane Doe", "John Roe")),
        ("Jane Doe for the Aller Post", ("Jane Doe",)),
        ("Joan of Arc", ("Joan of Arc",)),
        ("Letters for the editor", ()),
        ("The Aller Post", ()),
        ("Jane DoeStaff Writer", ("Jane Doe",)),
        ("Jane McRoe", ("Jane McRoe",)),
        ("Photo: Jane Doe", ()),
        ("Jane Doe\nJohn Roe", ("Jane Doe", "John Roe")),
        ("文● 山田太郎／アラー編集部", ("山田太郎",)),
        ("取材・文：山田太郎、写真／田中", ("山田太郎",)),
        ("撰文：王小明 编辑：李四", ("王小明",)),
        ("James O&#039;Neil", ("James O'Neil",)),
        ("<a href='/jane'>Jane Doe</a>", ("Jane Doe",)),
        ("https://example.com/jane", ()),
        ("/author/jane", ()),
        ("@jane", ()),
        ("admin", ()),
        ("{{author}}", ()),
        ("Ursula von der Leyen", ("Ursula von der Leyen",)),
        ("Von Trapp", ("Von Trapp",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Ярослав Кузишин и Антон Зелинский", ("Ярослав Кузишин", "Антон Зелинский")),
        ("記者 山田太郎", ("山田太郎",)),
        ("By", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_names(stated: str, names: tuple[str, ...]) -> None:
    assert author_names([stated]) == names


@pytest.mark.parametrize(
    "title",
    ["Storm hits the coast", "Storm hits the coast - World - The Daily", "storm hits the coast!"],
)
def test_the_headline_is_no_author(title: str) -> None:
    page = f"<title>{title}</title><meta name=author content='Storm hits the coast'><body>"
    assert hints_of(page).authors == ()


def test_behind_a_headline_as_the_author_the_true_one_is_found() -> None:
    page = "<title>Storm hits the coast</title><meta name=author content='Storm hits the coast'>"
    page += "<body><p class=byline>By Jane Doe</p>"
    assert hints_of(page).authors == ("Jane Doe",)


def test_an_author_may_open_the_title() -> None:
    page = "<title>Jane Doe | Why I left</title><meta property=og:title content='Why I left'>"
    page += "<meta name=author content='Jane Doe'><body>"
    assert hints_of(page).authors == ("Jane Doe",)


@pytest.mark.parametrize("doubtful", ["jdoe2", "Aller House"])
def test_users_and_owners_of_rights_are_authors_only_where_nobody_else_is(doubtful: str) -> None:
    page = "<meta name=copyright content='Copyright (c) Aller House 2024'>"
    page += f"<meta name=author content='{doubtful}'>"
    assert hints_of(f"{page}<body>").authors == (doubtful,)
    assert hints_of(f"{page}<body><p class=byline>By Jane Doe</p>").authors == ("Jane Doe",)


def test_a_sites_initials_with_another_word_are_no_author() -> None:
    page = "<link rel=canonical href='https://www.cbc.example/a'><meta name=author content='{}'>"
    assert hints_of(page.format("CBC Arts")).authors == ()
    assert hints_of(page.format("Cbc Roe")).authors == ("Cbc Roe",)


def test_any_part_of_a_hosts_name_is_no_author() -> None:
    page = "<link rel=canonical href='https://weekly.aller.example/a'><meta name=author content={}>"
    assert hints_of(page.format("Aller")).authors == ()


def test_the_sites_own_name_is_no_author() -> None:
    page = "<meta property=og:site_name content='The Daily'><meta name=author content='{}'>"
    assert hints_of(page.format("Jane Doe, The Daily")).authors == ("Jane Doe",)
    assert hints_of(page.format("Daily")).authors == ()


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-3-1", "2024-03-01"),
        ("20240301", "2024-03-01"),
        ("2024-03-01T10:00:00.123Z", "2024-03-01T10:00:00+00:00"),
        ("2024-03-01T10:00", "2024-03-01T10:00:00"),
        ("2024-03-01 10:00:00+0200", "2024-03-01T10:00:00+02:00"),
        ("2024-03-01T10:00:00 +02:00", "2024-03-01T10:00:00+02:00"),
        ("2024-03-01 10:00 UTC", "2024-03-01T10:00:00+00:00"),
        ("2024/03/01 10:00:00", "2024-03-01T10:00:00"),
        ("2024-03-01T24:00:00", "2024-03-01T00:00:00"),
        ("Fri, 01 Mar 2024 10:00:00 +0100", "2024-03-01T10:00:00+01:00"),
        ("Fri Mar 01 2024 10:15:30 GMT+0100 (CET)", "2024-03-01T10:15:30+01:00"),
        ("Fri Mar 01 10:15:30 EST 2024", "2024-03-01T10:15:30-05:00"),
        ("March 1st, 2024 at 10:05 p.m.", "2024-03-01T22:05:00"),
        ("1 March 2024", "2024-03-01"),
        ("01.03.2024", "2024-03-01"),
        ("03/21/2024", "2024-03-21"),
        ("03/01/2024", ""),
        ("1709287200", "2024-03-01T10:00:00+00:00"),
        ("1709287200000", "2024-03-01T10:00:00+00:00"),
        ("0001-01-01T00:00:00Z", ""),
        ("2024-13-45", ""),
        ("1234567", ""),
        ("two days ago", ""),
    ],
)
def test_dates(stated: str, iso: str) -> None:
    assert iso_date(stated) == iso


def test_the_date_in_the_address_is_the_last_resort() -> None:
    page = "<html><body><time datetime='2019-01-01'>old</time><time datetime='2024-03-01T09:00'>"
    assert hints_of(page, "https://example.com/2024/03/01/a").published == "2024-03-01T09:00:00"
    assert hints_of("<p>x", "https://example.com/2024/03/01/a").published == "2024-03-01"


OTHER = "<div><h1>{}</h1><p><time datetime=2013-06-21 pubdate>June 21</time></div>"
OWN = "<div><h1>Storm hits</h1><p><time datetime=2016-11-06 pubdate>Nov 6</time></div>"


def test_of_the_times_of_several_stories_that_by_the_headline_counts() -> None:
    title = "<title>Storm hits | Daily</title><meta property=og:title content='Storm hits'>"
    assert hints_of(f"{title}<body>{OTHER.format('Alien votes')}{OWN}").published == "2016-11-06"
    assert hints_of(f"{OWN}{OTHER.format('Alien votes')}").published == "2016-11-06"


def test_the_nearest_time_to_the_day_in_the_address_counts() -> None:
    times = "".join(f"<time datetime=2024-03-0{day}T10:00>x</time>" for day in (3, 2, 1))
    url = "https://example.com/2024/03/01/a"
    assert hints_of(f"<body>{times}", url).published == "2024-03-01T10:00:00"


def test_a_part_of_the_title_that_is_a_day_counts() -> None:
    assert hints_of("<title>Storm hits | DP | 28.04.2023</title><p>x").published == "2023-04-28"
    assert hints_of("<title>The night of 28.04.2023 | DP</title><p>x").published == ""


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang='PT_br'><p>", "pt"),
        ("<html lang=''><head><meta property=og:locale content=fr_FR>", "fr"),
        ("<meta http-equiv=content-language content='nl, en'><p>", "nl"),
        ("<html lang='{{lang}}'><p>", ""),
        ("<html lang=x-default><p>", ""),
        ("<meta http-equiv=content-language content=utf-8><p>", ""),
    ],
)
def test_languages(page: str, language: str) -> None:
    assert hints_of(page).language == language


@pytest.mark.parametrize("canonical", ["https://[broken", "javascript:void(0)", "mailto:x", "//["])
def test_broken_addresses(canonical: str) -> None:
    page = f"<link rel=canonical href='{canonical}'><p>x"
    assert isinstance(hints_of(page, "http://[also"), Hints)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*ARTICLE, "@graph", "@id", "name", "mainEntity", "itemListElement"]),
            inner | st.sampled_from(["NewsArticle", "WebPage", "#a", URL]),
            max_size=8,
        )
    ),
    max_leaves=40,
)
KEYS = ["author", "og:title", "og:url", "article:published_time", "og:locale", "twitter:label1"]


@settings(max_examples=300, deadline=None)
@given(JSON, st.integers(0, 400))
def test_any_json_is_read_whole_or_cut(document: object, cut: int) -> None:
    script = json.dumps(document)
    for text in (script, script[:cut], script[cut:]):
        root = etree.Element("html")
        etree.SubElement(root, "script", type="application/ld+json").text = text
        assert isinstance(read_hints(root, URL), Hints)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(KEYS),
            st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Z"])),
        )
    ),
    st.text(),
)
def test_any_metas_are_read(metas: list[tuple[str, str]], url: str) -> None:
    root = etree.Element("html")
    for key, content in metas:
        etree.SubElement(root, "meta", property=key, content=content)
    assert isinstance(read_hints(root, url), Hints)


@pytest.mark.parametrize(
    "script",
    [
        '{"headline": "' + "a" * 3_000_000,
        '"headline": "' * 200_000,
        '"articleBody": "\\"' * 100_000,
        '{"author": [' * 200_000,
        "," * 2_000_000 + '"author"',
        ", " * 1_000_000 + '"author"',
        "<!--" * 500_000 + '"author"',
        " " * 2_000_000 + '"author"',
        '{"@type": "NewsArticle", "articleBody": "' + "<" * 1_000_000 + '"}',
        '{"@type": "NewsArticle", "author": "' + " and " * 200_000 + '"}',
        '{"@type": "NewsArticle", "author": ' + "[" * 900 + "]" * 900 + "}",
        json.dumps({"@graph": [ARTICLE] * 3_000}),
        '{"author": "x", "headline": "' + '"  ' * 400_000,
        '{"author": "x", "headline": "x" ' + " " * 1_000_000 + "x",
        '{"author": "x", "@type": ' + " " * 1_000_000 + "x",
        '{"@type": "NewsArticle", "articleBody": "<' + " " * 900_000 + '"}',
        '{"author"' + " " * 1_000_000 + "x",
    ],
    ids=range(17),
)
def test_hostile_scripts_take_linear_time(script: str) -> None:
    root = etree.Element("html")
    etree.SubElement(root, "script", type="application/ld+json").text = script
    start = time.process_time()
    read_hints(root, URL)
    assert time.process_time() - start < 2


def test_a_normal_page_takes_a_millisecond() -> None:
    page = METAS + f'<script type="application/ld+json">{SOUND}</script>' + "<p>text</p>" * 800
    root = document_fromstring(page)
    times = []
    for _ in range(9):
        start = time.perf_counter()
        read_hints(root, URL)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002


class TestWhatElseIsStated:
    """Picture, keywords, section, whether it is free, where it is commented on."""

    def test_in_json(self) -> None:
        found = linked(
            {
                **ARTICLE,
                "image": [{"@type": "ImageObject", "url": "/storm.jpg"}, "https://other.org/2.jpg"],
                "keywords": "storm, coast , storm",
                "articleSection": ["Weather", "News"],
                "isAccessibleForFree": "False",
                "discussionUrl": "/news/storm-hits-coast/comments",
            }
        )
        assert found.image == "https://www.example.com/storm.jpg"
        assert found.keywords == ("storm", "coast")
        assert found.section == "Weather"
        assert found.free is False
        assert found.comments_url == "https://www.example.com/news/storm-hits-coast/comments"

    def test_in_meta_tags(self) -> None:
        found = hints_of(
            "<meta property=og:image content='//cdn.example.com/storm.jpg'>"
            "<meta property=article:tag content=storm><meta property=article:tag content=coast>"
            "<meta property=article:section content=Weather>"
            "<meta property=article:content_tier content=free>"
        )
        assert found.image == "https://cdn.example.com/storm.jpg"
        assert found.keywords == ("storm", "coast")
        assert found.section == "Weather"
        assert found.free is True

    def test_an_image_by_reference(self) -> None:
        picture = {"@type": "ImageObject", "@id": "#main", "contentUrl": "https://e.com/1.jpg"}
        found = linked({"@graph": [picture, {**ARTICLE, "image": {"@id": "#main"}}]})
        assert found.image == "https://e.com/1.jpg"

    @pytest.mark.parametrize("stated", ["data:image/png;base64,AAAA", "javascript:x", " ", "//["])
    def test_what_is_no_address_is_none(self, stated: str) -> None:
        assert hints_of(f'<meta property="og:image" content="{stated}">').image == ""

    @pytest.mark.parametrize("stated", [None, 1, "perhaps", ["True"], {}])
    def test_what_is_no_truth_says_nothing_of_being_free(self, stated: object) -> None:
        assert linked({**ARTICLE, "isAccessibleForFree": stated}).free is None

    def test_a_metered_article_is_neither(self) -> None:
        assert hints_of("<meta property=article:content_tier content=metered>").free is None


@pytest.mark.parametrize("tag", ["en-GB", "en_AU", "de", "es-MX"])
def test_where_the_day_comes_first(tag: str) -> None:
    assert hints_of(f"<html lang={tag}><p>It is open.").day_first


@pytest.mark.parametrize("tag", ["en", "en-US", "es-US", "fr-CA", "ja"])
def test_where_the_month_may_come_first(tag: str) -> None:
    assert not hints_of(f"<html lang={tag}><p>It is open.").day_first
