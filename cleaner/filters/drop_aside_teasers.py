"""Drop what is left of teasers in boxes beside the text."""

from __future__ import annotations

from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import blocks_inside, outermost, tagged
from cleaner.page import Document

# Maximum mean score of what was kept: boxes of the story score more. Of 6 boxes on 3,223 labelled
# pages all lead to other stories.
_MOST: Final = 0.9
# Maximum share of the article's text that such boxes may hold: they may never be the article. With
# twice as much, one of 1,621 labelled pages gets better; with half, none changes.
_MOST_OF_BODY: Final = 0.3


def drop_aside_teasers(document: Document) -> Document:
    """Drop what was kept of an `aside` in which a link was dropped, the title of another story.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"
    >>> title = "<h3><a href=/>How the ferry was built</a></h3>"
    >>> box = f"<aside>{title}<p>Oak and patience.</p></aside>"
    >>> page = read_html(said * 3 + box + said * 3)
    >>> page = page.with_verdicts(verdict.scored(0.6) for verdict in page.verdicts)
    >>> odd = page.with_changes({3: page.verdicts[3].dropped("odd")})
    >>> list(drop_aside_teasers(odd).body_places())
    [0, 1, 2, 5, 6, 7]

    Leaves alone boxes of which nothing was dropped: they are the story's.

    >>> drop_aside_teasers(page) is page
    True
    """
    page, verdicts = document.page, document.verdicts
    boxes = [blocks_inside(page, box) for box in outermost(page, tagged(page, ("aside",)))]
    found: list[int] = []
    for box in boxes:
        kept = [at for at in box if document.is_body(at)]
        if not kept or sum(verdicts[at].chance for at in kept) > _MOST * len(kept):
            continue
        if any(_is_dropped_title(document, at) for at in box):
            found += kept
    if text_size(page, found) > _MOST_OF_BODY * text_size(page, document.body_places()):
        return document
    return document.dropped(found, "beside the title of another story")


def _is_dropped_title(document: Document, at: int) -> bool:
    verdict = document.verdicts[at]
    return document.page.linked[at] > 0 and verdict.is_chrome and verdict.is_scored
