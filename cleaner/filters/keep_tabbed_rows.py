"""Keep the tables of flattened text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.look.prose import is_prose
from cleaner.page import Document, Role, Verdict

# Minimum mean score of a table: the scorer does not speak against it. With 0.15, one of 689
# flattened pages gets better, by next to nothing.
_LEAST: Final = 0.05
# How near the body must be, in lines: a heading or a unit may stand between. With 1, one
# of those pages gets better, by next to nothing; with 6, none changes.
_NEAR: Final = 3
# Fewest rows of a table of numbers that closes the text, and the share of them that is as wide.
# With 2 and 6, and with 0.6 and all of them, none of 1,621 flattened pages changes.
_FEWEST_ROWS: Final = 3
_ALIKE: Final = 0.8


def keep_tabbed_rows(document: Document) -> Document:
    r"""Keep whole a run of lines with columns within the body, or a table of numbers below it.

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
    reason = "what it belongs to is the article's"
    changes: dict[int, Verdict] = {}
    for run in _runs(rows):
        ends = not _is_between(document, run) and _ends_text(document, run)
        if len(run) < 2 or not (ends or _belongs(document, run)):
            continue
        lost = [at for at in run if not verdicts[at].is_body]
        changes |= {at: verdicts[at].as_role(Role.TABLE_ROW, reason) for at in lost}
        if ends and _goes_on(document, run.stop):
            changes[run.stop] = verdicts[run.stop].as_role(Role.PARAGRAPH, "goes on below a table")
    return document.with_changes(changes)


def _runs(rows: Sequence[int]) -> Iterator[range]:
    """The runs of rows that follow one another."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] > rows[at - 1] + 1:
            yield range(rows[start], rows[at - 1] + 1)
            start = at


def _belongs(document: Document, run: range) -> bool:
    """Whether a run stands within the body, and the scorer allows it."""
    mean = sum(document.verdicts[at].chance for at in run) / len(run)
    return mean >= _LEAST and _is_between(document, run)


def _is_between(document: Document, run: range) -> bool:
    """Whether the body stands close before a run and close behind it."""
    before = range(max(0, run.start - _NEAR), run.start)
    behind = range(run.stop, min(run.stop + _NEAR, len(document.page)))
    return any(map(document.is_body, before)) and any(map(document.is_body, behind))


def _ends_text(document: Document, run: range) -> bool:
    """Whether a table of numbers stands right below a paragraph, where the scorer ended the body.

    On 1,118 rendered pages, four such tables are body and none is not.
    """
    above = run.start - 1
    if len(run) < _FEWEST_ROWS or above < 0:
        return False
    if document.verdicts[above].role is not Role.PARAGRAPH:
        return False
    rows = [document.page.texts[at].split("\t") for at in run]
    widths = Counter(map(len, rows))
    numeric = sum(sum(any(map(str.isdigit, cell)) for cell in row) > 1 for row in rows)
    return max(widths.values()) > _ALIKE * len(rows) and numeric * 2 >= len(rows)


def _goes_on(document: Document, at: int) -> bool:
    """Whether only the scorer dropped a paragraph at a place."""
    if at == len(document.page):
        return False
    verdict = document.verdicts[at]
    return verdict.is_chrome and verdict.is_scored and is_prose(document.page, at)
