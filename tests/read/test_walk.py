"""What a walk makes of the elements of a page."""

from __future__ import annotations

from functools import partial

import pytest

from cleaner.errors import InputError
from cleaner.limits import limit_of
from cleaner.page import HIDDEN_WORD, NO_ELEMENT, Kind
from cleaner.read.columns import Columns
from cleaner.read.html import parse
from cleaner.read.walk import walk


def walked(page: str, **options) -> Columns:
    return walk(parse(f"<body>{page}").find("body"), **options)


def test_an_element_ends_behind_the_last_one_inside_it() -> None:
    page = walked("<main><p>One<ul><li><b><div>Two</div></b></ul></main><aside>Three")
    assert page.tags == ["body", "main", "p", "ul", "li", "div", "aside"]
    assert page.parents == [NO_ELEMENT, 0, 1, 1, 3, 4, 0]
    assert page.ends == [7, 6, 3, 6, 6, 6, 7]
    assert page.depths == [0, 1, 2, 2, 3, 4, 1]
    assert page.owners == [2, 5, 6]


def test_elements_without_blocks_are_left_out() -> None:
    assert walked("<main><div><p> </p></div><script>x</script>One</main>").tags == ["body", "main"]


def test_no_more_of_a_block_is_linked_or_bold_than_there_is() -> None:
    page = walked("<a href=/x><b>One &amp;nbsp; &amp;nbsp; two</b></a>")
    assert (page.texts, page.linked, page.bold) == (["One two"], [7], [7])


def test_a_sentence_goes_on_behind_a_widget() -> None:
    page = walked("<p>The bridge<a href=/orla><div>Share</div></a>, he said.<p>, and so on")
    assert page.texts == ["The bridge", "Share", ", he said.", ", and so on"]
    page = walked("<p>The <b>bridge</b><br>, <a href=/x>he</a> said.<p>, and so on")
    assert page.texts == ["The bridge, he said.", ", and so on"]
    assert (page.linked, page.bold) == ([2, 0], [6, 0])
    assert page.more_runs == {0: [(10, ", he said.", 10)]}


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        ("It is <org>theirs</org> now.", ["It is theirs now."]),
        ("It is <x-a><b>theirs</b></x-a> now.", ["It is theirs now."]),
        ("It is theirs.<x-box><a>Read more</a></x-box>", ["It is theirs.", "Read more"]),
    ],
)
def test_an_unknown_element_is_part_of_the_sentence_it_stands_in(
    said: str, texts: list[str]
) -> None:
    assert list(walked(f"<p>{said}</p>").texts) == texts


def test_unknown_elements_outside_of_sentences_are_blocks() -> None:
    assert list(walked("<div><x-a>One</x-a><x-a>Two</x-a></div>").texts) == ["One", "Two"]


def test_a_heading_does_not_hold_the_link_to_itself() -> None:
    found = walked("<h2>One<a href=#one>¶</a></h2><p>C<a href=#sharp>#</a></p>")
    assert list(found.texts) == ["One", "C#"]


def test_a_kicker_in_a_heading_is_a_block_of_its_own() -> None:
    page = walked("<h1><span class=kicker>Orla</span> | The bridge reopens</h1>")
    assert page.texts == ["Orla", "The bridge reopens"]
    assert page.kinds == [Kind.HEADING] * 2


@pytest.mark.parametrize("tag", ["div", "blockquote"])
def test_a_social_post_is_embedded_with_all_that_is_in_it(tag: str) -> None:
    page = walked(f"<{tag} class=twitter-tweet><h2>One</h2><p>Two</{tag}><p>Three")
    assert page.kinds == [Kind.EMBED, Kind.EMBED, Kind.PARAGRAPH]
    assert page.words[1] == ("twitter", "tweet", "@embed")


class TestRows:
    def test_short_cells_are_one_block(self) -> None:
        page = walked("<table><tr><th>Place<th>–<th><th>Length<tr><td>Orla<td>12<br>km<td><td>-")
        assert page.texts == ["Place\t–\tLength", "Orla\t12 km\t-"]
        assert page.kinds == [Kind.TABLE_ROW] * 2
        assert page.rows == {0: ((0, 1, 3), True), 1: ((0, 1, 3), False)}
        assert page.more_runs[1] == [(0, "Orla", 12), (5, "12", 16), (8, "km", 18), (11, "-", 20)]

    def test_running_text_is_a_block_a_run(self) -> None:
        text = "The bridge reopened on Monday. " * 9
        page = walked(f"<table><tr><td>Orla<td>{text}<td>–")
        assert page.texts == ["Orla", text.strip()]
        assert page.rows == {}

    def test_nothing_is_no_block(self) -> None:
        assert walked("<table><tr><td>–<td>-").texts == []


@pytest.mark.parametrize(
    ("said", "numbering"),
    [
        ("<ol start=7>", (7, 1)),
        ("<ol reversed>", (2, -1)),
        ("<ol reversed start=-9>", (-9, -1)),
        ("<ol start=no>", None),
        ("<ol type=a>", None),
        ("<ul start=7>", None),
    ],
)
def test_what_a_list_says_of_its_numbers_is_noted(said: str, numbering: object) -> None:
    page = walked(f"{said}<li>One<li>Two")
    assert page.numberings.get(page.tags.index(said[1:3])) == numbering
    assert walked("<ol><li value=3>One").numberings == {2: (3, 1)}


def test_pictures_stand_before_the_next_block() -> None:
    page = walked(
        "One<img src=/a.jpg alt=' A  bridge '>Two<img width=1 src=/b><img data-src=/c>"
        "<img src=data:x><img srcset='/d 2x, /e 1x'>"
    )
    assert page.pictures == [(1, "/a.jpg", "A bridge"), (2, "/c", ""), (2, "/d", "")]


def test_a_line_break_is_noted_where_nothing_else_parts_two_blocks() -> None:
    page = walked("<p>One<br>two<br><br>three<div>four</div>five<br><b>six")
    assert page.texts == ["One", "two", "three", "four", "five", "six"]
    assert page.breaks == {1, 5}


def test_marks_are_noted_where_they_end() -> None:
    page = walked("<p>The <a href=/orla>Orla <b>rose</b></a>. <i></i><code>x = 1</code>")
    assert page.marks == [
        (9, 13, "strong", ""), (4, 13, "link", "/orla"), (15, 20, "code", ""),
    ]  # fmt: skip


def test_every_dialog_that_is_closed_is_hidden() -> None:
    dialogs = "<dialog class=sign-up>Join</dialog>" * 2 + "<dialog open class=sign-up>Go</dialog>"
    page = walked(dialogs)
    assert [HIDDEN_WORD in words for words in page.words[1:]] == [True, True, False]
    assert page.class_sizes[1:] == [3, 3, 2]


def test_labels_stand_above_the_text() -> None:
    page = walked("<p>One", labels=["Title: The bridge reopens"])
    assert page.kinds == [Kind.LABEL, Kind.PARAGRAPH]
    assert page.owners == [0, 1]


def test_more_blocks_than_the_limit_are_refused() -> None:
    limited = partial(walked, limit=limit_of(0, 3))
    assert len(limited("<p>a" * 3).texts) == 3
    with pytest.raises(InputError, match="over 3 blocks"):
        limited("<p>a" * 4)
    # What goes on with the last one is no block.
    assert len(limited("<p>a" * 2 + "<p>b<br>, c<br>, d").texts) == 3
