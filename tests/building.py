"""Documents built by hand, and the scorer's verdicts, for tests of single filters.

What has elements round it is read from HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from cleaner.page import Document, Hints, Kind, PageBuilder, Role
from cleaner.read import read_html

PARAGRAPH: Final = (
    "The old bridge over the Aller reopens on Monday, the town council said on Friday."
)
#: A sentence of an article; another one, so that none is a copy of it.
SAID: Final = "The bridge over the Orla reopened on Monday after four years of work."
PROSE: Final = f"<p>{PARAGRAPH}</p>"


class Line(NamedTuple):
    """A line of a text; the fields are the columns of `Page`."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    glue: str | None = None
    gap: int = 0
    linked: int = 0


def text_of(*lines: Line | str, hints: Hints = Hints()) -> Document:  # noqa: B008
    """A text of these lines as it was read."""
    builder = PageBuilder("text")
    for number, line in enumerate(lines):
        text, kind, glue, gap, linked = Line(line) if isinstance(line, str) else line
        builder.add(text, kind, glue=glue, gap=gap, linked=linked, line=number)
    return Document.of(builder.build(hints))


def html(story: str, behind: str = "") -> Document:
    """A page with a story in an element of its own, and what stands behind that."""
    return read_html(f"<body><article class=story>{story}</article>{behind}</body>")


def scored(document: Document, *scores: float) -> Document:
    """The document as the scorer leaves it: what has less than one half is dropped."""
    weighed = [
        verdict.scored(score) for verdict, score in zip(document.verdicts, scores, strict=True)
    ]
    return document.with_verdicts(
        verdict if verdict.chance >= 0.5 else verdict.dropped("odd") for verdict in weighed
    )


def body(document: Document) -> list[str]:
    """The texts of the blocks that are part of the body."""
    return [block.text for block in document.blocks if block.is_body]


def settled(
    settle: Callable[[Document], Document], page: str, *scores: float
) -> list[tuple[str, Role]]:
    """The blocks of a page that a filter keeps, where the scorer drops those under one half."""
    after = settle(scored(read_html(page), *scores)).blocks
    return [(block.text, block.role) for block in after if block.is_body]
