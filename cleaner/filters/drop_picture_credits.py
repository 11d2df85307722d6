"""Mark picture credits."""

from __future__ import annotations

from cleaner.look.credits import picture_credits
from cleaner.page import Document, Role


def drop_picture_credits(document: Document) -> Document:
    """Mark the lines that say who made a picture as captions.

    >>> said = "Photo: A. Roe/Reuters", "© AFP", "Image source, Getty Images", "It is open."
    >>> page = Document.of_lines(*said)
    >>> [str(block.role) for block in drop_picture_credits(page).blocks]
    ['caption', 'caption', 'caption', 'paragraph']

    >>> said = "Photo of the year", "Reuters", "Photographs show the bridge: it is open."
    >>> page = Document.of_lines(*said)
    >>> drop_picture_credits(page) is page
    True
    """
    return document.as_role(picture_credits(document), Role.CAPTION, "picture credit")
