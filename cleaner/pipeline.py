"""Run filters over a document, in one explicit order, and keep the trace of what each did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import compress
from operator import is_not
from typing import NamedTuple

from cleaner.page import Document, Role, Verdict

#: A filter gives verdicts on blocks. It never touches words.
Filter = Callable[[Document], Document]


class Change(NamedTuple):
    """A filter's verdict on one block, beside the one that stood before.

    Attributes:
        filter: the filter's name.
        place: the place of the block on its page.
        before: the verdict that stood before.
        after: the filter's.
    """

    filter: str
    place: int
    before: Verdict
    after: Verdict


def run(document: Document, filters: Sequence[Filter]) -> tuple[Document, tuple[Change, ...]]:
    """Apply the filters in order; return the last document and every change on the way.

    What a filter did is found by comparing its input with its output, so no filter can act
    untraced. A score alone is no change.

    Raises:
        ValueError: if a filter is no function, or returns anything but the same page with a verdict
            on each block.
    """
    check_filters(filters)
    trace: list[Change] = []
    for apply in filters:
        result = apply(document)
        if result is not document:
            name = _name(apply)
            _check(name, document, result)
            document = _signed(name, document, result, trace)
    return document, tuple(trace)


def check_filters(filters: Sequence[Filter]) -> None:
    """Complain of what is no sequence of filters before any is applied.

    Raises:
        ValueError: for anything but a list or tuple of functions.
    """
    if isinstance(filters, str) or not isinstance(filters, Sequence):
        raise ValueError(f"filters must be a sequence of functions, not {filters!r}")
    for filter in filters:
        if not callable(filter):
            raise ValueError(f"a filter is a function from document to document, not {filter!r}")


def _name(filter: Filter) -> str:
    while isinstance(filter, partial):
        filter = filter.func
    return getattr(filter, "__name__", None) or type(filter).__name__


def _check(name: str, before: Document, after: object) -> None:
    if not isinstance(after, Document):
        raise ValueError(f"filter {name} returned {type(after).__name__}, not a document")
    if after.page is not before.page:
        raise ValueError(f"filter {name} returned another page")
    if len(after.verdicts) != len(before.verdicts):
        given, wanted = len(after.verdicts), len(before.verdicts)
        raise ValueError(f"filter {name} gave {given} verdicts on {wanted} blocks")


def _signed(name: str, before: Document, after: Document, trace: list[Change]) -> Document:
    """The document with the filter's name on the verdicts that it gave; the trace gets longer."""
    verdicts = list(after.verdicts)
    for at in compress(range(len(verdicts)), map(is_not, after.verdicts, before.verdicts)):
        was, given = before.verdicts[at], verdicts[at]
        if not isinstance(given, Verdict) or not isinstance(given.role, Role):
            raise ValueError(f"filter {name} gave {given!r}, which is no verdict")
        role, basis, _, reason, score, problem = given
        verdicts[at] = Verdict(role, basis, name, reason, score, problem)
        if role is not was.role or reason != was.reason:
            trace.append(Change(name, at, was, verdicts[at]))
    return after.with_verdicts(verdicts)


def kept(apply: Filter, *lines: str) -> list[str]:
    """The lines that a filter leaves alone, each line a block of its own; for trying filters out.

    >>> kept(lambda document: document, "a line")
    ['a line']
    """
    return [block.text for block in apply(Document.of_lines(*lines)).blocks if not block.is_chrome]
