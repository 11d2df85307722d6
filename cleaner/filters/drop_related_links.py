"""Drop teasers of other stories."""

from __future__ import annotations

from typing import Final

from cleaner.look.blocks import has_separator, is_link, is_spoken
from cleaner.look.lines import lines_of
from cleaner.look.sections import titles_after
from cleaner.page import Block, Document, Verdict
from cleaner.phrases import phrases
from cleaner.text import ends_sentence

PHRASES: Final = phrases("drop_related_links")
ALONE: Final = phrases("drop_related_links.alone")

_TITLE_MAY_END = "?!？！؟"


def drop_related_links(document: Document) -> Document:
    """Drop lines that lead to another story, and headings such as "Related Articles" with theirs.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_related_links, text, "Read also: Storm hits", "Related Articles", "Two hurt")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    A heading with paragraphs below it is a heading of the article, and stays.

    >>> kept(drop_related_links, text, "Related Articles", text)[1]
    'Related Articles'
    """
    blocks, lines = document.blocks, lines_of(document)
    first: int | None = None
    changes: dict[int, Verdict] = {}
    for i in lines.among(PHRASES):
        block = blocks[i]
        if not block.is_body or i in changes:
            continue
        if not PHRASES.is_line(block.key) or ALONE.is_line(block.key):
            if _is_teaser(block):
                changes[i] = block.dropped("teaser of another story")
            continue
        if first is None:
            first = lines.first_paragraph()
        titles = titles_after(blocks, i) if i > first else None
        if titles is not None:
            changes[i] = block.dropped("heading of related stories")
            for title in titles:
                changes[title] = blocks[title].dropped("under a heading of related stories")
        elif is_link(block):
            changes[i] = block.dropped("link to another story")
    return document.with_changes(changes)


def _is_teaser(block: Block) -> bool:
    """Whether a line with a phrase before more words teases a story: by a colon or by its link."""
    if is_spoken(block.text):
        return False
    if is_link(block):
        return True
    opening = PHRASES.opening(block.key)
    return has_separator(block.text, opening) and not (
        ends_sentence(block.text)
        and block.text[-1] not in _TITLE_MAY_END
        and len(block.text) > len(opening) + 60
    )
