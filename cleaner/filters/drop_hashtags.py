"""Drop lines of hashtags."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document

_HASHES: Final = "#＃"


def drop_hashtags(document: Document) -> Document:
    """Drop lines that are nothing but hashtags, two or more.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_hashtags, "Bridge reopens", "#Bridge #Aller")
    ['Bridge reopens']

    One alone may be said of something.

    >>> kept(drop_hashtags, "#Bridge", "The people of the town write #Aller under their pictures.")
    ['#Bridge', 'The people of the town write #Aller under their pictures.']
    """
    lines = lines_of(document)
    marked = {at for mark in _HASHES for at in lines.holding(mark)}
    return document.dropped([at for at in marked if _is_hashtags(lines.texts[at])], "hashtags")


def _is_hashtags(text: str) -> bool:
    names = text.split()
    return len(names) > 1 and all(name[0] in _HASHES for name in names)
