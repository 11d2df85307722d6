"""Drop the title of the page where its headline is shown below."""

from __future__ import annotations

from cleaner.look.headline import stating_lines
from cleaner.page import Document


def drop_page_titles(document: Document) -> Document:
    """Drop the lines of a text that repeat the headline with a site's name or the way to it.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_page_titles, "Bridge reopens on Monday | The Echo", "Bridge reopens on Monday")
    ['Bridge reopens on Monday']
    >>> kept(drop_page_titles, "Bridge reopens on Monday | The Echo", "The old bridge is safe")
    ['Bridge reopens on Monday | The Echo', 'The old bridge is safe']
    """
    if document.form != "text":
        return document
    stating = stating_lines(document).values()
    return document.dropped(stating, "title or breadcrumb with the headline in it")
