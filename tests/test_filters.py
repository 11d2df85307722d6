"""Every filter does to each case of its fixture file what the file says, and no more."""

from __future__ import annotations

import doctest
import importlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from building import Line, body, scored, text_of

from cleaner import filters
from cleaner.filters import FILTERS, without
from cleaner.page import Basis, Document, Role, Verdict
from cleaner.read import read_html
from cleaner.text import normalise

FIXTURES = Path(__file__).parents[1] / "fixtures" / "filters"
MODULES = Path(filters.__file__).parent
#: Filters that ask a model; their cases are pages.
LEARNED = frozenset({"drop_boilerplate"})
#: Filters that act on elements or scores: lines only show what they keep, and their doctests more.
ON_ELEMENTS = frozenset(
    "settle_kin drop_hidden settle_tables settle_lists settle_embeds drop_teasers keep_notes "
    "mark_subheads".split()
)
NAMES = [filter.__name__ for filter in FILTERS]
LEXICAL = [name for name in NAMES if name not in LEARNED]
PARAGRAPH = "The old bridge over the Aller reopens on Monday, the town council said on Friday."


@dataclass(frozen=True)
class Case:
    """One titled case of a fixture file."""

    filter: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def keeps(self) -> bool:
        return self.title.startswith("keeps")


def read_cases(path: Path) -> Iterator[Case]:
    for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
        title, _, body = part.partition("\n")
        before, marked, after = body.partition("--- after\n")
        lines = tuple(before.rstrip("\n").split("\n"))
        left = tuple(after.rstrip("\n").split("\n")) if marked else lines
        yield Case(path.stem, title, lines, tuple(line for line in left if line))


def page(lines: tuple[str, ...]) -> Document:
    """A flat page of these lines; empty ones are gaps."""
    found: list[Line] = []
    gap = 0
    for line in lines:
        if line == "":
            gap += 1
            continue
        found.append(Line(line, gap=gap))
        gap = 0
    return text_of(*found)


def by_name(name: str) -> Callable[[Document], Document]:
    return next(filter for filter in FILTERS if filter.__name__ == name)


CASES = [case for path in sorted(FIXTURES.glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.filter}:{case.title}")
def test_case(case: Case) -> None:
    apply = by_name(case.filter)
    before = page(case.before)
    after = apply(before)
    assert body(after) == list(case.after)
    if case.keeps:
        assert after is before
    assert apply(after) is after, "a second run changes something more"


@pytest.mark.parametrize("name", LEXICAL)
def test_filter_has_a_module_and_cases_that_must_keep(name: str) -> None:
    assert (MODULES / f"{name}.py").is_file()
    cases = [case for case in CASES if case.filter == name]
    assert sum(case.keeps for case in cases) >= 3
    assert name in ON_ELEMENTS or any(not case.keeps for case in cases)


def test_modules_and_fixtures_and_order_agree() -> None:
    modules = {path.stem for path in MODULES.glob("*.py") if not path.stem.startswith("_")}
    assert modules == set(NAMES)
    assert {path.stem for path in FIXTURES.glob("*.txt")} >= set(LEXICAL)
    assert {path.stem for path in FIXTURES.glob("*.txt")} <= set(NAMES)
    assert len(NAMES) == len(set(NAMES))


def test_without_leaves_out_the_named_filters() -> None:
    left = [filter.__name__ for filter in without("drop_tags", "drop_comments")]
    assert left == [name for name in NAMES if name not in ("drop_tags", "drop_comments")]
    assert without() == FILTERS


def test_without_names_what_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="drop_nothing"):
        without("drop_nothing", "drop_tags")


@pytest.mark.parametrize("path", sorted(MODULES.glob("*.py")), ids=lambda path: path.stem)
def test_doctests(path: Path) -> None:
    if path.stem in LEARNED:
        pytest.skip("needs the shipped weights; run with the scorer's tests")
    name = "cleaner.filters" if path.stem == "__init__" else f"cleaner.filters.{path.stem}"
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_line_of_the_fixtures_is_normal() -> None:
    """The readers hand over normal text, so the cases must hold nothing else."""
    odd = [line for case in CASES for line in case.before if normalise(line) not in (line, "")]
    assert odd == []


# HTML: the element round a heading bounds what it takes.

PROSE = f"<p>{PARAGRAPH}</p>"


def html(story: str, behind: str = "") -> Document:
    """A page with a story in an element of its own, and what stands behind that."""
    return read_html(f"<body><article class=story>{story}</article>{behind}</body>")


def test_related_links_stay_inside_their_element() -> None:
    box = "<aside class=related><h3>Read more</h3><ul><li><a href=/s>Storm hits the coast</a></ul>"
    document = html(f"{PROSE}{box}</aside><p>Silence</p>{PROSE}")
    after = by_name("drop_related_links")(document)
    assert body(after) == [PARAGRAPH, "Silence", PARAGRAPH]


def test_related_heading_in_the_text_takes_only_links() -> None:
    document = html(
        f"{PROSE}<h3>Related articles</h3><p><a href=/s>Storm hits the coast</a></p>"
        f"<p>A word in between</p>{PROSE}"
    )
    after = by_name("drop_related_links")(document)
    assert body(after) == [PARAGRAPH, "A word in between", PARAGRAPH]


def test_caption_elements_are_captions() -> None:
    after = by_name("drop_captions")(
        html(
            f"{PROSE}<figure><figcaption>The bridge in March.</figcaption></figure>"
            "<figure><figcaption><div>The bridge in May.</div></figcaption></figure>"
            '<p class="wp-caption-text">The bridge in April.</p>'
        )
    )
    assert body(after) == [PARAGRAPH]
    named = Verdict(Role.CAPTION, Basis.NAMED, reason="caption element")
    assert after.verdicts == (Verdict(Role.PARAGRAPH), named, named, named)


def test_the_word_set_as_a_paragraph_of_the_story_is_text() -> None:
    text, label = (f'<p class="article-p">{said}</p>' for said in (PARAGRAPH, "Advertisement"))
    ad = '<span class="ad-label">Advertisement</span>'
    after = by_name("drop_ad_labels")(html(f"{text}{label}{text}<div>{ad}</div>{text}"))
    assert body(after) == [PARAGRAPH, "Advertisement", PARAGRAPH, PARAGRAPH]


def test_comments_element_is_taken_as_a_whole_and_no_more() -> None:
    thread = f'<section class="comments-area"><h2>Comments</h2>{PROSE}</section>'
    document = html(PROSE * 2, f"{thread}<p>A line of the article</p>")
    after = by_name("drop_comments")(document)
    assert body(after) == [PARAGRAPH, PARAGRAPH, "A line of the article"]


def test_the_heading_of_comments_may_be_wrapped_up() -> None:
    heading = '<div class="comments-title-wrap"><h4>8 Comments</h4></div>'
    document = html(PROSE * 2, f"<div class=comments>{heading}{PROSE * 2}</div>")
    assert body(by_name("drop_comments")(document)) == [PARAGRAPH, PARAGRAPH]


def test_rules_in_an_element_of_comments_take_all_behind_them() -> None:
    heading = "<p>About comments</p>"
    rules = f'<div class="content-guidelines">{PROSE * 5}</div>'
    document = html(PROSE * 2, f'<div class="comment-guidelines">{heading}</div>{rules}')
    assert body(by_name("drop_comments")(document)) == [PARAGRAPH, PARAGRAPH]
    document = html(PROSE * 2 + heading, rules)
    assert len(body(by_name("drop_comments")(document))) == 8


@pytest.mark.parametrize(("heading", "kept"), [("", 1), (" hidden", 2)])
def test_hidden_text_above_a_headline_goes_where_that_is_shown(heading: str, kept: int) -> None:
    text = f"<p>{PARAGRAPH}</p>"
    page = read_html(f"<div hidden>{text}</div><h1{heading}>Bridge reopens</h1>{text}")
    page = page.with_changes({1: page.blocks[1].as_role(Role.HEADLINE, "")})
    assert len(body(by_name("drop_hidden")(page))) == kept


def test_a_consent_goes_with_the_lines_that_its_links_broke_it_into() -> None:
    consent = ("By signing up, you agree to the", "Terms", "and", "Privacy Policy")
    parts = [Line(part, glue=" " if at else None) for at, part in enumerate(consent)]
    after = by_name("drop_newsletter_prompts")(text_of(PARAGRAPH, *parts, "Terms", PARAGRAPH))
    assert body(after) == [PARAGRAPH, "Terms", PARAGRAPH]


def test_an_article_may_be_an_appeal() -> None:
    asks = "<p>Support our newsroom</p>"
    consent = "<p>We use cookies to learn how this site is read, and by how many.</p>"
    page = f'<div class="node-appeal">{PROSE * 2}{asks}</div>'
    cookies = by_name("drop_cookie_notices")(read_html(f"<body>{consent}{page}"))
    assert body(by_name("drop_appeals")(cookies)) == [PARAGRAPH, PARAGRAPH]
    under_dek = read_html(f"<body><div class=intro>{PROSE}</div>{page}")
    assert body(by_name("drop_appeals")(under_dek)) == [PARAGRAPH] * 3
    box = f'<div class="node-appeal">{PROSE}{asks}</div>'
    below = read_html(f'<body><div class="node-appeal">{PROSE * 2}</div>{box}')
    assert body(by_name("drop_appeals")(below)) == [PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    ("name", "word", "line"),
    [
        ("drop_appeals", "support", "Support our newsroom"),
        ("drop_comments", "comments", "Comments"),
    ],
)
@pytest.mark.parametrize("is_outward", [False, True])
def test_elements_in_one_another_take_no_more_time(
    name: str, word: str, line: str, *, is_outward: bool
) -> None:
    opening, closing = (line, "") if not is_outward else ("", line)
    nested = f"<div class={word}>{opening}" * 1500 + f"{closing}</div>" * 1500
    document = html(PROSE * 2, nested)
    assert len(document.blocks) == 1502
    start = time.process_time()
    assert body(by_name(name)(document)) == [PARAGRAPH, PARAGRAPH]
    assert time.process_time() - start < 0.3


def test_comments_are_not_what_stands_round_a_link_to_them() -> None:
    link = '<div class="comments-link">3 Comments</div>'
    document = read_html(
        f'<body><div class="post comments-open">{PROSE * 2}{link}{PROSE * 2}</div>'
    )
    assert body(by_name("drop_comments")(document)) == [PARAGRAPH] * 4


def test_elements_of_comments_need_no_heading() -> None:
    said = (f"<div><span>Ann, 9:27</span></div>{PARAGRAPH}", PROSE)
    comments = "".join(f'<div class="comment-body">{comment}</div>' for comment in said)
    document = html(PROSE * 2, f"{comments}<p>A line of the article</p>")
    after = by_name("drop_comments")(document)
    assert body(after) == [PARAGRAPH, PARAGRAPH, "A line of the article"]


def test_posts_that_are_open_to_comments_are_no_comments() -> None:
    document = read_html("<body>" + f'<div class="post comments-open">{PROSE * 3}</div>' * 2)
    assert body(by_name("drop_comments")(document)) == [PARAGRAPH] * 6


@pytest.mark.parametrize(
    "part",
    [
        '<blockquote class="reader-comment"><p>{0}</p></blockquote><p>{0}</p>',
        '<div class="expert-comment"><p>{0}</p></div><p>{0}</p>',
        '<div class="post comments-open"><h2>12:30</h2><p>{0}</p></div>',
    ],
    ids=["letters of readers", "what an expert says", "posts of a live blog"],
)
def test_parts_of_an_article_may_be_named_for_comments(part: str) -> None:
    page = "".join(part.format(f"{PARAGRAPH} {n}.") for n in range(4))
    document = read_html(f"<article><p>{PARAGRAPH}</p><p>{PARAGRAPH} So.</p>{page}</article>")
    assert by_name("drop_comments")(document) is document


def test_a_pull_quote_broken_into_lines_goes_whole() -> None:
    said = "Nobody had told the people of the island that the bridge would close."
    around = f"He was angry. {said} He left.", "So it was."
    quote = (
        Line("“Nobody had told the people of the island"),
        Line("that the bridge would close.”", glue=" "),
    )
    after = by_name("drop_repeats")(text_of(around[0], *quote, around[1]))
    assert body(after) == list(around)


def test_classed_byline_and_author_of_the_hints() -> None:
    document = html(f"<p>Bridge reopens</p><div class=byline>Jane Roe</div>{PROSE}")
    assert body(by_name("drop_bylines")(document)) == ["Bridge reopens", PARAGRAPH]


def lines_scored(*lines: tuple[str, float]) -> Document:
    """Lines of flattened text as the scorer leaves them.

    A line that begins with a space goes on with the one before.
    """
    read = [Line(text.strip(), glue=" " if text[0] == " " else None) for text, _ in lines]
    return scored(text_of(*read), *[score for _, score in lines])


def test_a_sub_heading_above_a_broken_paragraph_is_taken_back() -> None:
    document = lines_scored(
        ("The bridge over the Orla reopened on Monday after four years of work.", 0.9),
        ("A wait", 0.2),
        ("It was opened by", 0.9),
        (" Ines Torvald,", 0.9),
        (" who runs the ferry to the islands and has done so since 2004.", 0.9),
    )
    after = by_name("mark_subheads")(document)
    assert [block.role for block in after.blocks][:2] == [Role.PARAGRAPH, Role.SUBHEAD]


def test_a_sub_heading_below_a_broken_paragraph_is_taken_back() -> None:
    document = lines_scored(
        ("It was opened on Monday after four years of work by", 0.9),
        (" Ines Torvald.", 0.9),
        ("A wait", 0.2),
        ("She runs the ferry to the islands and has done so since 2004, as her father did.", 0.9),
    )
    assert len(body(by_name("mark_subheads")(document))) == 4


@pytest.mark.parametrize("line", ["“Not before time”", "«Не раньше срока»", "「もう遅い」"])
def test_a_quotation_without_a_stop_may_be_a_sub_heading(line: str) -> None:
    document = lines_scored((PARAGRAPH, 0.9), (line, 0.2), (PARAGRAPH, 0.9))
    assert body(by_name("mark_subheads")(document)) == [PARAGRAPH, line, PARAGRAPH]


@pytest.mark.parametrize("line", ["“Not before time.”", "“Not before time", "– Not before time"])
def test_speech_is_no_sub_heading(line: str) -> None:
    document = lines_scored((PARAGRAPH, 0.9), (line, 0.2), (PARAGRAPH, 0.9))
    assert body(by_name("mark_subheads")(document)) == [PARAGRAPH, PARAGRAPH]


def test_a_sub_heading_may_stand_above_a_short_answer() -> None:
    document = lines_scored(
        (PARAGRAPH, 0.9), ("Our verdict", 0.4), ("False.", 0.6), (PARAGRAPH, 0.9)
    )
    assert "Our verdict" in body(by_name("mark_subheads")(document))
    alone = lines_scored((PARAGRAPH, 0.9), ("Our verdict", 0.4), ("False.", 0.6))
    assert "Our verdict" not in body(by_name("mark_subheads")(alone))


def below_byline(lines: list[str]) -> Document:
    """Lines below the name of their author, which a filter took."""
    document = text_of("By Jane Roe", *lines)
    return document.with_changes({0: document.verdicts[0].as_role(Role.BYLINE, "byline")})


def test_a_biography_begins_with_the_name_of_an_author_line() -> None:
    bio = f"Jane Roe {PARAGRAPH}"
    lines = [PARAGRAPH, PARAGRAPH, bio, PARAGRAPH, PARAGRAPH, PARAGRAPH, bio]
    assert body(by_name("drop_author_boxes")(below_byline(lines))) == lines[:-1]


def test_an_answer_under_the_author_s_name_is_no_biography() -> None:
    lines = [PARAGRAPH, PARAGRAPH, PARAGRAPH, f"Jane Roe: {PARAGRAPH}"]
    assert body(by_name("drop_author_boxes")(below_byline(lines))) == lines


@cache
def long_page(line: str) -> Document:
    return page((PARAGRAPH, PARAGRAPH, *(line, PARAGRAPH) * 5_000, *(line,) * 5_000))


@pytest.mark.parametrize("name", LEXICAL)
@pytest.mark.parametrize("line", ["Related articles", "Comments", "About the author", "Tags", "a"])
def test_time_grows_with_the_page(name: str, line: str) -> None:
    """Headings all the way down must not make the work quadratic: this ends at once or never."""
    apply = by_name(name)
    document = long_page(line)
    assert len(apply(document).verdicts) == len(document.verdicts)
