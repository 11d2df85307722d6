"""Headings of posts stay where an author's name parts them from their text."""

from __future__ import annotations

from cleaner.filters.keep_headings import keep_headings
from cleaner.page import Document, Role
from cleaner.read import read_html

SAID = "The bridge over the Orla reopened on Monday after four years of work."


def dropped(document: Document, *texts: str) -> Document:
    """A page as if the scorer had dropped all blocks with some texts."""
    return document.with_changes(
        {
            block.index: block.verdict.scored(0.2).dropped("odd")
            for block in document.blocks
            if block.text in texts
        }
    )


def subheads(document: Document) -> list[str]:
    """The headings that are part of the body."""
    return [block.text for block in document.blocks if block.role is Role.SUBHEAD]


def post(heading: str, name: str) -> str:
    """A post of a live blog."""
    return f"<div><h3>{heading}</h3><p>{name}</p><p>{SAID}</p></div>"


def test_a_name_below_each_heading_does_not_part_them_from_their_text() -> None:
    page = read_html(f"<p>{SAID}" + post("Doors open", "Jane Roe") + post("All quiet", "Jane Roe"))
    odd = dropped(page, "Doors open", "All quiet", "Jane Roe")
    assert subheads(keep_headings(odd)) == ["Doors open", "All quiet"]


def test_a_line_that_stands_once_does() -> None:
    page = read_html(f"<p>{SAID}" + post("Our shop", "Buy now") + post("All quiet", "Jane Roe"))
    odd = dropped(page, "Our shop", "Buy now")
    assert "Our shop" not in subheads(keep_headings(odd))


def test_a_heading_that_stands_again_is_no_line_below_another() -> None:
    page = read_html(f"<p>{SAID}<h3>Our shop</h3><h3>Sale</h3><p>{SAID}<h3>Sale</h3><p>{SAID}")
    odd = dropped(page, "Our shop", "Sale")
    assert "Our shop" not in subheads(keep_headings(odd))


def entry(name: str) -> str:
    """A term and what is said of it."""
    return f"<dt>{name}</dt><dd>{SAID}</dd>"


def test_a_question_comes_back_above_its_answer() -> None:
    page = read_html(f"<p>{SAID}</p><div><button>Who pays?</button><div><p>{SAID}</div></div>")
    assert subheads(keep_headings(dropped(page, "Who pays?"))) == ["Who pays?"]


def test_a_term_comes_back_where_most_that_are_built_alike_were_kept() -> None:
    terms = ("Price", "Doors", "Buses")
    page = read_html(f"<p>{SAID}</p><dl>{''.join(map(entry, terms))}</dl>")
    assert subheads(keep_headings(dropped(page, terms[1]))) == [terms[1]]


def test_it_stays_dropped_where_fewer_were_kept() -> None:
    terms = ("Price", "Doors", "Buses")
    page = read_html(f"<p>{SAID}</p><dl>{''.join(map(entry, terms))}</dl>")
    odd = dropped(page, *terms[:2])
    assert keep_headings(odd) is odd


def test_a_short_statement_is_no_heading() -> None:
    page = read_html(f"<p>{SAID}</p><dl>{''.join(map(entry, ('One.', 'Two.', 'Three.')))}</dl>")
    odd = dropped(page, "Two.")
    assert keep_headings(odd) is odd
