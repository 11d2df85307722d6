"""Run filters over a document, in one explicit order, and keep the trace of what each did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from cleaner.fast import twin
from cleaner.page import Change, Document, Role, Verdict

#: A filter gives verdicts on blocks. It never touches words.
Filter = Callable[[Document], Document]


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
            verdicts, changes = signed(name, document.verdicts, result.verdicts)
            document = result.with_verdicts(verdicts)
            trace += changes
    return document, tuple(trace)


def check_filters(filters: Sequence[Filter]) -> None:
    """Complain of what is no sequence of filters before any is applied.

    Raises:
        ValueError: for anything but a list or tuple of functions.
    """
    if isinstance(filters, str) or not isinstance(filters, Sequence):
        raise ValueError(f"filters must be a sequence of functions, not {filters!r}")
    if not all(map(callable, filters)):
        wrong = next(filter for filter in filters if not callable(filter))
        raise ValueError(f"a filter is a function from document to document, not {wrong!r}")


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


@twin("verdicts")
def signed(
    name: str, before: tuple[Verdict, ...], after: tuple[Verdict, ...]
) -> tuple[tuple[Verdict, ...], list[Change]]:
    """Verdicts with a filter's name on those that it gave, and what it changed.

    Args:
        name: the filter's name.
        before: the verdicts on all blocks before it was applied.
        after: those behind it.

    Raises:
        ValueError: if it gave anything but a verdict.
    """
    verdicts = list(after)
    changes: list[Change] = []
    for at, (was, given) in enumerate(zip(before, after, strict=True)):
        if given is was:
            continue
        if not isinstance(given, Verdict) or not isinstance(given.role, Role):
            raise ValueError(f"filter {name} gave {given!r}, which is no verdict")
        verdicts[at] = given._replace(by=name)
        if given.role is not was.role or given.reason != was.reason:
            changes.append(Change(name, at, was, verdicts[at]))
    return tuple(verdicts), changes


def kept(apply: Filter, *lines: str) -> list[str]:
    """The lines that a filter leaves alone, each line a block of its own; for trying filters out.

    >>> kept(lambda document: document, "a line")
    ['a line']
    """
    return [block.text for block in apply(Document.of_lines(*lines)).blocks if not block.is_chrome]
