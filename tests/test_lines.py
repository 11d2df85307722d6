"""What is worked out of a page's lines holds for them, and for no others."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from cleaner.look.lines import Lines
from cleaner.page import Block, Document
from cleaner.phrases import PhraseBook, Phrases, load
from cleaner.text import match_key

SAID = "The bridge over the Orla reopened on Monday after four years of work."


def page(*texts: str) -> Document:
    return Document(tuple(Block(i, text, key=match_key(text)) for i, text in enumerate(texts)))


def test_what_was_worked_out_is_kept_for_the_documents_that_follow() -> None:
    document = page("Menu", SAID)
    changed = document.with_changes({0: document.blocks[0].dropped("a menu")})
    assert document.lines is document.lines
    assert changed.with_changes({}).lines is changed.lines
    later = document.with_changes({0: document.blocks[0].dropped("a menu")})
    assert later.lines is document.lines


@pytest.mark.parametrize(
    "other",
    [
        Block(0, "Another", key="menu"),
        Block(0, "Menu", key="another"),
        Block(0, "Menu", key="menu", linked=4),
    ],
)
def test_a_line_that_is_another_one_is_looked_at_again(other: Block) -> None:
    document = page("Menu", SAID)
    before = document.lines
    lines = document.with_changes({0: other}).lines
    assert lines is not before
    assert (lines.texts[0], lines.keys[0], lines.linked[0]) == (
        other.text,
        other.key,
        other.linked,
    )


def test_other_blocks_are_looked_at_again() -> None:
    document = page("Menu", SAID)
    assert document.lines.paragraphs == [1]
    assert document.with_blocks(document.blocks[1:]).lines.paragraphs == [0]
    assert replace(document, blocks=document.blocks[1:]).lines.paragraphs == [0]


def test_lines_are_no_part_of_a_document() -> None:
    document, asked = page("Menu", SAID), page("Menu", SAID)
    before = pickle.dumps(asked)
    assert asked.lines.among(Phrases("Menu")) == [0]
    assert asked == document
    assert repr(asked) == repr(document)
    assert pickle.dumps(asked) == before
    assert copy.deepcopy(asked) == document


def test_what_was_let_go_of_is_worked_out_again() -> None:
    document = page("Menu", "12 March", "a/b", SAID * 3)
    before = [list(answer) for answer in answers(document.lines)]
    document.forget_lines()
    assert [list(answer) for answer in answers(document.lines)] == before


def answers(lines: Lines) -> list[list[int]]:
    return [
        list(lines.long),
        list(lines.paragraphs),
        list(lines.numbered),
        list(lines.holding("/")),
        lines.among(Phrases("Menu *")),
    ]


def test_letting_go_of_nothing() -> None:
    document = page("Menu")
    document.forget_lines()
    assert document.lines.texts == ["Menu"]


def test_lines_begin_with_words_and_in_chinese_with_characters() -> None:
    lines = page("Read on", "关于我们 联系", "Über uns", "read", "★").lines
    assert lines.by_first_word == {"read": [0, 3], "关": [1], "über": [2], "": [4]}
    assert lines.beginning(frozenset({"read", "关"})) == [0, 1, 3]
    assert lines.among(Phrases("Read", "关于*")) == [1, 3]


def test_numbers_are_those_of_any_script() -> None:
    lines = page("1,000 comments", "٢٤ مارس 2024", "über 10", "No 007 here", "none").lines
    assert lines.numbered == {
        0: "0 0 comments",
        1: "0 مارس 0",
        2: "über 0",
        3: "no 0 here",
    }


@pytest.mark.parametrize(
    ("texts", "first", "behind_two", "tails"),
    [
        ((), 0, 0, (0, 0, 0)),
        (("Menu", "Home"), 2, 2, (0, 0, 0)),
        (("Menu", SAID, "Home"), 1, 3, (2, 2, 2)),
        (("Menu", SAID, "Home", SAID, SAID, "Top"), 1, 4, (5, 4, 2)),
    ],
)
def test_paragraphs_part_a_page(
    texts: tuple[str, ...], first: int, behind_two: int, tails: tuple[int, int, int]
) -> None:
    lines = page(*texts).lines
    assert lines.first_paragraph() == first
    assert lines.behind_paragraphs(2) == behind_two
    assert tuple(map(lines.tail_start, range(3))) == tails


def test_a_paragraph_in_chinese_is_shorter_and_a_link_is_none() -> None:
    said = "这座桥经过四年的施工之后在星期一重新开放了，镇上的人们都很高兴。"
    linked = Block(2, SAID, key=match_key(SAID), linked=len(SAID))
    blocks = (*page(said, "It is open. So it is, he said.").blocks, linked)
    assert Document(blocks).lines.paragraphs == [0]


H = "Why the bridge over the Aller reopens"
RU = "Мост через реку снова открыт"
P = "The old bridge over the Aller reopens on Monday, the town council said on Friday."


@pytest.mark.parametrize(
    ("lines", "headlines"),
    [
        ((f"{H} | The Echo", "Home", H, P), {2: 0}),
        ((f"{H} - The Echo", "Home", H, P), {2: 0}),
        ((f"Home › News › {H}", H, P), {1: 0}),
        (("Skip", f"HomeNews{H}", "By Ann", H, P), {3: 1}),
        # The headline goes on, and a sub-heading begins like it.
        ((f"{H} – and why so late", H, P), {}),
        ((f"{H} – and why so late", P, H, P), {}),
        (("Мост через реку снова открыт – и вот почему", "Мост через реку снова открыт", P), {}),
        (
            ("Мост через реку снова открыт – Орлинское эхо", "Мост через реку снова открыт", P),
            {1: 0},
        ),
        ((f"{H} - The Echo", P, H, P), {}),
        ((f"{H} | The Echo", P, H, P), {2: 0}),
        ((f"{H} | The Echo", P, P, H), {}),
        # The site's name behind the bar.
        ((f"{H} | The Echo of the Aller", "The Echo of the Aller", P), {}),
        (("By The Associated Press", "The Associated Press", P), {}),
        ((), {}),
    ],
)
def test_headlines_that_other_lines_state(lines: Sequence[str], headlines: dict[int, int]) -> None:
    assert Lines(lines, [""] * len(lines), [0] * len(lines)).headlines == headlines


def test_phrases_are_found_in_a_book_as_they_are_alone() -> None:
    menu = Phrases("Home", "Read also *", "关于*")
    share = Phrases("Home", "Read", "Read also here *")
    texts = (
        "Home",
        "Read also here now",
        "Read alsop",
        "关于我们",
        "Read",
        "read also",
        "At home",
        "★",
    )
    alone = [page(*texts).lines.among(phrases) for phrases in (menu, share)]
    PhraseBook(menu, share)
    lines = page(*texts).lines
    assert [lines.among(menu), lines.among(share)] == alone == [[0, 1, 3, 5], [0, 1, 4]]


@pytest.mark.parametrize(
    "make", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))]
)
def test_a_copy_of_phrases_is_in_no_book_with_others(make: Callable[[Phrases], Phrases]) -> None:
    phrases = Phrases("Home", "Read also *")
    book = PhraseBook(phrases, Phrases("Sport"))
    copied = make(phrases)
    assert page("Home", "Sport", "Read also this").lines.among(copied) == [0, 2]
    assert copied.book.lists == (copied,)
    assert phrases.book is book


@pytest.mark.parametrize("form", ["{}", "{} more", "{}s", "so {}"])
def test_the_book_of_the_filters_finds_what_each_list_matches(form: str) -> None:
    lists = load().values()
    texts = [form.format(key) for phrases in lists for key in sorted(phrases.keys)[:40]]
    lines = page(*texts).lines
    assert len(lists) > 20
    for phrases in lists:
        wanted = [i for i, key in enumerate(lines.keys) if phrases.match(key)]
        assert lines.among(phrases) == wanted


def test_counts_stand_for_any_number() -> None:
    lines = page("12 Comments", "Comments", "5 min read", "1,000 comments").lines
    assert lines.counting(Phrases("0 comments", "Comments")) == [0]
    assert lines.counting(Phrases("0 min *")) == [2]
    lines.forget()
    assert lines.counting(Phrases("0 0 comments")) == [3]
