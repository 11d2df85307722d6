"""Drop the texts of teasers whose titles were dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import alike
from cleaner.page import Document, Role

# Minimum number of texts, and the least share of those built alike, that stand each below its own
# title. With two texts, one of 788 labelled pages loses its article; with half of the share, none
# changes.
_FEWEST: Final = 3
_MOSTLY: Final = 0.75
# Maximum score of a title: the scorer is less sure of what an article has between its parts. It is
# not asked below a heading of related stories, which a filter took by name. Without this, one of
# 1,621 labelled pages loses a quarter of its F1.
_MOST_SCORE: Final = 0.2
# The article stands before them, and is at least this share of their size. Without that, one of
# 1,621 labelled pages loses its text.
_SHARE_BEFORE: Final = 0.25
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

    Leaves alone texts of which a title was kept, and flattened text: nothing shows there what was a
    link.

    >>> drop_teasers(page) is page
    True
    """
    if document.form == "text":
        return document
    body = document.body_places()
    if not body:
        return document
    # Only what the page closes with may be such.
    looks = alike(document.page)
    teasers = [at for at in body if looks[at] == looks[body[-1]]]
    if not _stand_below_titles(document, teasers) or not _stand_behind_text(document, teasers):
        return document
    reason = "text below the title of another story"
    return document.with_changes({at: document.verdicts[at].dropped(reason) for at in teasers})


def _is_title(document: Document, at: int, most: float) -> bool:
    """Whether a block was dropped and may be the title of another story.

    Args:
        document: a scored page.
        at: the place of the block.
        most: the maximum score of such a title.
    """
    verdict = document.verdicts[at]
    return document.page.linked[at] > 0 and verdict.is_chrome and verdict.chance <= most


def _stand_below_titles(document: Document, teasers: Sequence[int]) -> bool:
    """Whether most runs of texts that follow one another stand below titles of their own."""
    of_teasers = frozenset(teasers)
    starts = [at for at in teasers if at - 1 not in of_teasers]
    if len(starts) < _FEWEST:
        return False
    first = teasers[0]
    is_named = first > 0 and not document.verdicts[first - 1].is_scored
    most = 1 if is_named else _MOST_SCORE
    titled = [at for at in starts if at > 0 and _is_title(document, at - 1, most)]
    if any(document.verdicts[at].role not in _TEXTS for at in titled):
        return False
    different = {document.page.texts[at - 1] for at in titled}
    return len(different) >= max(_FEWEST, _MOSTLY * len(starts))


def _stand_behind_text(document: Document, teasers: Sequence[int]) -> bool:
    """Whether an article stands before some texts that is no mere teaser of theirs."""
    page = document.page
    before = text_size(page, [at for at in document.body_places() if at < teasers[0]])
    return before >= _SHARE_BEFORE * text_size(page, teasers)
