"""What a page does not show is no part of its sentences, and what hides it is read off the page."""

from __future__ import annotations

import contextlib
import json
import time
import tracemalloc

import pytest

import cleaner
from cleaner.look.elements import is_hidden
from cleaner.page import Problem
from cleaner.read import read_html

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
