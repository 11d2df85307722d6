"""Keep the tables of flattened text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.page import Document, Role

# Minimum mean score of a table: the scorer does not speak against it.
_LEAST: Final = 0.05
# How near the body must be, in lines: a heading or a unit may stand between.
_NEAR: Final = 3


def keep_tabbed_rows(document: Document) -> Document:
    r"""Keep whole a run of lines with columns that stands within the body.

    >>> page = Document.of_lines("It was close:", "Orla\t12", "Aller\t11", "So it ended.")
    >>> scored = [verdict.scored(0.9) for verdict in page.verdicts]
    >>> scored[1:3] = [verdict.scored(0.1).dropped("odd") for verdict in scored[1:3]]
    >>> [str(block.role) for block in keep_tabbed_rows(page.with_verdicts(scored)).blocks]
    ['paragraph', 'table_row', 'table_row', 'paragraph']

    Leaves alone a single such line, and a run before or behind the body.

    >>> scored[3] = scored[3].dropped("odd")
    >>> document = page.with_verdicts(scored)
    >>> keep_tabbed_rows(document) is document
    True
    """
    if document.form != "text":
        return document
    verdicts = document.verdicts
    rows = [at for at in lines_of(document).holding("\t") if verdicts[at].is_scored]
    return document.with_changes(
        {
            at: verdicts[at].as_role(Role.TABLE_ROW, "what it belongs to is the article's")
            for run in _runs(rows)
            if len(run) > 1 and _belongs(document, run)
            for at in run
            if not verdicts[at].is_body
        }
    )


def _runs(rows: Sequence[int]) -> Iterator[range]:
    """The runs of rows that follow one another."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] > rows[at - 1] + 1:
            yield range(rows[start], rows[at - 1] + 1)
            start = at


def _belongs(document: Document, run: range) -> bool:
    """Whether the body stands close before a run and close behind it, and the scorer allows it."""
    verdicts = document.verdicts
    before = verdicts[max(0, run.start - _NEAR) : run.start]
    behind = verdicts[run.stop : run.stop + _NEAR]
    if not any(v.is_body for v in before) or not any(v.is_body for v in behind):
        return False
    return sum(verdicts[at].chance for at in run) >= _LEAST * len(run)
