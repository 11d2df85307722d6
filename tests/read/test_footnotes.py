"""Marks of footnotes, and what looks like them."""

from __future__ import annotations

import pytest
from lxml import html

import cleaner
from cleaner.read.footnotes import take_out_marks


def text_of(markup: str) -> str:
    page = html.fromstring(f"<div>{markup}</div>")
    take_out_marks(page, f"{markup}<sup>")
    return page.text_content().strip()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>By ferry.<sup><a href=#fn1>1</a></sup> It", "By ferry. It"),
        ("<p>By ferry <sup><a href=#fn1>[1]</a></sup>.", "By ferry."),
        ("<p>By ferry<sup id=cite_ref-1><a href=#cite_note-1><i>[</i>1<i>]</i></a></sup> it",
         "By ferry it"),
        ("<p>By ferry<a class=footnote-anchor href=#footnote-1>1</a>, it", "By ferry, it"),
        ("<p>By ferry <a href=#_ftn1 name=_ftnref1>[1]</a>.", "By ferry."),
        ("<p>By ferry<sup class=modern-footnotes><a href=javascript:void(0)>1</a></sup> it",
         "By ferry it"),
        ("<p>By ferry<span><a href='/a#easy-footnote-bottom-1-3'><sup>1</sup></a></span> it",
         "By ferry it"),
        ("<p>By ferry<sup><a href=#a>1</a>, <a href=#b>2</a></sup> it", "By ferry it"),
        ("<p>By ferry<sup><a href=#dagger>†</a></sup> it", "By ferry it"),
        ("<p>By ferry.<sup>1</sup> It", "By ferry. It"),
        ("<p>“By ferry”<sup>12</sup> it", "“By ferry” it"),
        ("<p>Since 2024.<sup>3</sup> It", "Since 2024. It"),
        ("<li id=fn1>Report, page 31. <a href=#r1>↩︎</a>", "Report, page 31."),
        ("<li id=fn1>Report, page 31. <a href=#r1>↑</a>", "Report, page 31."),
        ("<p><sup>1</sup> Report, page 31.", "Report, page 31."),
        ("<p><a href=#_ftnref1>[1]</a> Report, page 31.", "Report, page 31."),
    ],
)  # fmt: skip
def test_marks_go(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>5 m<sup>2</sup>. It", "5 m2. It"),
        ("<p>10<sup>6</sup> of them", "106 of them"),
        ("<p>On the 1<sup>st</sup>, the 5<sup>e</sup>", "On the 1st, the 5e"),
        ("<p>It costs $19.<sup>99</sup> now", "It costs $19.99 now"),
        ("<p><sup>1</sup>/<sub>2</sub> cup of oats", "1/2 cup of oats"),
        ("<p><sup>14</sup>C says so", "14C says so"),
        ("<p>Made of <sup>13</sup>C", "Made of 13C"),
        ("<p>(x + 1)<sup>2</sup> is", "(x + 1)2 is"),
        ("<p>A table of <a href=#2>2</a>", "A table of 2"),
        ("<p>See <a href=#more>below</a>", "See below"),
        ("<p><a href=#top>↑ Back to top</a>", "↑ Back to top"),
        ("<p>A <a href=/wiki/m>m<sup>2</sup></a> of it", "A m2 of it"),
    ],
)
def test_what_looks_like_a_mark_stays(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_nothing_goes_from_a_page_whose_source_has_no_sign_of_footnotes() -> None:
    page = html.fromstring("<p>By ferry <a href=#r1>[1]</a>.")
    take_out_marks(page, "<p>By ferry <a href=#r1>[1]</a>.")
    assert page.text_content() == "By ferry [1]."


def test_an_article_is_read_without_marks() -> None:
    said = "The old ferry over the Aller has been running since the war ended, its owner says."
    more = "A new one was built in the town and has room for a lorry on 60 m<sup>2</sup> of deck."
    body = f"<p>{said}<sup><a href=#fn1>1</a></sup></p><p>{more}</p>"
    article = cleaner.clean(f"<title>Ferry</title><article><h1>The ferry</h1>{body}</article>")
    assert article.body == f"{said}\n\n{more.replace('<sup>', '').replace('</sup>', '')}"
