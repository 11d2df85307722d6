"""Authors and dates are found in the elements that hold them on other pages of the site."""

from __future__ import annotations

import pytest

import cleaner
from cleaner import SiteProfile, learn
from tests.profiles import expected, general, page, story

NAMES = ["Ann Roe", "Jo Berg", "Lu Fry", "Di Kant and Bo Alm"]


def credited(number: int, *, stated: str = "") -> str:
    """A page whose author stands in its footer, and whose day of publication stands there, too."""
    foot = (
        f"<footer><div class=scribe>Words {NAMES[number]}</div>"
        f"<div class=printed>In print since 1{number} May 2024</div></footer>"
    )
    return (
        page(number)
        .replace("</body>", f"<p class=menu>A line.</p>{foot}</body>")
        .replace("<head>", f"<head>{stated}")
    )


def told(number: int) -> dict[str, object]:
    return {**expected(number), "byline": NAMES[number], "published": f"2024-05-1{number}"}


def profile(*numbers: int) -> SiteProfile:
    return learn([(credited(n), told(n)) for n in numbers], filters=[general], site="orla.example")


def test_who_wrote_it_and_when_stands_where_it_does_on_other_pages() -> None:
    before = cleaner.clean(credited(2), filters=[general])
    assert (before.byline, before.published) == ((), None)
    article = cleaner.clean(credited(2), filters=[general], profile=profile(0, 1))
    assert article.byline == ("Lu Fry",)
    assert article.published == "2024-05-12"


def test_what_the_page_states_alike_stands_as_it_is_stated() -> None:
    stated = (
        '<meta name="author" content="Lu Q. Fry">'
        '<meta property="article:published_time" content="2024-05-12T10:30:00+02:00">'
    )
    article = cleaner.clean(credited(2, stated=stated), filters=[general], profile=profile(0, 1))
    assert article.byline == ("Lu Q. Fry",)
    assert article.published == "2024-05-12T10:30:00+02:00"


def test_what_the_page_states_otherwise_does_not() -> None:
    stated = (
        '<meta name="author" content="Web Desk">'
        '<meta property="article:published_time" content="2031-01-01T10:30:00+02:00">'
    )
    article = cleaner.clean(credited(2, stated=stated), filters=[general], profile=profile(0, 1))
    assert article.byline == ("Lu Fry",)
    assert article.published == "2024-05-12"


def test_names_may_be_expected_one_by_one_and_an_article_expects_them_too() -> None:
    one_by_one = {**told(3), "byline": ["Di Kant", "Bo Alm"]}
    known = learn([(credited(3), one_by_one)], filters=[general])
    assert known.elements == profile(3).elements
    article = cleaner.clean(credited(3), filters=[general], profile=profile(0, 3))
    assert article.byline == ("Di Kant", "Bo Alm")
    article_expected = learn([(credited(3), article)], filters=[general])
    assert {path for path, told in article_expected.elements.items() if told.byline} == {
        path for path, told in known.elements.items() if told.byline
    }


def test_a_profile_says_where_they_stand() -> None:
    explained = profile(0, 1).explain()
    assert "\nbyline:\n  div.scribe  (on 2 pages: byline 2, " in explained
    assert "\ndate:\n  div.printed  (on 2 pages: published 2, " in explained
    assert "  words …  (on 2 pages: byline 2)\n" in explained
    assert SiteProfile.from_json(profile(0, 1).to_json()) == profile(0, 1)


@pytest.mark.parametrize("published", ["some day", "", None, "2024-13-45"])
def test_a_date_that_is_none_teaches_nothing(published: str | None) -> None:
    known = learn([(credited(0), {**told(0), "published": published})], filters=[general])
    assert not any(told.published for told in known.elements.values())


def test_in_a_text_they_stand_behind_the_words_that_the_site_puts_in_front() -> None:
    def flat(number: int) -> str:
        lines = [f"Bridge {number} reopens", *story(number), f"Words: {NAMES[number]}"]
        return "\n".join([*lines, f"In print since 1{number} May 2024"])

    pages = [(flat(n), {**told(n), "body": "\n".join(story(n))}) for n in (0, 1)]
    before = cleaner.clean(flat(2), filters=[general])
    assert (before.byline, before.published) == ((), None)
    article = cleaner.clean(flat(2), filters=[general], profile=learn(pages, filters=[general]))
    assert article.byline == ("Lu Fry",)
    assert article.published == "2024-05-12"
