"""The names and the date that a page shows near its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.look.timestamps import words_beside_time
from cleaner.page import Block, Role
from cleaner.read.authors import full_names_shown, names_shown
from cleaner.read.dates import date_shown

# How far above the headline or behind the body a byline may stand, in blocks: what is further off
# is another story's, or the site's, such as today's date or "By topic" in a menu.
_BESIDE: Final = 4


# Most words beside a date in a line that no filter took for a byline; a caption has more.
_MOST_BESIDE_DATE: Final = 4


class Credits(NamedTuple):
    """Who wrote an article and when it was published, as the profile of its site finds it.

    Attributes:
        authors: the names; empty where the profile does not know better than the page.
        published: the day in ISO 8601; "" likewise.
    """

    authors: tuple[str, ...] = ()
    published: str = ""


class Surroundings(NamedTuple):
    """What is round an article on its page.

    Attributes:
        head: the blocks of headline and dek.
        body: the blocks of the body.
        removed: the other blocks of the page, in its order.
    """

    head: Sequence[Block]
    body: Sequence[Block]
    removed: Sequence[Block]

    def below(self) -> Iterator[Block]:
        """What stands between headline and body; with no headline shown, the bylines above it."""
        first = self.body[0].index if self.body else 0
        for block in self.removed:
            if block.index >= first:
                break
            if block.role is Role.BYLINE if not self.head else self._is_below(block):
                yield block

    def above(self) -> Iterator[Block]:
        """The bylines right above the headline, the nearest first."""
        if self.head:
            top = self.head[0].index
            near = (one for one in self.removed if top - _BESIDE <= one.index < top)
            yield from reversed([one for one in near if one.role is Role.BYLINE])

    def behind(self) -> Iterator[Block]:
        """The bylines right behind the body."""
        last = self.body[-1].index if self.body else 0
        near = (one for one in self.removed if last < one.index <= last + _BESIDE)
        return (one for one in near if one.role is Role.BYLINE)

    def _is_below(self, block: Block) -> bool:
        return block.index > self.head[0].index and block.role in (Role.BYLINE, Role.CHROME)


def names_below(around: Surroundings) -> tuple[str, ...]:
    """The names in the first byline between headline and body.

    A line that no filter took for a byline is one where it names people in full.
    """
    for block in around.below():
        known = block.role is Role.BYLINE
        names = names_shown(block.text) if known else full_names_shown(block.text)
        if names:
            return names
    return ()


def names_anywhere(around: Surroundings) -> tuple[str, ...]:
    """The names in the first byline: below the headline, right above it, behind the body."""
    others = (names_shown(one.text) for part in (around.above, around.behind) for one in part())
    return names_below(around) or next(filter(None, others), ())


def date_near_headline(around: Surroundings, *, language: str, day_first: bool) -> str:
    """The date that is shown below the headline, or else right above it; "" if there is none.

    Args:
        around: what is round the article.
        language: the article's, by ISO 639; "" where it is not known.
        day_first: whether the page's language puts the day before the month for certain.
    """
    lines = (
        one.text
        for part in (around.below, around.above)
        for one in part()
        if one.role is Role.BYLINE
        or words_beside_time(one.text) <= _MOST_BESIDE_DATE
        or full_names_shown(one.text)
    )
    dates = (date_shown(line, language=language, day_first=day_first) for line in lines)
    return next(filter(None, dates), "")
