"""The blocks of a page are those that a reader sees; what is not shown is no part of a sentence."""

from __future__ import annotations

import contextlib
import json
import time
import tracemalloc

import pytest

import cleaner
from cleaner.look.elements import is_hidden
from cleaner.page import HIDDEN_WORD, Block, Document, Problem, Role
from cleaner.read import read_html
from cleaner.text import words

LONG = (
    "The old bridge over the Aller reopens on Monday, the town council said on Friday, after four "
    "years of work that cost three times what the engineers had expected at the outset."
)
SAID = "The bridge over the Orla reopened on Monday after four years of work."
MORE = [
    f"{SAID} Nobody counted the {thing} that crossed it." for thing in ("cars", "dogs", "bikes")
]


def lines(page: str) -> list[str]:
    return [block.text for block in read_html(page).blocks]


@pytest.mark.parametrize(
    "note",
    [
        '<span class="visually-hidden">, opens new tab</span>',
        '<span class="u-hidden-visually">, opens new tab</span>',
        '<em class="sr-only">, opens new tab</em>',
        "<span hidden>, opens new tab</span>",
        '<i style="display: none">, opens new tab</i>',
        '<span style="position:absolute; clip: rect(0, 0, 0, 0)">, opens new tab</span>',
        '<span role="tooltip">A river in the north, and what is known of it.</span>',
        '<span class="tooltip__content">A river in the north, and what is known of it.</span>',
    ],
)
def test_a_note_that_is_not_shown_leaves_its_sentence(note: str) -> None:
    assert lines(f"<p>The bridge over the <a href=/orla>Orla{note}</a> reopened.</p>") == [
        "The bridge over the Orla reopened."
    ]


def test_a_word_that_has_a_tip_stays() -> None:
    page = '<p>The <span class="tooltip">Orla<span class="tooltiptext">a river</span></span> rose.'
    assert lines(page) == ["The Orla rose."]


def test_the_rest_of_a_text_that_a_click_shows_stays() -> None:
    page = f'<p>{SAID}<span style="display:none"> {MORE[0]}</span></p>'
    assert lines(page) == [f"{SAID} {MORE[0]}"]


def test_styles_of_the_page_hide_what_they_name() -> None:
    note = f"<div class=note><p>{SAID}</p></div>"
    page = read_html(f"<style>.note{{display:none}}</style><h1>Bridge</h1>{note}").page
    assert [is_hidden(page, at) for at in range(len(page))] == [False, True]


def test_a_shadow_tree_is_read_as_the_page_shows_it() -> None:
    page = f"<x-a><template shadowrootmode=open><p>{SAID}</p></template></x-a><template>{SAID}"
    assert lines(page) == [SAID]


def data(**fields: object) -> str:
    said = {"props": {"more": [1, {"ads": "no"}], "post": fields}}
    return json.dumps(said, ensure_ascii=False)


@pytest.mark.parametrize(
    "content",
    [
        [{"type": "paragraph", "text": text} for text in (SAID, *MORE, *MORE[::-1])],
        [{"type": "text", "content": f"<p>{text}</p>"} for text in (SAID, *MORE, *MORE[::-1])],
        "".join(f"<p>{text}</p>" for text in (SAID, *MORE, *MORE[::-1])),
    ],
)
@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">%s</script>',
        "<script>window.__INITIAL_STATE__ = %s;</script>",
        "<script>window.Fusion=window.Fusion||{};Fusion.globalContent=%s;Fusion.x={}</script>",
    ],
)
def test_an_article_in_data_alone_is_read(script: str, content: object) -> None:
    stated = data(title="The bridge reopens", subtitle="Four years late", content=content)
    article = cleaner.clean(f"<title>Bridge</title><div id=root></div>{script % stated}")
    assert article.body.split("\n\n") == [SAID, *MORE]
    assert (article.headline, article.dek) == ("The bridge reopens", "Four years late")
    assert Problem.ONLY_STATED in article.problems


PARTS = (SAID, *MORE, *MORE[::-1])


def folded(*paragraphs: str) -> str:
    """An article as Nuxt states it: a list in which objects hold the places of their values."""
    first = 5
    places = [*range(first, first + len(paragraphs))]
    values = [
        ["Reactive", 1], {"post": 2}, {"title": 3, "content": 4}, "The bridge reopens", places,
        *paragraphs,
    ]  # fmt: skip
    return json.dumps(values)


def pushed(*rows: str) -> str:
    """Rows of Next.js, cut anywhere."""
    stream = "\n".join(rows)
    half = len(stream) // 2
    parts = (json.dumps([1, part]) for part in (stream[:half], stream[half:]))
    return "".join(f"<script>self.__next_f.push({part})</script>" for part in parts)


MARKUP = "".join(f"<p>{text}</p>" for text in PARTS)
REACT = [["$", "p", None, {"children": [text[:9], ["$", "b", None, {"children": text[9:]}]]}]
         for text in PARTS]  # fmt: skip


@pytest.mark.parametrize(
    "scripts",
    [
        f'<script type="application/json" id="__NUXT_DATA__">{folded(*PARTS)}</script>',
        pushed(
            '5:["$","div",null,{"post":{"title":"The bridge reopens","body":"$6"}}]',
            f"6:T{len(MARKUP.encode()):x},{MARKUP}7:null",
        ),
        pushed(
            "1:null",
            f"5:{json.dumps(['$', 'div', None, {'title': 'The bridge reopens', 'x': REACT}])}",
        ),
    ],
)
def test_an_article_in_folded_data_is_read(scripts: str) -> None:
    article = cleaner.clean(f"<title>The bridge reopens</title><div id=root></div>{scripts}")
    assert article.body.split("\n\n") == [SAID, *MORE]
    assert article.headline == "The bridge reopens"


def test_a_page_that_shows_its_article_is_read_as_shown() -> None:
    stated = data(title="Other", content=[{"text": text} for text in [*MORE] * 9])
    shown = "".join(f"<p>{text}</p>" for text in (SAID, *MORE) * 6)
    page = f"<h1>Bridge</h1>{shown}<script type='application/json'>{stated}</script>"
    assert Problem.ONLY_STATED not in cleaner.clean(page).problems


def test_data_that_is_no_json_or_nests_without_end_is_left() -> None:
    for stated in ("{", "[" * 100_000, '{"a": ' * 50_000, "null", '"' + "x" * 10_000 + '"'):
        page = f"<p>Bridge</p><script type='application/json'>{stated}</script>"
        assert lines(page) == ["Bridge"]


def test_how_a_word_is_read_is_no_part_of_its_sentence() -> None:
    page = "<p>町<ruby>議会<rp>(</rp><rt>ぎかい</rt><rp>)</rp></ruby>は火曜日、橋を開いた。</p>"
    assert lines(page) == ["町議会は火曜日、橋を開いた。"]


@pytest.mark.parametrize(
    "stated",
    [
        "[" + "{}," * 300_000 + "1]",
        json.dumps({"html": f"<p>{SAID}" + "<b>" * 200_000}),
        json.dumps([f"<p>{SAID}</p>" * 20_000]),
        json.dumps(["x" * 900_000, "y" * 900_000]),
        json.dumps([[1], [0, 1, *range(1, 9)] * 900] * 3),
        json.dumps([{"a": 1, "b": 0}, {"a": 0, "b": 1}] * 9_000),
    ],
)
def test_data_of_any_shape_is_bounded(stated: str) -> None:
    page = f"<p>Bridge</p><script type='application/json'>{stated}</script>"
    tracemalloc.start()
    started = time.process_time()
    with contextlib.suppress(cleaner.InputError):
        cleaner.clean(page)
    assert time.process_time() - started < 20
    assert tracemalloc.get_traced_memory()[1] < 12 * len(page) + 60_000_000
    tracemalloc.stop()


def html(body: str) -> list[Block]:
    return list(read_html(f"<!doctype html><html><body>{body}</body></html>").blocks)


def texts(blocks: Document | list[Block]) -> list[str]:
    found = blocks.blocks if isinstance(blocks, Document) else blocks
    return [block.text for block in found]


class TestRuns:
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


class TestElements:
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


class TestRoles:
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


class TestTables:
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


class TestOddPages:
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


def test_text_behind_an_element_that_libxml2_does_not_know_as_void() -> None:
    page = "<body><p>a wide<wbr>spread belief</p><p>the <track>second</p></body>"
    assert [block.text for block in read_html(page).blocks] == ["a widespread belief", "the second"]


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
