"""What some pages of a site teach, and what they cannot."""

from __future__ import annotations

import itertools
import re

import pytest

import cleaner
from cleaner import InputError, SiteProfile, learn
from cleaner.sites.profile import MAX_SIZE
from tests.profiles import FACTS, PROMPT, expected, general, page, story


def taught(*numbers: int) -> SiteProfile:
    return learn([(page(number), expected(number)) for number in numbers], filters=[general])


def body(number: int, profile: SiteProfile | None) -> list[str]:
    article = cleaner.clean(page(number), filters=[general], profile=profile)
    return [block.text for block in article.blocks]


def test_one_page_mends_what_the_general_answer_gets_wrong() -> None:
    first, *others = story(7)
    assert body(7, None) == [first, PROMPT, *others]
    assert body(7, taught(3)) == [first, FACTS, *others]


def test_what_was_settled_says_by_what_and_why() -> None:
    article = cleaner.clean(page(7), filters=[general], profile=taught(3, 4))
    (gone,) = [gone for gone in article.removed if gone.block.text == PROMPT]
    assert gone.filter == "settle_by_profile"
    assert gone.reason.startswith("div.body > div.sold > p: on 2 pages: chrome 1, of it kept 1")
    (kept,) = [block for block in article.blocks if block.text == FACTS]
    assert kept.by == "settle_by_profile"
    assert "body 1, of it lost 1" in kept.reason


def test_an_article_may_be_what_is_expected() -> None:
    right = cleaner.clean(page(3), filters=[general], profile=taught(4))
    assert body(7, learn([(page(3), right)], filters=[general])) == body(7, taught(3))


def test_the_order_of_the_pages_changes_no_byte() -> None:
    written = {taught(*numbers).to_json() for numbers in itertools.permutations((3, 4, 5))}
    assert len(written) == 1


def test_a_wrong_page_among_ten_does_little() -> None:
    wrong = (page(99), {"body": "\n\n".join([*story(99), PROMPT])})
    right = [(page(number), expected(number)) for number in range(9)]
    profile = learn([*right, wrong], filters=[general])
    assert body(50, profile) == body(50, taught(3))


def test_a_page_that_does_not_show_what_is_expected_teaches_nothing() -> None:
    odd = (page(3), expected(4) | {"body": "Words that stand nowhere on this page at all. " * 9})
    assert learn([odd, (page(5), expected(5))], filters=[general]).pages == 1
    with pytest.raises(InputError, match=r"^None of the pages shows the body"):
        learn([odd], filters=[general])


def test_nothing_is_learned_from_no_pages() -> None:
    with pytest.raises(InputError, match=r"^There are no pages to learn from\.$"):
        learn([])


def test_pages_of_several_sites_are_refused() -> None:
    pages = [(page(n, site=site), expected(n)) for n, site in enumerate(["orla.example", "b.test"])]
    with pytest.raises(
        InputError, match=r"^The pages are of several sites: b\.test, orla\.example"
    ):
        learn(pages, filters=[general])
    assert learn(pages, site="orla.example", filters=[general]).site == "orla.example"


def test_what_is_expected_must_be_a_mapping() -> None:
    with pytest.raises(InputError, match="must be a mapping, an article or None, not 'the body'"):
        learn([(page(1), "the body")], filters=[general])  # type: ignore[list-item]


def test_what_is_unknown_teaches_nothing() -> None:
    profile = learn([(page(3), {"headline": "Bridge 3 reopens"})], filters=[general])
    assert {e.headline for e in profile.elements.values()} == {0, 100}
    assert not any(e.body or e.chrome for e in profile.elements.values())


def test_a_profile_holds_no_text_but_lines_that_the_site_repeats() -> None:
    written = taught(3, 4, 5).to_json()
    for line in itertools.chain.from_iterable(map(story, (3, 4, 5))):
        assert " ".join(re.findall(r"\w+", line.lower())[:5]) not in written
    assert '"home"' in written
    assert '"home"' not in taught(3).to_json()


def test_a_profile_of_huge_pages_is_small() -> None:
    names = ["".join(letters) for letters in itertools.product("abcdefghijklm", repeat=3)][:2000]
    rows = "".join(f"<div class='row{name}a'><p>Line {name} of it</p></div>" for name in names)
    pages = [(page(n).replace("</body>", f"{rows}</body>"), expected(n)) for n in (1, 2)]
    written = learn(pages, filters=[general]).to_json()
    assert MAX_SIZE / 2 < len(written.encode()) <= MAX_SIZE


def test_pages_alone_teach_what_the_site_repeats_at_the_edges() -> None:
    closing = "Read all our news of the valley every morning with your coffee."
    amid = "What happened on the day."

    def plain(number: int) -> str:
        first, second, third = story(number)
        more = [f"Paragraph {n} of story {number} says more of the bridge." for n in range(6)]
        lines = [first, second, *more[:3], amid, *more[3:], third]
        told = "".join(f"<p>{line}</p>" for line in lines)
        return f"<body><div class=body>{told}<p class=sold>{closing}</p></div></body>"

    profile = learn([(plain(number), None) for number in range(4)], filters=[general])
    article = cleaner.clean(plain(9), filters=[general], profile=profile)
    assert [gone.block.text for gone in article.removed] == [closing]
    assert amid in article.body
    few = learn([(plain(number), None) for number in range(2)], filters=[general])
    assert closing in cleaner.clean(plain(9), filters=[general], profile=few).body
