"""Drop the topics that a page files its story under."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.look.sections import titles_after
from cleaner.page import Document
from cleaner.phrases import phrases
from cleaner.text import ends_sentence

PHRASES: Final = phrases("drop_tags")

# Longest topic, in characters. At 80, 42 blocks of the text of 1,334 labelled pages go; at 30, 192
# topics stay.
_LONGEST_TOPIC: Final = 45
# Topics in a line that no colon opens: their fewest number, and the most words of each. With 2 and
# with 5 topics, and with 1 and with 4 words, no line of the text of 1,785 labelled pages goes.
_FEWEST: Final = 3
_MOST_WORDS: Final = 2
_STUCK: Final = re.compile(r"[^\W\d_]{1,20}:[^\W\d_]")
_COMMA: Final = re.compile(r"[,、，،] ?")


def drop_tags(document: Document) -> Document:
    """Drop lines such as "Tags: a, b", and headings such as "Topics" with the topics below.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_tags, text, "Tags: bridges, Aller", "Topics", "Bridges", "Rivers") == [text]
    True

    A heading with a paragraph below it is one of the article, and stays.

    >>> kept(drop_tags, text, "Topics", text)[1]
    'Topics'
    """
    lines = lines_of(document)
    dropped: set[int] = set()
    for at in lines.among(PHRASES):
        if document.is_body(at) and at not in dropped:
            dropped.update(_tags(document, at))
    dropped.update(at for at in lines.long_named(PHRASES) if _is_stuck(lines.texts[at]))
    return document.dropped(dropped, "tags")


def _tags(document: Document, at: int) -> list[int]:
    """A line that begins with a phrase and those that go with it, if it holds or heads tags."""
    lines = lines_of(document)
    if not PHRASES.is_line(lines.keys[at]):
        return [at] if _lists_tags(document, at) else []
    topics = titles_after(document, at) if at > lines.first_paragraph() else None
    if topics is None or any(len(lines.texts[topic]) > _LONGEST_TOPIC for topic in topics):
        return [at] if lines.is_link(at) else []
    return [at, *topics]


def _lists_tags(document: Document, at: int) -> bool:
    lines = lines_of(document)
    opening = PHRASES.opening(lines.keys[at])
    has_colon = lines.has_colon(at, opening)
    if _is_stuck(lines.texts[at]):
        return True
    if ends_sentence(lines.texts[at]):
        return lines.is_link(at)
    return lines.is_link(at) or has_colon or _are_topics(lines.after(at, opening))


def _is_stuck(text: str) -> bool:
    """Whether blocks were glued together right behind the word that opens a line.

    >>> _is_stuck("Topics:BridgesRivers and more."), _is_stuck("Topics: bridges")
    (True, False)
    """
    return _STUCK.match(text) is not None


def _are_topics(text: str) -> bool:
    """Whether a text is several topics of a word or two, with commas between them.

    >>> _are_topics(" bridges, the Aller, rivers"), _are_topics(" of the bridge, as it was, now")
    (True, False)
    """
    topics = _COMMA.split(text.strip())
    sizes = [len(topic.split()) for topic in topics]
    return len(sizes) >= _FEWEST and all(0 < size <= _MOST_WORDS for size in sizes)
