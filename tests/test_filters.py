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

from cleaner import filters
from cleaner.filters import FILTERS, without
from cleaner.page import Block, Document, Role, Scope
from cleaner.read import read_html
from cleaner.text import match_key, normalise

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
    blocks: list[Block] = []
    gap = 0
    for line in lines:
        if line == "":
            gap += 1
            continue
        blocks.append(Block(len(blocks), line, key=match_key(line), gap=gap))
        gap = 0
    return Document(tuple(blocks))


def body(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.is_body]


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

ARTICLE = Scope("article", ("story",), None, 0, 0)
PROSE = Scope("p", (), ARTICLE, 1, 1)


def html(*lines: tuple[str, Scope, bool]) -> Document:
    """A page of (text, innermost element, whether it is a link)."""
    return Document(
        tuple(
            Block(i, text, key=match_key(text), scope=scope, linked=len(text) if link else 0)
            for i, (text, scope, link) in enumerate(lines)
        ),
        form="html",
    )


def test_related_links_stay_inside_their_element() -> None:
    box = Scope("aside", ("related",), ARTICLE, 1, 2)
    heading, item = Scope("h3", (), box, 2, 3), Scope("li", (), box, 2, 4)
    document = html(
        (PARAGRAPH, PROSE, False),
        ("Read more", heading, False),
        ("Storm hits the coast", item, True),
        ("Silence", PROSE, False),
        (PARAGRAPH, PROSE, False),
    )
    after = by_name("drop_related_links")(document)
    assert body(after) == [PARAGRAPH, "Silence", PARAGRAPH]


def test_related_heading_in_the_text_takes_only_links() -> None:
    heading = Scope("h3", (), ARTICLE, 1, 2)
    document = html(
        (PARAGRAPH, PROSE, False),
        ("Related articles", heading, False),
        ("Storm hits the coast", PROSE, True),
        ("A word in between", PROSE, False),
        (PARAGRAPH, PROSE, False),
    )
    after = by_name("drop_related_links")(document)
    assert body(after) == [PARAGRAPH, "A word in between", PARAGRAPH]


def test_caption_elements_are_captions() -> None:
    figure = Scope("figure", (), ARTICLE, 1, 2)
    caption = Scope("figcaption", (), figure, 2, 3)
    classed = Scope("p", ("wp", "caption", "text"), ARTICLE, 1, 4)
    document = html(
        (PARAGRAPH, PROSE, False),
        ("The bridge in March.", caption, False),
        ("The bridge in April.", classed, False),
    )
    assert body(by_name("drop_captions")(document)) == [PARAGRAPH]


def test_the_word_set_as_a_paragraph_of_the_story_is_text() -> None:
    text, label = (Scope("p", ("article", "p"), ARTICLE, 1, n) for n in (2, 3))
    ad = Scope("span", ("ad", "label"), ARTICLE, 1, 4)
    document = html(
        (PARAGRAPH, text, False),
        ("Advertisement", label, False),
        (PARAGRAPH, text, False),
        ("Advertisement", ad, False),
        (PARAGRAPH, text, False),
    )
    after = by_name("drop_ad_labels")(document)
    assert body(after) == [PARAGRAPH, "Advertisement", PARAGRAPH, PARAGRAPH]


def test_comments_element_is_taken_as_a_whole_and_no_more() -> None:
    thread = Scope("section", ("comments", "area"), None, 0, 2)
    heading, comment = Scope("h2", (), thread, 1, 3), Scope("p", (), thread, 1, 4)
    document = html(
        (PARAGRAPH, PROSE, False),
        (PARAGRAPH, PROSE, False),
        ("Comments", heading, False),
        (PARAGRAPH, comment, False),
        ("A line of the article", PROSE, False),
    )
    after = by_name("drop_comments")(document)
    assert body(after) == [PARAGRAPH, PARAGRAPH, "A line of the article"]


def test_the_heading_of_comments_may_be_wrapped_up() -> None:
    thread = Scope("div", ("comments",), None, 0, 2)
    wrap = Scope("div", ("comments", "title", "wrap"), thread, 1, 3)
    heading, comment = Scope("h4", (), wrap, 2, 4), Scope("p", (), thread, 1, 5)
    document = html(
        (PARAGRAPH, PROSE, False),
        (PARAGRAPH, PROSE, False),
        ("8 Comments", heading, False),
        (PARAGRAPH, comment, False),
        (PARAGRAPH, comment, False),
    )
    assert body(by_name("drop_comments")(document)) == [PARAGRAPH, PARAGRAPH]


def test_rules_in_an_element_of_comments_take_all_behind_them() -> None:
    box, more = (Scope("div", (word, "guidelines"), None, 0, 2) for word in ("comment", "content"))
    heading, rule = Scope("p", (), box, 1, 3), Scope("p", (), more, 1, 4)
    text = [(PARAGRAPH, PROSE, False)] * 2
    rules = [(PARAGRAPH, rule, False)] * 5
    document = html(*text, ("About comments", heading, False), *rules)
    assert body(by_name("drop_comments")(document)) == [PARAGRAPH, PARAGRAPH]
    document = html(*text, ("About comments", PROSE, False), *rules)
    assert len(body(by_name("drop_comments")(document))) == 8


@pytest.mark.parametrize(("heading", "kept"), [("", 1), (" hidden", 2)])
def test_hidden_text_above_a_headline_goes_where_that_is_shown(heading: str, kept: int) -> None:
    text = f"<p>{PARAGRAPH}</p>"
    page = read_html(f"<div hidden>{text}</div><h1{heading}>Bridge reopens</h1>{text}")
    page = page.with_changes({1: page.blocks[1].as_role(Role.HEADLINE, "")})
    assert len(body(by_name("drop_hidden")(page))) == kept


def test_a_consent_goes_with_the_lines_that_its_links_broke_it_into() -> None:
    consent = ("By signing up, you agree to the", "Terms", "and", "Privacy Policy")
    text = (PARAGRAPH, *consent, "Terms", PARAGRAPH)
    glues = (None, None, " ", " ", " ", None, None)
    blocks = [
        Block(at, line, key=match_key(line), glue=glue)
        for at, (line, glue) in enumerate(zip(text, glues, strict=True))
    ]
    after = by_name("drop_newsletter_prompts")(Document(tuple(blocks)))
    assert body(after) == [PARAGRAPH, "Terms", PARAGRAPH]


def test_an_article_may_be_an_appeal() -> None:
    page, box = (Scope("div", ("node", "appeal"), None, 0, at, 2) for at in (2, 3))
    intro = Scope("div", ("intro",), None, 0, 4, 1)
    text = [(PARAGRAPH, page, False)] * 2
    asks = ("Support our newsroom", page, False)
    consent = ("We use cookies to learn how this site is read, and by how many.", PROSE, False)
    cookies = by_name("drop_cookie_notices")(html(consent, *text, asks))
    assert body(by_name("drop_appeals")(cookies)) == [PARAGRAPH, PARAGRAPH]
    under_dek = html((PARAGRAPH, intro, False), *text, asks)
    assert body(by_name("drop_appeals")(under_dek)) == [PARAGRAPH] * 3
    below = html(*text, (PARAGRAPH, box, False), ("Support our newsroom", box, False))
    assert body(by_name("drop_appeals")(below)) == [PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    ("name", "word", "line"),
    [
        ("drop_appeals", "support", "Support our newsroom"),
        ("drop_comments", "comments", "Comments"),
    ],
)
@pytest.mark.parametrize("step", [1, -1])
def test_elements_in_one_another_take_no_more_time(
    name: str, word: str, line: str, step: int
) -> None:
    named: list[Scope] = []
    for depth in range(1500):
        named.append(Scope("div", (word,), named[-1] if named else None, depth, depth + 2, 1))
    asked = [(line, scope, False) for scope in named[::step]]
    document = html((PARAGRAPH, PROSE, False), (PARAGRAPH, PROSE, False), *asked)
    start = time.process_time()
    assert body(by_name(name)(document)) == [PARAGRAPH, PARAGRAPH]
    assert time.process_time() - start < 0.3


def test_comments_are_not_what_stands_round_a_link_to_them() -> None:
    post = Scope("div", ("post", "comments", "open"), None, 0, 2)
    link = Scope("div", ("comments", "link"), post, 1, 3)
    text = Scope("p", (), post, 1, 4)
    document = html(
        (PARAGRAPH, text, False),
        (PARAGRAPH, text, False),
        ("3 Comments", link, False),
        (PARAGRAPH, text, False),
        (PARAGRAPH, text, False),
    )
    assert body(by_name("drop_comments")(document)) == [PARAGRAPH] * 4


def test_elements_of_comments_need_no_heading() -> None:
    said = [Scope("div", ("comment", "body"), None, 0, at, 2) for at in (2, 3)]
    bar, text = Scope("span", (), said[0], 1, 4), Scope("p", (), said[1], 1, 5)
    document = html(
        (PARAGRAPH, PROSE, False),
        (PARAGRAPH, PROSE, False),
        ("Ann, 9:27", bar, False),
        (PARAGRAPH, said[0], False),
        (PARAGRAPH, text, False),
        ("A line of the article", PROSE, False),
    )
    after = by_name("drop_comments")(document)
    assert body(after) == [PARAGRAPH, PARAGRAPH, "A line of the article"]


def test_posts_that_are_open_to_comments_are_no_comments() -> None:
    posts = [Scope("div", ("post", "comments", "open"), None, 0, at, 3) for at in (2, 3)]
    document = html(*[(PARAGRAPH, post, False) for post in posts for _ in range(3)])
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
    lines = [f"He was angry. {said} He left.", "“Nobody had told the people of the island",
             "that the bridge would close.”", "So it was."]  # fmt: skip
    glues = (None, None, " ", None)
    document = Document(
        tuple(
            Block(i, line, key=match_key(line), glue=glue)
            for i, (line, glue) in enumerate(zip(lines, glues, strict=True))
        )
    )
    after = by_name("drop_repeats")(document)
    assert body(after) == [lines[0], lines[3]]


def test_classed_byline_and_author_of_the_hints() -> None:
    byline = Scope("div", ("byline",), ARTICLE, 1, 2)
    document = html(("Bridge reopens", PROSE, False), ("Jane Roe", byline, False),
                    (PARAGRAPH, PROSE, False))  # fmt: skip
    assert body(by_name("drop_bylines")(document)) == ["Bridge reopens", PARAGRAPH]


def scored(*lines: tuple[str, float | None]) -> Document:
    """Lines of flattened text as the scorer leaves them: under one half they are dropped.

    A line that begins with a space goes on with the one before.
    """
    blocks = [
        Block(i, text.strip(), glue=" " if text[0] == " " else None, score=score)
        for i, (text, score) in enumerate(lines)
    ]
    return Document(
        tuple(b.dropped("odd") if b.score is not None and b.score < 0.5 else b for b in blocks)
    )


def test_a_sub_heading_above_a_broken_paragraph_is_taken_back() -> None:
    document = scored(
        ("The bridge over the Orla reopened on Monday after four years of work.", 0.9),
        ("A wait", 0.2),
        ("It was opened by", 0.9),
        (" Ines Torvald,", 0.9),
        (" who runs the ferry to the islands and has done so since 2004.", 0.9),
    )
    after = by_name("mark_subheads")(document)
    assert [block.role for block in after.blocks][:2] == [Role.PARAGRAPH, Role.SUBHEAD]


def test_a_sub_heading_below_a_broken_paragraph_is_taken_back() -> None:
    document = scored(
        ("It was opened on Monday after four years of work by", 0.9),
        (" Ines Torvald.", 0.9),
        ("A wait", 0.2),
        ("She runs the ferry to the islands and has done so since 2004, as her father did.", 0.9),
    )
    assert len(body(by_name("mark_subheads")(document))) == 4


@pytest.mark.parametrize("line", ["“Not before time”", "«Не раньше срока»", "「もう遅い」"])
def test_a_quotation_without_a_stop_may_be_a_sub_heading(line: str) -> None:
    document = scored((PARAGRAPH, 0.9), (line, 0.2), (PARAGRAPH, 0.9))
    assert body(by_name("mark_subheads")(document)) == [PARAGRAPH, line, PARAGRAPH]


@pytest.mark.parametrize("line", ["“Not before time.”", "“Not before time", "– Not before time"])
def test_speech_is_no_sub_heading(line: str) -> None:
    document = scored((PARAGRAPH, 0.9), (line, 0.2), (PARAGRAPH, 0.9))
    assert body(by_name("mark_subheads")(document)) == [PARAGRAPH, PARAGRAPH]


def test_a_sub_heading_may_stand_above_a_short_answer() -> None:
    document = scored((PARAGRAPH, 0.9), ("Our verdict", 0.4), ("False.", 0.6), (PARAGRAPH, 0.9))
    assert "Our verdict" in body(by_name("mark_subheads")(document))
    alone = scored((PARAGRAPH, 0.9), ("Our verdict", 0.4), ("False.", 0.6))
    assert "Our verdict" not in body(by_name("mark_subheads")(alone))


def test_a_biography_begins_with_the_name_of_an_author_line() -> None:
    bio = f"Jane Roe {PARAGRAPH}"
    byline = Block(0, "By Jane Roe", role=Role.BYLINE, key="by jane roe")
    lines = [PARAGRAPH, PARAGRAPH, bio, PARAGRAPH, PARAGRAPH, PARAGRAPH, bio]
    rest = [Block(i, line, key=match_key(line)) for i, line in enumerate(lines, 1)]
    assert body(by_name("drop_author_boxes")(Document((byline, *rest)))) == lines[:-1]


def test_an_answer_under_the_author_s_name_is_no_biography() -> None:
    byline = Block(0, "By Jane Roe", role=Role.BYLINE, key="by jane roe")
    lines = [PARAGRAPH, PARAGRAPH, PARAGRAPH, f"Jane Roe: {PARAGRAPH}"]
    rest = [Block(i, line, key=match_key(line)) for i, line in enumerate(lines, 1)]
    assert body(by_name("drop_author_boxes")(Document((byline, *rest)))) == lines


@cache
def long_page(line: str) -> Document:
    return page((PARAGRAPH, PARAGRAPH, *(line, PARAGRAPH) * 5_000, *(line,) * 5_000))


@pytest.mark.parametrize("name", LEXICAL)
@pytest.mark.parametrize("line", ["Related articles", "Comments", "About the author", "Tags", "a"])
def test_time_grows_with_the_page(name: str, line: str) -> None:
    """Headings all the way down must not make the work quadratic: this ends at once or never."""
    apply = by_name(name)
    document = long_page(line)
    assert len(apply(document).blocks) == len(document.blocks)
