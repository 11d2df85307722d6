"""The paragraphs of the body with their words, and which of them the page shows twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from cleaner.fast import twin
from cleaner.look.elements import is_hidden
from cleaner.page import BODY_ROLES, Document, Page, Role
from cleaner.text import BETWEEN_WORDS, PIECE, is_cjk, pieces, small_words

#: Pull quotes are known by all their runs of this many words standing elsewhere in the body. With
#: 3, none of 4,277 labelled pages changes.
RUN: Final = 5
#: A pull quote has at least this many words, whatever shows it: one more than a run. With 9, three
#: of those pages get better and two worse.
LEAST_QUOTED: Final = 6
# A paragraph of fewer words may be said twice in earnest; in scripts without spaces, of characters.
# With 6 words, 10 of 1,657 labelled pages get worse and 2 better.
_LEAST_WORDS: Final = 10
_LEAST_CHARACTERS: Final = 24
# Rows and items of lists may return.
_COUNTED: Final = BODY_ROLES - {Role.LIST_ITEM, Role.TABLE_ROW}


class Paragraph(NamedTuple):
    """A paragraph of the body.

    Attributes:
        places: the places of its blocks.
        text: the text of all of them.
        spelled: its words in small letters, with a space between.
        telling: two of its first words, which tell it from most others; none if it has too few
            words for a quote.
    """

    places: range
    text: str
    spelled: str
    telling: tuple[str, ...]

    @property
    def start(self) -> int:
        """The place of its first block."""
        return self.places.start

    @property
    def said(self) -> Iterable[str]:
        """Its words, made anew each time: kept for a whole page, they take much memory."""
        if len(self.spelled) <= PIECE:
            return self.spelled.split()
        return chain.from_iterable(map(str.split, pieces(self.spelled)))

    @property
    def least(self) -> int:
        """How many words it needs to say nothing twice in earnest."""
        return _LEAST_CHARACTERS if is_cjk(self.text[0]) else _LEAST_WORDS


def paragraphs_of(document: Document) -> Sequence[Paragraph]:
    """The paragraphs of the body, those of several lines whole; rows and items are none."""
    return document.once(_paragraphs)


def _paragraphs(document: Document) -> Sequence[Paragraph]:
    page = document.page
    places = _places(document)
    texts = [_text(page, lines) for lines in places]
    return [
        Paragraph(lines, text, said, telling(said))
        for lines, text, said in zip(places, texts, spelled(texts), strict=True)
    ]


def _places(document: Document) -> list[range]:
    found: list[range] = []
    glues = document.page.glues
    for at in sorted([at for role in _COUNTED for at in document.places(role)]):
        if glues[at] is None:
            found.append(range(at, at + 1))
        elif found and at == found[-1].stop:
            found[-1] = range(found[-1].start, at + 1)
    return found


def _text(page: Page, places: range) -> str:
    parts = [page.texts[places.start]]
    for at in places[1:]:
        parts += page.glues[at] or "", page.texts[at]
    return "".join(parts)


@twin("paragraphs")
def spelled(texts: list[str]) -> list[str]:
    """The words of some texts in small letters, with a space between."""
    # A long one is cut, since its words as a list take twelve times its room.
    cut = (pieces(text, BETWEEN_WORDS) for text in texts)
    return [" ".join(filter(None, map(_spelled, parts))) for parts in cut]


def _spelled(text: str) -> str:
    return " ".join(small_words(text))


@twin("paragraphs")
def telling(said: str) -> tuple[str, ...]:
    """The longest word of each of the first two runs: long words are rare.

    Args:
        said: words with a space between; if there are too few for a quote, none of them tells.
    """
    words = opening(said)
    if len(words) < LEAST_QUOTED:
        return ()
    return max(words[:RUN], key=len), max(words[RUN:], key=len)


def opening(said: str) -> list[str]:
    """The first of some words, as many as two runs have."""
    return said.split(" ", 2 * RUN)[: 2 * RUN] if said else []


def second_copies(document: Document) -> Mapping[int, Paragraph]:
    """The paragraphs that stand twice, by their places: of two copies the hidden or later one."""
    return document.once(_second_copies)


def _second_copies(document: Document) -> Mapping[int, Paragraph]:
    page, paragraphs = document.page, paragraphs_of(document)
    often = Counter([paragraph.telling for paragraph in paragraphs if paragraph.telling])
    first: dict[str, Paragraph] = {}
    copies: dict[int, Paragraph] = {}
    for paragraph in paragraphs:
        if often[paragraph.telling] < 2:
            continue
        key = paragraph.spelled
        if key.count(" ") + 1 < paragraph.least:
            continue
        before = first.setdefault(key, paragraph)
        if before is paragraph:
            continue
        copy = paragraph
        if is_hidden(page, before.start) and not is_hidden(page, paragraph.start):
            copy = before
            first[key] = paragraph
        copies[copy.start] = copy
    return copies
