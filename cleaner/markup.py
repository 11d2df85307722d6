"""The markup of a page that its plain text leaves out: links, bold type, lists, tables, pictures.

The reader takes `Notes` and goes on, since most of a page is chrome. What the notes say of an
article's blocks is its `Markup`, and what that means for their texts is worked out when somebody
asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal, NamedTuple, get_args

from cleaner.addresses import link_address
from cleaner.fast import twin
from cleaner.text import PIECE, normalise

SpanKind = Literal["link", "strong", "emphasis", "code"]
# Of spans of the same text, those of the first kind are round the others.
_KINDS: Final[Sequence[SpanKind]] = get_args(SpanKind)


class Span(NamedTuple):
    """Inline markup of a block: characters `start` to `end` of its text, and what they are.

    The `target` of a link is the address it leads to: http, https or mailto.
    """

    start: int
    end: int
    kind: SpanKind
    target: str = ""


#: From where to where in some text an inline element goes, its kind, and its target as the page has
#: it.
Mark = tuple[int, int, SpanKind, str]


class Run(NamedTuple):
    """A run of text as it stands on the page, with markup in it.

    Attributes:
        start: where it begins in its block's text, less than 0 if that leaves out its beginning.
        raw: the run.
        marks: the inline elements in it.
    """

    start: int
    raw: str
    marks: Sequence[Mark]


class Row(NamedTuple):
    """The columns in which the cells of a table's row stand, from 0, and whether it is a head."""

    columns: tuple[int, ...]
    is_head: bool


class Numbering(NamedTuple):
    """How a list or an item says that it is numbered: from which number, and in which steps."""

    first: int
    step: int = 1


class Item(NamedTuple):
    """An item of a list.

    Attributes:
        order: what tells it from other items; its blocks have it in common.
        depth: how many items of other lists it stands in.
        number: the number before it, None where its list has none.
    """

    order: int
    depth: int
    number: int | None = None


class Picture(NamedTuple):
    """A picture that stands before a block of the page, as its element has it."""

    place: int
    source: str
    alt: str


class Image(NamedTuple):
    """A picture of an article.

    Attributes:
        place: the number of the block before which it stands, as in `Block.index`.
        url: its address, http or https.
        alt: what the page says in place of it, "" for nothing.
        caption: the lines below it, "" for none.
    """

    place: int
    url: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """What the reader noted of the markup of a page.

    Attributes:
        raws: the run of text that each block was made of, as it stands on the page; "" where there
            is none, or several.
        begins: how many characters of the page's text stand before that run.
        more_runs: other runs of blocks: where each begins in the block's text, and the same two.
        marks: the inline elements in the order of their ends, in all the text of the page.
        breaks: the blocks that only a line break parts from the one before.
        rows: how the rows of tables stand in them.
        numberings: what lists and items say of it, by the numbers of their elements.
        pictures: the pictures in their order.
        base: the address that completes those of links, "" if none is known.
    """

    raws: Sequence[str] = ()
    begins: Sequence[int] = ()
    more_runs: Mapping[int, Sequence[tuple[int, str, int]]] = field(default_factory=dict)
    marks: Sequence[Mark] = ()
    breaks: frozenset[int] = frozenset()
    rows: Mapping[int, Row] = field(default_factory=dict)
    numberings: Mapping[int, Numbering] = field(default_factory=dict)
    pictures: Sequence[Picture] = ()
    base: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """The markup of an article's blocks, by their numbers.

    Attributes:
        runs: the runs of text of blocks with markup in them.
        breaks: the blocks that only a line break parts from the one before.
        rows: how the rows of tables stand in them.
        levels: of which level headings are, from 1.
        items: how list items stand in their lists.
        base: the address that completes those of links, "" if none is known.
    """

    runs: Mapping[int, Sequence[Run]] = field(default_factory=dict)
    breaks: frozenset[int] = frozenset()
    rows: Mapping[int, Row] = field(default_factory=dict)
    levels: Mapping[int, int] = field(default_factory=dict)
    items: Mapping[int, Item] = field(default_factory=dict)
    base: str = ""


#: Those of plain text.
NO_NOTES: Final = Notes()
NO_MARKUP: Final = Markup()

# An element round more runs of text than this is no inline markup of any of them. A run has no
# more marks than this.
_MOST_AROUND: Final = 20
_MOST_IN_RUN: Final = 2_000


def marked_runs(
    notes: Notes, texts: Sequence[str], places: Iterable[int]
) -> dict[int, Sequence[Run]]:
    """The runs of some blocks, in the page's order, that have markup in them.

    Args:
        notes: what the reader noted of the page.
        texts: the texts of all its blocks.
        places: the numbers of the blocks.
    """
    runs = [(at, *run) for at in places for run in _runs(notes, texts[at], at)]
    if not runs:
        return {}
    begins = [begun for _, _, _, begun in runs]
    ends = [begun + len(raw) for _, _, raw, begun in runs]
    found = marks_within(list(notes.marks), begins, ends)
    marked: dict[int, list[Run]] = {}
    for number, inside in sorted(found.items()):
        at, start, raw, _ = runs[number]
        marked.setdefault(at, []).append(Run(start, raw, inside))
    return dict(marked)


@twin("markup")
def marks_within(marks: list[Mark], begins: list[int], ends: list[int]) -> dict[int, list[Mark]]:
    """The marks in each of some runs of text, by the numbers of the runs, from where those begin.

    Args:
        marks: the marks of a page, in the order of their ends.
        begins: where each run begins in the page's text, in order.
        ends: where it ends.
    """
    found: dict[int, list[Mark]] = {}
    for start, end, kind, target in marks:
        # Of the runs that end behind its start the first few.
        first = bisect_right(ends, start)
        for number in range(first, min(first + _MOST_AROUND, len(ends))):
            begun = begins[number]
            if begun >= end:
                break
            inside = found.setdefault(number, [])
            if len(inside) < _MOST_IN_RUN:
                last = min(end, ends[number]) - begun
                inside.append((max(start - begun, 0), last, kind, target))
    return found


def _runs(notes: Notes, text: str, at: int) -> Iterator[tuple[int, str, int]]:
    """The runs of a block: where each begins in its text, the run, and what stands before it."""
    raw = notes.raws[at]
    if raw:
        # Of a headline that stands behind its kicker, what parts the two is left out.
        is_whole = raw.endswith(text) or at in notes.more_runs
        start = 0 if is_whole else min(len(text) - len(normalise(raw)), 0)
        yield start, raw, notes.begins[at]
    yield from notes.more_runs.get(at, ())


def spans_of(text: str, runs: Iterable[Run], base: str) -> tuple[Span, ...]:
    """The inline markup of a block's text, in order; of each kind no two overlap or touch.

    Args:
        text: the text.
        runs: the runs it was made of that have marks.
        base: the address that completes those of links.
    """
    found: dict[tuple[SpanKind, str], list[tuple[int, int]]] = {}
    for run in runs:
        places = _shown_places(run.raw, sorted({at for mark in run.marks for at in mark[:2]}))
        for start, end, kind, target in run.marks:
            address = link_address(target, base) if kind == "link" else ""
            if start not in places or (kind == "link" and not address):
                continue
            first = max(places[start] + run.start, 0)
            last = min(places[end] + run.start, len(text))
            shown = text[first:last]
            if words := shown.strip():
                first += len(shown) - len(shown.lstrip())
                found.setdefault((kind, address), []).append((first, first + len(words)))
    spans = [
        Span(start, end, kind, target)
        for (kind, target), stretches in found.items()
        for start, end in _joined(stretches)
    ]
    return tuple(_without_links_in_links(sorted(spans, key=outer_first)))


def runs_of(text: str, spans: Iterable[Span]) -> Sequence[Run]:
    """The run of which `spans_of` makes these spans."""
    marks = tuple((start, end, kind, target) for start, end, kind, target in spans)
    return [Run(0, text, marks)] if marks else []


def outer_first(span: Span) -> tuple[int, int, int]:
    """By what spans are sorted so that each stands behind those round it."""
    return span.start, -span.end, _KINDS.index(span.kind)


def _joined(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places of one kind, with those joined that overlap or touch."""
    opened: tuple[int, int] | None = None
    for start, end in sorted(places):
        if opened is not None and start <= opened[1]:
            opened = (opened[0], max(opened[1], end))
            continue
        if opened is not None:
            yield opened
        opened = (start, end)
    if opened is not None:
        yield opened


def _without_links_in_links(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order without the links that begin inside another: none can hold one."""
    end = 0
    for span in spans:
        if span.kind == "link":
            if span.start < end:
                continue
            end = span.end
        yield span


def _shown_places(raw: str, places: Sequence[int]) -> Mapping[int, int]:
    """Where places in a run of text are in its normal form.

    Empty where that cannot be told, as for a place inside an entity.
    """
    if len(raw) > PIECE:
        return {}
    text = normalise(raw)
    if raw.strip() == text:
        lead = len(raw) - len(raw.lstrip())
        return {place: min(max(place - lead, 0), len(text)) for place in places}
    found: dict[int, int] = {}
    shown: list[str] = []
    size, is_apart = 0, True
    for start, end in pairwise((0, *places, len(raw))):
        # Between letters, so that white space at its ends stays.
        part = normalise(f"x{raw[start:end]}x")[1:-1]
        if is_apart:
            part = part.removeprefix(" ")
        if part:
            is_apart = part[-1] == " "
        shown.append(part)
        size += len(part)
        found[end] = min(size, len(text))
    found[0] = 0
    return found if "".join(shown).rstrip() == text else {}
