"""Prompts joined to a paragraph are told from it, and its own words stay."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.read.text.prompts import prompt_cuts

SAID = "The bridge over the Orla reopened on Monday after four years of work."
MORE = (
    "Nobody had told the people of the island that the ferry would stop at once, and some waited.",
    "The council paid eleven million for the two new piers and the lights that stand on them now.",
    "On the first morning, some four hundred lorries went over it before the bells rang at noon.",
)
LAST = "So it was, and so it is still today, says the man who keeps the gate."


def body_with(tail: str) -> str:
    """The body of a text whose third paragraph has a tail, without its other paragraphs."""
    text = "\n\n".join(("Bridge over the Orla reopens", *MORE, f"{SAID} {tail}", LAST))
    body = cleaner.clean(text).body
    start = body.index(SAID)
    return body[start:].split("\n\n")[0]


@pytest.mark.parametrize(
    "tail",
    [
        "Read more: Storm hits the coast",
        "READ ALSO: Why it rains in May",
        "[READ MORE: Storm hits the coast]",
        "(Read also: Storm hits the coast)",
        "Follow us on Twitter and Facebook",
        "Read more: Storm hits the coast. Follow us on Facebook",
        "Lesen Sie auch: Sturm an der Küste",
        "À lire aussi : Tempête sur la côte",
        "Lea también: Temporal en la costa",
        "Leia também: Temporal no litoral",
        "Leggi anche: Tempesta sulla costa",
        "Lees ook: Storm aan de kust",
        "Czytaj także: Burza na wybrzeżu",
        "Читайте также: Шторм на побережье",
        "Читайте також: Шторм на узбережжі",
        "Läs också: Storm vid kusten",
    ],
)
def test_what_is_joined_to_a_paragraph_goes(tail: str) -> None:
    assert body_with(tail) == SAID


@pytest.mark.parametrize(
    "tail",
    [
        "Read more about it in the library, she said.",
        "“Follow us on Facebook,” said the man with the drum.",
        "Follow the road to the town that Facebook built.",
        "The old pier (see also: the old wall) is next.",
        "Watch: they will come back.",
        "The sign says: read more.",
        "[He laughs.] The ferry (built in 1904) is for sale.",
    ],
)
def test_what_a_paragraph_says_itself_stays(tail: str) -> None:
    assert body_with(tail) == f"{SAID} {tail}"


def test_what_follows_a_bracket_stays() -> None:
    assert (
        body_with("[Read also: Storm] The ferry is for sale.") == f"{SAID} The ferry is for sale."
    )


@pytest.mark.parametrize("text", ["", "Read more: it", "(" * 5_000, "[Read more: " * 5_000])
def test_odd_texts(text: str) -> None:
    places = [0, *prompt_cuts(text), len(text)]
    assert places == sorted(places)
