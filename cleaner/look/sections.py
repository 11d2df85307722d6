"""A heading of chrome and the short lines that belong to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from cleaner.look.elements import blocks_inside, nearest_round
from cleaner.look.lines import Lines, lines_of, next_open
from cleaner.page import NO_ELEMENT, Document
from cleaner.text import ends_sentence

# The figures below are of 1,334 labelled pages, as HTML and as text, before the scorer.

# The most titles below one heading, which also keeps the work linear. At 100, 48 lines of articles
# go with them; at 10, 6,000 titles stay.
_MOST_TITLES: Final = 40
# A last line under this length, with a paragraph below, may be a sub-heading of the article. At 70,
# 95 titles stay.
_SUBHEAD_LIMIT: Final = 45
# Longest sentence below the title of another story. At 200, 41 paragraphs of articles go.
_LONGEST_SUMMARY: Final = 100
_BULLETS: Final = frozenset("-•*·–▪►")


def section_end(document: Document, heading: int) -> int:
    """The place behind the last block of the section that a heading may stand over.

    A section is the innermost element near the heading that holds it and the next block. In
    flattened text, and where no near element holds both, it may be all that follows.
    """
    page = document.page
    after = next_open(document, heading)
    section = nearest_round(page, heading, after) if after < len(page) else NO_ELEMENT
    return len(page) if section == NO_ELEMENT else blocks_inside(page, section).stop


def titles_after(document: Document, heading: int) -> list[int] | None:
    """The places of the titles that a heading takes with it; None if it heads no such list.

    In HTML the titles stand in the heading's section, and where text follows in it they are links.
    In flattened text they are the lines that follow up to one that reads as text; a short last line
    before a paragraph is left, since it may be a sub-heading. The list is empty when nothing at all
    follows.
    """
    page, lines = document.page, lines_of(document)
    first = next_open(document, heading)
    if first == len(page):
        return []
    is_flat = page.owners[heading] == NO_ELEMENT
    teasers = _teaser_run(document, lines, first) if is_flat else []
    if teasers:
        return teasers
    end = section_end(document, heading)
    run = _title_run(document, lines, first, end)
    if run and next_open(document, run[-1]) < end:
        run = _above_subhead(document, run) if is_flat else _up_to_link(lines, run)
    return run or None


def _title_run(document: Document, lines: Lines, first: int, end: int) -> list[int]:
    run: list[int] = []
    at = first
    while at < end and len(run) < _MOST_TITLES and lines.is_title(at):
        if run and _has_bullet(lines, run[0]) and not _has_bullet(lines, at):
            break
        run.append(at)
        at = next_open(document, at)
    return run


def _teaser_run(document: Document, lines: Lines, first: int) -> list[int]:
    """The titles below a heading of flattened text with the sentence that each one may have.

    Empty unless two titles have theirs, or one has, more titles follow and no paragraph does: what
    looks like the sentence below a lone title may be where the article goes on.
    """
    glues = document.page.glues
    run: list[int] = []
    sentences = 0
    at = first
    while at < len(glues) and len(run) < _MOST_TITLES and lines.is_title(at):
        if glues[at] is not None:
            return []
        run.append(at)
        at = next_open(document, at)
        if at < len(glues) and glues[at] is None and _is_summary(lines.texts[at]):
            sentences += 1
            run.append(at)
            at = next_open(document, at)
    goes_on = sentences == 1 and not _is_summary(lines.texts[run[-1]])
    return run if sentences > 1 or (goes_on and _ends_text(document, lines, at)) else []


def _is_summary(text: str) -> bool:
    return len(text) <= _LONGEST_SUMMARY and ends_sentence(text)


def _ends_text(document: Document, lines: Lines, start: int) -> bool:
    """Whether no paragraph stands at a place of the page or behind it."""
    paragraphs = lines.paragraphs
    behind = paragraphs[bisect_left(paragraphs, start) :]
    return not any(map(document.is_body, behind))


def _has_bullet(lines: Lines, at: int) -> bool:
    return lines.texts[at][0] in _BULLETS


def _up_to_link(lines: Lines, run: Sequence[int]) -> list[int]:
    """The run up to its last link."""
    links = [number for number, at in enumerate(run, 1) if lines.is_link(at)]
    return list(run[: links[-1]]) if links else []


def _above_subhead(document: Document, run: list[int]) -> list[int]:
    """The run up to a wider gap, or without a last line that may be a sub-heading."""
    page, lines = document.page, lines_of(document)
    for n in range(1, len(run)):
        if page.gaps[run[n]] > page.gaps[run[min(1, n - 1)]]:
            return run[:n]
    last = run[-1]
    may_be_subhead = len(page.texts[last]) < _SUBHEAD_LIMIT and not _has_bullet(lines, last)
    return run[:-1] if may_be_subhead else run
