"""Say in words what speaks for a block as the headline or the dek: evidence that people can check.

The trees weigh much more than this. Only what is plain enough to name is named here.
"""

from __future__ import annotations

from typing import Final

from cleaner.model.columns.table import Columns
from cleaner.page import Block

# How alike a block and the page's title are, or its description, to be said to agree: Dice's
# coefficient of their words.
_AGREES: Final = 0.6
# The share of a block's words that the text speaks of, too.
_SPOKEN_OF: Final = 0.5
# An element counts four where it is named, the one round it two, and the next one one.
_NAMED: Final = 2
_BOLD: Final = 0.8
_NEAR: Final = 3


def headline_signs(block: Block, table: Columns, at: int) -> list[str]:
    """What speaks for a block as the headline, e.g. "h1" and "agrees with the title"."""
    signs = [block.tag] if block.tag in ("h1", "h2") else []
    if table["like_title"][at] >= _AGREES:
        signs.append("agrees with the title")
    if "headline_words" in table and table["headline_words"][at] >= _NAMED:
        signs.append("named so in the markup")
    if table["from_first"][at] < 0:
        signs.append("above the text")
    if table["echo_body"][at] >= _SPOKEN_OF:
        signs.append("the text speaks of it")
    return signs


def dek_signs(block: Block, table: Columns, at: int) -> list[str]:
    """What speaks for a block as the dek, e.g. "right below the headline" and "bold"."""
    signs = [block.tag] if block.tag in ("h2", "h3") else []
    if "dek_words" in table and table["dek_words"][at] >= _NAMED:
        signs.append("named so in the markup")
    if table["like_description"][at] >= _AGREES:
        signs.append("agrees with the description")
    if 0 < table["after_headline"][at] <= _NEAR:
        signs.append("right below the headline")
    if table["bold"][at] >= _BOLD:
        signs.append("bold")
    if table["from_first"][at] < 0:
        signs.append("above the text")
    return signs
