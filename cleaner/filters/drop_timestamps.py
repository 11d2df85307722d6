"""Mark lines that say when."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.page import NO_ELEMENT, Document, Page, Role
from cleaner.text import may_be_name, words

_HEADINGS: Final = frozenset({"h1", "h2"})


def drop_timestamps(document: Document) -> Document:
    """Mark the dates and times above the text, and the page's own ones anywhere, as bylines.

    >>> said = "Bridge reopens", "The Echo Friday, 12 March 2024", "Updated 12 March 2024, 10:15"
    >>> page = Document.of_lines(*said, "It is open.")
    >>> [block.text for block in drop_timestamps(page).blocks if block.role is Role.BYLINE]
    ['The Echo Friday, 12 March 2024', 'Updated 12 March 2024, 10:15']

    A date alone may head a part of a chronology, so below the top only what says that it is the
    page's own goes, and a date beside it.

    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> page = Document.of_lines(text, text, "12 March 2024", text)
    >>> drop_timestamps(page) is page
    True
    """
    lines = lines_of(document)
    if not lines.numbered:
        return document
    top = lines.head_end()
    times = {at: kind for at, kind in lines.times.items() if document.is_body(at)}
    stamps = {at for at, kind in times.items() if at < top or kind == "stamp"}
    named = {at for at in lines.numbered if at < top and _follows_names(document.page, lines, at)}
    # In order, so that dates may follow one another.
    for at in times:
        if at - 1 in stamps or at + 1 in stamps or at - 1 in named:
            stamps.add(at)
    document = document.as_role(stamps, Role.BYLINE, "timestamp")
    return document.as_role(named, Role.BYLINE, "name and timestamp")


def _follows_names(page: Page, lines: Lines, at: int) -> bool:
    """Whether a line is a name or two before a full date with its day or time, and no more.

    >>> said = "The Aller Post Friday 12 March 2024", "Horoscope for Friday 12 March 2024"
    >>> page = Document.of_lines(*said).page
    >>> _follows_names(page, Lines(page), 0), _follows_names(page, Lines(page), 1)
    (True, False)
    """
    owner = page.owners[at]
    if owner != NO_ELEMENT and page.elements.tags[owner] in _HEADINGS:
        return False
    name = lines.name_before_time(at)
    return name != "" and all(map(may_be_name, words(name)))
