"""Drop the counters of a gallery's pictures."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document

_COUNTER: Final = re.compile(r"\d{1,3} ?/ ?(\d{1,3})")
# The length, in characters, of "100 / 200".
_LONGEST: Final = 9


def drop_picture_counters(document: Document) -> Document:
    """Drop lines that count the pictures of a gallery: "1/12", "2/12" and others of one total.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_picture_counters, "1 / 12", "The old bridge", "2 / 12", "The new one")
    ['The old bridge', 'The new one']

    One alone may be a mark or a share.

    >>> kept(drop_picture_counters, "The verdict", "8/10")
    ['The verdict', '8/10']
    """
    texts = document.page.texts
    by_total: defaultdict[str, list[int]] = defaultdict(list)
    for at in lines_of(document).holding("/"):
        counted = _COUNTER.fullmatch(texts[at]) if len(texts[at]) <= _LONGEST else None
        if counted is not None and document.is_body(at):
            by_total[counted[1]].append(at)
    several = [
        at for places in by_total.values() if len({texts[at] for at in places}) > 1 for at in places
    ]
    return document.dropped(several, "picture counter")
