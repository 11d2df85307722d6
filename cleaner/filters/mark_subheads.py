"""Mark the sub-headings that no tag marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.look.blocks import is_spoken, reads_as_paragraph
from cleaner.look.lines import PARAGRAPH_LEAST, lines_of
from cleaner.page import BODY_ROLES, Block, Document, Role
from cleaner.text import ends_sentence

# Longest sub-heading, in characters.
_LONGEST: Final = 80
# What a sub-heading may also stand above.
_GROUPED: Final = frozenset({Role.LIST_ITEM, Role.TABLE_ROW})
_CHROME: Final = Role.CHROME
_MAY_END: Final = "?!？！؟"
# In flattened text a sub-heading shows nothing but its place: from this score on that is enough.
_LEAST_SCORE: Final = 0.15
# An ad label or the like may stand beside it: so many lines from paragraph to paragraph at most.
_NEAR: Final = 4
# So many lines of a broken paragraph are looked at.
_MOST_LINES: Final = 12
_LONGEST_QUOTATION: Final = 50
_OPENING_MARKS: Final = frozenset("\"“„«»‘'「『")
_CLOSING_MARKS: Final = frozenset("\"”“»«’'」』")


def mark_subheads(document: Document) -> Document:
    r"""Mark a short line without a stop between two paragraphs, or all in bold, as a sub-heading.

    >>> from cleaner.read import read_flat
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_flat(f"{said}\n\nA long wait\n\n{said}\n\nNo.\n\n{said}")
    >>> [str(block.role) for block in mark_subheads(page).blocks]
    ['paragraph', 'subhead', 'paragraph', 'paragraph', 'paragraph']

    In flattened text it also takes back a line that the scorer was not sure to drop, if it stands
    on the page once: an ad label or a button stands there often. Leaves alone what is said aloud,
    what ends as a sentence, and a line that nothing follows.
    """
    # Of lines of flattened text: they have no elements round them.
    doubtful = {
        at
        for at, block in enumerate(document.blocks)
        if block.role is _CHROME
        and block.element is None
        and block.is_scored
        and block.chance >= _LEAST_SCORE
    }
    times = Counter(lines_of(document).texts if doubtful else ())
    places = [
        at
        for at, block in enumerate(document.blocks)
        if block.role in BODY_ROLES or (at in doubtful and times[block.text] == 1)
    ]
    blocks = [document.blocks[at] for at in places]
    marked = {
        places[at]: block.as_role(Role.SUBHEAD, "a short line above a paragraph")
        for at, block in enumerate(blocks)
        if _heads(blocks, at)
    }
    return document.with_changes(marked)


def _heads(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if at == 0 or at + 1 == len(blocks) or len(block.text) > _LONGEST or block.glue is not None:
        return False
    before, after = blocks[at - 1], blocks[at + 1]
    if not block.is_body and not _beside(before, after):
        return False
    if block.is_body and block.role is not Role.PARAGRAPH:
        return False
    if (is_spoken(block.text) and not _is_quotation(block.text)) or after.glue is not None:
        return False
    opens_text = _is_text(blocks, at + 1) or (block.is_chrome and _is_answer(blocks, at + 1))
    if not after.is_body or not (opens_text or after.role in _GROUPED):
        return False
    if block.bold >= len(block.text) * 0.9:
        return True
    closed = ends_sentence(block.text) and block.text[-1] not in _MAY_END
    return not closed and before.is_body and _is_text(blocks, _opening(blocks, at - 1))


def _is_quotation(text: str) -> bool:
    """Whether a line is all in quotation marks, as a sub-heading may be, and no sentence."""
    return (
        len(text) <= _LONGEST_QUOTATION
        and text[0] in _OPENING_MARKS
        and text[-1] in _CLOSING_MARKS
        and not ends_sentence(text)
    )


def _is_answer(blocks: Sequence[Block], at: int) -> bool:
    """Whether a short sentence stands at a place, as "False." below "Our verdict", and text."""
    return (
        ends_sentence(blocks[at].text)
        and at + 1 < len(blocks)
        and blocks[at + 1].is_body
        and _is_text(blocks, at + 1)
    )


def _opening(blocks: Sequence[Block], at: int) -> int:
    """Where the paragraph begins that a line at a place is part of."""
    first = at
    while first > max(0, at - _MOST_LINES) and blocks[first].glue is not None:
        first -= 1
    return first


def _is_text(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph begins at a place: by its first line, or by all that are joined to it."""
    if reads_as_paragraph(blocks[at]):
        return True
    size = 0
    for last in range(at, min(at + _MOST_LINES, len(blocks))):
        if last > at and blocks[last].glue is None:
            break
        size += len(blocks[last].text)
        if size >= PARAGRAPH_LEAST and ends_sentence(blocks[last].text):
            return True
    return False


def _beside(before: Block, after: Block) -> bool:
    """Whether three blocks follow one another on the page, with little dropped between."""
    return after.index - before.index <= _NEAR and ends_sentence(before.text)
