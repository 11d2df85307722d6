"""Find prompts that stand in a paragraph: behind its last sentences, or in brackets.

Whoever flattened a page may have joined a teaser or a share prompt to the paragraph above it: "It
is open. Read more: Storm hits the coast". Such a part becomes a block of its own, so that filters
can judge it; what they keep is put together again as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cleaner.fast import twin
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, is_cjk, match_key

_LINKS: Final = phrases("drop_related_links")
# Openings that are words of their own: "Watch: they come back" may be text.
_WORDS: Final = phrases("drop_related_links.alone")
_SHARES: Final = phrases("drop_share_prompts")
_NETWORKS: Final = phrases("drop_share_prompts.bars")
# The end of a sentence, and white space before the next.
_STOP: Final = re.compile(r"[.!?…。！？؟۔।][\"”»“')\]]*\s+|[\])]\s+")
_BRACKET: Final = re.compile(r"[\[(【]")
_CLOSING: Final = {"[": "]", "(": ")", "【": "】"}
# How much of a paragraph's end is searched, the longest prompt in brackets, and how much of it is
# looked at for its phrase, in characters. Of 2,495 brackets in the text of labelled pages seven are
# longer.
_TAIL: Final = 400
_LONGEST: Final = 250
_OPENING: Final = 80
_NEAR: Final = 10
# A shorter line is no paragraph with a prompt behind it. With half and twice of all these, no body
# of 417 flattened texts changes.
_SHORTEST: Final = 60


def prompt_cuts(text: str) -> list[int]:
    """Places in a paragraph where a prompt begins, and where text goes on behind it.

    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> prompt_cuts(f"{said} Read more: Storm hits the coast") == [len(said) + 1]
    True
    >>> prompt_cuts(f"{said} Read more about it in the library, she said.")
    []
    """
    if len(text) < _SHORTEST:
        return []
    cuts = {cut for cuts in (_behind(text), _bracketed(text)) for cut in cuts}
    return sorted(cut for cut in cuts if 0 < cut < len(text))


def lines_with_prompts(texts: list[str]) -> set[int]:
    """The numbers of the lines in which `prompt_cuts` may find something."""
    return {at for at, start in openings(texts) if _may_be_prompt(texts[at], start)}


def _may_be_prompt(text: str, start: int) -> bool:
    opening = text[start : start + _OPENING]
    return _is_link(opening) or _is_share(opening)


@twin("flat")
def openings(texts: list[str]) -> list[tuple[int, int]]:
    """The places in paragraphs at which a prompt may begin, each behind the paragraph's number."""
    return [
        (at, place)
        for at, text in enumerate(texts)
        if len(text) >= _SHORTEST
        for place in (
            *[stop.end() for stop in _stops(text)],
            *[bracket.start() for bracket in _BRACKET.finditer(text)],
        )
    ]


def _stops(text: str) -> Iterator[re.Match[str]]:
    """The ends of sentences near the end of a paragraph."""
    return _STOP.finditer(text, max(0, len(text) - _TAIL))


def _behind(text: str) -> Iterator[int]:
    """The cuts round prompts behind sentences near the end of a paragraph."""
    is_link = False
    for stop in _stops(text):
        start = stop.end()
        if is_link:
            yield start  # A title ends here, or goes on: the filters of lines see it.
        opening = text[start : start + _OPENING]
        is_link = _is_link(opening)
        if is_link or (_is_share(opening) and not _is_in_speech(text, start)):
            yield start


def _bracketed(text: str) -> Iterator[int]:
    """The cuts round teasers in brackets."""
    for bracket in _BRACKET.finditer(text):
        start = bracket.start()
        before = text[max(0, start - _NEAR) : start].rstrip()
        # Within a sentence it is a note: "the pier (see also: the old wall)".
        if before and not ends_sentence(before):
            continue
        if _is_link(text[start : start + _OPENING]):
            close = text.find(_CLOSING[bracket[0]], start, start + _LONGEST)
            if close > 0:
                yield start
                yield _behind_space(text, close + 1)


def _behind_space(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def _is_link(opening: str) -> bool:
    """Whether a text begins as a teaser does: with its phrase and a colon."""
    before, colon, _ = opening.replace("：", ":").partition(":")
    if not colon:
        return False
    key = match_key(before)
    return key in _LINKS.keys and not _WORDS.is_line(key) and (" " in key or is_cjk(key[:1] or " "))


def _is_share(opening: str) -> bool:
    """Whether a text begins as a share prompt does, and names a network."""
    key = match_key(opening)
    return _SHARES.match(key) and not _NETWORKS.keys.isdisjoint(key.split(" "))


def _is_in_speech(text: str, at: int) -> bool:
    """Whether a quotation is open at a place."""
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
