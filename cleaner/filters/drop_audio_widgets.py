"""Drop the labels of audio and video players, and read times."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.blocks import is_spoken
from cleaner.look.lines import lines_of
from cleaner.page import Block, Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_audio_widgets")

_LONGEST_READ_TIME = 50
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
    blocks, lines = document.blocks, lines_of(document)
    named = frozenset(lines.among(PHRASES))
    widgets = {i for i in named if _is_label(blocks[i])}
    times = [i for i in lines.numbered if _PLAYER_TIME.match(lines.texts[i])]
    widgets.update(
        i
        for i in (*times, *lines.counting(PHRASES))
        if i not in named and len(lines.keys[i]) <= _LONGEST_READ_TIME
    )
    changes = {i: blocks[i].dropped("player or read time") for i in widgets if blocks[i].is_body}
    return document.with_changes(changes)


def _is_label(block: Block) -> bool:
    return PHRASES.is_line(block.key) or not is_spoken(block.text)
