"""What says that an element is not shown: names of its class, or its style."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

#: Classes of what is there for screen readers only: it is never part of the shown text.
SPOKEN_ONLY: Final = frozenset(
    """sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader
    u-visually-hidden element-invisible sr-text visually-hide a11y-hidden is-visually-hidden
    vh u-sr-only sronly offscreen off-screen u-hidden-visually hidden-visually u-visuallyhidden
    screen-reader-only sr_only assistive-text a11y-text u-screen-reader tw-sr-only show-for-sr
    visually-hidden-focusable sr-only-focusable govuk-visually-hidden accessibly-hidden
    hide-visually blind screen_out""".split()
)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]",
    re.IGNORECASE,
)
# Longest style of an element that is looked at, in characters, which bounds the work: 1 % of 1,104
# labelled pages have one of 615 and more.
_LONGEST_STYLE: Final = 500


def spoken_only(classes: str) -> bool:
    """Whether class names are those of what is there for screen readers only."""
    return not SPOKEN_ONLY.isdisjoint(classes.lower().split())


def hides(style: str) -> bool:
    """Whether an element is not shown, by its style."""
    return _hides(style[:_LONGEST_STYLE])


# The pages of a site style their elements alike.
@lru_cache(4096)
def _hides(style: str) -> bool:
    return _HIDING_STYLE.search(style) is not None
