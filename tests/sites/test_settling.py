"""A profile settles the pages that are built as it knows, and no others; a person's rules win."""

from __future__ import annotations

from dataclasses import replace

import pytest

import cleaner
from cleaner import Article, Problem, SiteProfile, learn
from tests.profiles import FACTS, PROMPT, expected, general, page, story

PROFILE = learn([(page(number), expected(number)) for number in (3, 4)], filters=[general])


def cleaned(raw: str, profile: SiteProfile | None = PROFILE) -> Article:
    return cleaner.clean(raw, filters=[general], profile=profile)


def test_of_a_page_that_is_built_anew_the_general_answer_stands_and_says_so() -> None:
    anew = page(7, frame="canvas").replace("<p>", "<div class=text>").replace("</p>", "</div>")
    article = cleaned(anew)
    assert article.problems == (Problem.UNLIKE_PROFILE,)
    assert article.body == cleaned(anew, None).body
    assert cleaned(page(7)).problems == ()


def test_names_that_a_build_made_up_do_not_matter() -> None:
    profile = learn(
        [(page(3, frame="'body css-1dbjc4n sc-bdVaJa'"), expected(3))], filters=[general]
    )
    built = page(7, frame="'body css-9wqhrt7 sc-eNQAEJ'")
    assert cleaned(built, profile).body == cleaned(page(7)).body
    assert cleaned(built, profile).problems == ()


def test_an_element_with_body_on_one_page_and_chrome_on_another_decides_nothing() -> None:
    letter = "The readers of the valley write what they think of the bridge, and of its price."
    letters = {"body": (expected(5)["body"] or "").replace(FACTS, f"{letter}\n\n{FACTS}")}
    pages = [
        (page(3), expected(3)),
        (page(5, sold=letter), letters),
    ]
    profile = learn(pages, filters=[general])
    assert PROMPT in cleaned(page(7), profile).body


def test_what_the_scorer_is_sure_of_needs_more_pages() -> None:
    def sure(document: cleaner.Document) -> cleaner.Document:
        document = general(document)
        return document.with_verdicts(
            v.scored(0.97) if v.chance == 0.7 else v for v in document.verdicts
        )

    def kept(pages: int) -> bool:
        known = learn([(page(n), expected(n)) for n in range(pages)], filters=[sure])
        return PROMPT in cleaner.clean(page(50), filters=[sure], profile=known).body

    assert [kept(1), kept(8)] == [True, False]


@pytest.mark.parametrize("selector", ["div.sold", ".sold > p", ".body .sold p", "p.no, .sold"])
def test_a_rule_to_drop_wins(selector: str) -> None:
    assert PROMPT in cleaned(page(7), None).body
    article = cleaned(page(7), SiteProfile(drop=(selector,)))
    assert PROMPT not in article.body
    (gone,) = [gone for gone in article.removed if gone.block.text == PROMPT]
    assert gone.reason == f"a rule of the site's profile: {selector}"


def test_a_rule_to_keep_wins_over_what_was_learned() -> None:
    article = cleaned(page(7), replace(PROFILE, keep=(".sold", ".menu")))
    assert PROMPT in article.body
    assert FACTS in article.body
    assert "Home" in article.body


def test_a_rule_names_the_headline() -> None:
    raw = page(7).replace("<div class=body>", "<h2 class=title>Ferry 7 sinks</h2><div class=body>")
    article = cleaned(raw, SiteProfile(headline="h2.title"))
    assert article.headline == "Ferry 7 sinks"
    assert "Bridge 7 reopens" in [gone.block.text for gone in article.removed]


def test_the_rules_hold_on_a_page_that_is_built_anew() -> None:
    anew = page(7, frame="canvas").replace("<p>", "<div class=text>").replace("</p>", "</div>")
    article = cleaned(anew, replace(PROFILE, drop=(".sold",)))
    assert PROMPT not in article.body
    assert Problem.UNLIKE_PROFILE in article.problems


def test_the_headline_is_found_in_the_element_that_holds_it_elsewhere() -> None:
    def titled(number: int) -> str:
        title = f"<div class=teaser><h1>Ferry {number} sinks</h1></div>"
        return (
            page(number)
            .replace("<h1>Bridge", f"{title}<div class=head><h2>Bridge")
            .replace("reopens</h1>", "reopens</h2></div>")
        )

    assert cleaned(titled(7), None).headline == "Ferry 7 sinks"
    profile = learn([(titled(n), expected(n)) for n in (3, 4)], filters=[general])
    assert cleaned(titled(7), profile).headline == "Bridge 7 reopens"


def test_a_dek_is_found_in_the_element_that_holds_it_elsewhere() -> None:
    def leading(number: int) -> str:
        lead = f"<p class=lead>After {number} years the town can cross again.</p>"
        return page(number).replace("<div class=body>", f"{lead}<div class=body>")

    told = expected(3) | {"dek": "After 3 years the town can cross again."}
    assert cleaned(leading(7), None).dek is None
    profile = learn([(leading(3), told)], filters=[general])
    assert cleaned(leading(7), profile).dek == "After 7 years the town can cross again."


def test_a_profile_must_be_one() -> None:
    with pytest.raises(ValueError, match=r"profile must be what learn\(\) gives, not 'orla'"):
        cleaner.clean(page(1), profile="orla")  # type: ignore[arg-type]


def test_what_stands_beyond_lines_that_close_the_site_s_pages_is_dropped() -> None:
    other = "The ferry over the lake sails again after a winter of repairs in the yard."

    def flat(number: int, behind: str = "") -> str:
        lines = ["Home", "Maps", f"Bridge {number} reopens", *story(number), "Orla Valley Press"]
        return "\n".join([*lines, "Letters to the desk", *([behind] if behind else [])])

    def unsure(document: cleaner.Document) -> cleaner.Document:
        verdicts = []
        for block in document.blocks:
            verdict = block.verdict.scored(0.8 if len(block.text) > 40 else 0.1)
            verdicts.append(verdict if verdict.chance > 0.5 else verdict.dropped("short"))
        return document.with_verdicts(verdicts)

    def kept(pages: int) -> bool:
        told = [(flat(n), {"body": "\n".join(story(n))}) for n in range(pages)]
        profile = learn(told, filters=[unsure])
        article = cleaner.clean(flat(50, other), filters=[unsure], profile=profile)
        assert all(line in article.body for line in story(50))
        return other in article.body

    assert [kept(2), kept(4)] == [True, False]


def doubting(document: cleaner.Document) -> cleaner.Document:
    """The general answer, less sure of lines of a few words."""
    document = general(document)
    return document.with_verdicts(
        block.verdict.scored(0.7) if block.is_body and len(block.text) < 60 else block.verdict
        for block in document.blocks
    )


def with_line(number: int, line: str, *, first: bool = False) -> str:
    """A page with a line more among the paragraphs of its text."""
    paragraphs = [f"<p>{text}</p>" for text in story(number)]
    added = paragraphs[0] if first else paragraphs[-1]
    line = f"<p>{line}</p>"
    return page(number).replace(added, line + added if first else added + line)


def test_notes_that_open_alike_are_known_by_that() -> None:
    def noted(number: int) -> str:
        return with_line(number, f"Write to us: {'abcdefg'[number]}@orla.example and {number}")

    def kept(pages: int) -> bool:
        told = [(noted(n), expected(n)) for n in range(pages)]
        profile = learn(told, filters=[doubting])
        article = cleaner.clean(noted(6), filters=[doubting], profile=profile)
        assert all(line in article.body for line in story(6))
        return "orla.example and 6" in article.body

    assert [kept(1), kept(3)] == [True, False]


def test_a_first_paragraph_that_is_never_body_is_known_by_its_place() -> None:
    names = ["Ann Roe", "Jo Berg", "Lu Fry", "Di Kant"]

    def named(number: int) -> str:
        return with_line(number, names[number], first=True)

    told = [(named(n), expected(n)) for n in range(3)]
    profile = learn(told, filters=[doubting])
    assert profile.elements["div.body > p:first"].extra == 150
    article = cleaner.clean(named(3), filters=[doubting], profile=profile)
    assert "Di Kant" not in article.body
    assert all(line in article.body for line in story(3))


def test_an_element_is_known_by_its_own_name_where_others_stand_round_it() -> None:
    def moved(number: int, frame: str) -> str:
        sold = f"<section class={frame}><p class=sold>{PROMPT} Page {number}.</p></section>"
        return page(number).replace("<div class=facts>", f"{sold}<div class=facts>")

    profile = learn([(moved(n, "north"), expected(n)) for n in (3, 4)], filters=[general])
    article = cleaner.clean(moved(7, "south"), filters=[general], profile=profile)
    assert f"{PROMPT} Page 7." not in article.body
    assert article.problems == ()


def test_a_site_whose_text_begins_without_a_dek_has_none() -> None:
    def lead(document: cleaner.Document) -> cleaner.Document:
        document = general(document)
        first = document.body_places()[0]
        dek = document.verdicts[first].as_role(cleaner.Role.DEK, "stands first")
        return document.with_changes({first: dek})

    profile = learn([(page(n), expected(n)) for n in (3, 4)], filters=[lead])
    article = cleaner.clean(page(7), filters=[lead], profile=profile)
    assert article.dek is None
    assert article.blocks[0].text == story(7)[0]


def test_a_page_with_tables_and_posts_among_its_text_is_built_alike() -> None:
    post = f"<blockquote class=post><p>{story(1)[0]}</p><p>{story(2)[1]}</p></blockquote>"
    article = cleaned(page(7).replace("<div class=facts>", f"{post}<div class=facts>"))
    assert article.problems == ()
    assert PROMPT not in article.body
