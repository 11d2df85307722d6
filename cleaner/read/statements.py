"""What a page states outside its text, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

#: Bounds on what is kept of a page: characters of a value, values of a kind. Of 1,104 labelled
#: pages 1 % have a value of half this length, and 0.1 % as many of a kind.
LONGEST: Final = 5_000
MOST: Final = 50
#: Most elements that are asked whether they begin with a byline, which bounds the work.
MOST_BYLINES: Final = 500
#: Longest key of a meta tag, in characters: a thousandth of those pages have a longer one than 66.
LONGEST_KEY: Final = 80
#: How many elements round a time are asked whether they are named for comments. A page may have as
#: many times as it likes, and lie as deep, so there must be a bound.
COMMENT_REACH: Final = 6


class Statements(NamedTuple):
    """What a page states.

    Attributes:
        metas: the values of meta tags by their keys, in small letters.
        title: the page's title.
        canonical: the address that it gives as its own.
        scripts: its JSON-LD.
        times: of each time in its text but those of comments what marks it, and when it is.
    """

    metas: dict[str, list[str]]
    title: str
    canonical: str
    scripts: list[str]
    times: list[tuple[str, str]]

    def all_of(self, keys: Iterable[str]) -> list[str]:
        """The values of some meta keys, in the order of the keys."""
        return [value for key in keys for value in self.metas.get(key, ())]
