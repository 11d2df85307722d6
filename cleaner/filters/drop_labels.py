"""Drop the labels above a text."""

from __future__ import annotations

from itertools import takewhile

from cleaner.page import Document, Kind


def drop_labels(document: Document) -> Document:
    r"""Drop the lines above a text that state its title, address, date and the like.

    >>> from cleaner.read import read
    >>> page = drop_labels(read("Title: The bridge\nDate: 2024-05-01\n\nIt is open.")[0])
    >>> [verdict.is_chrome for verdict in page.verdicts]
    [True, True, False]

    The reader has read them as hints. Leaves alone a text that states nothing.

    >>> page = read("Update: it is open.")[0]
    >>> drop_labels(page) is page
    True
    """
    above = takewhile(lambda at: document.page.kinds[at] is Kind.LABEL, range(len(document.page)))
    return document.with_changes(
        {at: document.verdicts[at].dropped("a label above the text") for at in above}
    )
