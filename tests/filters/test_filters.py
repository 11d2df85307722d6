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
from cleaner.page import Document
from cleaner.text import normalise
from tests.building import PARAGRAPH, PROSE, Line, body, html, text_of

FIXTURES = Path(__file__).parents[2] / "fixtures" / "filters"
MODULES = Path(filters.__file__).parent
#: Filters that ask a model; their cases are pages.
LEARNED = frozenset({"drop_boilerplate"})
#: Filters that act on elements or scores: lines only show what they keep, and their doctests more.
ON_ELEMENTS = frozenset(
    "drop_aside_teasers drop_biographies drop_captions drop_chart_labels drop_closing_teasers "
    "drop_comment_elements drop_cookie_elements drop_doubtful_captions drop_empty_posts "
    "drop_galleries drop_hidden drop_invitations drop_labelled_links drop_labels "
    "drop_next_articles drop_orphan_headings drop_picture_captions drop_related_elements "
    "drop_teasers keep_addresses keep_answers keep_bare_article keep_between keep_embeds "
    "keep_ends keep_headings keep_key_points keep_kin keep_leads keep_notes keep_posts "
    "keep_prose keep_subheads keep_tabbed_rows mark_dek mark_items mark_paragraphs "
    "mark_subheads settle_lists settle_tables".split()
)
NAMES = [filter.__name__ for filter in FILTERS]
LEXICAL = [name for name in NAMES if name not in LEARNED]


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
