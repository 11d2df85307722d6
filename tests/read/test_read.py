"""Both readers yield the same blocks that a reader of the page would see, in the page's order."""

from __future__ import annotations

import pytest

from cleaner.page import HIDDEN_WORD, Block, Document, Role
from cleaner.read import is_html, read, read_html, read_text
from cleaner.text import PIECE, normalise, words
from cleaner.write.text import join_units

LONG = (
    "The old bridge over the Aller reopens on Monday, the town council said on Friday, after four "
    "years of work that cost three times what the engineers had expected at the outset."
)


def html(body: str) -> list[Block]:
    return list(read_html(f"<!doctype html><html><body>{body}</body></html>").blocks)


def texts(blocks: Document | list[Block]) -> list[str]:
    found = blocks.blocks if isinstance(blocks, Document) else blocks
    return [block.text for block in found]


def units(text: str) -> list[str]:
    """The paragraphs of a flattened text as the article would join them."""
    return [unit for _, unit in join_units(read_text(text).blocks)]


class TestWhichOfTheTwo:
    @pytest.mark.parametrize(
        "text",
        [
            "<!doctype html><p>A page",
            "\ufeff  <!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
            "<html lang=de>",
            "<?xml version='1.0'?><html>",
            "<!-- saved from url --><div>",
            "<p>One</p><p>Two</p>",
            "<div class=story>Text</div>",
            "Intro <b>words</b> <p>One</p> and <p>Two</p>",
        ],
    )
    def test_html(self, text: str) -> None:
        assert is_html(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "A page.",
            "Use <p> for paragraphs.",
            "Write <b>bold</b>, said the teacher.",
            "1 < 2 and 3 > 2",
            "<3 the bridge",
            "Close every element with </p> or it leaks.",
        ],
    )
    def test_flattened_text(self, text: str) -> None:
        assert not is_html(text)
        assert read(text)[0].form == "text"


class TestHtmlRuns:
    def test_a_block_is_what_stands_between_block_boundaries(self) -> None:
        assert texts(html("<p>One.</p><p>Two.</p>Three.<div>Four.<p>Five.</p>Six.</div>")) == [
            "One.", "Two.", "Three.", "Four.", "Five.", "Six.",
        ]  # fmt: skip

    def test_inline_elements_do_not_part_words(self) -> None:
        (block,) = html(
            "<p>The <b>old</b> <a href=/>bri</a>dge<sup>1</sup> over <i>the <em>Al</em>ler</i>.</p>"
        )
        assert block.text == "The old bridge1 over the Aller."

    def test_br_ends_a_block(self) -> None:
        assert texts(html("<div>One.<br>Two.<br><br/>Three.</div>")) == ["One.", "Two.", "Three."]

    def test_br_inside_inline_elements(self) -> None:
        assert texts(html("<p><b>One.<br>Two.</b><span><br></span>Three.</p>")) == [
            "One.", "Two.", "Three.",
        ]  # fmt: skip

    def test_white_space_is_folded_and_entities_are_read(self) -> None:
        (block,) = html("<p>\n A&nbsp;&amp;&#32;B\t&mdash; caf&eacute;&shy;s &#x1F600;\n</p>")
        assert block.text == "A & B — cafés 😀"

    def test_what_holds_no_words_is_no_block(self) -> None:
        assert html("<p> </p><p>&nbsp;</p><div><br></div><hr><p>…</p><p>—</p>") == []

    def test_what_is_no_text_of_the_page(self) -> None:
        assert texts(
            html(
                "<script>a = '<p>no</p>'</script><style>p {}</style><template><p>no</p></template>"
                "<svg><title>no</title><text>no</text></svg><iframe>no</iframe><object>no</object>"
                "<select><option>no</option></select><textarea>no</textarea><!-- no -->"
                "<video>no<track></video><canvas>no</canvas><p>Yes.</p>"
            )
        ) == ["Yes."]

    def test_a_noscript_that_repeats_what_scripts_show_is_left_out(self) -> None:
        assert texts(html("<p>Text.</p><noscript><p>Switch JavaScript on</p></noscript>")) == [
            "Text."
        ]

    def test_what_follows_a_skipped_element_is_kept(self) -> None:
        assert texts(html("<p>One <script>x</script>two <svg></svg>three.</p>")) == [
            "One two three."
        ]

    def test_words_for_screen_readers_only_are_no_shown_text(self) -> None:
        (block,) = html(
            '<p>Open <a href="#">here<span class="sr-only"> (new window)</span></a>.</p>'
        )
        assert block.text == "Open here."

    def test_hidden_elements_are_marked_not_lost(self) -> None:
        blocks = html(
            '<div style="color: red; display : none"><p>One</p></div><div hidden><p>Two</p></div>'
            '<div aria-hidden="true"><p>Three</p></div><p class="visually-hidden">Four</p>'
            "<p>Five</p>"
        )
        hidden = [
            block.element is not None
            and any(HIDDEN_WORD in element.words for element in block.element.ancestors())
            for block in blocks
        ]
        assert dict(zip(texts(blocks), hidden, strict=True)) == {
            "One": True, "Two": True, "Three": True, "Four": True, "Five": False,
        }  # fmt: skip

    def test_characters_in_links_and_in_bold_are_counted(self) -> None:
        first, second, third = html(
            "<p><a href=/>All of it</a></p><p>Half <b>bold</b></p><p>None</p>"
        )
        assert (first.linked, first.bold) == (len("All of it"), 0)
        assert (second.linked, second.bold) == (0, 4)
        assert (third.linked, third.bold) == (0, 0)

    def test_counts_never_exceed_the_text(self) -> None:
        for block in html("<p><a href=/> a <b>  b </b> \n c&shy;d </a></p>"):
            assert 0 <= block.bold <= len(block.text)
            assert 0 <= block.linked <= len(block.text)


class TestHtmlElements:
    def test_an_element_knows_tag_words_parent_and_depth(self) -> None:
        (block,) = html('<article id="mainStory"><p class="lead-text c12">Text.</p></article>')
        element = block.element
        assert element is not None
        assert (element.tag, block.tag, element.words) == ("p", "p", ("lead", "text"))
        assert [outer.tag for outer in element.ancestors()] == ["p", "article", "body"]
        assert [outer.depth for outer in element.ancestors()] == [2, 1, 0]
        assert element.parent is not None
        assert element.parent.words == ("main", "story")

    def test_blocks_of_one_element_share_it(self) -> None:
        first, second, other = html("<div>One<br>Two</div><div>Three</div>")
        assert first.element is second.element
        assert first.element is not other.element
        assert first.element is not None
        assert other.element is not None
        assert first.element.parent is other.element.parent

    def test_order_puts_parents_first(self) -> None:
        blocks = html("<div><p>One</p><section><p>Two</p></section></div><p>Three</p>")
        for block in blocks:
            assert block.element is not None
            trail = [element.order for element in block.element.ancestors()]
            assert trail == sorted(trail, reverse=True)

    def test_indexes_count_the_blocks(self) -> None:
        blocks = html("<p>One</p><table><tr><td>A<td>B</table><ul><li>Two</ul>")
        assert [block.index for block in blocks] == list(range(len(blocks)))


class TestHtmlRoles:
    @pytest.mark.parametrize(
        ("body", "role"),
        [
            ("<p>Text</p>", Role.PARAGRAPH),
            ("<h2>Text</h2>", Role.SUBHEAD),
            ("<h4><span>Text</span></h4>", Role.SUBHEAD),
            ("<ul><li>Text</li></ul>", Role.LIST_ITEM),
            ("<ol><li><p>Text</p></li></ol>", Role.LIST_ITEM),
            ("<blockquote>Text</blockquote>", Role.QUOTE),
            ("<blockquote><p>Text</p></blockquote>", Role.QUOTE),
            ("<blockquote class='twitter-tweet'><p>Text</p></blockquote>", Role.EMBED),
            ("<div class='fb-post wide'><blockquote>Text</blockquote></div>", Role.EMBED),
            ("<figure><figcaption>Text</figcaption></figure>", Role.CAPTION),
            ("<table><caption>Text</caption></table>", Role.CAPTION),
            ("<li><section><p>Text</p></section></li>", Role.PARAGRAPH),
        ],
    )
    def test_candidates(self, body: str, role: Role) -> None:
        (block,) = html(body)
        assert (block.text, block.role) == ("Text", role)

    def test_a_post_ends_with_its_element(self) -> None:
        roles = [b.role for b in html("<blockquote class=tweet>Post</blockquote><p>Text</p>")]
        assert roles == [Role.EMBED, Role.PARAGRAPH]

    def test_a_cell_with_a_dash_is_a_cell(self) -> None:
        rows = "<tr><td>Orla<td>31<td>-</tr><tr><td>Aller<td>-<td>3.0</tr><tr><td>-<td>-</tr>"
        assert texts(html(f"<table>{rows}</table>")) == ["Orla\t31\t-", "Aller\t-\t3.0"]

    def test_a_kicker_may_be_named_for_tests_alone(self) -> None:
        kicker = '<span class="css-k1" data-testid="kicker">Traffic</span>'
        assert texts(html(f"<h1>{kicker} <span>Bridge reopens</span></h1>")) == [
            "Traffic",
            "Bridge reopens",
        ]

    @pytest.mark.parametrize(
        ("attributes", "shared", "own"),
        [
            ('class="body main" id="part-x7adq2"', {"body", "main"}, {"part"}),
            ('id="lead"', set(), {"lead"}),
            ('class="sr-only" id="lead"', {"sr", "only", HIDDEN_WORD}, {"lead"}),
            ('class="a11y-hidden" id="lead"', {"hidden", HIDDEN_WORD}, {"lead"}),
            ('class="body" style="display:none"', {"body", HIDDEN_WORD}, set()),
            ('class="lead" id="lead"', {"lead"}, set()),
        ],
    )
    def test_the_words_of_a_class_come_first(
        self, attributes: str, shared: set[str], own: set[str]
    ) -> None:
        element = html(f"<p {attributes}>The bridge over the Orla reopened.</p>")[0].element
        assert element is not None
        named = set(element.class_words)
        assert (named, set(element.words) - named) == (shared, own)

    def test_a_widget_in_a_sentence_does_not_part_it(self) -> None:
        page = "<p>Those who hold <a>coins</a><div>CHART</div>, as many do, are told to sell.</p>"
        widget = "<div><p>Those who hold <a>coins</a><span><aside><b>$</b> 1.25</aside></span>"
        assert texts(html(f"{widget}, as many do, are told to sell.</p></div>")) == [
            "Those who hold coins", "$ 1.25", ", as many do, are told to sell.",
        ]  # fmt: skip
        empty = widget.replace("<b>$</b> 1.25", "")
        assert texts(html(f"{empty}, as many do, are told to sell.</p></div>")) == [
            "Those who hold coins, as many do, are told to sell."
        ]
        assert len(texts(html(page))) == 3

    @pytest.mark.parametrize(
        ("heading", "headline"),
        [
            ("<span class=overline>Traffic</span><span> - </span>Bridge reopens", "Bridge reopens"),
            ("<span class=overline>Traffic</span>: Bridge reopens", "Bridge reopens"),
            ("<span class=overline>Traffic</span> – It is open", "– It is open"),
            ("- Bridge reopens", "- Bridge reopens"),
            ("<span class=overline>Weather</span>-5 degrees to come", "-5 degrees to come"),
        ],
    )
    def test_what_parts_a_kicker_from_the_headline_goes_with_it(
        self, heading: str, headline: str
    ) -> None:
        assert texts(html(f"<h1>{heading}</h1>"))[-1] == headline

    def test_a_kicker_inside_the_heading_is_a_block_of_its_own(self) -> None:
        assert texts(html("<h1><span class=kicker>Traffic</span> Bridge reopens</h1>")) == [
            "Traffic", "Bridge reopens",
        ]  # fmt: skip
        assert texts(html("<h1><span class=title>Bridge</span> reopens</h1>")) == ["Bridge reopens"]


class TestHtmlTables:
    def test_a_row_of_data_is_a_block_with_its_cells_apart(self) -> None:
        blocks = html(
            "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2024</td><td><b>9,000</b></td></tr>"
            "</table>"
        )
        assert texts(blocks) == ["Year\tCars", "2024\t9,000"]
        assert {block.role for block in blocks} == {Role.TABLE_ROW}

    def test_a_cell_of_several_lines(self) -> None:
        (row,) = html("<table><tr><td>Team<br>A</td><td><p>2</p></td></tr></table>")
        assert row.text == "Team A\t2"

    def test_empty_cells_do_not_count(self) -> None:
        (row,) = html("<table><tr><td></td><td>Rank</td><td> </td><td>Points</td></tr></table>")
        assert row.text == "Rank\tPoints"

    def test_a_row_of_one_cell_is_no_row_of_data(self) -> None:
        (block,) = html("<table><tr><td>Text.</td></tr></table>")
        assert block.role is Role.PARAGRAPH

    def test_running_text_in_cells_is_a_layout(self) -> None:
        blocks = html(f"<table><tr><td>{LONG} {LONG}</td><td>Menu</td></tr></table>")
        assert texts(blocks) == [f"{LONG} {LONG}", "Menu"]
        assert Role.TABLE_ROW not in {block.role for block in blocks}

    def test_a_row_round_headings_lists_or_tables_is_a_layout(self) -> None:
        inner = "<table><tr><td>Year</td><td>Cars</td></tr></table>"
        blocks = html(
            f"<table><tr><td><h1>Bridge</h1><p>Text.</p></td><td>{inner}</td></tr></table>"
        )
        assert texts(blocks) == ["Bridge", "Text.", "Year\tCars"]
        assert [block.role for block in blocks] == [Role.SUBHEAD, Role.PARAGRAPH, Role.TABLE_ROW]

    def test_nothing_between_rows_is_lost(self) -> None:
        page = "<table>Stray<tr><td>A</td>loose<td>B</td></tr>tail</table><p>End</p>"
        assert sorted(" ".join(texts(html(page))).split()) == [
            "A",
            "B",
            "End",
            "Stray",
            "loose",
            "tail",
        ]


class TestHtmlOddPages:
    @pytest.mark.parametrize("tag", ["div", "b", "span", "ul><li", "blockquote", "font", "x-y"])
    def test_deep_nesting_loses_nothing(self, tag: str) -> None:
        page = f"<html><body><p>{LONG}</p>" + f"<{tag}>" * 100_000 + "deep<p>after</p>"
        found = texts(read_html(page))
        assert found[0] == LONG
        assert {"deep", "after"} <= set(found)

    def test_deep_nesting_that_is_closed_again(self) -> None:
        depth = 100_000
        page = "<div>" * depth + "<p>deep</p>" + "</div>" * depth + f"<p>{LONG}</p>"
        assert texts(html(page)) == ["deep", LONG]

    def test_text_all_the_way_down_is_read_in_order(self) -> None:
        page = "".join(f"<div>d{i}" for i in range(3000))
        assert texts(html(page)) == [f"d{i}" for i in range(3000)]

    @pytest.mark.parametrize(
        "page",
        [
            "", " ", "<", "<>", "</", "<p", "<p class=", "<p class='", "<!--", "<!doctype",
            "<![CDATA[", "<html>", "<html><head>", "<html></html>", "<body>", "&", "&#", "&#0;",
            "&#xD800;", "\0", "<?", "<?xml", "<a href='\ud800'>", "<p>\ud800</p>", "<table><tr>",
            "<frameset><frame>",
            "</body></html>", "<p\0>x</p\0>", "<html><title>t", "<svg>", "<template>", "<br>" * 10,
        ],
    )  # fmt: skip
    def test_no_page_is_an_error(self, page: str) -> None:
        document = read_html(page)
        assert document.form == "html"
        assert all(block.text for block in document.blocks)

    def test_words_after_a_broken_tag(self) -> None:
        assert words(" ".join(texts(html("<p>One <b two</p><p>Three</p>"))))[-1] == "Three"

    def test_text_behind_the_end_of_the_page(self) -> None:
        page = "<html><body><p>One</p></body><p>Two</p></html><div><p>Three</p></div>"
        assert texts(read_html(page)) == ["One", "Two", "Three"]

    def test_a_page_without_body_element(self) -> None:
        assert texts(read_html("<p>One</p>Two")) == ["One", "Two"]


class TestFlatLines:
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


class TestFlatGlue:
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


class TestFlatShapes:
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


def test_text_behind_an_element_that_libxml2_does_not_know_as_void() -> None:
    page = "<body><p>a wide<wbr>spread belief</p><p>the <track>second</p></body>"
    assert [block.text for block in read_html(page).blocks] == ["a widespread belief", "the second"]


@pytest.mark.parametrize("between", [" ", "\n", "&nbsp;", "\u00a0 ", "\u200b \t", "-"])
def test_a_long_text_is_normalised_as_a_short_one(between: str) -> None:
    words = [f"storm{number}&amp;x" for number in range(40_000)]
    pieces = [between.join(words[at : at + 100]) for at in range(0, len(words), 100)]
    expected = " ".join(map(normalise, pieces))
    assert normalise(" ".join(pieces)) == expected
    assert normalise("a" * 300_000 + between + "b") == normalise("a" * 9 + between + "b").replace(
        "a" * 9, "a" * 300_000
    )


class TestOmittedTags:
    """The tags of html, head and body may be left out (HTML Living Standard, 13.1.2.4)."""

    @pytest.mark.parametrize("element", ["article", "main", "section", "x-story"])
    def test_the_text_is_read(self, element: str) -> None:
        page = (
            f"<title>T</title><{element}><h1>One</h1><p>Two</p></{element}><footer>Three</footer>"
        )
        assert [block.text for block in read_html(page).blocks] == ["One", "Two", "Three"]

    def test_what_follows_keeps_its_place(self) -> None:
        page = "<meta charset=utf-8><section><h1>One</h1></section> Two <p>Three"
        assert [block.text for block in read_html(page).blocks] == ["One", "Two", "Three"]
