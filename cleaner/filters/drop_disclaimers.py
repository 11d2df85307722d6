"""Drop legal disclaimers behind the article, also where they are longer than it."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.elements import TOO_WIDE, blocks_inside, named, outermost
from cleaner.page import Document
from cleaner.phrases import phrases
from cleaner.text import match_key

PHRASES: Final = phrases("drop_disclaimers")

#: What the elements of disclaimers are named for.
_NAMES: Final = frozenset("disclaimer disclaimers haftungsausschluss risikohinweis".split())
# Maximum number of paragraphs, with its heading, of a disclaimer without such an element. With 10,
# one of 1,621 labelled pages gets worse; with no limit, two lose their article.
_MOST_PARAGRAPHS: Final = 5
_LABEL_END: Final = re.compile("[:：]")


def drop_disclaimers(document: Document) -> Document:
    """Drop what is named for a disclaimer, by its element or its label, behind all of the body.

    >>> from cleaner.read import read_html
    >>> said = "<p>Copper fell by two percent on Tuesday, as the smelter had said it would.</p>"
    >>> page = read_html(said + '<div class="disclaimer"><p>This is no advice.</p></div>')
    >>> [str(block.role) for block in drop_disclaimers(page).blocks]
    ['paragraph', 'chrome']

    >>> page = read_html('<div class="disclaimer"><p>This is no advice.</p></div>' + said)
    >>> drop_disclaimers(page) is page
    True
    """
    document = _without_labelled(document)
    page = document.page
    tags = page.elements.tags
    elements = [at for at in named(page, _NAMES) if tags[at] not in TOO_WIDE]
    body = document.body_places() if elements else []
    for element in reversed([*outermost(page, elements)]):
        inside = blocks_inside(page, element)
        kept = [at for at in body if at in inside]
        if kept and kept[-1] == body[-1] and kept[0] != body[0]:
            document = document.dropped(kept, "disclaimer")
            body = body[: -len(kept)]
    return document


def _without_labelled(document: Document) -> Document:
    """The document without the last paragraphs from one on that a disclaimer's label opens."""
    page = document.page
    last = document.body_places()[1:][-_MOST_PARAGRAPHS:]
    first = next((n for n, at in enumerate(last) if _is_labelled(page.texts[at])), len(last))
    return document.dropped(last[first:], "disclaimer") if last[first:] else document


def _is_labelled(text: str) -> bool:
    """Whether a paragraph is the label of a disclaimer, or opens with it and a colon.

    >>> _is_labelled("Disclaimer: This is no advice."), _is_labelled("Disclaimer on a ticket: no")
    (True, False)
    """
    label = _LABEL_END.split(text, maxsplit=1)[0]
    return PHRASES.is_line(match_key(label))
