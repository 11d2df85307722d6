"""Read flattened text into blocks: a line a block, with what was broken marked for joining.

Lines are judged one by one, since joining first loses what cannot be undone. A line that continues
the one before it carries the `glue` that stood between them ("" or " "); if both are kept, the
article joins them. Only evidence that clean text cannot show counts (a line that starts in the
middle of a sentence, a space left at a line's end, one width for all lines), so an article that
has been cleaned before is read back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from cleaner.fast import twin
from cleaner.limits import NO_LIMIT, Limit
from cleaner.page import NO_HINTS, Hints, Kind, Page, PageBuilder
from cleaner.read.text.clean_text import ITEM, is_written, written_kinds
from cleaner.read.text.joins import BULLET, BULLETS, Line, indent_of, join
from cleaner.read.text.one_line import is_endless, lines_of_many
from cleaner.read.text.one_line import pieces as sentences
from cleaner.read.text.prompts import lines_with_prompts, prompt_cuts
from cleaner.read.text.wrapped import unwrap
from cleaner.text import has_matches, has_words, is_cjk, normalise, pieces

_LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What else ends a line for `str.splitlines`, and is white space within one here.
_SEPARATORS: Final = "\x1c\x1d\x1e"
# What is one line of clean text, whatever marks stand in it.
_ON_ONE_LINE: Final = frozenset({Kind.HEADLINE, Kind.DEK, Kind.PARAGRAPH})
# Marks of nested lists in rendered text, where both are words or signs of their own elsewhere.
_NESTED: Final = ("+ ", "o ")
# A tab, or three spaces and more, between short runs: the columns of a rendered table. In a row
# that shows them by spaces, two are enough.
_COLUMNS = re.compile(r"\t|[ \u00a0]{3,}")
# What the one or the other holds.
_WIDE_SPACE = re.compile("\t|   |\u00a0\u00a0")
_SPACED_COLUMNS = re.compile(r"[ \u00a0]{2,}")
# A sentence end with a letter stuck to it: the seam of two blocks that were glued together, if the
# letters round it say so.
_SEAM = re.compile(r"(?<=[^\W\d_]{2}[.!?…؟۔।])(?=[^\W\d_]{2})|(?<=[.!?…؟۔।][\"”»])(?=[^\W\d_]{2})")
# What every seam holds.
_STUCK = re.compile(r"[.!?…؟۔।\"”»][^\W\d_]")
# White space that parts two paragraphs in an endless line, or where they are indented in Chinese.
_INDENT: Final = "\u3000\u3000"
_GAP = re.compile(r"\s{2,}")
_LONG_LINE: Final = 200
_FEWEST_GAPS: Final = 3
#: Longest text, in characters, whose kind and width are looked for: a longer one is no article.
LONGEST_ARTICLE: Final = 1_000_000
# What ends a line beside a line feed.
_ODD_LINE_ENDS: Final = "\r\x0b\x0c\x85\u2028\u2029"
_ODD_LINE_END: Final = re.compile(rf"\r\n|[{_ODD_LINE_ENDS}]")
# A line longer than this, in characters, is more than one paragraph: the longest of 18,751 on
# labelled pages has 2,153.
_LONGEST_PARAGRAPH: Final = 2500
# How many parts of an endless line are looked at together: a list of all could fill the memory.
_BATCH: Final = 10_000
# Longest cell of a rendered table, in characters; between tabs, as long as one in HTML may be. Of
# 917 cells on labelled pages 23 are longer than the former, and none than the latter.
_LONGEST_CELL: Final = 80
_LONGEST_TABBED: Final = 250


def read_lines(
    text: str, limit: Limit = NO_LIMIT, labels: Sequence[str] = (), hints: Hints = NO_HINTS
) -> Page:
    """Read text line by line: a line a block, or a sentence of a line that holds more.

    Args:
        text: the text, without labels.
        limit: on its pieces.
        labels: the lines above the text that state what it is.
        hints: what they state.

    Raises:
        InputError: for a text in more pieces than the limit allows.
    """
    builder = PageBuilder("text")
    for number, label in enumerate(labels):
        builder.add(label, Kind.LABEL, line=number)
    lines = _lines(_unwrapped(text), limit)
    written = is_written(lines)
    if written:
        _add_written(builder, lines, len(labels), limit)
    else:
        _add_flattened(builder, lines, len(labels), limit)
    return builder.build(hints, written=written)


def with_line_feeds(text: str) -> str:
    """A text whose lines all end in a line feed."""
    # Most texts have no others. To look for each takes 1/50 of what the pattern takes.
    if not any(map(text.__contains__, _ODD_LINE_ENDS)):
        return text
    return _ODD_LINE_END.sub("\n", text)


def _unwrapped(text: str) -> str:
    """A text with hard-wrapped paragraphs on one line; a very long one as it is."""
    return text if len(text) > LONGEST_ARTICLE else unwrap(with_line_feeds(text))


def _add_flattened(builder: PageBuilder, lines: list[Line], labels: int, limit: Limit) -> None:
    """Add the blocks of flattened text.

    Args:
        builder: what they are added to.
        lines: the lines.
        labels: how many labels stand above them, a line each.
        limit: on the blocks below the labels.
    """
    whole, glues = join(lines)
    texts = [line.text for line in whole]
    many = lines_of_many(texts)
    cut = many | _divisible(texts)
    kinds = [Kind.PARAGRAPH] * len(whole)
    start = 0
    # Most lines are a paragraph, or a part of one, as they are.
    for at in sorted({*cut, *_opening_with_bullets(texts), *with_columns(whole)}):
        line = whole[at]
        if at in cut:
            _add_whole(builder, whole[start:at], (texts, kinds, glues), start, labels)
            parts = (_sentences if at in many else _split)(line.text, glues[at])
            kind = Kind.PARAGRAPH
            for part, between in parts:
                kind, text, glue = _seen(line, part, between)
                builder.add(
                    text, kind, glue=glue, indent=line.indent, gap=line.gap, line=labels + at
                )
            _check(builder, labels, limit)
            start = at + 1
        else:
            kind, texts[at], glues[at] = _seen(line, line.text, glues[at])
            kinds[at] = kind
        if kind is Kind.TABLE_ROW and at + 1 < len(glues):
            # Nothing goes on with a row of a table.
            glues[at + 1] = None
    _add_whole(builder, whole[start:], (texts, kinds, glues), start, labels)
    _check(builder, labels, limit)


def _opening_with_bullets(texts: Sequence[str]) -> list[int]:
    return [at for at, text in enumerate(texts) if text[0] in BULLETS]


@twin("flat")
def with_columns(lines: list[Line]) -> list[int]:
    """The places of the lines that may be rows of a rendered table: those that hold wide spaces."""
    spaced = (at for at, line in enumerate(lines) if line.raw != line.text)
    return [at for at in spaced if _WIDE_SPACE.search(lines[at].raw.strip())]


def _add_whole(
    builder: PageBuilder,
    lines: Sequence[Line],
    seen: tuple[list[str], list[Kind], list[str | None]],
    start: int,
    labels: int,
) -> None:
    """Add lines that are a block each.

    Args:
        builder: what they are added to.
        lines: the lines.
        seen: the text, the kind and the glue of every line of the page.
        start: the number of the first of them.
        labels: how many labels stand above them all.
    """
    stop = start + len(lines)
    texts, kinds, glues = seen
    builder.add_lines(
        texts[start:stop],
        kinds[start:stop],
        glues[start:stop],
        ([line.indent for line in lines], [line.gap for line in lines]),
        range(labels + start, labels + stop),
    )


def _add_written(builder: PageBuilder, lines: Sequence[Line], labels: int, limit: Limit) -> None:
    """Add the blocks of text that may be clean already; the parameters are as above.

    No line goes on, and marks are what the writer uses.
    """
    for number, (line, kind) in enumerate(zip(lines, written_kinds(lines), strict=True), labels):
        parts: Iterable[tuple[str, str | None]]
        if kind in _ON_ONE_LINE:
            parts = (_sentences if is_endless(line.text) else _split)(line.text, None)
        else:
            parts = ((line.raw if kind is Kind.TABLE_ROW else line.text.removeprefix(ITEM), None),)
        for text, glue in parts:
            builder.add(text, kind, glue=glue, indent=line.indent, gap=line.gap, line=number)
        _check(builder, labels, limit)


def _check(builder: PageBuilder, labels: int, limit: Limit) -> None:
    if len(builder) - labels > limit.blocks:
        limit.refuse_blocks()


def _lines(text: str, limit: Limit) -> list[Line]:
    """The lines that hold anything; a line of non-breaking spaces counts, an empty one is a gap."""
    lines: list[Line] = []
    # The place of the last one among the lines of its batch, and the line before those.
    last = -1
    before = ""
    for batch, places in chain.from_iterable(map(_batches, pieces(text, _LINE_END))):
        if len(lines) + len(places) > limit.pieces:
            limit.refuse_pieces("lines")
        lines += lines_at(places, batch, last, before, Line)
        last = (places[-1] if places else last) - len(batch)
        before = batch[-1] if batch else ""
    return _with_bullets(lines)


@twin("flat")
def lines_at(
    places: list[int], batch: list[str], last: int, before: str, made: type[Line]
) -> list[Line]:
    """The lines at some places of a batch.

    Args:
        places: those of the lines that hold anything.
        batch: all lines.
        last: the place of the last line before them that holds anything, below 0.
        before: the line right before the batch.
        made: what they are made as.
    """
    lines: list[Line] = []
    for at in places:
        raw = batch[at]
        words = normalise(raw)
        gap = at - last - 1
        spaced = gap == 1 and (batch[at - 1] if at else before) != ""
        # One string for both where they are equal, as in most lines.
        whole, indent = (words, 0) if words == raw else (raw, indent_of(raw))
        lines.append(made(whole, words or raw, gap, spaced, indent))
        last = at
    return lines


def _batches(piece: str) -> Iterator[tuple[list[str], list[int]]]:
    """The lines of a part of a text, and the places of those that hold anything.

    Many at once, and the paragraphs of those that hold several.
    """
    if any(map(piece.__contains__, _SEPARATORS)):
        lines = _LINE_END.split(piece)
        if not lines[-1]:
            lines.pop()
    else:
        lines = piece.splitlines()
    places = filled(lines)
    longest = max(map(len, [lines[at] for at in places]), default=0)
    if longest <= _LONGEST_PARAGRAPH and _INDENT not in piece:
        yield lines, places
        return
    parts = chain.from_iterable(map(_paragraphs, lines))
    while batch := list(islice(parts, _BATCH)):
        yield batch, filled(batch)


@twin("flat")
def filled(lines: list[str]) -> list[int]:
    """The places of the lines that hold anything but spaces and tabs."""
    return [at for at, line in enumerate(lines) if line.strip(" \t")]


def _parted(between: re.Pattern[str], text: str) -> Iterator[str]:
    """As `between.split(text)`, a part at a time: in a list they take many times their room."""
    start = 0
    for ending in between.finditer(text):
        yield text[start : ending.start()]
        start = ending.end()
    yield text[start:]


def _paragraphs(raw: str) -> Iterable[str]:
    """The paragraphs of one line, an empty line between, where wide spaces part them."""
    if len(raw) <= (_LONG_LINE if _INDENT in raw else _LONGEST_PARAGRAPH):
        return (raw,)
    if not has_matches(_GAP, raw, _FEWEST_GAPS):
        return (raw,)
    return (line for part in _parted(_GAP, raw) for line in ("", part))


def _with_bullets(lines: list[Line]) -> list[Line]:
    """The lines, with "+" and "o" as bullets where a renderer marks nested lists by them."""
    indented = [line for line in lines if line.indent]
    if not any(line.text.startswith("+ ") for line in indented):
        return lines
    return [
        Line(line.raw, "*" + line.text[1:], line.gap, line.spaced, line.indent)
        if line.indent and line.text.startswith(_NESTED) and len(line.text) > 2
        else line
        for line in lines
    ]


def _seen(line: Line, text: str, glue: str | None) -> tuple[Kind, str, str | None]:
    """What a line, or a part of one, was seen to be, its text and its glue."""
    bullet = BULLET.match(text) if glue is None else None
    if bullet is not None and has_words(text):
        return Kind.LIST_ITEM, text[bullet.end() :], None
    cells = _cells(line) if text == line.text else ()
    if cells:
        return Kind.TABLE_ROW, "\t".join(cells), None
    return Kind.PARAGRAPH, text, glue


def _cells(line: Line) -> list[str]:
    """The cells of a rendered table row, or nothing when the line is not one."""
    bare = line.raw.strip()
    if bare == line.text or not _WIDE_SPACE.search(bare):
        return []
    tabbed = "\t" in bare
    if tabbed:
        parts = bare.split("\t")
    else:
        parts = (_SPACED_COLUMNS if _COLUMNS.search(bare) else _COLUMNS).split(bare)
    cells = [cell for cell in map(normalise, parts) if cell]
    if len(cells) < 2 or max(map(len, cells)) > (_LONGEST_TABBED if tabbed else _LONGEST_CELL):
        return []
    return cells


@twin("flat")
def stuck(texts: list[str]) -> list[int]:
    """The numbers of the lines in which a letter stands right behind a stop, as hardly any has."""
    return [at for at, text in enumerate(texts) if _STUCK.search(text)]


def _divisible(texts: list[str]) -> set[int]:
    """The numbers of the lines that `_split` may cut."""
    return {*stuck(texts), *lines_with_prompts(texts)}


def _split(text: str, glue: str | None) -> Iterator[tuple[str, str | None]]:
    """The parts of a line, cut where blocks were glued together, with what stands before each."""
    for part, between in _cut(text, glue, prompt_cuts(text)):
        yield from _cut(part, between, _seams(part))


def _seams(text: str) -> list[int]:
    """The places where sentences are stuck together."""
    ends = (found.end() - 1 for found in _STUCK.finditer(text))
    return [cut for cut in ends if cut and _SEAM.match(text, cut) and _is_seam(text, cut)]


def _cut(text: str, glue: str | None, places: Sequence[int]) -> Iterator[tuple[str, str | None]]:
    """The parts of a text between some places; white space at a cut is what stands between."""
    start = 0
    for place in places:
        part = text[start:place].rstrip()
        yield part, glue
        glue = text[start + len(part) : place]
        start = place
    yield text[start:], glue


def _sentences(text: str, glue: str | None) -> Iterator[tuple[str, str | None]]:
    """The parts of a line that holds a whole text: its sentences, cut where blocks were glued."""
    parts = sentences(text)
    divisible = _divisible([part.text for part in parts])
    for at, part in enumerate(parts):
        between = part.before if at else glue
        if at in divisible:
            yield from _split(part.text, between)
        else:
            yield part.text, between


def _is_seam(text: str, at: int) -> bool:
    """Whether a sentence ends before a place, to go by the letters round its stop."""
    last = text[at - 2] if text[at - 2].isalpha() else text[at - 3]
    if _has_case(text[at]):
        return not last.isupper() and text[at].isupper() and text[at + 1].islower()
    return not (_has_case(last) or is_cjk(last) or is_cjk(text[at]))


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()
