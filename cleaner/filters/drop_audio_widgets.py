"""Drop the labels of audio and video players, and read times."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_audio_widgets")

# Longest time of a player, or time to read, in characters: 25 and 100 do the same on 1,477 labelled
# pages.
_LONGEST_READ_TIME: Final = 50
#: Player times: "00:00 / 03:24", "0:00", "01:12:00".
_PLAYER_TIME = re.compile(r"^[-–]?\d{1,2}:\d\d(?::\d\d)? ?[/|–-] ?\d{1,2}:\d\d(?::\d\d)?$|^0?0:00$")


def drop_audio_widgets(document: Document) -> Document:
    """Drop the labels and times of audio and video players, and how long the text takes to read.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_audio_widgets, "Listen to this article", "0:00 / 3:24", "5 min read", "It opens.")
    ['It opens.']

    >>> kept(drop_audio_widgets, "5 minutes later the bridge closed", "Listen to the river", "2:1")
    ['5 minutes later the bridge closed', 'Listen to the river', '2:1']
    """
    lines = lines_of(document)
    named = frozenset(lines.among(PHRASES))
    widgets = {at for at in named if PHRASES.is_line(lines.keys[at]) or not lines.is_spoken(at)}
    times = [at for at in lines.holding(":") if _PLAYER_TIME.match(lines.texts[at])]
    widgets.update(
        at
        for at in (*times, *lines.counting(PHRASES))
        if at not in named and len(lines.keys[at]) <= _LONGEST_READ_TIME
    )
    return document.dropped(widgets, "player or read time")
