"""What is worked out of a page's lines holds for them, and for no others."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

from cleaner.look.lines import Lines, heads_paragraph, lines_of, next_open
from cleaner.page import Document
from cleaner.phrases import PhraseBook, Phrases, load
from tests.building import Line, text_of

SAID = "The bridge over the Orla reopened on Monday after four years of work."


def lines_among(*texts: str) -> Lines:
    return lines_of(Document.of_lines(*texts))


def test_what_was_worked_out_is_kept_for_the_documents_that_follow() -> None:
    document = Document.of_lines("Menu", SAID)
    changed = document.with_changes({0: document.verdicts[0].dropped("a menu")})
    assert lines_of(document) is lines_of(document)
    assert lines_of(changed) is lines_of(document)
    assert lines_of(changed.with_verdicts(document.verdicts)) is lines_of(document)


@pytest.mark.parametrize("other", [Line("Another"), Line("Menu", linked=4)])
def test_a_page_with_another_line_is_looked_at_anew(other: Line) -> None:
    document = text_of(Line("Menu"), Line(SAID))
    before = lines_of(document)
    lines = lines_of(text_of(other, Line(SAID)))
    assert lines is not before
    assert (lines.texts[0], lines.is_link(0)) == (other.text, other.linked > 0)
    assert (before.texts[0], before.is_link(0)) == ("Menu", False)


def test_a_page_of_the_same_lines_is_looked_at_for_itself() -> None:
    document, again = Document.of_lines("Menu", SAID), Document.of_lines("Menu", SAID)
    assert document == again
    assert lines_of(document) is not lines_of(again)


def test_lines_are_no_part_of_a_document() -> None:
    document, asked = Document.of_lines("Menu", SAID), Document.of_lines("Menu", SAID)
    before = pickle.dumps(asked)
    assert lines_of(asked).among(Phrases("Menu")) == [0]
    assert asked == document
    assert repr(asked) == repr(document)
    assert pickle.dumps(asked) == before
    assert copy.deepcopy(asked) == document


def test_what_was_let_go_of_is_worked_out_again() -> None:
    document = Document.of_lines("Menu", "12 March", "a/b", SAID * 3)
    lines = lines_of(document)
    before = answers(lines)
    document.page.forget(Lines)
    assert lines_of(document) is not lines
    assert answers(lines_of(document)) == before


def answers(lines: Lines) -> list[list[int]]:
    return [
        list(lines.paragraphs),
        list(lines.numbered),
        list(lines.holding("/")),
        lines.among(Phrases("Menu *")),
    ]


def test_letting_go_of_nothing() -> None:
    document = Document.of_lines("Menu")
    document.page.forget(Lines)
    assert lines_of(document).texts == ("Menu",)


def test_lines_begin_with_words_and_in_chinese_with_characters() -> None:
    lines = lines_among("Read on", "关于我们 联系", "Über uns", "read", "★")
    assert lines.by_first_word == {"read": [0, 3], "关": [1], "über": [2], "": [4]}
    assert lines.beginning(frozenset({"read", "关"})) == [0, 1, 3]
    assert lines.among(Phrases("Read", "关于*")) == [1, 3]


def test_numbers_are_those_of_any_script() -> None:
    lines = lines_among("1,000 comments", "٢٤ مارس 2024", "über 10", "No 007 here", "none")
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
    lines = lines_among(*texts)
    assert lines.first_paragraph() == first
    assert lines.behind_paragraphs(2) == behind_two
    assert tuple(map(lines.tail_start, range(3))) == tails


def test_a_paragraph_in_chinese_is_shorter_and_a_link_is_none() -> None:
    said = "这座桥经过四年的施工之后在星期一重新开放了，镇上的人们都很高兴。"
    document = text_of(said, "It is open. So it is, he said.", Line(SAID, linked=len(SAID)))
    assert lines_of(document).paragraphs == [0]


H = "Why the bridge over the Aller reopens"
RU = "Мост через реку снова открыт"
P = "The old bridge over the Aller reopens on Monday, the town council said on Friday."


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
    alone = [lines_among(*texts).among(phrases) for phrases in (menu, share)]
    PhraseBook(menu, share)
    lines = lines_among(*texts)
    assert [lines.among(menu), lines.among(share)] == alone == [[0, 1, 3, 5], [0, 1, 4]]


@pytest.mark.parametrize(
    "make", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))]
)
def test_a_copy_of_phrases_is_in_no_book_with_others(make: Callable[[Phrases], Phrases]) -> None:
    phrases = Phrases("Home", "Read also *")
    book = PhraseBook(phrases, Phrases("Sport"))
    copied = make(phrases)
    assert lines_among("Home", "Sport", "Read also this").among(copied) == [0, 2]
    assert copied.book.lists == (copied,)
    assert phrases.book is book


@pytest.mark.parametrize("form", ["{}", "{} more", "{}s", "so {}"])
def test_the_book_of_the_filters_finds_what_each_list_matches(form: str) -> None:
    lists = load().values()
    texts = [form.format(key) for phrases in lists for key in sorted(phrases.keys)[:40]]
    lines = lines_among(*texts)
    assert len(lists) > 20
    for phrases in lists:
        wanted = [i for i, key in enumerate(lines.keys) if phrases.match(key)]
        assert lines.among(phrases) == wanted


def test_counts_stand_for_any_number() -> None:
    lines = lines_among("12 Comments", "Comments", "5 min read", "1,000 comments")
    assert lines.counting(Phrases("0 comments", "Comments")) == [0]
    assert lines.counting(Phrases("0 min *")) == [2]
    assert lines.counting(Phrases("0 0 comments")) == [3]


def test_titles_are_short_and_open_unless_they_are_links() -> None:
    said = "It is open.", "A long wait", "Who pays?", "A" * 121, "桥" * 51, "", "★"
    assert [at for at in range(len(said)) if lines_among(*said).is_title(at)] == [1, 2]
    assert lines_of(text_of(Line("It is open.", linked=11))).is_title(0)


def test_speech_opens_with_a_quotation_mark_or_a_dash() -> None:
    said = "“No,” she said", "– No", "- No", "-No", "No – never", "「いいえ」"
    lines = lines_among(*said)
    assert [at for at in range(len(said)) if lines.is_spoken(at)] == [0, 1, 2, 5]
    assert [at for at in range(len(said)) if lines.is_quoted(at)] == [0, 5]


def test_a_phrase_may_stand_behind_a_dash_as_a_whole_only() -> None:
    lines = lines_among("- Listen", "- Listen to me", "“Listen”", "Listen to this")
    assert lines.among(Phrases("Listen *")) == [0, 1, 2, 3]
    assert lines.named(Phrases("Listen *")) == [0, 3]


def test_long_lines_are_known_by_how_they_begin() -> None:
    phrases, rest = Phrases("We use cookies *"), " to know you" * 20
    lines = lines_among(f"We use cookies{rest}", f"“We use cookies{rest}”", "We use cookies", rest)
    assert lines.named(phrases) == [2]
    assert lines.long_named(phrases) == [0]


def test_times_are_told_by_kind() -> None:
    lines = lines_among("12 March 2024", "It was 12 March 2024.", "Updated 12 March 2024", "2024")
    assert lines.times == {0: "date", 2: "stamp"}


@pytest.mark.parametrize(
    "text",
    ["I 2024", "År 2024", "2024 год", "W 2024", "Den 10:e", "I mai", "I März 2024", "V 2023 m"],
)
def test_a_year_and_words_of_several_languages_are_no_time(text: str) -> None:
    assert Lines(Document.of_lines(text).page).times == {}


@pytest.mark.parametrize(
    "text",
    [
        "23 okt 2025",
        "12 मार्च 2024",
        "১২ মার্চ ২০২৪",
        "12 ม.ค. 2567",
        "۱۲ مارچ ۲۰۲۴",
        "2024年3月1日",
        "12. března 2024",
        "Mars 2024",
        "12 मार्च 2024, 10:15 AM",
    ],
)
def test_dates_are_told_in_every_script(text: str) -> None:
    assert Lines(Document.of_lines(text).page).times.keys() == {0}


def test_a_name_may_stand_before_a_time() -> None:
    lines = lines_among("The Echo Friday, 12 March 2024", "The Echo", "The Echo 2024")
    assert [lines.name_before_time(at) for at in range(3)] == ["The Echo", "", ""]


def test_what_follows_an_opening_is_the_text_behind_its_last_letter() -> None:
    lines = lines_among("(Photo by Jane Roe)", "Read also: More", "Tags - a, b", "Tags of all – b")
    assert lines.after(0, "photo by") == " Jane Roe)"
    assert lines.after(0, "photo by jane roe and others") == ""
    assert lines.has_colon(1, "read also")
    assert not lines.has_colon(2, "tags")
    assert [lines.has_separator(at, "tags") for at in (2, 3)] == [True, False]


def test_a_paragraph_of_text_goes_on_where_it_is_glued() -> None:
    lines = lines_of(text_of("One", Line("two", glue=" "), Line("three", glue=""), "Four"))
    assert [lines.paragraph_from(at) for at in (0, 3)] == [range(3), range(3, 4)]


def test_what_is_dropped_is_passed_over() -> None:
    document = Document.of_lines("Comments", "Reply", SAID)
    assert (next_open(document, 0), next_open(document, 2)) == (1, 3)
    assert not heads_paragraph(document, 0)
    assert heads_paragraph(document.dropped([1], "a button"), 0)
    assert not heads_paragraph(document, 2)
