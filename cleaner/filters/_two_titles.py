"""A headline and a dek in flattened text of which the scorer took the dek for the headline."""

from __future__ import annotations

from typing import Final, NamedTuple

from cleaner.model.scorer import Scores
from cleaner.page import Document, Kind
from cleaner.phrases import phrases
from cleaner.text import match_key, words

_HOMES: Final = phrases("drop_breadcrumbs.homes")
# Minimum chance of the upper title to be the headline, as a share of that of the lower one. With
# 0.1, 8 of 1,621 flattened pages have another headline; with 0.4, 7 have, and two lose text.
_LEAST: Final = 0.2
# Minimum words of the upper one, or characters in scripts without spaces: a kicker has fewer. With
# 6, 12 of those pages have another headline, and two lose text.
_LEAST_WORDS: Final = 4
# From this chance on another line is the dek, and the lower title the headline above it. With 0.6,
# one of those pages loses text; with 0.95, three have another headline.
_SURE_DEK: Final = 0.8
# What the rest of a line, and a byline in brackets, begin with.
_NO_TITLE: Final = (":", ",", "|")
_GOES_ON: Final = (":", "：", ",")
_BRACKETS: Final = tuple("([（【")


class TwoTitles(NamedTuple):
    """The places of a headline and of the dek below it, which is None where it is a byline."""

    headline: int
    dek: int | None


def two_titles(document: Document, scores: Scores) -> TwoTitles | None:
    """The headline and the dek where they are two titles, one below the other; None elsewhere.

    Both look like the headline, and the scorer may find the longer one likelier, which is the dek.
    Of 1,400 flattened pages, 20 have such a headline above the likeliest line, and 7 another
    story's title or a kicker.
    """
    at = min(scores.headline_at, default=0)
    if document.form != "text" or at == 0:
        return None
    chance, above = scores.headline, at - 1
    if not _LEAST * chance[at] <= chance[above] <= chance[at] < 1:
        return None
    if scores.dek.max() >= _SURE_DEK or not _are_titles(document, above, at):
        return None
    is_byline = document.page.texts[at].startswith(_BRACKETS)
    return TwoTitles(above, None if is_byline else at)


def _are_titles(document: Document, above: int, at: int) -> bool:
    """Whether two lines may be a headline and its dek: the lower one is longer, and says more."""
    page = document.page
    if page.kinds[above] is not Kind.PARAGRAPH or page.kinds[at] is not Kind.PARAGRAPH:
        return False
    upper, lower = page.texts[above], page.texts[at]
    if page.glues[at] is not None or upper.startswith(_NO_TITLE) or len(upper) >= len(lower):
        return False
    if upper.isupper() and not lower.isupper():
        return False  # A kicker.
    if lower.endswith(_GOES_ON):
        return False  # A headline that was broken into lines.
    if _HOMES.match(match_key(upper.split()[0])):
        return False  # A breadcrumb without marks.
    said, below = words(upper.lower()), words(lower.lower())
    # The page's title repeats the headline with a word more or less.
    says_the_same = set(said) <= set(below) or set(below) <= set(said)
    return len(said) >= _LEAST_WORDS and not says_the_same
