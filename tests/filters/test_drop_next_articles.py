"""What an endless page shows below its own article goes, and parts of one article stay."""

from __future__ import annotations

import cleaner
from cleaner.filters.drop_next_articles import drop_next_articles
from cleaner.page import Document, Role
from cleaner.read import read_html
from tests.building import PARAGRAPH

TEXT = f"<p>{PARAGRAPH}</p>" * 6


def kept(page: str) -> int:
    document = read_html(page)
    document = document.with_changes({0: document.blocks[0].as_role(Role.HEADLINE, "")})
    return len(drop_next_articles(document).body_places())


def test_an_article_that_is_built_alike_goes() -> None:
    shown = [
        f"<div><article class=story><h1>{n}</h1>{TEXT}</article></div>" for n in ("A b", "C d")
    ]
    assert kept("".join(shown)) == 6


def test_a_box_that_is_built_alike_goes() -> None:
    first = f"<div class='story main'><h1 class=head>A b</h1><section>{TEXT}</section></div>"
    later = f"<div class='story main next'><h2 class=head>C d</h2><section>{TEXT}</section></div>"
    assert kept(f"<div class=grid>{first}{later}</div>") == 6
    other = later.replace("class=head", "class=part").replace(" next", "")
    assert kept(f"<div class=grid>{first}{other}</div>") == 6 + 7


def test_a_box_that_is_named_for_a_next_story_or_has_a_byline_goes() -> None:
    first = f"<div class=story><h1>A b</h1><section>{TEXT}</section></div>"
    box = f"<div class='story {{}}'><h2>C d</h2>{{}}<section>{TEXT}</section></div>"
    assert kept(first + box.format("scroll-next", "")) == 6
    assert kept(first + box.format("", "")) == 6 + 7

    page = read_html(first + box.format("", "<p>By Ann Roe</p>"))
    page = page.as_role([0], Role.HEADLINE, "").as_role([8], Role.BYLINE, "")
    assert len(drop_next_articles(page).body_places()) == 6


def test_posts_with_lower_headings_stay() -> None:
    posts = "".join(f"<article class=post><h2>{at}:00 News</h2>{TEXT}</article>" for at in (1, 2))
    assert kept(f"<article class=post><h1>Live</h1>{TEXT}</article>{posts}") == 6 + 2 * 7


def test_chapters_within_the_article_stay() -> None:
    chapter = f"<article class=story><h1>Chapter 2</h1>{TEXT}</article>"
    assert kept(f"<article class=story><h1>The bridge</h1>{TEXT}{chapter}</article>") == 6 + 7


def test_a_teaser_above_its_article_takes_nothing_with_it() -> None:
    teaser = f"<article class=story><h1>The bridge</h1><p>{PARAGRAPH}</p></article>"
    assert kept(f"{teaser}<article class=story><h1>The bridge reopens</h1>{TEXT}</article>") > 6


def test_flattened_text_is_left() -> None:
    page = Document.of_lines("Bridge", PARAGRAPH)
    assert drop_next_articles(page) is page


def test_headings_of_copies_say_nothing_again() -> None:
    said = [f"<p>Sentence {at} of the story of the bridge over the Orla.</p>" for at in range(9)]
    copy = f"<article><h1>The bridge reopens on Monday</h1>{''.join(said)}</article>"
    page = "".join(f"<div class={size}>{copy}</div>" for size in ("small", "wide", "print"))
    article = cleaner.clean(page)
    assert article.headline == "The bridge reopens on Monday"
    assert article.headline not in article.body
