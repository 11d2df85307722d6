"""Filters run in order, and nothing that one does goes untraced."""

from __future__ import annotations

from copy import copy, deepcopy
from dataclasses import replace
from functools import partial

import pytest

from cleaner.page import Basis, Document, Hints, PageBuilder, Role, Verdict
from cleaner.pipeline import Filter, kept, run

page = Document.of_lines


def drop_short(document: Document, limit: int = 5) -> Document:
    changes = {
        i: block.dropped("short")
        for i, block in enumerate(document.blocks)
        if block.is_body and len(block.text) < limit
    }
    return document.with_changes(changes)


def name_headline(document: Document) -> Document:
    return document.with_changes({0: document.blocks[0].as_role(Role.HEADLINE, "comes first")})


def drop_first(document: Document) -> Document:
    return document.with_changes({0: document.verdicts[0].dropped("ad")})


def test_filters_run_in_the_order_given() -> None:
    seen: list[str] = []

    def noting(name: str) -> Filter:
        def note(document: Document) -> Document:
            seen.append(name)
            return document

        return note

    run(page("one"), [noting("first"), noting("second"), noting("third")])
    assert seen == ["first", "second", "third"]


def test_each_filter_sees_what_the_one_before_left() -> None:
    def shout(document: Document) -> Document:
        assert document.blocks[0].role is Role.HEADLINE
        assert document.blocks[0].by == "name_headline"
        return document

    run(page("one"), [name_headline, shout])


def test_the_trace_has_every_change_in_order() -> None:
    document, trace = run(page("A bridge", "ad", "It opens"), [name_headline, drop_short])
    assert [(c.filter, c.place) for c in trace] == [("name_headline", 0), ("drop_short", 1)]
    assert [c.before.role for c in trace] == [Role.PARAGRAPH, Role.PARAGRAPH]
    assert [c.after for c in trace] == [
        Verdict(Role.HEADLINE, Basis.NAMED, "name_headline", "comes first"),
        Verdict(Role.CHROME, Basis.NAMED, "drop_short", "short"),
    ]
    assert [block.text for block in document.blocks] == ["A bridge", "ad", "It opens"]
    assert document.verdicts == (trace[0].after, trace[1].after, Verdict(Role.PARAGRAPH))


def test_two_changes_of_one_block_are_both_traced() -> None:
    document, trace = run(page("ad"), [name_headline, drop_first])
    assert [c.after.role for c in trace] == [Role.HEADLINE, Role.CHROME]
    assert trace[1].before is trace[0].after
    assert document.verdicts == (trace[1].after,)


def test_several_changes_of_one_filter_are_traced_in_the_page_s_order() -> None:
    def both(document: Document) -> Document:
        last = len(document.page) - 1
        return document.with_changes(
            {last: document.verdicts[last].dropped("last"), **{0: Verdict(Role.HEADLINE)}}
        )

    _, trace = run(page("one", "two", "three"), [both])
    assert [(c.place, c.after.role) for c in trace] == [(0, Role.HEADLINE), (2, Role.CHROME)]


def test_another_reason_for_the_same_role_is_a_change() -> None:
    def drop_again(document: Document) -> Document:
        return document.with_changes({0: document.verdicts[0].dropped("a menu")})

    document, trace = run(page("ad"), [drop_first, drop_again])
    assert [(c.filter, c.after.reason) for c in trace] == [
        ("drop_first", "ad"),
        ("drop_again", "a menu"),
    ]
    assert document.blocks[0].by == "drop_again"


@pytest.mark.parametrize("idle", [lambda d: d, replace, copy, lambda d: d.with_changes({})])
def test_a_filter_that_changes_nothing_leaves_no_trace(idle: Filter) -> None:
    document = page("one")
    assert run(document, [idle]) == (document, ())
    assert run(document, []) == (document, ())


def test_a_score_is_no_change_of_role() -> None:
    def score(document: Document) -> Document:
        return document.with_verdicts(verdict.scored(0.5) for verdict in document.verdicts)

    document, trace = run(page("one"), [score])
    assert document.blocks[0].score == 0.5
    assert document.blocks[0].is_scored
    assert document.blocks[0].by == "score"
    assert trace == ()


def test_a_filter_signs_its_verdicts_and_no_others() -> None:
    def forge(document: Document) -> Document:
        forged = document.verdicts[0].dropped("ad")._replace(by="drop_tags")
        return document.with_changes({0: forged})

    document, (change,) = run(page("ad", "It opens"), [forge])
    assert change.filter == change.after.by == "forge"
    assert [block.by for block in document.blocks] == ["forge", ""]


def another_page(document: Document) -> Document:
    builder = PageBuilder("text")
    for text in (*document.page.texts, "made up"):
        builder.add(text)
    return Document.of(builder.build())


NO_VERDICT = "which is no verdict"
#: What filters may return in error, by what it is, with the message that says so.
WRONG: dict[str, tuple[Filter, str]] = {
    "a block more": (another_page, "returned another page"),
    "a block less": (lambda d: page(*d.page.texts[:-1]), "returned another page"),
    "other words": (lambda d: page("one", "too"), "returned another page"),
    "another order": (
        lambda d: replace(d, page=replace(d.page, texts=d.page.texts[::-1])),
        "returned another page",
    ),
    "a copy of the page": (deepcopy, "returned another page"),
    "a verdict less": (lambda d: d.with_verdicts(d.verdicts[:1]), "gave 1 verdicts on 2 blocks"),
    "a verdict more": (lambda d: d.with_verdicts(d.verdicts * 2), "gave 4 verdicts on 2 blocks"),
    "no verdicts": (lambda d: d.with_verdicts([]), "gave 0 verdicts on 2 blocks"),
    "nothing": (lambda d: None, "returned NoneType, not a document"),
    "blocks": (lambda d: d.blocks, "returned tuple, not a document"),
    "the page": (lambda d: d.page, "returned Page, not a document"),
    "a role that is none": (lambda d: d.with_changes({0: Verdict("chrome")}), NO_VERDICT),
    "no role": (lambda d: d.with_changes({0: Verdict(None)}), NO_VERDICT),
    "a role alone": (lambda d: d.with_changes({0: Role.CHROME}), NO_VERDICT),
    "a block for a verdict": (lambda d: d.with_changes({1: d.blocks[1]}), NO_VERDICT),
    "blocks for verdicts": (lambda d: d.with_verdicts(d.blocks), NO_VERDICT),
    "a tuple for a verdict": (lambda d: d.with_changes({1: (Role.CHROME, "ad")}), NO_VERDICT),
    "nothing for a verdict": (lambda d: d.with_changes({1: None}), NO_VERDICT),
}


@pytest.mark.parametrize(("odd", "message"), WRONG.values(), ids=WRONG)
def test_anything_but_verdicts_on_the_page_is_an_error_that_names_the_filter(
    odd: Filter, message: str
) -> None:
    def careless(document: Document) -> Document:
        return odd(document)

    with pytest.raises(ValueError, match=rf"^filter careless .*{message}$"):
        run(page("one", "two"), [drop_short, careless])


def test_a_verdict_for_a_page_without_blocks_is_an_error() -> None:
    with pytest.raises(ValueError, match="gave 1 verdicts on 0 blocks"):
        run(page(), [lambda d: d.with_verdicts([Verdict(Role.PARAGRAPH)])])


def test_a_verdict_on_no_block_is_an_error() -> None:
    for place in (1, -1):
        with pytest.raises(ValueError, match=f"there is no block {place}: the page has 1"):
            run(page("one"), [lambda d, at=place: d.with_changes({at: Verdict(Role.CHROME)})])


def test_a_page_can_not_be_rewritten() -> None:
    document = page("one")
    with pytest.raises(AttributeError):
        document.page.texts = ("two",)  # type: ignore[misc]
    with pytest.raises(AttributeError):
        document.blocks[0].text = "two"  # type: ignore[misc]
    with pytest.raises(TypeError):
        document.page.texts[0] = "two"  # type: ignore[index]


def test_the_name_of_a_filter() -> None:
    class Dropper:
        def __call__(self, document: Document) -> Document:
            return drop_short(document)

    document = page("ad")
    names = [
        run(document, [apply])[1][0].filter
        for apply in (
            drop_short,
            partial(drop_short, limit=9),
            partial(partial(drop_short)),
            Dropper(),
        )
    ]
    assert names == ["drop_short", "drop_short", "drop_short", "Dropper"]


def test_hints_and_form_go_through() -> None:
    builder = PageBuilder("html")
    builder.add("one")
    document = Document.of(builder.build(Hints(site="The Courier")))
    after, _ = run(document, [name_headline])
    assert (after.hints.site, after.form) == ("The Courier", "html")


def test_kept_is_for_trying_a_filter_out() -> None:
    assert kept(drop_short, "a line", "ad", "and more") == ["a line", "and more"]
