"""Ask the learned scorer what each block is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.page import Document

if TYPE_CHECKING:
    from cleaner.model.weights import Weights


def drop_boilerplate(document: Document, weights: Weights | None = None) -> Document:
    """Mark the headline and the dek, and drop every block that reads as boilerplate.

    >>> from cleaner.read import read
    >>> page = open("fixtures/pages/sample/input.txt", encoding="utf-8").read()
    >>> blocks = drop_boilerplate(read(page)[0]).blocks
    >>> blocks[0].role, blocks[1].role, blocks[-1].is_chrome
    (<Role.HEADLINE: 'headline'>, <Role.DEK: 'dek'>, True)

    Blocks that an earlier filter took stay as they are, but they are evidence for those round them.

    Args:
        document: the page.
        weights: the scorer's weights; by default those that come with the package.
    """
    # Imported here: numpy and the scorer take longer to import than all else together.
    from cleaner.filters._scored import settle_by_score  # noqa: PLC0415

    return settle_by_score(document, weights)
