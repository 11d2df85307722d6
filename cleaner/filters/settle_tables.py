"""Keep a table whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.groups import settle
from cleaner.look.lines import lines_of
from cleaner.page import Block, Document, Role, Verdict

_TAGS: Final = frozenset({"table"})
_LEAST: Final = 0.12
_MOST_LINKED: Final = 0.5
# In flattened text: the least mean score, and how near the body must be, in lines.
_LEAST_LINES: Final = 0.05
_NEAR: Final = 3


def settle_tables(document: Document) -> Document:
    """Keep or drop the rows of a table together.

    A table that belongs to the article belongs to it with its short and numeric rows, which say
    little by themselves; one of which only a stray row was kept is not the article's.

    >>> from cleaner.read import read_html
    >>> page = read_html("<table>" + "<tr><td>Orla<td>12</tr>" * 4 + "</table>")
    >>> scored = [verdict.scored(0.8) for verdict in page.verdicts]
    >>> scored[0] = scored[0].scored(0.4).dropped("odd")
    >>> [block.is_chrome for block in settle_tables(page.with_verdicts(scored)).blocks]
    [False, False, False, False]

    In flattened text a table is a run of lines with columns, and it is kept whole between
    paragraphs of the body if the scorer does not speak against it. Leaves a single such line alone.
    """
    if document.form == "text":
        return _settle_lines(document)
    return settle(document, _TAGS, "tr", Role.TABLE_ROW, least=_LEAST, most_linked=_MOST_LINKED)


def _settle_lines(document: Document) -> Document:
    blocks = document.blocks
    changes: dict[int, Verdict] = {}
    rows = [at for at in lines_of(document).holding("\t") if blocks[at].is_scored]
    for start, stop in _runs(rows):
        run = blocks[start:stop]
        if len(run) > 1 and _is_within(blocks, start, stop):
            mean = sum(block.chance for block in run) / len(run)
            if mean >= _LEAST_LINES:
                for at in range(start, stop):
                    if not blocks[at].is_body:
                        reason = "what it belongs to is the article's"
                        changes[at] = blocks[at].as_role(Role.TABLE_ROW, reason)
    return document.with_changes(changes)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where runs of rows that follow one another start and stop."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] > rows[at - 1] + 1:
            yield rows[start], rows[at - 1] + 1
            start = at


def _is_within(blocks: Sequence[Block], start: int, stop: int) -> bool:
    """Whether the body stands close before some lines and close behind them."""
    before = blocks[max(0, start - _NEAR) : start]
    behind = blocks[stop : stop + _NEAR]
    return any(b.is_body for b in before) and any(b.is_body for b in behind)
