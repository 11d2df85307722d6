"""Filters run in order, and nothing that one does goes untraced."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

import cleaner
from cleaner.page import Block, Document, Hints, Role
from cleaner.pipeline import Filter, kept, run


def page(*texts: str) -> Document:
    return Document(tuple(Block(i, text) for i, text in enumerate(texts)))


def drop_short(document: Document, limit: int = 5) -> Document:
    changes = {
        i: block.dropped("short")
        for i, block in enumerate(document.blocks)
        if block.is_body and len(block.text) < limit
    }
    return document.with_changes(changes)


def name_headline(document: Document) -> Document:
    return document.with_changes({0: document.blocks[0].as_role(Role.HEADLINE, "comes first")})


def leave_out_last(document: Document) -> Document:
    return document.with_blocks(document.blocks[:-1])


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
        return document

    run(page("one"), [name_headline, shout])


def test_the_trace_has_every_change_in_order() -> None:
    document, trace = run(page("A bridge", "ad", "It opens"), [name_headline, drop_short])
    assert [(c.filter, c.before.index) for c in trace] == [("name_headline", 0), ("drop_short", 1)]
    assert [c.before.role for c in trace] == [Role.PARAGRAPH, Role.PARAGRAPH]
    assert [c.after and (c.after.role, c.after.reason) for c in trace] == [
        (Role.HEADLINE, "comes first"),
        (Role.CHROME, "short"),
    ]
    assert [block.text for block in document.blocks] == ["A bridge", "ad", "It opens"]


def test_two_changes_of_one_block_are_both_traced() -> None:
    _, trace = run(
        page("ad"), [name_headline, lambda d: d.with_changes({0: d.blocks[0].dropped("ad")})]
    )
    assert [c.after and c.after.role for c in trace] == [Role.HEADLINE, Role.CHROME]
    assert trace[1].before is trace[0].after


def test_a_block_left_out_is_a_change_to_nothing() -> None:
    document, trace = run(page("one", "two"), [leave_out_last])
    assert len(document.blocks) == 1
    (change,) = trace
    assert (change.filter, change.before.text, change.after) == ("leave_out_last", "two", None)


def test_leaving_out_and_relabelling_at_once() -> None:
    def both(document: Document) -> Document:
        return leave_out_last(name_headline(document))

    _, trace = run(page("one", "two", "three"), [both])
    assert {c.before.text: c.after and c.after.role for c in trace} == {
        "one": Role.HEADLINE,
        "three": None,
    }


def test_a_filter_that_changes_nothing_leaves_no_trace() -> None:
    document = page("one")
    assert run(document, [lambda d: d, replace]) == (document, ())
    assert run(document, []) == (document, ())


def test_a_score_is_no_change_of_role() -> None:
    def score(document: Document) -> Document:
        return document.with_blocks(replace(block, score=0.5) for block in document.blocks)

    document, trace = run(page("one"), [score])
    assert document.blocks[0].score == 0.5
    assert trace == ()


@pytest.mark.parametrize(
    "forge",
    [
        lambda d: d.with_blocks([*d.blocks, Block(len(d.blocks), "made up")]),
        lambda d: d.with_blocks([Block(7, "made up"), *d.blocks[1:]]),
        lambda d: d.with_blocks(replace(block, text="rewritten") for block in d.blocks),
        lambda d: d.with_blocks([replace(d.blocks[0], text=d.blocks[0].text + ".")]),
    ],
    ids=["added", "exchanged", "all rewritten", "one left and rewritten"],
)
def test_making_up_or_rewriting_a_block_is_an_error_that_names_the_filter(forge: Filter) -> None:
    def forger(document: Document) -> Document:
        return forge(document)

    with pytest.raises(ValueError, match="filter forger made up a block, rewrote one or moved one"):
        run(page("one", "two"), [forger])


def test_blocks_without_elements_are_scored() -> None:
    """A filter may take the elements from the blocks of an HTML page."""

    def bare(document: Document) -> Document:
        return document.with_blocks(replace(block, scope=None) for block in document.blocks)

    said = "The bridge over the Orla reopened on Monday after four years of work."
    page = f"<html><body><p>{said}</p><p>{said} It is free.</p></body></html>"
    made = cleaner.clean(page, filters=(bare, *cleaner.FILTERS))
    assert len(made.blocks) + len(made.removed) + len(made.head) == 2


def test_making_up_a_block_for_a_page_without_any_is_an_error() -> None:
    with pytest.raises(ValueError, match="made up a block"):
        run(Document(()), [lambda d: d.with_blocks([Block(0, "made up")])])


@pytest.mark.parametrize(
    "shuffle",
    [
        lambda d: d.with_blocks(reversed(d.blocks)),
        lambda d: d.with_blocks([d.blocks[0], d.blocks[0]]),
        lambda d: d.with_blocks([*d.blocks, d.blocks[0]]),
    ],
    ids=["reversed", "twice for another", "twice"],
)
def test_words_come_out_in_order_and_once(shuffle: Filter) -> None:
    with pytest.raises(ValueError, match="filter"):
        run(page("one", "two"), [shuffle])


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
    document = replace(page("one"), hints=Hints(site="The Courier"), form="html")
    after, _ = run(document, [name_headline])
    assert (after.hints.site, after.form) == ("The Courier", "html")


def test_kept_is_for_trying_a_filter_out() -> None:
    assert kept(drop_short, "a line", "ad", "and more") == ["a line", "and more"]
