"""The lines of a page as the other pages of its site repeat them, and the edges of its body."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from cleaner.page import Document, Page
from cleaner.text import small_words

# Longest line that a site repeats, in characters: a legal notice, an appeal.
_LONGEST: Final = 300
# This many blocks at either end of the body may be what the site puts round each text.
_EDGE: Final = 3
# How many words of a block at either end tell it from others, and where they are looked for.
_AFFIX_WORDS: Final = 2
_AFFIX_SIZE: Final = 60


def line_keys(page: Page) -> Sequence[str]:
    """For each block the form in which its line is found on other pages; "" for long ones."""
    return page.once(_line_keys)


def _line_keys(page: Page) -> Sequence[str]:
    return [
        key or (" ".join(small_words(text)) if len(text) <= _LONGEST else "")
        for key, text in zip(page.keys, page.texts, strict=True)
    ]


def affixes(page: Page) -> Sequence[tuple[str, ...]]:
    """For each block how it opens and how it closes, where it has words enough besides.

    A site's notes say other things each time, in the same words: "To contact the reporter: …".
    """
    return page.once(_affixes)


def is_affix(key: str) -> bool:
    """Whether a key is that of an opening or a closing."""
    return key.endswith("…") or key.startswith("…")


def _affixes(page: Page) -> Sequence[tuple[str, ...]]:
    return [_affixes_of(text) for text in page.texts]


def _affixes_of(text: str) -> tuple[str, ...]:
    opening = small_words(text[:_AFFIX_SIZE])
    if len(opening) <= _AFFIX_WORDS:
        return ()
    closing = small_words(text[-_AFFIX_SIZE:])
    first, last = opening[:_AFFIX_WORDS], closing[-_AFFIX_WORDS:]
    return f"{' '.join(first)} …", f"… {' '.join(last)}"


def edges_of_body(document: Document) -> Set[int]:
    """The places outside of the body, and the first and last few in it."""
    body = document.body_places()
    inside = body[_EDGE:-_EDGE]
    if not inside:
        return frozenset(range(len(document.page)))
    return frozenset(range(len(document.page))) - frozenset(range(inside[0], inside[-1] + 1))
