"""Keep the headings of text that was kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from cleaner.filters._doubtful import doubtful, is_heading
from cleaner.look.elements import alike, nearest_round
from cleaner.look.prose import is_question, is_statement
from cleaner.page import NO_ELEMENT, Document, Page, Role

# The scorer may all but rule a heading out: its place speaks for it. With 0.1 two of 1,657 labelled
# pages get better and two worse.
_LEAST: Final = 0.02
# A number for a block, or a heading's tag and the words of its class.
_Look = int | tuple[str, tuple[str, ...]]

# Longest heading, in characters: a longer one is a paragraph marked up as a heading. With 100, one
# of 788 labelled pages gets worse.
_LONGEST: Final = 150
# Minimum score of one that is not marked up as a heading; and, unless it is a question, minimum
# number of headings built as it is that were kept above text. At a score of 0.05, one of 788 pages
# gets worse. With 4 headings, one gets worse; with 1, none changes.
_LEAST_UNMARKED: Final = 0.15
_LEAST_KEPT: Final = 2
# From this score on one is enough. With 0.2, one of 1,621 labelled pages gets better; with 0.7, one
# better and one worse.
_LIKELY: Final = 0.4
# Most lines between a heading and its text that the page says again: a name, a share button. With
# 1, one of those pages gets better, by next to nothing; with 6, none changes.
_MOST_AGAIN: Final = 3
# How many elements may part a heading from the one that holds its text, too: both may be wrapped.
# With 4, 4 of 1,657 labelled pages keep headings such as "Related".
_WRAPPERS: Final = 2


def keep_headings(document: Document) -> Document:
    """Keep a heading within the body if the text right below it was kept, and stands near it.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<p>{said}<h2>A long wait</h2><p>{said}")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.1).dropped("odd")})
    >>> [str(block.role) for block in keep_headings(odd).blocks]
    ['paragraph', 'subhead', 'paragraph']

    A question is a heading, too, and what is built as others that were kept above text, whatever
    their elements.

    Leaves alone a heading above other things that the scorer dropped, a linked one, and flattened
    text; and one that stands before the body, unless others are built as it is.

    >>> odd = page.with_changes({at: page.verdicts[at].scored(0.1).dropped("odd") for at in (1, 2)})
    >>> keep_headings(odd) is odd
    True
    """
    if document.form == "text":
        return document
    lost = [at for at in doubtful(document, _LEAST) if _may_be_one(document, at)]
    body = document.body_places() if lost else ()
    if not body:
        return document
    # By itself a heading speaks for what follows it within the body; elsewhere others have to.
    shown = [at for at in lost if at > body[0] and _shows(document, at)]
    rest = [at for at in lost if at not in shown and (at > body[0] or is_heading(document, at))]
    known = _kept_above_text(document, shown, rest) if rest else {}
    lost = [*shown, *(at for at in rest if _is_known(document, at, known))]
    return document.with_changes(
        {
            at: document.verdicts[at].as_role(
                Role.SUBHEAD, "a heading above the article's own text"
            )
            for at in lost
            if _heads_text(document, at)
        }
    )


def _may_be_one(document: Document, at: int) -> bool:
    page = document.page
    return page.linked[at] * 3 < len(page.texts[at]) <= _LONGEST and (
        is_heading(document, at)
        or (document.verdicts[at].chance >= _LEAST_UNMARKED and not is_statement(page.texts[at]))
    )


def _shows(document: Document, at: int) -> bool:
    """Whether a block shows by itself that something follows: a heading, or a question."""
    return is_heading(document, at) or is_question(document.page.texts[at])


def _is_known(document: Document, at: int, known: Mapping[_Look, int]) -> bool:
    """Whether enough blocks that are built as one is were kept, each above text."""
    likely = document.verdicts[at].chance >= _LIKELY
    return known.get(_look(document, at), 0) >= (1 if likely else _LEAST_KEPT)


def _kept_above_text(
    document: Document, shown: Sequence[int], rest: Sequence[int]
) -> Mapping[_Look, int]:
    """How many blocks that look as some dropped ones do were kept, each above text.

    Looks of which more were dropped than kept are left out.

    Args:
        document: the page.
        shown: dropped blocks that are kept anyway.
        rest: those that are not.
    """
    dropped = Counter(_look(document, at) for at in rest)
    kept = Counter(
        look
        for at in sorted({*document.body_places(), *shown})
        if (look := _look(document, at)) in dropped
        and len(document.page.texts[at]) <= _LONGEST
        and _heads_text(document, at)
    )
    return {look: often for look, often in kept.items() if often >= dropped[look]}


def _look(document: Document, at: int) -> _Look:
    """What tells how a block is built: for a heading its tag and class, whatever is round it."""
    page = document.page
    if not is_heading(document, at):
        return alike(page)[at]
    owner = page.owners[at]
    return page.elements.tags[owner], page.elements.class_words(owner)


def _heads_text(document: Document, at: int) -> bool:
    """Whether the next block that is something of its own was kept, and stands near a heading.

    What a filter took by name is nothing of its own, nor are a few lines that the page says again:
    the posts of a live blog have their author's name below each heading.
    """
    page, verdicts = document.page, document.verdicts
    often = page.once(_how_often)
    again = 0
    for below in range(at + 1, len(verdicts)):
        if verdicts[below].is_body:
            return verdicts[below].role is not Role.SUBHEAD and _is_near(document, at, below)
        if not verdicts[below].is_scored:
            continue
        again += 1
        key = page.keys[below]
        if not key or often[key] < 2 or again > _MOST_AGAIN or is_heading(document, below):
            break
    return False


def _how_often(page: Page) -> Mapping[str, int]:
    """How often the page says each of its short lines."""
    return Counter(page.keys)


def _is_near(document: Document, at: int, below: int) -> bool:
    page = document.page
    both = nearest_round(page, at, below)
    depths = page.elements.depths
    return both != NO_ELEMENT and depths[page.owners[at]] - depths[both] <= _WRAPPERS
