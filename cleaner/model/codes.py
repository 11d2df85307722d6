"""The numbers that stand for roles, tags and kinds of characters in the scorer's columns.

The weights were trained on these numbers: to change one is to train again. A new name gets a number
of its own, and no number is given twice to different things.
"""

from __future__ import annotations

from typing import Final

from cleaner.page import Role

#: The role that a block has before the scorer is asked (column `roles`).
ROLE_CODES: Final = {
    Role.HEADLINE: 0,
    Role.DEK: 1,
    Role.BYLINE: 2,
    Role.PARAGRAPH: 3,
    Role.SUBHEAD: 4,
    Role.LIST_ITEM: 5,
    Role.QUOTE: 6,
    Role.TABLE_ROW: 7,
    Role.EMBED: 8,
    Role.CAPTION: 9,
    Role.CHROME: 10,
}

#: The tag of a block's own element (column `tag`); tags that say about the same share a number.
TAG_CODES: Final = {
    "p": 1,
    "h1": 2,
    "h2": 3,
    "h3": 4,
    "h4": 5, "h5": 5, "h6": 5,
    "li": 6,
    "div": 7,
    "tr": 8,
    "td": 9, "th": 9,
    "figcaption": 10,
    "blockquote": 11,
    "span": 12,
    "button": 13,
    "dt": 14, "dd": 14,
    "section": 15, "article": 15,
    "body": 16, "center": 16,
}  # fmt: skip
OTHER_TAG: Final = 0

#: The kind of a block's first and last character (columns `first` and `last`).
CHARACTER_CODES: Final = {
    "other": 0,
    "space": 1,
    "lower": 2,
    "upper": 3,
    "digit": 4,
    "wide": 5,
    "stop": 6,
    "comma": 7,
    "quote": 8,
    "bracket": 9,
    "caseless": 10,
    "dash": 11,
    "bar": 12,
}
