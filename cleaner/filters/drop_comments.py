"""Drop the comments below an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from cleaner.look.blocks import (
    heads_paragraph,
    is_link,
    is_spoken,
)
from cleaner.look.lines import Lines, lines_of
from cleaner.look.sections import TOO_WIDE, encloses, named_element
from cleaner.look.timestamps import before_stamp, time_kind
from cleaner.page import Block, Document, Element, Verdict
from cleaner.phrases import phrases
from cleaner.text import ends_sentence

PHRASES: Final = phrases("drop_comments")
REPLIES: Final = phrases("drop_comments.replies")
RULES: Final = phrases("drop_comments.rules")

_LEAST_BEFORE = 2
_CLASS_WORDS = frozenset(
    {
        "comment", "comments", "comm", "commentlist", "disqus", "respond", "kommentare",
        "commentaires",
        "comentarios", "commenti", "reacties", "komentarze", "yorum", "yorumlar", "kommentarer",
        "komentar", "diskuse",
    }
)  # fmt: skip
# So many elements named for comments are that.
_FEWEST_ELEMENTS = 2
# "comments-open" is said of what may be commented on.
_STATES = frozenset({"open", "closed", "off", "enabled", "disabled"})
_LONGEST_HEADING = 50
_FORM_SENTENCES = 2


def drop_comments(document: Document) -> Document:
    """Drop the heading of the comments below an article, and the comments.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> said = "I cross it every day on my way to work and I am glad that it is open again."
    >>> page = (text, text, "2 Comments", "Ann", "3 hours ago", said, "Reply", "Bo", said, "Reply")
    >>> kept(drop_comments, *page) == [text, text]
    True

    What follows is taken only where it looks like comments: replies or times between the
    paragraphs, or, in HTML, the comments' own element. Several elements that are named for comments
    are comments without a heading, too.

    >>> kept(drop_comments, text, text, "Comments", text, text)[2]
    'Comments'

    Rules for comments take all that follows, if little does: stories tell of such rules, too.

    >>> kept(drop_comments, text, text, "Comment policy", "Be kind.", text) == [text, text]
    True
    >>> len(kept(drop_comments, text, text, "Comment policy", text, text))
    5
    """
    blocks, lines = document.blocks, lines_of(document)
    changes: dict[int, Verdict] = {}
    start: int | None = None
    headings: frozenset[int] = frozenset()
    for i in _headings(blocks, lines):
        if i in changes:
            continue
        if start is None:
            start = _text_before(lines)
            headings = _comment_headings(blocks, lines, max(start, i))
            # Of an article that was written out, rules are what it tells of.
            headings |= frozenset() if document.page.shows_head else _rules(document)
        for position in _comments(document, i, start, headings):
            changes[position] = blocks[position].dropped("comments")
    for position in _own_elements(document):
        changes.setdefault(position, blocks[position].dropped("an element of comments"))
    return document.with_changes(changes)


def _own_elements(document: Document) -> list[int]:
    """Positions of what stands in elements behind the text, several, that are named for comments.

    One alone may be the article's, and so may those that are named as what holds its first text, or
    that have more of it behind them.
    """
    if document.form == "text":
        return []
    blocks, paragraphs = document.blocks, lines_of(document).paragraphs
    named: dict[Element | None, Element | None] = {None: None}
    holders = [_named(blocks[position].element, named) for position in paragraphs]
    looks = {scope.class_words for scope in holders[:_LEAST_BEFORE] if scope is not None}
    boxes = {_box(blocks[position]) for position in paragraphs[:_LEAST_BEFORE]}
    # How many paragraphs there are up to the last one that stands where the first do.
    text = max(
        (
            number
            for number, (position, holder) in enumerate(zip(paragraphs, holders, strict=True), 1)
            if number <= _LEAST_BEFORE or (holder is None and _box(blocks[position]) in boxes)
        ),
        default=0,
    )
    found = {
        scope for scope in holders[text:] if scope is not None and scope.class_words not in looks
    }
    if len(found) < _FEWEST_ELEMENTS:
        return []
    return [
        position
        for position in range(paragraphs[text - 1] + 1, len(blocks))
        if blocks[position].is_body and _named(blocks[position].element, named) in found
    ]


def _box(block: Block) -> Element | None:
    """The element round a block's own."""
    return block.element.parent if block.element is not None else None


def _named(scope: Element | None, named: dict[Element | None, Element | None]) -> Element | None:
    """The innermost element, from one outwards, whose class says that it holds comments."""
    path: list[Element] = []
    while scope is not None and scope not in named:
        path.append(scope)
        scope = scope.parent
    found = named[scope]
    for inner in reversed(path):
        words = inner.class_words
        if (
            inner.tag not in TOO_WIDE
            and not _CLASS_WORDS.isdisjoint(words)
            and _STATES.isdisjoint(words)
        ):
            found = inner
        named[inner] = found
    return found


def _headings(blocks: Sequence[Block], lines: Lines) -> list[int]:
    found = {*lines.among(PHRASES), *lines.among(RULES), *lines.counting(PHRASES)}
    return sorted(i for i in found if _may_be_heading(blocks[i]))


def _may_be_heading(block: Block) -> bool:
    return len(block.key) <= _LONGEST_HEADING and block.is_body and not is_spoken(block.text)


def _text_before(lines: Lines) -> int:
    """Position behind the second paragraph, or behind the only one; before it stands no comment."""
    if len(lines.paragraphs) < _LEAST_BEFORE:
        return lines.first_paragraph() + 1
    return lines.behind_paragraphs(_LEAST_BEFORE)


def _comments(document: Document, heading: int, start: int, headings: frozenset[int]) -> list[int]:
    """The heading at a position and what it takes with it; empty if it heads no comments."""
    blocks = document.blocks
    block = blocks[heading]
    if heading >= start:
        scope = None if RULES.match(block.key) else _element(document, heading)
        if scope is not None:
            held = takewhile(lambda i: encloses(scope, blocks[i]), range(heading, len(blocks)))
            return [i for i in held if blocks[i].is_body]
        if heading in headings:
            return [i for i in range(heading, len(blocks)) if blocks[i].is_body]
    alone = any(map(str.isdigit, block.key)) or is_link(block)
    return [heading] if alone or _stands_last(blocks, heading, start) else []


def _rules(document: Document) -> frozenset[int]:
    """Positions of the headings of rules for comments.

    Behind them stand half as many paragraphs at most, or an element round them is named for
    comments.
    """
    lines = lines_of(document)
    return frozenset(
        at
        for at in lines.among(RULES)
        if 3 * bisect_left(lines.paragraphs, at) >= 2 * len(lines.paragraphs)
        or _element(document, at) is not None
    )


def _stands_last(blocks: Sequence[Block], heading: int, start: int) -> bool:
    return heading >= start and not heads_paragraph(blocks, heading)


def _element(document: Document, heading: int) -> Element | None:
    """The near element round a heading whose name says that it holds comments, and no text."""
    blocks, paragraphs = document.blocks, lines_of(document).paragraphs
    last = bisect_left(paragraphs, heading) - 1
    before = blocks[paragraphs[last]] if last >= 0 else None
    return named_element(blocks[heading], _CLASS_WORDS, before)


def _comment_headings(blocks: Sequence[Block], lines: Lines, first: int) -> frozenset[int]:
    """Positions behind which stand only labels of a form, or sentences with replies among them.

    Only from the first on that is asked for.
    """
    replies, running = frozenset(lines.among(REPLIES)), frozenset(lines.paragraphs)
    sentences = paragraphs = marks = 0
    found: set[int] = set()
    for i in range(len(blocks) - 1, first - 1, -1):
        block = blocks[i]
        if marks * 3 >= sentences or (not paragraphs and sentences <= _FORM_SENTENCES + marks * 3):
            found.add(i)
        sentences += ends_sentence(block.text)
        paragraphs += i in running
        marks += i in replies or (
            i in lines.numbered
            and (time_kind(block.text, block.key) == "stamp" or before_stamp(block.text) != "")
        )
    return frozenset(found)
