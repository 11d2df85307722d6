"""Inline markup of a text in order, for the formats that have markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from cleaner.markup import Span, outer_first


class Edge(NamedTuple):
    """A place in a text at which a span opens or closes."""

    place: int
    span: Span
    opens: bool


def edges_of(spans: Iterable[Span]) -> Iterator[Edge]:
    """Where spans open and close, so that each closes before those round it.

    A span that would close behind the one it opened in goes on as another behind that.

    >>> bold, linked = Span(0, 4, "strong"), Span(2, 6, "link", "https://example.com/")
    >>> [(edge.place, edge.span.kind, edge.opens) for edge in edges_of([bold, linked])]
    [(0, 'strong', True), (2, 'link', True), (4, 'link', False), (4, 'strong', False), \
(4, 'link', True), (6, 'link', False)]
    """
    waiting = [(outer_first(span), span) for span in spans]
    heapify(waiting)
    opened: list[Span] = []
    while waiting:
        span = heappop(waiting)[-1]
        while opened and opened[-1].end <= span.start:
            yield Edge(opened[-1].end, opened.pop(), opens=False)
        if opened and span.end > opened[-1].end:
            rest = span._replace(start=opened[-1].end)
            heappush(waiting, (outer_first(rest), rest))
            span = span._replace(end=opened[-1].end)
        opened.append(span)
        yield Edge(span.start, span, opens=True)
    while opened:
        yield Edge(opened[-1].end, opened.pop(), opens=False)


def cells_of(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
    """The cells of a table's row, and the spans in each."""
    start = 0
    for cell in text.split("\t"):
        end = start + len(cell)
        yield (
            cell,
            [
                span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
                for span in spans
                if span.start < end and start < span.end
            ],
        )
        start = end + 1
