"""Mark the sub-headings that no tag marks."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from cleaner.filters._subheads import follows_text, heads_text, is_open, may_head
from cleaner.page import Document, Role

# The share of a line that is in bold type where all of it is: a mark may stand behind. With 0.7, 7
# of 1,621 labelled pages have another sub-heading; with 0.99, 11 have.
_ALL_BOLD: Final = 0.9


def mark_subheads(document: Document) -> Document:
    r"""Mark a short line without a stop between two paragraphs, or all in bold, as a sub-heading.

    >>> from cleaner.read import read_text
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_text(f"{said}\n\nA long wait\n\n{said}\n\nNo.\n\n{said}")
    >>> [str(block.role) for block in mark_subheads(page).blocks]
    ['paragraph', 'subhead', 'paragraph', 'paragraph', 'paragraph']

    Leaves alone what is said aloud, what ends as a sentence, and a line that nothing follows.

    >>> page = read_text(f"{said}\n\nA long wait")
    >>> mark_subheads(page) is page
    True
    """
    page = document.page
    body = document.body_places()
    return document.with_changes(
        {
            at: document.verdicts[at].as_role(Role.SUBHEAD, "a short line above a paragraph")
            for (before, at), (_, after) in pairwise(pairwise(body))
            if document.verdicts[at].role is Role.PARAGRAPH
            and may_head(document, at)
            and heads_text(document, after)
            and (
                page.bold[at] >= len(page.texts[at]) * _ALL_BOLD
                or (is_open(page.texts[at]) and follows_text(document, before))
            )
        }
    )
