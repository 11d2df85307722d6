"""Drop what a page says of the author and of itself under a heading of its own."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import heads_paragraph, lines_of, next_open
from cleaner.look.sections import section_end
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_author_boxes")

# A box stands behind this many paragraphs, so that it is no heading of the article, and among the
# last few. Among the last two, five of 1,334 labelled pages keep theirs.
_FEWEST_BEFORE: Final = 2
_MOST_BEHIND: Final = 4
# The lines of a box: the heading, a biography, and short lines such as links to the author's pages.
# With 24, a paragraph of those pages goes; with 6, nine keep theirs.
_LIMIT: Final = 12


def drop_author_boxes(document: Document) -> Document:
    """Drop "About the author" behind the text with the biography below, or that alone.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> bio = "Jane Roe has written about rivers and bridges since 2004 and lives in Celle."
    >>> kept(drop_author_boxes, text, text, "About the author", bio) == [text, text]
    True

    In flattened text one paragraph is taken for the biography; with more of them below, the line
    is a heading of the article and stays.

    >>> len(kept(drop_author_boxes, text, text, "About the author", bio, text))
    5
    """
    lines = lines_of(document)
    named = lines.among(PHRASES)
    if not named:
        return document
    tail = max(lines.tail_start(_MOST_BEHIND), lines.behind_paragraphs(_FEWEST_BEFORE))
    dropped: set[int] = set()
    for at in named:
        if at >= tail and at not in dropped and document.is_body(at) and lines.is_title(at):
            dropped.update(_box(document, at))
    return document.dropped(dropped, "author box")


def _box(document: Document, heading: int) -> list[int]:
    """The heading, the biography below it and the short lines round that; empty if it is none."""
    lines = lines_of(document)
    if not PHRASES.is_line(lines.keys[heading]):
        is_alone = lines.is_link(heading) or not heads_paragraph(document, heading)
        return [heading] if is_alone else []
    end = section_end(document, heading)
    box = [heading]
    at = next_open(document, heading)
    while at < end and len(box) < _LIMIT:
        box.append(at)
        at = next_open(document, at)
    biographies = sum(map(lines.is_paragraph, box[1:]))
    return box if biographies <= 1 and len(box) < _LIMIT else []
