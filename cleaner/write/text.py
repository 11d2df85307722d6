"""Blocks and articles as clean text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from cleaner.page import Block, Role
from cleaner.text import ends_sentence
from cleaner.write.writable import Writable

#: What opens a list item in text; the reader of flattened text knows it again.
BULLET = "- "
# What opens a line only in the middle of a sentence.
_GOES_ON = frozenset(",.;:)،؛、。；：")
#: What stands between the head of an article and its body; the same reader knows it, too.
BELOW_HEAD = "\n\n\n"


def to_text(article: Writable) -> str:
    """Headline, dek and body, an empty line between, and two where the body begins."""
    head = "\n\n".join(part for part in (article.headline, article.dek) if part)
    return BELOW_HEAD.join(part for part in (head, article.body) if part)


def join_blocks(blocks: Sequence[Block]) -> str:
    """The text of blocks: an empty line between, a newline between list items or a table's rows."""
    runs = []
    for role, units in groupby(join_units(blocks), key=itemgetter(0)):
        texts = [text for _, text in units]
        if role is Role.LIST_ITEM:
            texts = [BULLET + text for text in texts]
        on_lines = role is Role.LIST_ITEM or (role is Role.TABLE_ROW and has_columns(texts))
        runs.append(("\n" if on_lines else "\n\n").join(texts))
    return "\n\n".join(runs)


def has_columns(rows: Sequence[str]) -> bool:
    """Whether rows are a table's: where each is but one cell, the table lays out paragraphs."""
    return any("\t" in row for row in rows)


def join_units(blocks: Sequence[Block]) -> list[tuple[Role, str]]:
    """The role and text of each block, with those that were one paragraph joined again.

    Blocks are joined by the glue that the reader found between them, if they still follow one
    another, if they stood on one line of a text, or if a mark shows that the sentence goes on
    behind what was left out.
    """
    return [(parts[0][1].role, joined(parts)) for parts in paragraphs_of(blocks)]


def paragraphs_of(blocks: Sequence[Block]) -> list[list[tuple[str, Block]]]:
    """The blocks of each paragraph, each with what stands between it and the one before."""
    paragraphs: list[list[tuple[str, Block]]] = []
    for block, glue in zip(blocks, glues_of(blocks), strict=True):
        if glue is None:
            paragraphs.append([("", block)])
        else:
            paragraphs[-1].append((glue, block))
    return paragraphs


def joined(paragraph: Sequence[tuple[str, Block]]) -> str:
    """The text of a paragraph of blocks."""
    if len(paragraph) == 1:
        return paragraph[0][1].text
    text = "".join([part for glue, block in paragraph for part in (glue, block.text)])
    # A line of nothing but such spaces may stand between two links.
    return " ".join(text.split()) if "\u00a0" in text else text


def glues_of(blocks: Sequence[Block]) -> list[str | None]:
    """What joins each block to the one before it here; None where it starts a paragraph."""
    glues: list[str | None] = []
    last: Block | None = None
    for block in blocks:
        if last is not None and block.glue is not None and _goes_on(last, block):
            glues.append(_between(last, block))
        else:
            glues.append(None)
        last = block
    return glues


def _goes_on(last: Block, block: Block) -> bool:
    """Whether a block that has glue goes on with the one kept before it."""
    if block.index == last.index + 1:
        return True
    if not block.continues(last):
        return False
    if block.shares_line(last):
        return True
    return block.text[0] in _GOES_ON and not ends_sentence(last.text)


def _between(last: Block, block: Block) -> str:
    """What stands between two blocks that go on; at least a space where a part was left out."""
    if block.index == last.index + 1 or block.text[0] in _GOES_ON:
        return block.glue or ""
    return block.glue or " "
