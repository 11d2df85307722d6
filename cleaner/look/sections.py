"""A heading of chrome and the short lines that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from cleaner.look.blocks import is_link, next_open, reads_as_paragraph, reads_as_title
from cleaner.page import HEADING_TAGS, HIDDEN_WORD, Block, Element
from cleaner.text import ends_sentence

#: Most lines that one heading takes; also what keeps the work linear.
SECTION_LIMIT = 40
#: A last line under this length, followed by a paragraph, may be a sub-heading of the article.
_SUBHEAD_LIMIT = 45
# Longest sentence below the title of another story.
_LONGEST_SUMMARY = 100
_CLIMB = 4
#: Elements that hold all of a page, whatever they are named for.
TOO_WIDE = frozenset({"body", "html", "main", "article"})
# Elements that are named for what they lead to.
_HEADINGS = HEADING_TAGS | {"a", "span"}
_BULLETS = frozenset("-•*·–▪►")


def titles_after(blocks: Sequence[Block], heading: int) -> list[int] | None:
    """Positions of the titles that a heading takes with it; None if it heads no such list.

    In HTML the titles stand in the innermost element round the heading and the next block, and
    where text follows in the same element they are links. In flattened text they are the lines
    that follow up to one that reads as text; a short last line before a paragraph is left, since
    it may be a sub-heading. The list is empty when nothing at all follows.
    """
    if next_open(blocks, heading) == len(blocks):
        return []
    scope = section_scope(blocks, heading)
    if blocks[heading].element is None:
        teasers = _teaser_run(blocks, heading)
        if teasers:
            return teasers
    run = _title_run(blocks, heading, scope)
    stop = next_open(blocks, run[-1]) if run else len(blocks)
    if run and stop < len(blocks) and encloses(scope, blocks[stop]):
        run = _links(blocks, run) if blocks[heading].element else _above_subhead(blocks, run)
    return run or None


def section_scope(blocks: Sequence[Block], heading: int) -> Element | None:
    """The innermost element that holds both a heading and the next block, if it is a near one.

    None in flattened text, and where only a distant element holds both.
    """
    own = blocks[heading].element
    after = next_open(blocks, heading)
    if own is None or after == len(blocks):
        return None
    for steps, scope in enumerate(own.ancestors()):
        if encloses(scope, blocks[after]):
            return scope
        if steps == _CLIMB:
            break
    return None


def named_element(block: Block, words: frozenset[str], other: Block | None) -> Element | None:
    """The near element round a block whose name has one of some words.

    The block may be wrapped up in one of such a name, and that in others. Then it is the outermost
    that does not hold another block, too.
    """
    found: Element | None = None
    ancestors = block.element.ancestors() if block.element is not None else ()
    for outer in islice(ancestors, _CLIMB + 1):
        if outer.tag in TOO_WIDE:
            break
        if outer.tag not in _HEADINGS and not words.isdisjoint(outer.words):
            if found is not None and other is not None and encloses(outer, other):
                break
            found = outer
    return found


def inside(blocks: Sequence[Block], scopes: Iterable[Element]) -> Iterator[int]:
    """The places of what is kept inside one of some elements."""
    boxes = frozenset(scopes)
    known: dict[Element, bool] = {}
    for i, block in enumerate(blocks):
        if _is_within(block.element, known, boxes.__contains__) and block.is_body:
            yield i


def is_hidden(block: Block, known: dict[Element, bool] | None = None) -> bool:
    """Whether an element round a block is not shown; `known` keeps what is known of elements."""
    return _is_within(block.element, {} if known is None else known, _hides)


def _hides(scope: Element) -> bool:
    return HIDDEN_WORD in scope.words


def _is_within(
    scope: Element | None, known: dict[Element, bool], is_such: Callable[[Element], bool]
) -> bool:
    """Whether an element, or one round it, is such a one.

    Each element is asked once, and `known` keeps the answer: those of a hostile page stand in one
    another.
    """
    path: list[Element] = []
    while scope is not None and scope not in known:
        path.append(scope)
        scope = scope.parent
    within = scope is not None and known[scope]
    for inner in reversed(path):
        within = within or is_such(inner)
        known[inner] = within
    return within


def encloses(scope: Element | None, block: Block) -> bool:
    """Whether a block is inside an element; a missing element is the whole page."""
    if scope is None:
        return True
    return block.element is not None and scope.holds(block.element)


def _title_run(blocks: Sequence[Block], heading: int, scope: Element | None) -> list[int]:
    run: list[int] = []
    i = next_open(blocks, heading)
    while i < len(blocks) and len(run) < SECTION_LIMIT:
        if not reads_as_title(blocks[i]) or not encloses(scope, blocks[i]):
            break
        if run and _has_bullet(blocks[run[0]]) and not _has_bullet(blocks[i]):
            break
        run.append(i)
        i = next_open(blocks, i)
    return run


def _teaser_run(blocks: Sequence[Block], heading: int) -> list[int]:
    """The titles below a heading of flattened text with the sentence that each one may have.

    Empty unless two titles have theirs, or one has, more titles follow and no paragraph does: what
    looks like the sentence below a lone title may be where the article goes on.
    """
    run: list[int] = []
    sentences = 0
    i = next_open(blocks, heading)
    while i < len(blocks) and len(run) < SECTION_LIMIT and reads_as_title(blocks[i]):
        if blocks[i].glue is not None:
            return []
        run.append(i)
        i = next_open(blocks, i)
        if i < len(blocks) and _is_summary(blocks[i]) and blocks[i].glue is None:
            sentences += 1
            run.append(i)
            i = next_open(blocks, i)
    goes_on = sentences == 1 and not _is_summary(blocks[run[-1]])
    return run if sentences > 1 or (goes_on and _ends_text(blocks, i)) else []


def _is_summary(block: Block) -> bool:
    return len(block.text) <= _LONGEST_SUMMARY and ends_sentence(block.text)


def _ends_text(blocks: Sequence[Block], position: int) -> bool:
    """Whether no paragraph stands at a position of the page or behind it."""
    return not any(block.is_body and reads_as_paragraph(block) for block in blocks[position:])


def _has_bullet(block: Block) -> bool:
    return block.text[0] in _BULLETS


def _links(blocks: Sequence[Block], run: list[int]) -> list[int]:
    while run and not is_link(blocks[run[-1]]):
        run = run[:-1]
    return run


def _above_subhead(blocks: Sequence[Block], run: list[int]) -> list[int]:
    for n in range(1, len(run)):
        if blocks[run[n]].gap > blocks[run[min(1, n - 1)]].gap:
            return run[:n]
    last = blocks[run[-1]]
    return run[:-1] if len(last.text) < _SUBHEAD_LIMIT and not _has_bullet(last) else run
