"""Drop the little that is left of a text below a heading of related stories."""

from __future__ import annotations

from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.lines import lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_related_links")

# What stands below such a heading to the end of a text is other stories if it makes up this share
# of the body at most, and none of it has more than this score: on 2,231 flattened pages 14 of 16.
_MOST_OF_BODY: Final = 0.1
_MOST_SCORE: Final = 0.72


def drop_closing_teasers(document: Document) -> Document:
    """Drop what was kept below a dropped heading of related stories, if it is little and doubtful.

    >>> said = "The bridge over the Orla reopened on Monday after four years of work. " * 9
    >>> page = Document.of_lines(said, "Related stories", "Ferry sinks off the coast.")
    >>> scored = [verdict.scored(0.6) for verdict in page.verdicts]
    >>> scored[1] = scored[1].scored(0.2).dropped("odd")
    >>> [block.is_chrome for block in drop_closing_teasers(page.with_verdicts(scored)).blocks]
    [False, True, True]

    Leaves alone where the article goes on below such a heading, and HTML.

    >>> scored[2] = scored[2].scored(0.9)
    >>> document = page.with_verdicts(scored)
    >>> drop_closing_teasers(document) is document
    True
    """
    if document.form != "text":
        return document
    page, lines = document.page, lines_of(document)
    body = document.body_places()
    headings = (
        at
        for at in lines.among(PHRASES)
        if body
        and at > body[0]
        and document.verdicts[at].is_chrome
        and PHRASES.is_line(page.keys[at])
    )
    for heading in headings:
        below = [at for at in body if at > heading]
        is_little = text_size(page, below) <= _MOST_OF_BODY * text_size(page, body)
        if is_little and all(document.verdicts[at].chance <= _MOST_SCORE for at in below):
            return document.dropped(below, "below a heading of related stories")
    return document
