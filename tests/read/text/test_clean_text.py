"""Text that is clean already: it is known by its form, and nothing is taken from it."""

from __future__ import annotations

import pickle

import pytest

import cleaner
from cleaner.filters import without
from cleaner.page import Document, Kind, Role
from cleaner.read import read_text
from cleaner.write.text import join_blocks
from tests.building import Line, text_of

HEADLINE = "The old bridge over the Orla reopens"
DEK = "Four years of work, two floods and one strike later, the town has its crossing back"
ONE = (
    "The bridge over the Orla reopened on Monday after four years of work, and the first to cross "
    "it was a baker on his bicycle, with the rolls for the hotel on the other bank."
)
TWO = (
    "The town council said that the repairs had cost eleven million euros, three more than it had "
    "planned, since two floods had washed out the middle pier, the second one in the week before "
    "Easter."
)
THREE = (
    "Trucks have to wait until autumn. Until then, the ferry at Brink carries them across for six "
    "euros each way, and its owner does not mind if the council takes its time."
)
TABLE = "Pier\tDepth\tCost\nNorth\t4 m\t2.1\nMiddle\t9 m\t6.4\nSouth\t4 m\t2.5"
LIST = "- Cars: from Monday\n- Buses: from June\n- Trucks: from October"


def text(*parts: str) -> str:
    return "\n\n".join(parts)


def below(*head_and_body: str) -> str:
    """Text in which two empty lines show that the body begins at the last part."""
    *head, body = head_and_body
    return f"{text(*head)}\n\n\n{body}"


def stays(page: str) -> bool:
    """Whether all of a page is kept; the gap that shows the body's beginning does not count."""
    return str(cleaner.clean(page)).replace("\n\n\n", "\n\n") == page


class TestForm:
    @pytest.mark.parametrize(
        "page",
        [
            text(HEADLINE, ONE, TWO),
            text(HEADLINE, DEK, ONE, LIST, TWO, TABLE) + "\n",
            text(HEADLINE, f"{DEK}\nAnd another line of it", ONE),
            text(HEADLINE, ONE, "Prices\nNorth\t4 m\nSouth\t5 m", TWO),
            text(HEADLINE, "- Did you see it?", "- I did.", ONE),
            text(HEADLINE, ONE, ". . . and so it went.").replace("\n", "\r\n"),
            below(HEADLINE, text(ONE, TWO)),
            below(HEADLINE, DEK, text(ONE, LIST)),
            below(HEADLINE, f"{DEK}\nAnd another line of it", ONE),
            below(HEADLINE, f"- {DEK}\nAnd another line of it", ONE),
        ],
    )
    def test_what_an_article_is_written_like(self, page: str) -> None:
        assert read_text(page).page.written

    @pytest.mark.parametrize(
        "page",
        [
            "",
            ONE,
            below(HEADLINE, below(ONE, TWO)),
            below(HEADLINE, DEK, ONE, TWO),
            below(f"{HEADLINE}\n{DEK}", ONE),
            f"{HEADLINE}\n\n\n\n{ONE}\n\n{TWO}",
            f"{HEADLINE}\n{ONE}\n{TWO}",
            f"{HEADLINE}\n\n{ONE}\n{TWO}\n\n{THREE}\n{ONE}",
            f"{HEADLINE}\n\n  {ONE}",
            f"{HEADLINE} \n\n{ONE}",
            f"{HEADLINE}\n \n{ONE}",
            text(HEADLINE, ONE.replace("Monday", "Monday "), TWO),
            text(HEADLINE, ONE.replace("on Monday", "on&nbsp;Monday"), TWO),
            text(HEADLINE, "On Monday the council", ", which had waited, met."),
            text(HEADLINE, ONE, "* * *", TWO),
            text(HEADLINE, ONE, "• Cars\n• Buses"),
            text(HEADLINE, ONE, "- Cars\nBuses\nPier\tDepth\nNorth\t4 m"),
        ],
    )
    def test_what_it_is_not(self, page: str) -> None:
        assert not read_text(page).page.written

    def test_a_mark_that_the_writer_does_not_use_is_a_word(self) -> None:
        blocks = read_text(text(HEADLINE, "■ The second spring", ONE, "• A dot")).blocks
        assert [block.text for block in blocks] == [HEADLINE, "■ The second spring", ONE, "• A dot"]
        assert {block.role for block in blocks} == {Role.PARAGRAPH}

    def test_lines_of_dialogue_are_no_list(self) -> None:
        page = text(HEADLINE, "- Did you see it?", "- I did.", ONE, "- No.", ONE)
        assert join_blocks(read_text(page).blocks) == page
        assert [block.role for block in read_text(page).blocks] == [
            *[Role.PARAGRAPH] * 4, Role.LIST_ITEM, Role.PARAGRAPH,
        ]  # fmt: skip

    def test_a_headline_may_begin_with_a_dash(self) -> None:
        page = text("- No, said the mayor", ONE, TWO, THREE)
        assert cleaner.clean(page).headline == "- No, said the mayor"
        assert stays(page)

    def test_a_row_of_one_cell_is_a_row(self) -> None:
        page = text(HEADLINE, ONE, "Prices\nNorth\t4 m\nSouth\t5 m", TWO)
        assert [block.role for block in read_text(page).blocks][2:5] == [Role.TABLE_ROW] * 3
        assert join_blocks(read_text(page).blocks) == page

    def test_copies_and_pickles_know_it_too(self) -> None:
        document = read_text(text(HEADLINE, ONE))
        assert pickle.loads(pickle.dumps(document)).page.written
        assert document.with_changes({0: document.verdicts[0].dropped("odd")}).page.written
        assert not Document.of_lines(HEADLINE, ONE).page.written


class TestNothingIsTaken:
    @pytest.mark.parametrize(
        "odd",
        [
            text("THE RESULTS", TABLE, "THE DATES", LIST),
            text("Name: Jane Roe", "Age: 54", "Lives in: Brink"),
            text("Cars", "from Monday", "Buses", "from June"),
            "17:41 Orla time, October 13, 2024",
            "ORLA HERALD: Ms Roe, how do you know a good bridge before anyone has crossed it?",
            "■ The second spring",
            "・橋は月曜日に再開する",
        ],
    )
    @pytest.mark.parametrize("place", ["middle", "end"])
    def test_what_looks_odd(self, odd: str, place: str) -> None:
        parts = (ONE, odd, TWO, THREE) if place == "middle" else (ONE, TWO, THREE, odd)
        assert stays(text(HEADLINE, DEK, *parts))

    def test_a_dek_that_the_first_paragraph_says_again(self) -> None:
        dek = "Trucks have to wait until autumn, and nobody can tell them why"
        first = f"{dek}. Until then, the ferry carries them across for six euros each way."
        for page in (text(HEADLINE, dek, dek, ONE, TWO), text(HEADLINE, dek, first, ONE, TWO)):
            made = cleaner.clean(page)
            assert made.dek == dek
            assert str(made) == below(*page.split("\n\n", 2))

    def test_a_dek_of_several_lines(self) -> None:
        page = text(HEADLINE, f"{DEK}\nThe ferry goes on, its owner says", ONE, TWO, THREE)
        assert cleaner.clean(page).dek == f"{DEK}\nThe ferry goes on, its owner says"
        assert stays(page)

    def test_a_paragraph_above_another_is_no_second_line_of_a_dek(self) -> None:
        assert stays(
            text(HEADLINE, "It is open. That is all.", "It is free. Trucks pay.", ONE, TWO)
        )

    def test_a_paragraph_with_a_seam_stays_whole(self) -> None:
        assert stays(text("Rust, Regen und Co.Reopened? What the town says", DEK, ONE, TWO, THREE))
        assert stays(text(HEADLINE, DEK, ONE, "Orla, Brink und Co.Reopened? It is.", TWO, THREE))

    def test_an_endless_paragraph_stays_whole(self) -> None:
        endless = " ".join([ONE, TWO, THREE] * 8)
        assert stays(text(HEADLINE, DEK, f"By Jane Roe 21 January 4 min read {endless}"))


class TestShownHead:
    """Two empty lines say where the body begins, so nothing above them or below is guessed at."""

    def test_a_first_paragraph_is_no_dek(self) -> None:
        made = cleaner.clean(below(HEADLINE, text(DEK, ONE, TWO)))
        assert (made.headline, made.dek) == (HEADLINE, None)
        assert made.body == text(DEK, ONE, TWO)

    def test_a_paragraph_above_is_a_dek(self) -> None:
        made = cleaner.clean(below(HEADLINE, ONE, text(TWO, THREE)))
        assert (made.headline, made.dek, made.body) == (HEADLINE, ONE, text(TWO, THREE))

    def test_a_dek_keeps_its_lines_and_marks(self) -> None:
        page = below("- No, said the mayor", f"- {DEK}\n- It is free", text(ONE, TWO))
        made = cleaner.clean(page)
        assert (made.headline, made.dek) == ("- No, said the mayor", f"- {DEK}\n- It is free")
        assert str(made) == page

    def test_a_headline_that_a_filter_knows_by_name_stays(self) -> None:
        made = cleaner.clean(below("Related articles", "Share this", text(ONE, TWO)))
        assert (made.headline, made.dek, made.body) == (
            "Related articles", "Share this", text(ONE, TWO),
        )  # fmt: skip

    def test_a_headline_with_a_seam_stays_whole(self) -> None:
        headline = "Rust, Regen und Co.Reopened? What the town says"
        assert cleaner.clean(below(headline, text(ONE, TWO))).headline == headline

    def test_empty_lines_above_a_headline_with_a_seam_show_no_body(self) -> None:
        above = text("The bridge reopens.Trucks have to wait", ONE, TWO, THREE)
        assert not read_text("\n\n" + above).page.shows_head

    def test_it_is_shown_still_where_a_filter_drops_the_head(self) -> None:
        def drop_head(document: Document) -> Document:
            return document.with_changes({0: document.verdicts[0].dropped("odd")})

        assert drop_head(read_text(below(HEADLINE, text(ONE, TWO)))).page.shows_head
        page = below(HEADLINE, text(DEK, ONE, TWO))
        made = cleaner.clean(page, filters=(drop_head, *cleaner.FILTERS))
        assert (made.headline, made.dek, made.body) == (None, None, text(DEK, ONE, TWO))

    def test_what_can_be_named_goes_from_the_body(self) -> None:
        page = below(HEADLINE, text(ONE, "Share this", TWO, "Related Articles", "Storm hits coast"))
        assert str(cleaner.clean(page)) == below(HEADLINE, text(ONE, TWO))

    def test_without_the_scorer_too(self) -> None:
        made = cleaner.clean(below(HEADLINE, DEK, text(ONE, TWO)), filters=())
        assert (made.headline, made.dek, made.body) == (HEADLINE, DEK, text(ONE, TWO))
        assert [block.role for block in made.head] == [Role.HEADLINE, Role.DEK]
        assert all("above the gap" in block.reason for block in made.head)

    def test_nothing_runs_on_from_the_head(self) -> None:
        page = below(HEADLINE, text(") and so on", ONE, TWO))
        assert cleaner.clean(page).headline == HEADLINE
        assert str(cleaner.clean(page)) == page

    def test_a_few_short_lines_stay(self) -> None:
        for page in ("Advertisement\n\n\nWhy now?", below(HEADLINE, text("Who?", "Me.", "Why?"))):
            assert str(cleaner.clean(page)) == page

    def test_a_chapter_that_is_named_for_rules_stays(self) -> None:
        rules = "Whoever insults another reader twice is shut out of the pages for a month."
        page = below(HEADLINE, text(ONE, TWO, THREE, "Comment policy", rules))
        assert str(cleaner.clean(page)) == page

    def test_a_page_of_which_most_is_something_else(self) -> None:
        menu = ("Home", "News", "Our shops", "Jobs", "Radio", "Live", "Maps", "Weather")
        titles = [f"{town}: what the council wants to know" for town in ("Brink", "Aller", "Sarn")]
        made = cleaner.clean(below(HEADLINE, text(*menu, *titles, *menu[::-1], *titles)))
        assert "Our shops" not in made.body


class TestChromeStillGoes:
    def test_what_can_be_named(self) -> None:
        page = text(HEADLINE, ONE, "Share this", TWO, THREE, "Related Articles", "Storm hits coast")
        made = str(cleaner.clean(page))
        assert "Share this" not in made
        assert "Related Articles" not in made
        assert made.startswith(HEADLINE)
        assert THREE in made

    def test_a_page_of_which_most_is_something_else(self) -> None:
        menu = ("Home", "News", "Sport", "Weather", "Our shops", "Jobs", "Radio", "Live", "Maps")
        titles = [
            f"{town}: what the council wants" for town in ("Brink", "Aller", "Sarn", "Averham")
        ]
        page = text(*menu, HEADLINE, ONE, TWO, *titles, *menu)
        made = str(cleaner.clean(page))
        assert ONE in made
        assert "Our shops" not in made

    def test_filters_that_drop_the_first_blocks_do_no_harm(self) -> None:
        def drop_first(document: Document) -> Document:
            return document.with_changes(
                {at: document.verdicts[at].dropped("odd") for at in (0, 1)}
            )

        page = text(HEADLINE, DEK, ONE, TWO, THREE)
        made = cleaner.clean(
            page, filters=(drop_first, *without("drop_copies", "drop_pull_quotes"))
        )
        assert THREE in str(made)


def test_paragraphs_in_the_cells_of_a_layout_have_empty_lines_between() -> None:
    """A row of one cell has no columns: nothing but such rows is no table in the text."""

    def joined(*rows: str) -> str:
        return join_blocks(text_of(*[Line(row, Kind.TABLE_ROW) for row in rows]).blocks)

    assert joined(ONE, TWO, THREE) == text(ONE, TWO, THREE)
    assert joined(ONE, "Pier\tDepth", THREE) == f"{ONE}\nPier\tDepth\n{THREE}"


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_body_alone_has_no_headline(form: str) -> None:
    page = text(ONE, TWO, THREE, ONE.replace("bridge", "road").replace("baker", "nurse"))
    if form == "html":
        page = "<html><body>" + "".join(f"<p>{part}</p>" for part in page.split("\n\n"))
    made = cleaner.clean(page)
    assert made.headline is None
    assert made.body.startswith(ONE)
    assert made.body.count("\n\n") == 3


def test_an_item_of_a_list_is_no_headline() -> None:
    page = text("- The ferry goes on in May\n- It costs six euros", ONE, TWO, THREE)
    made = cleaner.clean(page)
    assert made.headline is None
    assert made.body == page


def test_a_few_lines_that_open_in_mid_sentence_leave_it_an_article() -> None:
    said = "The old bridge over the Aller reopens on Monday, the council said on Friday."
    lines = [said.replace("Monday", f"day {number}") for number in range(30)]
    lines[7:9] = ["It is shorter than the bridge at", ", which was built in 1901."]
    text = "\n\n\n".join(("Bridge reopens", "\n\n".join(lines)))
    made = cleaner.clean(text)
    assert (made.headline, made.body) == ("Bridge reopens", "\n\n".join(lines))
    # Where there are more of them, the text was broken.
    odd = [line.rstrip(".") if number % 2 else f", {line}" for number, line in enumerate(lines)]
    assert not read_text("\n\n\n".join(("Bridge reopens", "\n\n".join(odd)))).page.written


def test_one_line_that_opens_in_mid_sentence_leaves_a_short_text_an_article() -> None:
    text = "The.\n\n\nThe.\n\nAdvertisement\n\nAdvertisement\n\n: The."
    assert read_text(text).page.written
