"""Drop the headings of what was dropped."""

from __future__ import annotations

from cleaner.filters._doubtful import is_heading
from cleaner.look.elements import blocks_inside
from cleaner.page import NO_ELEMENT, Document, Role


def drop_orphan_headings(document: Document) -> Document:
    """Drop a heading if all that follows in the element round it was dropped.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<p>{said}<aside><h3>Best of Sunday</h3><p>Sign up</aside><p>{said}")
    >>> odd = page.with_changes({2: page.verdicts[2].scored(0.1).dropped("odd")})
    >>> [block.is_chrome for block in drop_orphan_headings(odd).blocks]
    [False, True, True, False]

    Leaves alone a heading that nothing follows in that element: it may be wrapped up alone.
    Flattened text has no elements.

    >>> drop_orphan_headings(page) is page
    True
    """
    if document.form == "text":
        return document
    verdicts = document.verdicts
    return document.with_changes(
        {
            at: verdict.dropped("a heading of what was dropped")
            for at, verdict in enumerate(verdicts)
            if verdict.role is Role.SUBHEAD
            and is_heading(document, at)
            and _heads_nothing(document, at)
        }
    )


def _heads_nothing(document: Document, at: int) -> bool:
    page = document.page
    outer = page.elements.parents[page.owners[at]]
    if outer == NO_ELEMENT:
        return False
    # To the next block that was not dropped: from one heading to the next one at most.
    below = range(at + 1, blocks_inside(page, outer).stop)
    return len(below) > 0 and all(document.verdicts[place].is_chrome for place in below)
