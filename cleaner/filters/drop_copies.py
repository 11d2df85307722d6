"""Drop paragraphs and headlines that the page shows a second time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from cleaner.filters._paragraphs import Paragraph, paragraphs_of, second_copies
from cleaner.look.elements import is_hidden
from cleaner.look.prose import is_question
from cleaner.page import Document, Page, Role


def drop_copies(document: Document) -> Document:
    """Drop a paragraph, or a heading, that says word by word what another one or the headline says.

    Of two copies the shown one stays: pages carry hidden copies for small screens.

    >>> from cleaner.pipeline import kept
    >>> said = "Nobody had told the people of the island that the bridge would close."
    >>> kept(drop_copies, said, "So it was.", said)
    ['Nobody had told the people of the island that the bridge would close.', 'So it was.']

    Leaves alone short lines, rows and items of lists, which may return, and a question that is put
    to one more person.

    >>> kept(drop_copies, "No.", "She asked again.", "No.")
    ['No.', 'She asked again.', 'No.']
    """
    document = _without_headline_again(document)
    paragraphs = paragraphs_of(document)
    copies = second_copies(document)
    asked = _asked_again(document.page, paragraphs, copies)
    return document.with_changes(
        {
            at: document.verdicts[at].dropped("stands on the page twice")
            for start, copy in copies.items()
            if start not in asked
            for at in copy.places
        }
    )


def _without_headline_again(document: Document) -> Document:
    """Without the headings of other copies of the page, which say what its headline says."""
    keys = document.page.keys
    if document.form == "text":
        return document
    said = {keys[at] for at in document.places(Role.HEADLINE)}
    again = [at for at in document.places(Role.SUBHEAD) if keys[at] in said] if said else ()
    return document.dropped(again, "repeats the headline")


def _asked_again(
    page: Page, paragraphs: Sequence[Paragraph], copies: Mapping[int, Paragraph]
) -> set[int]:
    """The places of the copies that stay: questions put to one more person, or in one more section.

    In a second copy of a whole text there are copies round them.
    """
    asked = [
        start
        for start, copy in copies.items()
        if is_question(copy.text) and not is_hidden(page, start)
    ]
    starts = [paragraph.start for paragraph in paragraphs] if asked else []
    found: set[int] = set()
    for start in asked:
        place = bisect_left(starts, start)
        beside = starts[max(place - 1, 0) : place] + starts[place + 1 : place + 2]
        if copies.keys().isdisjoint(beside):
            found.add(start)
    return found
