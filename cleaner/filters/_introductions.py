"""Tell what introduces the steps or questions of a text from a dek above them."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from cleaner.look.elements import holds, nearest_round
from cleaner.look.prose import is_statement
from cleaner.page import NO_ELEMENT, Document, Kind, Role

#: What an element is named for that holds a standfirst, wherever it stands.
STANDFIRSTS: Final = frozenset(
    {
        "standfirst", "intro", "lead", "lede", "leadtext", "teaser", "summary", "dek", "deck",
        "excerpt", "subtitle", "abstract", "topline", "perex", "chapo", "zajawka", "vorspann",
        "ingress", "manchet",
    }
)  # fmt: skip
_OF_DEKS: Final = STANDFIRSTS | {
    "sottotitolo", "sommario", "occhiello", "entradilla", "copete", "bajada", "subtitulo", "spot",
    "untertitel", "unterzeile", "lid", "strap", "chapeau",
}  # fmt: skip
#: What the questions of a text stand in, above their answers.
_QUESTIONS: Final = frozenset({"dt", "summary"})
_STEPS: Final = frozenset({Kind.LIST_ITEM, Kind.HEADING})
#: The fewest lines of such a text.
_FEWEST_BELOW: Final = 3


def introduces_steps(document: Document, at: int) -> bool:
    """Whether a line is a paragraph right above steps or questions, which are all of the text.

    A dek stands above key points, too, but paragraphs follow those.
    """
    page, elements = document.page, document.page.elements
    headline, below = document.places(Role.HEADLINE), [b for b in document.body_places() if b > at]
    if not headline or len(below) < _FEWEST_BELOW or not is_statement(page.texts[at]):
        return False
    asks = elements.tags[page.owners[below[0]]] in _QUESTIONS
    if not asks and any(page.kinds[b] not in _STEPS for b in below):
        return False
    together = nearest_round(page, headline[-1], at)
    if together == NO_ELEMENT or not holds(page, together, below[0]):
        return False  # In a box with the headline.
    round_it = takewhile(lambda element: element != together, elements.ancestors(page.owners[at]))
    return all(_OF_DEKS.isdisjoint(elements.words[element]) for element in round_it)
