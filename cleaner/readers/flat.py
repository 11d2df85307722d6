"""Read flattened text into blocks: a line a block, with what was broken marked for joining.

Lines are judged one by one, since joining first loses what cannot be undone. A line that continues
the one before it carries the `glue` that stood between them ("" or " "); if both are kept, the
article joins them. Only evidence that clean text cannot show counts (a line that starts in the
middle of a sentence, a space left at a line's end, one width for all lines), so an article that
has been cleaned before is read back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cleaner.blocks import Block, Document, Hints, Role
from cleaner.text import ends_sentence, has_words, is_cjk, match_key, normalise

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Marks that only ever open a list item. A longer dash may open a line of dialogue instead.
_BULLET = re.compile(r"[•◦▪▫‣●○■□·*⁃∙➢➤►-][ \u00a0\t]+(?=\S)")
# A tab, or three spaces and more, between short runs: the columns of a rendered table.
_COLUMNS = re.compile(r"\t|[ \u00a0]{3,}")
# A sentence end with the next word stuck to it: the seam of two blocks that were glued together.
_SEAM = re.compile(
    r"(?<=[a-zà-ÿа-яіїєґα-ωά-ώ]{2}[.!?…])(?=[A-ZÀ-ÞА-ЯІЇЄҐΑ-ΩΆ-Ώ][a-zà-ÿа-яіїєґα-ωά-ώ])"
    r"|(?<=[.!?…][\"”»])(?=[A-ZÀ-ÞА-ЯІЇЄҐΑ-ΩΆ-Ώ][a-zà-ÿа-яіїєґα-ωά-ώ])"
)
_SENTENCE = re.compile(r"(?<=[.!?…]) (?=\S)|(?<=[.!?…][\"”’»)]) (?=\S)|(?<=[。！？])(?=[^」』”）])")
_CLOSING: Final = frozenset(",.;:!?)]}»”’%…、。，！？）」』")
_OPENING: Final = frozenset("([{«“‘„「『（")
# A line longer than this, in characters, is more than one paragraph.
_LONGEST_PARAGRAPH: Final = 2500
# Longest cell of a rendered table, in characters; between tabs, as long as one in HTML may be.
_LONGEST_CELL: Final = 80
_LONGEST_TABBED: Final = 250
# Hard-wrapped text: the widest a wrapped line gets, and the share of lines near the full width.
_WIDEST_WRAP: Final = 110
_FULL_LINES: Final = 0.35
# So many lines of one or two words in a row, mostly lower-case, are a text with a word a line.
_SHORTEST_WORD_RUN: Final = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as it stood, its words, and the empty lines before it."""

    raw: str
    text: str
    gap: int

    @property
    def indent(self) -> int:
        return len(self.raw) - len(self.raw.lstrip())


def read_flat(text: str) -> Document:
    """Read flattened text into a document: a line a block, or a sentence of an endless line."""
    lines = _lines(text)
    glues = _glues(lines)
    blocks: list[Block] = []
    for number, (line, glue) in enumerate(zip(lines, glues, strict=True)):
        for part, between in _split(line.text, glue):
            blocks.append(_block(len(blocks), number, line, part, between))
    return Document(tuple(blocks), Hints(), "flat")


def _lines(text: str) -> list[_Line]:
    """The lines that hold anything; a line of non-breaking spaces counts, an empty one is a gap."""
    lines = []
    gap = 0
    for raw in _LINE_END.split(text):
        words = normalise(raw)
        if words or raw.strip(" \t"):
            lines.append(_Line(raw, words or raw, gap))
            gap = 0
        else:
            gap += 1
    return lines


def _block(index: int, number: int, line: _Line, text: str, glue: str | None) -> Block:
    role = Role.PARAGRAPH
    bullet = _BULLET.match(text)
    if bullet is not None and has_words(text):
        role, text = Role.LIST_ITEM, text[bullet.end() :]
    cells = _cells(line.raw) if text == line.text else []
    if cells:
        role, text = Role.TABLE_ROW, "\t".join(cells)
    return Block(
        index=index,
        text=text,
        role=role,
        key=match_key(text),
        glue=glue if role is Role.PARAGRAPH else None,
        indent=line.indent,
        gap=line.gap,
        line=number,
    )


def _cells(raw: str) -> list[str]:
    """The cells of a rendered table row, or nothing when the line is not one."""
    bare = raw.strip()
    if "\t" not in bare and "   " not in bare and "\u00a0\u00a0" not in bare:
        return []
    tabbed = "\t" in bare
    parts = bare.split("\t") if tabbed else _COLUMNS.split(bare)
    cells = [cell for cell in map(normalise, parts) if cell]
    if len(cells) < 2 or max(map(len, cells)) > (_LONGEST_TABBED if tabbed else _LONGEST_CELL):
        return []
    return cells


def _split(text: str, glue: str | None) -> Iterator[tuple[str, str | None]]:
    """The parts of a line with what stands before each: at seams, and at sentences if endless."""
    start = 0
    cuts = [(seam.start(), "") for seam in _SEAM.finditer(text)]
    if len(text) > _LONGEST_PARAGRAPH:
        cuts += [(end.start(), " " if end[0] else "") for end in _SENTENCE.finditer(text)]
        cuts.sort()
    for cut, between in cuts:
        if cut > start:
            yield text[start:cut], glue
            start, glue = cut + len(between), between
    yield text[start:], glue


def _glues(lines: list[_Line]) -> list[str | None]:
    """For each line, what joins it to the one before: "", " ", or None where a block begins."""
    if not lines:
        return []
    width = _wrap_width(lines)
    in_run = _word_runs(lines)
    glues: list[str | None] = [None]
    for before, line, running in zip(lines, lines[1:], in_run[1:], strict=False):
        joins = (
            running or _continues(before, line) or (width > 0 and _is_wrapped(before, line, width))
        )
        glues.append(_space_between(before, line) if joins else None)
    return glues


def _continues(before: _Line, line: _Line) -> bool:
    """Whether a line goes on with the sentence, or at least the paragraph, of the one before."""
    if line.gap or _BULLET.match(line.text) or not has_words(before.text):
        return False
    left_open = before.raw[-1:] in (" ", "\u00a0")
    leads_on = line.raw[:1] in (" ", "\u00a0") and line.indent == 1
    first = line.text[0]
    if first in _CLOSING:
        return True
    if left_open or leads_on:
        return not (ends_sentence(before.text) and len(before.text) > 60 and first.isupper())
    if ends_sentence(before.text):
        return False
    if first.islower() or before.text[-1] in _OPENING:
        return True
    drop_cap = len(before.text) == 1 and before.text.isupper()
    return drop_cap and line.text[:2].isupper()


def _space_between(before: _Line, line: _Line) -> str:
    """What to put between two lines that belong together."""
    last, first = before.text[-1], line.text[0]
    if before.raw[-1:].isspace() or line.raw[:1].isspace():
        return " "
    if first in _CLOSING or last in _OPENING or is_cjk(last) or is_cjk(first):
        return ""
    if len(before.text) == 1 and last.isupper() and first.islower() and last not in "AI":
        return ""
    return "" if last == "-" and len(before.text) > 1 and before.text[-2].isalpha() else " "


def _wrap_width(lines: list[_Line]) -> int:
    """The width at which a text is hard-wrapped, in characters; 0 when it is not."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    widest = lengths[-1]
    if len(lines) < 6 or not 40 <= widest <= _WIDEST_WRAP:
        return 0
    full = sum(length > widest * 0.8 for length in lengths)
    return widest if full >= len(lines) * _FULL_LINES else 0


def _is_wrapped(before: _Line, line: _Line, width: int) -> bool:
    """Whether the next word would not have fitted on the line before."""
    if line.gap or _BULLET.match(line.text):
        return False
    word = line.text.split(" ", 1)[0]
    return before.indent + len(before.text) + 1 + len(word) > width


def _word_runs(lines: list[_Line]) -> list[bool]:
    """Which lines go on a run of one word a line."""
    running = [False] * len(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_word(lines[end], first=end == start):
            end += 1
        run = lines[start:end]
        lower = sum(line.text[0].islower() for line in run)
        if len(run) >= _SHORTEST_WORD_RUN and lower * 2 > len(run):
            running[start + 1 : end] = [True] * (len(run) - 1)
        start = max(end, start + 1)
    return running


def _is_word(line: _Line, *, first: bool) -> bool:
    return (first or not line.gap) and line.text.count(" ") < 2 and len(line.text) <= 30
