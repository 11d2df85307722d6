"""Documents built by hand, and the scorer's verdicts, for tests of single filters.

What has elements round it is read from HTML by `read_html`.
"""

from __future__ import annotations

from typing import NamedTuple

from cleaner.page import Document, Hints, Kind, PageBuilder


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
