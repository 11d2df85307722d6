"""Drop hidden text round an article that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.filters._groups import text_size
from cleaner.look.elements import TOO_WIDE, blocks_inside, hidden, hidden_round
from cleaner.page import Document, Page, Role

# Minimum ratio of the shown text to the hidden text above it. Below that, the hidden text is the
# article, which a script will show. At 0.25 and at 1, none of 788 labelled pages changes.
_LEAST_SHOWN: Final = 0.5
# Minimum size of an article that is shown below its headline, in characters: three short
# paragraphs. A teaser of the text that has to be paid for is shorter. Half and twice do the same
# on those pages.
_SHOWN_ARTICLE: Final = 400
# What opens over a page, by the words that name it.
_OVERLAYS: Final = frozenset(
    """modal dialog overlay popup popover tooltip lightbox drawer terms disclaimer imprint legal
    newsletter cookie consent offcanvas hovercard next upnext related recirculation""".split()
)


def drop_hidden(document: Document) -> Document:
    """Drop what stands hidden round an article that the page shows.

    Such are the terms of a form that opens over the page, the story to read next, and a summary for
    machines. An article may be hidden, too, until it is paid for or a script shows it: that stands
    among the text that is shown, or the page shows no article.

    >>> from cleaner.read import read_html
    >>> terms = "<div hidden><p>By signing up you accept the rules of this site.</div>"
    >>> text = "<p>The bridge over the Orla reopened on Monday after four years."
    >>> page = read_html(f"{terms}<h1>Bridge reopens</h1>{text}{terms}")
    >>> page = page.with_changes({1: page.blocks[1].as_role(Role.HEADLINE, "")})
    >>> [block.is_chrome for block in drop_hidden(page).blocks]
    [True, False, False, False]

    Leaves alone a page of which the headline is hidden, or that shows none, and flattened text.

    >>> page = page.with_changes({1: page.verdicts[1].as_role(Role.PARAGRAPH, "")})
    >>> drop_hidden(page) is page
    True
    """
    page, verdicts = document.page, document.verdicts
    away = hidden(page)
    headlines = document.places(Role.HEADLINE) if away else ()
    if not headlines or headlines[0] in away:
        return document
    text = sorted((*document.body_places(), *document.places(Role.DEK)))
    lost = [at for at in text if at in away]
    shown = [at for at in document.body_places() if at not in away]
    return document.with_changes(
        {
            at: verdicts[at].dropped(reason)
            for at, reason in _away(page, lost, shown, headlines[0]).items()
        }
    )


def _away(page: Page, hidden: Sequence[int], shown: Sequence[int], headline: int) -> dict[int, str]:
    """The hidden blocks that are no part of the article, each with the reason."""
    above = [at for at in hidden if at < headline]
    found: dict[int, str] = {}
    if text_size(page, shown) >= _LEAST_SHOWN * text_size(page, above):
        found = dict.fromkeys(above, "hidden above the headline")
    below = [at for at in shown if at > headline]
    if text_size(page, below) >= _SHOWN_ARTICLE:
        for at in hidden:
            if headline < at < below[0]:
                found[at] = "hidden above the text"
            elif _is_apart(page, at):
                found[at] = "hidden apart from the text"
    return found


def _is_apart(page: Page, at: int) -> bool:
    """Whether a block stands in a hidden element that opens over the page, or is a page in itself.

    Sections of a text that a click unfolds have headings, too, but no `h1`.
    """
    columns = page.elements
    outermost = hidden_round(page, at)
    if columns.tags[outermost] in TOO_WIDE:
        return False
    if columns.tags[outermost] == "dialog" or not _OVERLAYS.isdisjoint(columns.words[outermost]):
        return True
    first = blocks_inside(page, outermost)[0]
    return columns.tags[page.owners[first]] == "h1"
