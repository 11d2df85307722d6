"""What the filters behind the scorer start from: blocks that it dropped, but might have kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.fast import twin
from cleaner.look.lines import lines_of
from cleaner.page import HEADING_TAGS, NO_ELEMENT, Basis, Document, Role, Verdict
from cleaner.text import ends_sentence

# Shortest closed sentence, in characters, that counts as text where its place speaks for it, too.
# With 60, as for a paragraph that nothing speaks for, 38 of 3,314 labelled pages get better and 28
# worse, all of them by next to nothing.
_SHORTEST: Final = 40


def doubtful(document: Document, least: float) -> list[int]:
    """The places of the dropped blocks to which the scorer gave at least a certain score."""
    return likely_places(document.verdicts, Role.CHROME, Basis.SCORED, least)


def dropped_by_score(document: Document) -> Sequence[int]:
    """The places of the dropped blocks that no filter before the scorer had named."""
    return document.once(_dropped_by_score)


def _dropped_by_score(document: Document) -> Sequence[int]:
    return doubtful(document, 0)


@twin("blocks")
def likely_places(
    verdicts: tuple[Verdict, ...], role: Role, basis: Basis, least: float
) -> list[int]:
    """The places of the blocks of a role whose verdicts have a basis and at least a score."""
    return [
        at
        for at, verdict in enumerate(verdicts)
        if verdict.role is role and verdict.basis is basis and verdict.chance >= least
    ]


def runs_on(document: Document, at: int) -> bool:
    """Whether a paragraph with few links begins at a place, or at least a closed sentence.

    In flattened text it has to close as a sentence: a long line may be a menu there.
    """
    page = document.page
    lines = lines_of(document)
    if page.linked[at] * 3 >= len(page.texts[at]) or not lines.opens_paragraph(at):
        return False
    if page.form != "text":
        if is_heading(document, at):
            return False
        if lines.is_paragraph(at):
            return True
    places = lines.paragraph_from(at)
    size = sum(len(page.texts[place]) for place in places)
    return size >= _SHORTEST and ends_sentence(page.texts[places[-1]])


def is_heading(document: Document, at: int) -> bool:
    """Whether a block is marked up as a heading."""
    owner = document.page.owners[at]
    return owner != NO_ELEMENT and document.page.elements.tags[owner] in HEADING_TAGS
