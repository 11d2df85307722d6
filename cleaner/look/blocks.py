"""What a block looks like as a line of its page: a paragraph, a title, speech, a link, a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.look.lines import lines_of, looks_cjk
from cleaner.look.lines import reads_as_paragraph as _reads_as_paragraph
from cleaner.page import BODY_ROLES, Block, Document, Problem
from cleaner.phrases import Phrases
from cleaner.text import ends_sentence

#: Longest line, in characters, that still reads as a title; half of it in Chinese and Japanese.
TITLE_LIMIT = 120
_CJK_TITLE_LIMIT = 50
_TITLE_MAY_END = "?!？！؟"
_DASHES = frozenset("—–―")
_QUOTES = frozenset("\"'“„‟‘‚«‹「『《〈")
_SEPARATORS = frozenset(":：|>»›→–—/▶►⇒")
#: Characters behind an opening among which its colon must stand: a vowel sign may come first.
_NEAR = 4


def reads_as_paragraph(block: Block) -> bool:
    """Whether a block is long, or a closed sentence of some length that is not all one link."""
    return _reads_as_paragraph(block.text, block.linked)


def reads_as_title(block: Block) -> bool:
    """Whether a block is short and does not close as a sentence; a link may close as it likes."""
    text = block.text
    if not block.key or len(text) > (_CJK_TITLE_LIMIT if looks_cjk(text) else TITLE_LIMIT):
        return False
    return text[-1] in _TITLE_MAY_END or not ends_sentence(text) or is_link(block)


def is_link(block: Block) -> bool:
    """Whether most of a block's characters are inside links."""
    return block.linked * 2 > len(block.text)


def is_spoken(text: str) -> bool:
    """Whether a text opens with a quotation mark or a dash, as speech does."""
    return text[:1] in _DASHES or text[:2] == "- " or is_quoted(text)


def is_quoted(text: str) -> bool:
    """Whether a text opens with a quotation mark."""
    return text[:1] in _QUOTES


def after_opening(text: str, opening: str) -> str:
    """What follows an opening phrase, given in the form of `text.match_key`, in the text itself.

    >>> after_opening("(Photo by Jane Roe)", "photo by")
    ' Jane Roe)'
    """
    left = len(opening) - opening.count(" ")
    for i, character in enumerate(text):
        left -= character.isalnum()
        if left <= 0:
            return text[i + 1 :]
    return ""


def has_separator(text: str, opening: str) -> bool:
    """Whether a colon, bar, arrow or dash follows the opening phrase of a text.

    >>> has_separator("Read also: Storm hits coast", "read also")
    True
    >>> has_separator("Read also what the mayor wrote", "read also")
    False
    """
    near = after_opening(text, opening)[:_NEAR]
    return " - " in near or any(character in _SEPARATORS for character in near)


def has_colon(text: str, opening: str) -> bool:
    """Whether a colon follows the opening phrase of a text.

    >>> has_colon("Tags: a, b", "tags"), has_colon("Category | Last month", "category")
    (True, False)
    """
    near = after_opening(text, opening)[:_NEAR]
    return ":" in near or "：" in near


def next_open(blocks: Sequence[Block], position: int) -> int:
    """Position of the next block that no filter has taken; the number of blocks at the end."""
    for i in range(position + 1, len(blocks)):
        if blocks[i].role in BODY_ROLES:
            return i
    return len(blocks)


def heads_paragraph(blocks: Sequence[Block], position: int) -> bool:
    """Whether a paragraph follows, as it follows a sub-heading of the article."""
    after = next_open(blocks, position)
    return after < len(blocks) and reads_as_paragraph(blocks[after])


def is_phrase(block: Block, phrases: Phrases) -> bool:
    """Whether a line that matches a phrase is no speech; a dash may stand before a whole phrase."""
    if phrases.is_line(block.key):
        return not is_quoted(block.text)
    return not is_spoken(block.text)


def drop_phrases(
    document: Document, phrases: Phrases, reason: str, problem: Problem | None = None
) -> Document:
    """Drop the lines that are one of the phrases or begin with a starred one, speech left alone."""
    blocks = document.blocks
    return document.with_changes(
        {i: blocks[i].dropped(reason, problem) for i in named_lines(document, phrases)}
    )


def paragraph_from(blocks: Sequence[Block], start: int) -> range:
    """The places of a line of flattened text and of those that go on with its paragraph."""
    stop = start + 1
    while stop < len(blocks) and blocks[stop].glue is not None:
        stop += 1
    return range(start, stop)


def named_lines(document: Document, phrases: Phrases) -> list[int]:
    """Positions of the lines that are one of the phrases or begin with a starred one, no speech."""
    blocks = document.blocks
    return [
        i
        for i in lines_of(document).among(phrases)
        if blocks[i].is_body and is_phrase(blocks[i], phrases)
    ]
