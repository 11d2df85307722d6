"""Marks: what each block of a page should be, found from `expected.txt` and back.

`expected.txt` holds text, the page holds blocks. A line of it is made of one block, or of several
in a row that the flattening broke apart, and lines stand in the page's order. So lines are matched
to runs of blocks with the same letters, and of all ways to do so in order the one is taken that
covers the most letters; among equals the one that keeps what the cleaner keeps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cleaner.article import Article, assemble
from cleaner.page import BODY_ROLES, Block, Document, Hints, PageBuilder, Role, Verdict
from cleaner.text import words
from cleaner.tools.sections import SECTIONS, Line, parse
from cleaner.write.text import BULLET

#: What may stand between two blocks of one paragraph or one table row.
GLUE: Final = ("", " ", "\t")
#: The roles that a block can be given; any other block is dropped.
ROLES: Final = (Role.HEADLINE, Role.DEK, *(role for role in Role if role in BODY_ROLES))
# Most blocks that one line is put together from.
_LONGEST_RUN: Final = 60
# Stands for the letters of a block that another line holds; no line has it.
_TAKEN: Final = "\0"
# What a block that the cleaner keeps counts more than its copy, in letters.
_KEPT_BONUS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to become of a page's blocks.

    Attributes:
        roles: the role of each kept block, by its index.
        glue: what joins a kept block to the one before it, for those that start no paragraph.
        unplaced: the lines that no block holds.
    """

    roles: Mapping[int, Role]
    glue: Mapping[int, str]
    unplaced: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    """A line that a run of blocks holds."""

    line: int
    start: int
    end: int
    weight: float


def marks_of(blocks: Sequence[Block], expected: str, kept: Mapping[int, Role]) -> Marks:
    """The marks that `expected.txt` means.

    Args:
        blocks: the page's blocks as they were read.
        expected: the text of `expected.txt`.
        kept: what the cleaner keeps, and as what.
    """
    lines = parse(expected)
    roles: dict[int, Role] = {}
    glue: dict[int, str] = {}
    unplaced: list[Line] = []
    for section in SECTIONS:
        wanted = [line for line in lines if line.section == section]
        placed = _placed(_Page(blocks, roles.keys(), kept.keys()), wanted)
        for at, line in enumerate(wanted):
            run = placed.get(at, ())
            if not run:
                unplaced.append(line)
            roles |= {block.index: _role(block, line, kept) for block in run}
            glue |= _glue(run, line.text)
    return Marks(roles, glue, tuple(unplaced))


def marks_now(blocks: Sequence[Block], kept: Mapping[int, Role]) -> Marks:
    """The marks that mean what the cleaner does."""
    found = {b.index: b.glue for b in blocks if b.index in kept}
    return Marks(kept, {index: glue for index, glue in found.items() if glue is not None})


def article_of(blocks: Sequence[Block], marks: Marks, stated: str = "") -> Article:
    """The article that marks make, as if the cleaner had kept just these blocks.

    Args:
        blocks: the page's blocks as they were read.
        marks: what is to become of them.
        stated: a headline that the page states and does not show, "" for none.
    """
    builder = PageBuilder("text")
    for block in blocks:
        builder.add(block.text, block.kind, glue=marks.glue.get(block.index))
    page = builder.build(Hints(headlines=(stated,) if stated else ()))
    roles = [marks.roles.get(block.index, Role.CHROME) for block in blocks]
    return assemble(Document(page, tuple(map(Verdict, roles))), ())


def _glue(run: Sequence[Block], line: str) -> dict[int, str]:
    """What stands in a line between the blocks that it is made of."""
    glue: dict[int, str] = {}
    end = 0
    for at, block in enumerate(run):
        start = line.find(block.text, end)
        if at:
            between = line[end:start] if start >= 0 else block.glue
            glue[block.index] = between if between in GLUE else " "
        end = max(start, end) + len(block.text)
    return glue


def _role(block: Block, line: Line, kept: Mapping[int, Role]) -> Role:
    if line.section != "body":
        return Role(line.section)
    if line.text.startswith(BULLET) and not block.text.startswith(BULLET):
        return Role.LIST_ITEM
    if "\t" in line.text:
        return Role.TABLE_ROW
    role = kept.get(block.index, block.role)
    plain = role in BODY_ROLES and role not in (Role.LIST_ITEM, Role.TABLE_ROW)
    return role if plain else Role.PARAGRAPH


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks to place lines on, those that are taken, and those that the cleaner keeps."""

    blocks: Sequence[Block]
    taken: Collection[int]
    kept: Collection[int]


def _placed(page: _Page, lines: Sequence[Line]) -> dict[int, Sequence[Block]]:
    """For each line that can be placed the blocks that hold it."""
    chosen = _best_chain(_fits(page, lines))
    return {fit.line: page.blocks[fit.start : fit.end] for fit in chosen}


def _fits(page: _Page, lines: Sequence[Line]) -> Iterator[_Fit]:
    """All runs of blocks that hold the same letters as a line, line by line."""
    held = [_TAKEN if b.index in page.taken else _letters(b.text) for b in page.blocks]
    by_first: dict[str, list[int]] = {}
    for at, text in enumerate(held):
        by_first.setdefault(text[:1], []).append(at)
    for number, line in enumerate(lines):
        wanted = _letters(line.text)
        for start in by_first.get(wanted[0], ()) if wanted else ():
            end = _run_end(held, start, wanted)
            if end:
                end = _with_marks(page.blocks, held, end, line.text)
                run = page.blocks[start:end]
                bonus = sum(block.index in page.kept for block in run) / len(run)
                yield _Fit(number, start, end, len(wanted) + _KEPT_BONUS * bonus)


def _with_marks(blocks: Sequence[Block], held: Sequence[str], end: int, line: str) -> int:
    """Where a run ends with the blocks behind it that hold but the marks the line closes with."""
    closing = "".join(line.split())
    while end < len(blocks) and held[end] == "":
        text = "".join(blocks[end].text.split())
        already = "".join(blocks[end - 1].text.split()).endswith(text)
        if not text or already or not closing.endswith(text):
            break
        end += 1
    return end


def _letters(text: str) -> str:
    """The words of a text run together: a drop cap may stand apart from its word."""
    return "".join(words(text))


def _run_end(held: Sequence[str], start: int, wanted: str) -> int:
    """Where the run of blocks from `start` ends that holds just these letters; 0 if none does."""
    done = 0
    for at in range(start, min(start + _LONGEST_RUN, len(held))):
        if not wanted.startswith(held[at], done):
            return 0
        done += len(held[at])
        if done == len(wanted):
            return at + 1
    return 0


class _Chains:
    """The best chains of fits so far: further on only those that cover more.

    `ends` and `totals` both rise.
    """

    def __init__(self) -> None:
        self.ends: list[int] = [0]
        self.totals: list[float] = [0.0]
        self.fits: list[tuple[_Fit, ...]] = [()]

    def extended(self, fit: _Fit) -> tuple[float, tuple[_Fit, ...]]:
        """The best chain that ends before a fit, with the fit."""
        before = bisect_right(self.ends, fit.start) - 1
        return self.totals[before] + fit.weight, (*self.fits[before], fit)

    def put(self, total: float, fits: tuple[_Fit, ...]) -> None:
        """Add a chain, unless a shorter one covers as much; drop those that it beats."""
        end = fits[-1].end
        at = bisect_right(self.ends, end)
        if self.totals[at - 1] >= total:
            return
        stop = at
        while stop < len(self.ends) and self.totals[stop] <= total:
            stop += 1
        if self.ends[at - 1] == end:
            at -= 1
        self.ends[at:stop] = [end]
        self.totals[at:stop] = [total]
        self.fits[at:stop] = [fits]


def _best_chain(fits: Iterable[_Fit]) -> tuple[_Fit, ...]:
    """The fits of the most weight that follow one another in lines as well as in blocks."""
    chains = _Chains()
    for _, line in groupby(fits, key=lambda fit: fit.line):
        # All fits of one line extend chains of the lines before, not one another.
        for chain in [chains.extended(fit) for fit in line]:
            chains.put(*chain)
    return chains.fits[-1]
