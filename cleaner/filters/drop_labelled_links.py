"""Drop links to other stories behind a label in capitals."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document, Kind, Role

# The label, in any script that has capitals, and a colon.
_LABEL: Final = re.compile(r"[\W\d]{0,3}([^\W\d_][^:a-zß-öø-ÿа-яα-ω]{2,30}): ")
# Shortest title, in characters: "NOTE: Ferry" may be a line of the text. With half and twice, none
# of 1,621 labelled pages changes.
_SHORTEST_TITLE: Final = 10
# Minimum share of the title that is linked. With 0.7, one of those pages gets better; with
# 0.98, none changes.
_LINKED: Final = 0.9
# A line with a higher score is text that holds a link. Of 14 lines below it on 3,223 labelled pages
# 12 are links to other stories.
_SURE: Final = 0.9
_ROLES: Final = frozenset({Role.PARAGRAPH, Role.SUBHEAD})
_KINDS: Final = frozenset({Kind.PARAGRAPH, Kind.HEADING})


def drop_labelled_links(document: Document) -> Document:
    """Drop a line between paragraphs that is a label in capitals and a linked title behind it.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
    >>> page = read_html(f"{said}<p>LOOKING BACK: <a href=/>How the ferry was built</a></p>{said}")
    >>> list(drop_labelled_links(page).body_places())
    [0, 2]

    Leaves alone a label before text, and other labels.

    >>> page = read_html(f"{said}<p>UPDATE: The <a href=/>ferry</a> stays, too.</p>{said}")
    >>> drop_labelled_links(page) is page
    True
    """
    found = [at for at in lines_of(document).holding(":") if _is_labelled_link(document, at)]
    return document.dropped(found, "a link to another story behind its label")


def _is_labelled_link(document: Document, at: int) -> bool:
    page, verdict = document.page, document.verdicts[at]
    text = page.texts[at]
    if not page.linked[at] or page.kinds[at] not in _KINDS:
        return False
    label = _LABEL.match(text)
    if label is None or not label[1].isupper() or verdict.chance >= _SURE:
        return False
    title = len(text) - label.end()
    return (
        verdict.role in _ROLES and title >= _SHORTEST_TITLE and page.linked[at] >= _LINKED * title
    )
