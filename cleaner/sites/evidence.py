"""What the pages of a site show of an element or of a line, and what that says of a block there."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from cleaner.page import Role, Verdict

#: A page tells of an element as much as this many of its blocks at most: what stands there ten
#: times is no surer than what stands there twice.
ENOUGH_BLOCKS: Final = 2
#: What one page tells, in the whole numbers that evidence is counted in: sums of them do not depend
# on the order of the pages.
PAGE: Final = 100
# How sure the scorer is of a block that a filter settled by name, as log-odds.
_NAMED: Final = 3.9
# A dek is the first paragraph of the text on one site, and never on another.
_DEK: Final = 1.0
# A block that later filters settled is at least so sure, whatever the scorer made of it.
_SETTLED: Final = 0.8
_SUREST: Final = 0.997
# An error of the general answer tells more of an element than what it got right there, which the
# scorer knew without the profile. What it dropped rightly speaks for dropping, too, where nothing
# else stood; what it kept rightly hardly speaks for keeping, since chrome stands in the body.
# Found on 800 pages of 120 sites: `python -m benchmarks.learn`.
_OF_ERRORS: Final = 2.0
_OF_DROPPED: Final = 1.0
_OF_KEPT: Final = 0.1
_WEIGHT: Final = 2.0
_WEIGHT_OF_LINES: Final = 1.0
_WEIGHT_OF_ENDS: Final = 1.0
# What stands on a page once, in however many blocks.
_ONCE: Final = ("headline", "dek", "byline", "published", "opens", "closes")


class Evidence(NamedTuple):
    """What the pages of a site show of one element, or of one line.

    All but `pages` are in hundredths of a page, so that a page counts the same whatever the number
    of its blocks.

    Attributes:
        pages: on how many pages it stands.
        kept: body that the general answer kept.
        lost: body that the general answer dropped.
        dropped: chrome that the general answer dropped.
        extra: chrome that the general answer kept.
        headline: the headline.
        dek: the dek.
        byline: the names of the authors.
        published: the day of publication.
        seen: what the general answer kept on pages of which nothing is expected.
        edge: what stands at the edges of the body on such pages, or outside of it.
        opens: where nothing of the article stands above the line.
        closes: where nothing of the article stands below it.
    """

    pages: int = 0
    kept: int = 0
    lost: int = 0
    dropped: int = 0
    extra: int = 0
    headline: int = 0
    dek: int = 0
    byline: int = 0
    published: int = 0
    seen: int = 0
    edge: int = 0
    opens: int = 0
    closes: int = 0

    def __add__(self, other: object) -> Evidence:
        if not isinstance(other, Evidence):
            return NotImplemented
        return Evidence(*(mine + others for mine, others in zip(self, other, strict=True)))

    @property
    def body(self) -> int:
        """How much of it is body."""
        return self.kept + self.lost

    @property
    def chrome(self) -> int:
        """How much of it is chrome."""
        return self.dropped + self.extra

    @property
    def is_wrong(self) -> bool:
        """Whether the general answer was wrong there."""
        return bool(self.lost or self.extra or self.headline or self.dek)

    @property
    def is_telling(self) -> bool:
        """Whether it says more than that the general answer was right."""
        return bool(self.is_wrong or self.byline or self.published)

    def of_page(self, enough: int) -> Evidence:
        """What one page tells, given how many blocks of it there are of each sort.

        Args:
            enough: how many blocks of a page tell all that it can tell.
        """
        blocks = self._replace(**dict.fromkeys(("pages", *_ONCE), 0))
        total = sum(blocks)
        share = PAGE * min(total, enough) / (enough * total) if total else 0.0
        told = Evidence(*(round(share * count) for count in blocks))
        once = {name: PAGE * (getattr(self, name) > 0) for name in _ONCE}
        return told._replace(pages=1, **once)

    def against(self, *, is_body: bool) -> float:
        """How strongly this speaks against the general answer, in pages; 0 where it does not.

        Args:
            is_body: what the general answer is.
        """
        wrong, alike, opposed = (
            (self.extra, _OF_DROPPED * self.dropped, _OF_ERRORS * self.body)
            if is_body
            else (self.lost, _OF_KEPT * self.kept, _OF_ERRORS * self.chrome)
        )
        speaks = _OF_ERRORS * wrong + (0 if opposed else alike)
        if speaks <= opposed:
            return 0.0
        # Squared: where the pages disagree the scorer knows better.
        agreement = ((speaks - opposed) / (speaks + opposed)) ** 2
        return speaks / PAGE * agreement


def sureness(verdict: Verdict) -> float:
    """How sure the general answer is of a block, as log-odds; never below 0."""
    if verdict.role is Role.DEK:
        return _DEK
    if not verdict.is_scored:
        return _NAMED
    chance = min(max(verdict.chance, 1 - _SUREST), _SUREST)
    odds = math.log(chance / (1 - chance))
    return max(odds if verdict.is_body else -odds, _SETTLED)


def weight_of_element(against: float) -> float:
    """How much what an element shows weighs against the general answer, as log-odds."""
    return _WEIGHT * math.log2(1 + against)


def weight_of_ends(pages: float) -> float:
    """How much lines that close the site's pages, counted in pages, weigh against what follows."""
    return _WEIGHT_OF_ENDS * math.log2(1 + pages)


def weight_of_line(against: float) -> float:
    """How much what a repeated line shows weighs against the general answer, as log-odds."""
    return _WEIGHT_OF_LINES * math.log2(1 + against)
