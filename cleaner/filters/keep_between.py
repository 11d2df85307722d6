"""Keep the blocks between two kept paragraphs that are built as they are."""

from __future__ import annotations

from typing import Final

from cleaner.filters._doubtful import doubtful, is_heading
from cleaner.look.elements import alike
from cleaner.page import Document, Role

# Minimum score of a short block between two kept ones. With 0.45, 8 of 1,657 labelled pages get
# worse and 4 better.
_LEAST: Final = 0.3


def keep_between(document: Document) -> Document:
    """Keep a block, however short, right between two kept paragraphs that are built as it is.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<p>{said}<p>Silence.<p>{said}")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.4).dropped("odd")})
    >>> [block.is_chrome for block in keep_between(odd).blocks]
    [False, False, False]

    Leaves alone what holds a link, headings, and flattened text: a button or a label may look the
    same there.

    >>> page = read_html(f"<p>{said}<p class=note>Silence.<p>{said}")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.4).dropped("odd")})
    >>> keep_between(odd) is odd
    True
    """
    if document.form == "text":
        return document
    page = document.page
    lost = [
        at
        for at in doubtful(document, _LEAST)
        if not page.linked[at] and not is_heading(document, at) and 0 < at < len(page) - 1
    ]
    if not lost:
        return document
    looks = alike(page)
    verdicts = document.verdicts
    return document.with_changes(
        {
            at: verdicts[at].as_role(Role.PARAGRAPH, "stands between paragraphs built as it is")
            for at in lost
            if verdicts[at - 1].role is verdicts[at + 1].role is Role.PARAGRAPH
            and looks[at - 1] == looks[at] == looks[at + 1]
        }
    )
