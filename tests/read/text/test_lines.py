"""The lines of a text become the blocks that a reader of the page would see, in its order."""

from __future__ import annotations

import pytest

from cleaner.page import Document, Role
from cleaner.read import read_text
from cleaner.text import PIECE, words
from cleaner.write.text import join_units

LONG = (
    "The old bridge over the Aller reopens on Monday, the town council said on Friday, after four "
    "years of work that cost three times what the engineers had expected at the outset."
)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def units(text: str) -> list[str]:
    """The paragraphs of a flattened text as the article would join them."""
    return [unit for _, unit in join_units(read_text(text).blocks)]


class TestLines:
    def test_a_line_is_a_block_and_gaps_are_counted(self) -> None:
        blocks = read_text(f"Title\n\n{LONG}\n\n\n  {LONG}").blocks
        assert [(b.text, b.gap, b.indent) for b in blocks] == [
            ("Title", 0, 0),
            (LONG, 1, 0),
            (LONG, 2, 2),
        ]

    @pytest.mark.parametrize(
        "end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
    )
    def test_every_kind_of_line_end(self, end: str) -> None:
        assert texts(read_text(f"One.{end}Two.")) == ["One.", "Two."]

    def test_separators_of_data_are_white_space_within_a_line(self) -> None:
        assert texts(read_text("One\x1cTwo\x1dThree\x1eFour\x1fFive\nSix.\n")) == [
            "One Two Three Four Five",
            "Six.",
        ]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
    @pytest.mark.parametrize("word", ["Line", "A\x1cline"])
    def test_a_long_text_has_the_lines_that_it_has_in_parts(self, end: str, word: str) -> None:
        """It is cut into lines a piece at a time, and no piece may end within a line or its end."""
        numbers = range(3 * PIECE // 10)
        blocks = read_text("".join(f"{word} {n}.{end}{end}" for n in numbers)).blocks
        shown = " ".join(word.split())
        assert [b.text for b in blocks] == [f"{shown} {n}." for n in numbers]
        assert {b.gap for b in blocks[1:]} == {1}

    def test_a_line_of_blank_characters_is_a_block_for_the_filters(self) -> None:
        assert len(read_text("One.\n\u00a0 \u00a0\nTwo.").blocks) == 3
        assert len(read_text("One.\n \t \nTwo.").blocks) == 2

    def test_white_space_and_what_no_reader_sees(self) -> None:
        (block,) = read_text("The\u00a0old \u200bbri\u00addge&nbsp;is  red &amp; blue.").blocks
        assert block.text == "The old bridge is red & blue."

    @pytest.mark.parametrize("text", ["", "\n\n", " ", "\t\n \r\n"])
    def test_nothing(self, text: str) -> None:
        assert read_text(text).blocks == ()


class TestGlue:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The mayor\n, Jane Roe\n, opened it.", ["The mayor, Jane Roe, opened it."]),
            ("It was said\nby the council.", ["It was said by the council."]),
            ("He read “\nThe Bridge\n” aloud.", ["He read “The Bridge” aloud."]),
            ("The river \nAller rose.", ["The river Aller rose."]),
            ("A\nbridge of iron.", ["A bridge of iron."]),
            ("Ü\nber die Brücke.", ["Über die Brücke."]),
            ("橋は\n月曜日に\n再開する。", ["橋は", "月曜日に", "再開する。"]),
            ("The river \nAller\nBridge\n is open.", ["The river Aller Bridge is open."]),
            ("He will \nwrite\nthem\n.", ["He will write them."]),
            ("He will \nwrite\n\n\n.", ["He will write."]),
            (
                "Jane Roe\n's bridge\n—a wide one\nreopens.",
                ["Jane Roe's bridge—a wide one reopens."],
            ),
            ("The storm\n-battered bridge.", ["The storm-battered bridge."]),
            ("In\n\nthe town\n\n, they wait.", ["In the town, they wait."]),
            ("In Orla\n \nthe old bridge\n \nwas shut.", ["In Orla the old bridge was shut."]),
            ("به گفته\n، بارش", ["به گفته، بارش"]),
            ("Er liest »\nDie Brücke\n« laut.", ["Er liest »Die Brücke« laut."]),
            (
                "They cut it down for a bounty. He tells them so, says the old grower, who\u00a0is "
                "called\nJane Roe\n, at the gate.",
                [
                    "They cut it down for a bounty. He tells them so, says the old grower, who is "
                    "called Jane Roe, at the gate."
                ],
            ),
        ],
    )
    def test_what_inline_elements_broke_is_joined(self, text: str, expected: list[str]) -> None:
        assert units(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "It reopens.\nthe council said so.",
            "Diplomatic progress\nLeavitt described the meeting.",
            "One\n\ntwo goes on.",
            "iPhone sales rise.\neBay follows.",
            f"{LONG}\n{LONG}",
            "- One\n- two\n- three",
            "It reopens on Monday after four years. \n“We are glad of it,” said the mayor.",
            'The council gave its word on Friday. \n"We are glad of it," said the mayor.',
            "Ein „großer Tag“\nDie Brücke ist offen.",
            "Le pont rouvre lundi.\n« Enfin », dit le maire.",
            "Elle a dit : « Enfin »\nLe pont rouvre lundi.",
            "Bridge reopens after four years of work\n\nby Jane Roe",
            "The bridge reopens\nJane Roe\n– He who had built it was there.",
            f"{LONG}\nJane Roe\nFour years later",
        ],
    )
    def test_what_clean_text_can_show_is_not_joined(self, text: str) -> None:
        assert len(units(text)) == len([line for line in text.split("\n") if line])

    def test_the_glue_is_kept_apart_from_the_words(self) -> None:
        first, second = read_text("It was said\nby the council.").blocks
        assert (first.text, first.glue) == ("It was said", None)
        assert (second.text, second.glue) == ("by the council.", " ")

    def test_hard_wrapped_text(self) -> None:
        wrapped = (
            "The old bridge over the Aller reopens on Monday, the town council\n"
            "said on Friday, after four years of work that cost three times as\n"
            "much as the engineers had expected at the outset of the project.\n"
            "\n"
            "Trucks will have to wait until the spring, when the second ramp is\n"
            "finished. About nine thousand people crossed the river there every\n"
            "day before the first cracks were found.\n"
        )
        assert [len(words(unit)) for unit in units(wrapped)] == [37, 30]

    def test_wrapped_text_is_one_block_a_paragraph(self) -> None:
        wrapped = (
            "   Home | News | Sport\n\n"
            "   The old bridge over the river Aller reopens on Monday, the town\n"
            "   council said on Friday, after four years of work that cost three-\n"
            "   times as much as the engineers had expected at the outset.\n\n"
            "     * Trucks will have to wait until the spring, when the second\n"
            "       ramp is finished.\n"
            "     * Cyclists will not.\n\n"
            "   About nine thousand people crossed the river there every day before\n"
            "   the first cracks were found in its piers. They took the ferry, or\n"
            "   went a long way round.\n"
        )
        assert [len(words(text)) for text in texts(read_text(wrapped))] == [3, 35, 14, 3, 29]

    def test_lines_of_a_wrapped_source_are_joined(self) -> None:
        line = "the old bridge over the river Aller reopens on Monday, the town council said so\n"
        page = "Home\nNews\nSport\nMenu\n\n" + f"The day that {line}{line}{line}\n" * 3
        last = "It was shut for years when nobody in the town could say who had closed it in\n2019."
        assert units(page + last)[-1] == last.replace("\n", " ")

    def test_nested_lists_of_rendered_text(self) -> None:
        page = "  * News\n    + World\n      o Europe\n      o Asia\n    + Sport\nA paragraph."
        assert [block.role for block in read_text(page).blocks] == [
            *[Role.LIST_ITEM] * 5,
            Role.PARAGRAPH,
        ]
        assert texts(read_text("  o que é a ponte?")) == ["o que é a ponte?"]

    def test_a_word_a_line(self) -> None:
        assert units("\n".join(LONG.split())) == [LONG]

    def test_a_short_menu_is_no_run_of_words(self) -> None:
        menu = [
            "Home",
            "News",
            "Sport",
            "Culture",
            "Weather",
            "Traffic",
            "Archive",
            "Contact",
            "Search",
        ]
        assert units("\n".join(menu)) == menu


class TestShapes:
    @pytest.mark.parametrize("mark", ["•", "-", "*", "·", "‣", "▪", "●"])
    def test_bullets_are_list_items(self, mark: str) -> None:
        blocks = read_text(f"{mark} One thing\n{mark}\u00a0Another").blocks
        assert [(b.text, b.role) for b in blocks] == [
            ("One thing", Role.LIST_ITEM),
            ("Another", Role.LIST_ITEM),
        ]

    @pytest.mark.parametrize(
        "line", ["— Not now, she said.", "– Not now.", "-5 degrees", "*****", "3. Third"]
    )
    def test_what_is_no_bullet(self, line: str) -> None:
        (block,) = read_text(line).blocks
        assert (block.text, block.role) == (line, Role.PARAGRAPH)

    @pytest.mark.parametrize("between", ["\t", "    ", "\u00a0\u00a0\u00a0"])
    def test_columns_are_table_rows(self, between: str) -> None:
        blocks = read_text(f"Year{between}Cars\n2024{between}9,000").blocks
        assert [(b.text, b.role) for b in blocks] == [
            ("Year\tCars", Role.TABLE_ROW),
            ("2024\t9,000", Role.TABLE_ROW),
        ]

    def test_columns_may_stand_two_spaces_apart_in_a_row_that_has_wider_ones(self) -> None:
        (block,) = read_text("1      HC Oderwitz    12      371:312  21:3  ").blocks
        assert block.text == "1\tHC Oderwitz\t12\t371:312\t21:3"

    def test_wide_spaces_in_a_paragraph_are_no_columns(self) -> None:
        blocks = read_text(f"{LONG}   {LONG}").blocks
        assert {block.role for block in blocks} == {Role.PARAGRAPH}
        (block,) = read_text(f"   {LONG}").blocks
        assert block.role is Role.PARAGRAPH

    def test_seams_of_glued_blocks_are_cut(self) -> None:
        assert texts(read_text("The bridge is open.Trucks have to wait.")) == [
            "The bridge is open.",
            "Trucks have to wait.",
        ]

    @pytest.mark.parametrize(
        ("line", "cut"),
        [
            ("He left on Tuesday.“Share the story", None),
            ("Ruszą na Garbarską.Żółw czeka", "Żółw czeka"),
            ("صالحة حتى نهاية مارس.كلمات مفتاحية", "كلمات مفتاحية"),
            ("He called it “done.”Related Articles", "Related Articles"),
        ],
    )
    def test_seams_are_known_by_the_letters_round_them(self, line: str, cut: str | None) -> None:
        found = texts(read_text(line))
        assert found == ([line] if cut is None else [line.removesuffix(cut), cut])

    def test_wide_spaces_part_the_paragraphs_of_an_endless_line(self) -> None:
        indented = "　　".join(["", *["橋" * 70 + "。"] * 5])
        assert texts(read_text(indented)) == ["橋" * 70 + "。"] * 5
        parts = ["Home News Sport", "A headline", *[LONG] * 40]
        assert texts(read_text("  ".join(parts))) == parts

    @pytest.mark.parametrize(
        "line",
        [
            "It costs 3.50 euros.",
            "The U.S.Army said so.",
            "Ask example.com for it.",
            "Node.js is new.",
        ],
    )
    def test_stops_inside_words_are_no_seams(self, line: str) -> None:
        assert texts(read_text(line)) == [line]

    def test_an_endless_line_is_cut_at_sentences_and_joined_again(self) -> None:
        page = " ".join(f"This is sentence number {i}." for i in range(200))
        blocks = read_text(page).blocks
        # A number may be taken for a line of its own.
        assert 200 <= len(blocks) <= 205
        assert units(page) == [page]

    def test_the_headline_of_an_endless_line_is_known_by_the_title(self) -> None:
        title = "The last ferry sails in May, and nobody knows why"
        text = " ".join([LONG] * 40)
        page = f"{title} - The Courier Skip to content Menu News {title} By Jane Roe {text}"
        found = texts(read_text(page))
        assert found[0] == title
        assert title in found[1:6]
        assert units(page) == [page]

    @pytest.mark.parametrize(
        "unit", ["a ", "a. ", "A.B", "“", "- ", "\u00a0", "\t", "橋。", "word\n", "\n"]
    )
    def test_time_grows_with_the_text(self, unit: str) -> None:
        """Quadratic work would take hours here: this ends at once or never."""
        page = unit * 200_000
        assert len(words(" ".join(texts(read_text(page))))) == len(words(page))

    def test_no_word_is_lost(self) -> None:
        page = (
            "Menu\tNews\n• One\n\nThe mayor,\nJane Roe\n, said.Then it rained.\n"
            + "A B.C " * 800
            + "\n\u00a0\n— End"
        )
        found = " ".join(texts(read_text(page)))
        assert words(found) == words(page)
