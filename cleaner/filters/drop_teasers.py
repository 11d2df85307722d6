"""Drop the texts of teasers of which the titles were dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.page import Block, Document, Element, Role

# So many texts, and so many of those built alike, stand each below a title of its own.
_FEWEST: Final = 3
_MOSTLY: Final = 0.75
_SHORTEST_TITLE: Final = 10
# The scorer must be sure of a title: it is less so of what an article has between its parts.
_MOST_SCORE: Final = 0.2
_MOST_BELOW_NAMED: Final = 0.4
_MOSTLY_LINKED: Final = 0.6
# The article stands before them: so many characters at least, and a quarter of what they have.
_LEAST_BEFORE: Final = 200
_TIMES_BEFORE: Final = 4
_TEXTS: Final = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})


def drop_teasers(document: Document) -> Document:
    """Drop what stands last, below titles that were dropped, each of them a link.

    A list of the latest stories, each with its first lines, reads as paragraphs do once the titles
    are gone. It is built otherwise than the article. An article may have links between its parts,
    to a shop or to another story: those say the same again and again, or stand above a sub-heading.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work. "
    >>> title = "<dt><a href=/>{} reopens after years</a><dd>A notice in a line."
    >>> latest = "".join(map(title.format, ("School", "Well", "Ferry")))
    >>> page = read_html(f"<p>{said * 3}<dl>{latest}</dl>")
    >>> odd = {b.index: b.verdict.scored(0.1).dropped("odd") for b in page.blocks if b.linked}
    >>> [block.is_chrome for block in drop_teasers(page.with_changes(odd)).blocks]
    [False, True, True, True, True, True, True]

    Leaves flattened text alone: nothing shows there what was a link.
    """
    if document.form == "text":
        return document
    blocks = document.blocks
    alike: dict[object, list[tuple[int, int]]] = defaultdict(list)
    look: object = None
    for start, end in _runs(blocks):
        look = _look(blocks[start].element)
        alike[look].append((start, end))
    # Only those that the page closes with may be such.
    teasers = alike[look] if alike and _are_teasers(blocks, alike[look]) else []
    return document.with_changes(
        {
            at: blocks[at].dropped("text below the title of another story")
            for start, end in teasers
            for at in range(start, end)
        }
    )


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The stretches of kept blocks that are built alike: where each begins, and has ended."""
    start = -1
    for at, block in enumerate(blocks):
        if start >= 0 and not (
            block.is_body and _look(block.element) == _look(blocks[start].element)
        ):
            yield start, at
            start = -1
        if start < 0 and block.is_body:
            start = at
    if start >= 0:
        yield start, len(blocks)


def _look(scope: Element | None) -> object:
    """What the elements of texts that are built alike have in common."""
    if scope is None or scope.parent is None:
        return None
    return scope.tag, scope.class_words, scope.parent.tag, scope.parent.class_words


def _are_teasers(blocks: Sequence[Block], runs: Sequence[tuple[int, int]]) -> bool:
    if len(runs) < _FEWEST:
        return False
    # Below a heading of related stories a filter took the first title by name.
    named = runs[0][0] > 0 and not blocks[runs[0][0] - 1].is_scored
    most = _MOST_BELOW_NAMED if named else _MOST_SCORE
    titled = [start for start, _ in runs if start and _is_title(blocks[start - 1], most)]
    titles = {blocks[start - 1].text for start in titled}
    if len(titles) < max(_FEWEST, _MOSTLY * len(runs)):
        return False
    if any(blocks[start].role not in _TEXTS for start in titled):
        return False
    first = runs[0][0]
    article = [block for block in blocks[:first] if block.is_body]
    if any(_look(block.element) == _look(blocks[first].element) for block in article):
        return False
    inside = sum(len(blocks[at].text) for start, end in runs for at in range(start, end))
    before = sum(len(block.text) for block in article)
    return before >= max(_LEAST_BEFORE, inside / _TIMES_BEFORE)


def _is_title(block: Block, most: float) -> bool:
    return (
        block.is_chrome
        and block.chance <= most
        and len(block.text) >= _SHORTEST_TITLE
        and block.linked >= _MOSTLY_LINKED * len(block.text)
    )
