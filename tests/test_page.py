"""A page as it was read, and the verdicts on its blocks."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from functools import cache
from pathlib import Path

import pytest

import cleaner
from cleaner.article import assemble
from cleaner.filters import FILTERS
from cleaner.page import (
    BODY_ROLES,
    NO_ELEMENT,
    SEEN,
    Basis,
    Document,
    Elements,
    Hints,
    Kind,
    Page,
    PageBuilder,
    Problem,
    Role,
    Verdict,
)
from cleaner.pipeline import Filter, run
from cleaner.read import read, read_html, read_text
from cleaner.tools.golden import cases

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
CASES = list(cases(PAGES))
#: Every fifth golden page, and those of whose problems a filter speaks.
CHOSEN = [case for at, case in enumerate(CASES) if at % 5 == 0 or "paywall" in case.slug]
SAID = "The bridge over the Orla reopened on Monday after four years of work."
#: Far beyond the limit of recursion.
DEPTH = 50_000

every_copy = pytest.mark.parametrize(
    "made_again",
    [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))],
    ids=["copy", "deepcopy", "pickle"],
)


@cache
def nested() -> Document:
    """A page of two blocks: one in the innermost of very many elements, one behind them all."""
    elements = Elements(
        tags=("div",) * DEPTH + ("p",),
        words=(("story",),) * DEPTH + ((),),
        class_sizes=(1,) * DEPTH + (0,),
        parents=(*range(NO_ELEMENT, DEPTH - 1), NO_ELEMENT),
        ends=(DEPTH,) * DEPTH + (DEPTH + 1,),
        depths=(*range(DEPTH), 0),
    )
    builder = PageBuilder("html")
    builder.add(SAID)
    builder.add("The end.")
    return Document.of(replace(builder.build(), elements=elements, owners=(DEPTH - 1, DEPTH)))


class TestElements:
    #: 0 body, 1 main, 2 p, 3 ul, 4 li, 5 b; 6 aside.
    PARENTS = (NO_ELEMENT, 0, 1, 1, 3, 4, 0)

    def page(self) -> Page:
        elements = Elements(
            tags=tuple(f"x{at}" for at in range(7)),
            words=tuple((f"c{at}", "id") for at in range(7)),
            class_sizes=(1,) * 7,
            parents=self.PARENTS,
            ends=(7, 6, 3, 6, 6, 6, 7),
            depths=(0, 1, 2, 2, 3, 4, 1),
        )
        return Page(elements=elements, form="html")

    def test_ancestors_begin_with_the_element_itself(self) -> None:
        elements = self.page().elements
        assert list(elements.ancestors(5)) == [5, 4, 3, 1, 0]
        assert list(elements.ancestors(0)) == [0]
        assert list(elements.ancestors(NO_ELEMENT)) == []

    def test_inside_is_what_ancestors_say(self) -> None:
        page = self.page()
        every = range(len(page.elements))
        for at in every:
            held = set(page.elements.ancestors(at))
            assert {other for other in every if page.elements.inside(at, other)} == held
            views = {other for other in every if page.element(other).holds(page.element(at))}
            assert views == held

    def test_the_words_of_a_class_come_first(self) -> None:
        elements = self.page().elements
        assert elements.words[3] == ("c3", "id")
        assert elements.class_words(3) == ("c3",)

    def test_views_show_the_columns(self) -> None:
        page = self.page()
        view = page.element(5)
        assert (view.tag, view.words, view.classes, view.class_words, view.depth, view.order) == (
            "x5", ("c5", "id"), 1, ("c5",), 4, 5,
        )  # fmt: skip
        assert [outer.order for outer in view.ancestors()] == list(page.elements.ancestors(5))
        assert repr(view) == "Element('x5', ('c5', 'id'))"

    def test_there_is_one_view_of_each(self) -> None:
        page = self.page()
        assert page.element(5) is page.element(5)
        assert page.element(5).parent is page.element(4)
        assert page.element(0).parent is None
        assert page.element(NO_ELEMENT) is None

    def test_text_has_none(self) -> None:
        document = read_text(f"{SAID}\n\n{SAID}")
        assert len(document.page.elements) == 0
        assert [(block.element, block.tag) for block in document.blocks] == [(None, "")] * 2

    def test_very_many_in_one_another(self) -> None:
        document = nested()
        elements = document.page.elements
        assert elements.ends[:2] == (DEPTH, DEPTH)
        assert elements.inside(DEPTH - 1, 0)
        assert not elements.inside(DEPTH, 0)
        assert sum(1 for _ in document.blocks[0].element.ancestors()) == DEPTH


class TestBuilder:
    def test_each_column_holds_what_was_added(self) -> None:
        builder = PageBuilder("text")
        builder.add("One", indent=4, gap=2, line=7)
        builder.add("• Two", Kind.LIST_ITEM, glue=" ", linked=2, bold=3)
        page = builder.build(Hints(site="The Courier"), (Problem.GATE,), written=True)
        assert page == Page(
            texts=("One", "• Two"),
            kinds=(Kind.PARAGRAPH, Kind.LIST_ITEM),
            keys=("one", "two"),
            glues=(None, " "),
            owners=(NO_ELEMENT, NO_ELEMENT),
            linked=(0, 2),
            bold=(0, 3),
            indents=(4, 0),
            gaps=(2, 0),
            lines=(7, 0),
            hints=Hints(site="The Courier"),
            form="text",
            problems=(Problem.GATE,),
            written=True,
        )
        assert page.owners == (NO_ELEMENT, NO_ELEMENT)

    def test_nothing_is_a_page(self) -> None:
        page = PageBuilder("text").build()
        assert page == Page()
        assert (len(page), Document.of(page).blocks, page.shows_head) == (0, (), False)

    def test_a_page_does_not_change_with_its_builder(self) -> None:
        builder = PageBuilder("text")
        builder.add("One")
        page = builder.build()
        builder.add("Two")
        assert page.texts == ("One",)
        assert builder.build().texts == ("One", "Two")

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
    def test_the_columns_of_what_was_read_fit_together(self, case) -> None:
        page = read(case.input_path.read_bytes())[0].page
        columns = [page.texts, page.kinds, page.keys, page.glues, page.owners, page.linked,
                   page.bold, page.indents, page.gaps, page.lines]  # fmt: skip
        assert {len(column) for column in columns} == {len(page)}
        elements = page.elements
        assert {len(getattr(elements, part.name)) for part in fields(elements)} == {len(elements)}
        outermost = range(NO_ELEMENT, NO_ELEMENT + 1)
        wanted = outermost if page.form == "text" else range(len(elements))
        assert all(owner in wanted for owner in page.owners)
        assert all(NO_ELEMENT <= parent < at for at, parent in enumerate(elements.parents))
        for at, parent in enumerate(elements.parents):
            if parent != NO_ELEMENT:
                assert elements.inside(at, parent)
                assert elements.ends[at] <= elements.ends[parent]
                assert elements.depths[at] == elements.depths[parent] + 1


class TestAnswers:
    def test_a_page_asks_once(self) -> None:
        asked: list[Page] = []

        def count(page: Page) -> int:
            asked.append(page)
            return len(page)

        page = Document.of_lines("One", "Two").page
        assert [page.once(count), page.once(count)] == [2, 2]
        assert asked == [page]

    def test_even_where_the_answer_is_nothing(self) -> None:
        asked: list[Page] = []
        page = Document.of_lines("One").page
        for _ in range(2):
            assert page.once(asked.append) is None
        assert len(asked) == 1

    def test_each_question_has_an_answer_of_its_own(self) -> None:
        page = Document.of_lines("One", "Two").page
        assert page.once(len) == 2
        assert page.once(lambda page: page.texts[0]) == "One"

    def test_each_page_has_answers_of_its_own(self) -> None:
        one, two = Document.of_lines("One").page, Document.of_lines("One", "Two").page
        assert (one.once(len), two.once(len), replace(two).once(len)) == (1, 2, 2)
        assert replace(one, texts=()).once(len) == 0

    def test_what_was_forgotten_is_asked_again(self) -> None:
        asked: list[Page] = []
        page = Document.of_lines("One").page
        ask = asked.append
        page.forget(ask)
        page.once(ask)
        page.forget(ask)
        page.once(ask)
        assert len(asked) == 2

    def test_an_answer_that_failed_is_asked_again(self) -> None:
        page = Document.of_lines("One").page
        with pytest.raises(ZeroDivisionError):
            page.once(lambda page: 1 // 0)
        assert page.once(len) == 1

    @every_copy
    def test_answers_are_no_part_of_a_page(self, made_again: Callable[[Page], Page]) -> None:
        page, fresh = Document.of_lines("One").page, Document.of_lines("One").page
        written = pickle.dumps(fresh)
        page.once(lambda page: lambda: page)  # What can be neither copied nor sent.
        assert page == fresh
        assert repr(page) == repr(fresh)
        assert pickle.dumps(page) == written
        assert made_again(page) == fresh


class TestDocuments:
    def test_nothing_is_known_but_what_the_reader_saw(self) -> None:
        builder = PageBuilder("text")
        for kind in Kind:
            builder.add(kind.value, kind)
        document = Document.of(builder.build())
        assert document.verdicts == tuple(SEEN.values())
        assert set(SEEN) == set(Kind)
        assert {verdict.basis for verdict in document.verdicts} == {Basis.SEEN}
        assert [block.text for block in document.blocks if not block.is_body] == [
            "caption", "label", "headline", "dek",
        ]  # fmt: skip

    def test_lines_are_blocks(self) -> None:
        document = Document.of_lines("One", "", "Two")
        assert (document.form, document.page.texts) == ("text", ("One", "", "Two"))
        assert document.page.lines == (0, 1, 2)
        assert [block.index for block in document.blocks] == [0, 1, 2]

    def test_changes_are_made_in_a_copy(self) -> None:
        document = Document.of_lines("One", "Two", "Three")
        dropped = document.verdicts[1].dropped("ad")
        changed = document.with_changes({1: dropped})
        assert document.body_places() == [0, 1, 2]
        assert changed.body_places() == [0, 2]
        assert [changed.is_body(at) for at in range(3)] == [True, False, True]
        assert changed.page is document.page
        assert changed.verdicts[1] is dropped
        assert changed.verdicts[0] is document.verdicts[0]

    def test_no_changes_make_no_copy(self) -> None:
        document = Document.of_lines("One")
        assert document.with_changes({}) is document

    def test_blocks_show_the_page_and_the_verdicts(self) -> None:
        document = read_html(f"<p>{SAID} <b>So</b> <a href=/>it is</a></p>")
        (block,) = document.with_changes(
            {0: Verdict(Role.CHROME, Basis.SCORED, "mine", "odd", 0.2)}
        ).blocks
        assert (block.index, block.text, block.kind) == (0, f"{SAID} So it is", Kind.PARAGRAPH)
        assert (block.tag, block.bold, block.linked) == ("p", 2, 5)
        assert (block.role, block.by, block.reason, block.score) == (
            Role.CHROME, "mine", "odd", 0.2,
        )  # fmt: skip
        assert (block.is_chrome, block.is_body, block.is_scored, block.chance) == (
            True, False, True, 0.2,
        )  # fmt: skip
        assert block.as_role(Role.QUOTE, "said") == block.verdict.as_role(Role.QUOTE, "said")
        assert block.dropped("ad") == block.verdict.dropped("ad")

    def test_blocks_are_equal_by_what_they_show(self) -> None:
        document, again = Document.of_lines("One", "One"), Document.of_lines("One", "One")
        first, second = document.blocks
        assert first == again.blocks[0]
        assert hash(first) == hash(again.blocks[0])
        assert first != second
        changed = document.with_changes({0: first.dropped("ad")})
        assert first != changed.blocks[0]
        assert second == changed.blocks[1]
        assert first != "One"

    def test_nothing_can_be_set(self) -> None:
        document = Document.of_lines("One")
        with pytest.raises(FrozenInstanceError):
            document.verdicts = ()  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError):
            document.page.form = "html"  # type: ignore[misc]
        with pytest.raises(AttributeError):
            document.blocks[0].verdict = Verdict(Role.CHROME)  # type: ignore[misc]
        with pytest.raises(AttributeError):
            document.verdicts[0].role = Role.CHROME  # type: ignore[misc]


class TestCopies:
    """Columns are flat, so elements nested however deeply need no recursion."""

    @every_copy
    def test_documents(self, made_again: Callable[[Document], Document]) -> None:
        document = nested().with_changes({1: nested().verdicts[1].dropped("odd")})
        again = made_again(document)
        assert again == document
        assert again.page.owners == document.page.owners
        assert again.page.elements.parents == document.page.elements.parents
        assert again.blocks[0].element.depth == DEPTH - 1
        assert again.blocks[0].element is again.blocks[0].element

    @every_copy
    def test_articles(self, made_again: Callable[[object], object]) -> None:
        made = assemble(*run(nested(), (drop_last,)))
        again = made_again(made)
        assert again == made
        assert again.to_dict() == made.to_dict()
        assert SAID in repr(again.blocks)

    @every_copy
    def test_blocks(self, made_again: Callable[[object], object]) -> None:
        block = nested().blocks[0]
        again = made_again(block)
        assert again == block
        assert again.element.depth == DEPTH - 1

    def test_all_blocks_of_an_article_come_with_one_page(self) -> None:
        made = cleaner.clean(f"{SAID}\n\nBack to top\n\n{SAID} It is free.", filters=(drop_last,))
        again = pickle.loads(pickle.dumps(made))
        assert len((*again.head, *again.blocks, *again.removed)) == 3
        assert pickle.dumps(again).count(b"It is free.") == 1


def drop_last(document: Document) -> Document:
    last = len(document.page) - 1
    return document.with_changes({last: document.verdicts[last].dropped("comes last")})


class TestEquality:
    @pytest.mark.parametrize("case", CASES[::8], ids=lambda case: case.slug)
    def test_the_same_page_cleaned_twice_gives_equal_articles(self, case) -> None:
        raw = case.input_path.read_bytes()
        made, again = cleaner.clean(raw), cleaner.clean(raw)
        assert made == again
        assert made.trace == again.trace
        assert made.removed == again.removed

    def test_another_verdict_makes_another_article(self) -> None:
        page = f"{SAID}\n\nBack to top"
        made = cleaner.clean(page, filters=())
        assert made != cleaner.clean(page, filters=(drop_last,))
        assert made != cleaner.clean(page + ".", filters=())

    def test_elements_do_not_count(self) -> None:
        """What stands round the same blocks is no part of what an article says."""
        one, two = (
            cleaner.clean(f"<html><body><{tag}><p>{SAID}</p></{tag}>", filters=())
            for tag in ("div", "section")
        )
        assert one == two

    def test_documents_of_the_same_page(self) -> None:
        assert read_text(SAID) == read_text(SAID)
        assert read_text(SAID) != read_text(SAID + " So.")
        assert read_text(SAID) != drop_last(read_text(SAID))


class TestVerdicts:
    SEEN = Verdict(Role.PARAGRAPH)
    NAMED = SEEN.as_role(Role.QUOTE, "said aloud")
    SCORED = SEEN.scored(0.25)

    def test_a_filter_that_knows_a_block_names_it(self) -> None:
        assert Verdict(Role.PARAGRAPH, Basis.SEEN, "", "", None, None) == self.SEEN
        assert Verdict(Role.QUOTE, Basis.NAMED, "", "said aloud") == self.NAMED
        assert self.NAMED.dropped("ad") == Verdict(Role.CHROME, Basis.NAMED, "", "ad")
        assert self.SEEN.dropped("ad").as_role(Role.QUOTE, "no ad").basis is Basis.NAMED

    def test_what_was_scored_stays_so_whatever_later_filters_make_of_it(self) -> None:
        assert Verdict(Role.PARAGRAPH, Basis.SCORED, "", "", 0.25) == self.SCORED
        assert self.SCORED.dropped("ad") == Verdict(Role.CHROME, Basis.SCORED, "", "ad", 0.25)
        later = self.SCORED.dropped("ad").as_role(Role.SUBHEAD, "heads a paragraph")
        assert later == Verdict(Role.SUBHEAD, Basis.SCORED, "", "heads a paragraph", 0.25)

    def test_scoring_keeps_all_but_the_basis(self) -> None:
        named = Verdict(Role.QUOTE, Basis.NAMED, "mine", "said aloud", None, Problem.PAYWALL)
        assert named.scored(0.5) == named._replace(basis=Basis.SCORED, score=0.5)

    def test_the_scorer_was_asked_or_not(self) -> None:
        assert [v.is_scored for v in (self.SEEN, self.NAMED, self.SCORED)] == [False, False, True]
        assert [v.chance for v in (self.SEEN, self.SCORED, self.SEEN.scored(0))] == [0, 0.25, 0]
        assert self.SEEN.scored(0).is_scored

    def test_no_verdict_is_signed_by_the_filter_before(self) -> None:
        signed = self.SCORED._replace(by="drop_boilerplate")
        assert signed.dropped("ad").by == signed.as_role(Role.QUOTE, "said").by == ""

    def test_what_is_said_of_the_page_stays(self) -> None:
        cut = self.SEEN.dropped("a gate", Problem.PAYWALL)
        assert cut.problem is Problem.PAYWALL
        assert cut.dropped("an ad").problem is Problem.PAYWALL
        assert cut.as_role(Role.PARAGRAPH, "text").problem is Problem.PAYWALL
        assert cut.scored(0.5).problem is Problem.PAYWALL
        assert cut.dropped("another", Problem.GATE).problem is Problem.GATE

    @pytest.mark.parametrize("role", Role)
    def test_roles_are_body_or_not(self, role: Role) -> None:
        verdict = Verdict(role)
        assert verdict.is_body is (role in BODY_ROLES)
        assert verdict.is_chrome is (role is Role.CHROME)

    @pytest.mark.parametrize("case", CASES[::8], ids=lambda case: case.slug)
    def test_on_every_page_bases_go_one_way(self, case) -> None:
        """From what was seen to what was named or scored, and from scored to nothing else."""
        document, _ = read(case.input_path.read_bytes())
        order = list(Basis)
        for apply in FILTERS:
            after, _ = run(document, (apply,))
            for was, now in zip(document.verdicts, after.verdicts, strict=True):
                assert order.index(now.basis) >= order.index(was.basis)
                assert (now.basis is Basis.SEEN) is (now.by == "")
            document = after


class TestNames:
    """No part of the package knows a filter by its name."""

    @pytest.mark.parametrize("case", CHOSEN, ids=lambda case: case.slug)
    def test_renaming_all_filters_changes_the_names_alone(self, case) -> None:
        raw = case.input_path.read_bytes()
        made, other = cleaner.clean(raw), cleaner.clean(raw, filters=RENAMED)
        assert other.problems == made.problems
        assert other.confidence == made.confidence
        assert other.to_dict() == made.to_dict()
        assert [change.filter for change in other.trace] == [
            f"my_{change.filter}" for change in made.trace
        ]
        assert unnamed(other) == unnamed(made)

    def test_a_page_that_is_cut_is_among_them(self) -> None:
        found = [cleaner.clean(case.input_path.read_bytes()).problems for case in CHOSEN]
        assert any(Problem.PAYWALL in problems for problems in found)


def renamed(filter: Filter) -> Filter:
    def apply(document: Document) -> Document:
        return filter(document)

    apply.__name__ = f"my_{filter.__name__}"
    return apply


RENAMED = tuple(map(renamed, FILTERS))


def unnamed(article: cleaner.Article) -> dict[str, object]:
    """All that an article holds but the names of filters."""

    def shown(verdict: Verdict) -> Verdict:
        return verdict._replace(by="")

    def block(view: cleaner.Block) -> tuple[object, ...]:
        return view.index, view.text, view.kind, shown(view.verdict)

    return {
        "headline": article.headline,
        "dek": article.dek,
        "blocks": list(map(block, article.blocks)),
        "removed": [(block(removed.block), removed.reason) for removed in article.removed],
        "head": list(map(block, article.head)),
        "hints": article.hints,
        "trace": [(c.place, shown(c.before), shown(c.after)) for c in article.trace],
    }
