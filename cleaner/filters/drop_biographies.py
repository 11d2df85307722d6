"""Drop what a page says of the author without a heading."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document, Role
from cleaner.phrases import phrases
from cleaner.text import match_key

CONTRIBUTED: Final = phrases("drop_biographies.contributed")

# A biography stands behind this many paragraphs, and among the last few: of 1,334 labelled pages,
# ten keep theirs where it must be among the last two.
_FEWEST_BEFORE: Final = 3
_MOST_BEHIND: Final = 4
# How far into a paragraph its author's name is looked for, and whether somebody "contributed". Half
# and nearly twice as far do the same on 1,477 labelled pages.
_OPENING: Final = 80
# A name of two to four words: one word alone may stand anywhere.
_NAME_WORDS: Final = range(2, 5)


def drop_biographies(document: Document) -> Document:
    """Drop paragraphs near the end that begin with the full name of the author.

    >>> from cleaner.page import Document, Role
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> bio = "Jane Roe has written about rivers and bridges since 2004 and lives in Celle."
    >>> page = Document.of_lines("By Jane Roe", text, text, text, bio)
    >>> [b.text for b in drop_biographies(page.as_role([0], Role.BYLINE, "")).blocks if b.is_chrome]
    ['Jane Roe has written about rivers and bridges since 2004 and lives in Celle.']
    >>> drop_biographies(page) is page
    True
    """
    lines = lines_of(document)
    start = max(lines.tail_start(_MOST_BEHIND), lines.behind_paragraphs(_FEWEST_BEFORE))
    last = [at for at in lines.paragraphs if at >= start and document.is_body(at)]
    names = _authors(document) if last else frozenset()
    named = [at for at in last if names and _is_biography(document, at, names)]
    return document.dropped(named, "about the author")


def _is_biography(document: Document, at: int, names: frozenset[str]) -> bool:
    lines = lines_of(document)
    key = match_key(lines.texts[at][:_OPENING])
    # A colon makes it a line of an interview, and who else reported is the article's to say.
    return any(
        key.startswith(f"{name} ") and not lines.has_colon(at, name) for name in names
    ) and not any(f" {said} " in key for said in CONTRIBUTED.keys)


def _authors(document: Document) -> frozenset[str]:
    """What may be an author's full name, as keys: from the hints, and what ends an author line."""
    names = {match_key(name) for name in document.hints.authors}
    for at in document.places(Role.BYLINE):
        key = document.page.keys[at]
        if key and len(key) <= _OPENING:
            said = key.split(" ")
            names.update(" ".join(said[-size:]) for size in _NAME_WORDS if size <= len(said))
    return frozenset(
        name
        for name in names
        if name.count(" ") + 1 in _NAME_WORDS and not any(map(str.isdigit, name))
    )
