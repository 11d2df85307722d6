"""Tell running prose: the paragraphs and sentences of an article from menus, labels and titles.

Nothing but the letters is asked, so it holds for every script and does not hang on the scorer:
prose closes as a sentence, has some length, and few of its words begin with a capital letter.
"""

from __future__ import annotations

import re
from typing import Final

from cleaner.fast import twin
from cleaner.page import Kind, Page
from cleaner.text import ends_sentence, is_cjk

#: A text of which at least this share is prose is an article with little round it, if anything.
#: With 0.7, 3 of 1,621 flattened pages get better and 2 worse; with 0.9, one and one, and 4 clean
#: texts get worse.
MOSTLY_PROSE: Final = 0.8
# Shortest sentence, in characters, that counts as prose, and longest one that was cut out of a line
# that holds a text: a menu has no stops, so the first sentence behind it is long.
_SHORTEST: Final = 40
_SHORTEST_CJK: Final = 15
_LONGEST_SENTENCE: Final = 600
_LONGEST_PARAGRAPH: Final = 2_500
# Maximum share of the words of prose that begin with a capital letter or a digit. German nouns do.
# With 0.45, one of 1,621 flattened pages gets better; with 0.8, none changes.
_MOST_CAPITALS: Final = 0.6
_OPENERS: Final = "\"'“”„«»‘‚‹›([{¿¡—–-•*"
_KINDS: Final = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.EMBED, Kind.LIST_ITEM})
# "… to live in L.A.": no stop that closes a sentence.
_ABBREVIATED: Final = re.compile(r"(?:^|[\s\"'“„«‘(])(?:[^\W\d_]\.){2,}$")
_CLOSERS: Final = "\"'”’»›“)]）」』】〉》* "
_STATEMENT_ENDS: Final = (".", "。", "।", "۔", "｡")
_QUESTION_MARKS: Final = ("?", "？", "؟", "፧", "\u037e")
# What may stand behind the mark.
_BEHIND_QUESTION: Final = "\"'”’»“)]」』!！ "
_GOES_ON: Final = (",", ":", ";", "،", "、", "，", "：", "；")

# Where a report was filed. Of 3,223 bodies 198 begin so, and of 565 deks none.
_DATELINE: Final = re.compile(
    r"[^\W\d_a-z][^()]{1,45}\([^\W\d_a-z]?[^\W_][\w./-]{0,12}\)\s?[-–—:]"  # ISTANBUL (AA) —
    r"|\([A-Z][\w./ ]{1,20}\)\s?[A-Z–—-]"  # (CNN)The
    # DAYTON, Ohio —
    r"|[A-Z][A-Z.’'-]{2,20}(?: [A-Z.’'-]{2,20}){0,2}(?:, [A-Z][\w.’']{1,12}){0,2} ?[-–—]{1,2}\s"
)


def prose_share(page: Page) -> float:
    """The share of a text's characters that stand in prose; labels above it do not count.

    Of 150 labelled articles without anything else, nine in ten have at least 0.81, on lines of
    their own or on one; of as many whole pages, one in a hundred has 0.9.

    >>> from cleaner.page import Document
    >>> prose_share(Document.of_lines("Home", "The bridge reopened on Monday, he said." * 2).page)
    0.9512195121951219
    """
    return page.once(_prose_share)


def _prose_share(page: Page) -> float:
    sizes = list(map(len, page.texts))
    labels = sum(sizes[at] for at, kind in enumerate(page.kinds) if kind is Kind.LABEL)
    size = sum(sizes) - labels
    return sum(sizes[at] for at in page.once(_prose)) / size if size else 0.0


def is_prose(page: Page, at: int) -> bool:
    """Whether a block reads as a paragraph or a sentence of running prose.

    >>> from cleaner.page import Document
    >>> page = Document.of_lines("News Sport Weather Culture Money Travel Style Puzzles.").page
    >>> is_prose(page, 0)
    False
    """
    return at in page.once(_prose)


def _prose(page: Page) -> frozenset[int]:
    """The places of the blocks that read as prose."""
    long = closing_prose(page.texts, page.linked)
    return frozenset([at for at in long if page.kinds[at] in _KINDS and _is_of_its_line(page, at)])


@twin("flat")
def closing_prose(texts: tuple[str, ...], linked: tuple[int, ...]) -> list[int]:
    """The places of the sentences of some length that are no links, nor full of capitals.

    Args:
        texts: the texts.
        linked: how many characters of each are inside links.
    """
    return [
        at
        for at, (text, in_links) in enumerate(zip(texts, linked, strict=True))
        if len(text) >= (_SHORTEST_CJK if is_cjk(text[0]) else _SHORTEST)
        and in_links * 2 <= len(text)
        and len(text) <= _LONGEST_PARAGRAPH
        and ends_sentence(text)
        and share_of_capitals(text) <= _MOST_CAPITALS
    ]


def _is_of_its_line(page: Page, at: int) -> bool:
    """Whether prose is no longer than it may be where it stands: cut out of a line, or alone."""
    in_line = page.lines[at] == page.lines[at - 1] if at else is_one_line(page)
    return not in_line or len(page.texts[at]) <= _LONGEST_SENTENCE


def is_one_line(page: Page) -> bool:
    """Whether a text, below its labels, stands on one line and has several sentences."""
    kinds = enumerate(page.kinds)
    first = next((at for at, kind in kinds if kind is not Kind.LABEL), len(page))
    return len(page) > first + 1 and page.lines[first] == page.lines[-1]


def is_statement(text: str) -> bool:
    """Whether a line closes as a statement, or goes on below, as hardly any headline does.

    Of 1,359 headlines of labelled pages 18 do.

    >>> is_statement("The bridge is open."), is_statement("Is it?"), is_statement("Dear Ms Roe,")
    (True, False, True)
    >>> is_statement("A home in L.A."), is_statement("And then…"), is_statement("Wait...")
    (False, False, False)
    """
    if text.endswith(_GOES_ON):
        return True
    bare = text.rstrip(_CLOSERS)
    if not bare.endswith(_STATEMENT_ENDS) or bare.endswith(".."):
        return False
    return _ABBREVIATED.search(bare[-12:]) is None


def is_question(text: str) -> bool:
    """Whether a line closes with a mark of questions.

    >>> is_question("“Is it open?”"), is_question("It is open.")
    (True, False)
    """
    return text.rstrip(_BEHIND_QUESTION).endswith(_QUESTION_MARKS)


@twin("flat")
def share_of_capitals(text: str) -> float:
    """The share of a text's words that begin with a capital letter or a digit."""
    words = text.split()
    openings = [word.lstrip(_OPENERS)[:1] for word in words]
    return sum(sign.isupper() or sign.isdigit() for sign in openings) / len(words)


def opens_with_dateline(text: str) -> bool:
    """Whether a text opens with the place that it was filed from: so do bodies, and no deks.

    >>> opens_with_dateline("DAYTON, Ohio — The bridge is open again.")
    True
    >>> opens_with_dateline("The bridge is open again — at last.")
    False
    """
    return _DATELINE.match(text) is not None
