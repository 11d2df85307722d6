"""Drop text that the page shows a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, islice, tee
from typing import Final, NamedTuple

from cleaner.blocks import HIDDEN_WORD, Block, Document, Role
from cleaner.text import PIECE, ends_sentence, is_cjk, pieces, small_words

# A block of fewer words may be said twice in earnest; in scripts without spaces, of characters.
_LEAST_WORDS: Final = 10
# A pull quote may be shorter: its marks and its element speak for it, too.
_LEAST_QUOTED: Final = 6
_LEAST_CHARACTERS: Final = 24
# A pull quote without either must be a whole sentence, this long, of one paragraph near it.
_LEAST_PLAIN: Final = 8
_LEAST_PLAIN_CHARACTERS: Final = 14
_NEAR: Final = 12
# Names of what sets a pull quote apart.
_PULLED: Final = frozenset(
    """pull pullquote quote blockquote callout zitat citation cita citazione citaat highlight
    exergue""".split()
)
_SET_APART: Final = frozenset({"aside", "figure", "blockquote", "q"})
_OPENS_QUOTE: Final = tuple("\"“„«»‘'「『")
# Pull quotes are known by all their runs of so many words standing elsewhere in the body.
_RUN: Final = 5
_LONGEST_PULL_QUOTE: Final = 60
# No sixty words are longer, in characters.
_LONGEST_QUOTED: Final = 2_000
_REPEATABLE: Final = frozenset({Role.LIST_ITEM, Role.TABLE_ROW})


def drop_repeats(document: Document) -> Document:
    """Drop whole blocks that stand twice, and pull quotes that repeat a sentence of the body.

    >>> from cleaner.pipeline import kept
    >>> said = "Nobody had told the people of the island that the bridge would close."
    >>> kept(drop_repeats, f"He was angry. {said} He left.", f"“{said}”", "So it was.")[1:]
    ['So it was.']

    Short lines may return, and so may rows and items of lists.

    >>> kept(drop_repeats, "No.", "She asked again.", "No.")
    ['No.', 'She asked again.', 'No.']

    Of two copies the shown one stays: pages carry hidden copies for small screens.
    """
    units = _units(document.blocks)
    copies = _second_copies(units)
    shown = [unit for unit in units if unit.start not in copies]
    pulled = _pull_quotes(shown)
    blocks = document.blocks
    changes = {
        at: blocks[at].dropped(reason)
        for reason, found in (
            ("stands on the page twice", copies.values()),
            ("repeats a sentence of the body", pulled),
        )
        for unit in found
        for at in range(unit.start, unit.end)
    }
    return document.with_changes(changes)


class _Unit(NamedTuple):
    """A paragraph of the body: its place, its first block, and the text of all its lines."""

    start: int
    end: int
    first: Block
    text: str

    @property
    def said(self) -> Iterable[str]:
        """The paragraph's words; made anew each time: those of a whole page take much room."""
        if len(self.text) <= PIECE:
            return small_words(self.text)
        return chain.from_iterable(map(small_words, pieces(self.text)))

    @property
    def spelled(self) -> str:
        """The paragraph's words with a space between."""
        return " ".join(" ".join(small_words(piece)) for piece in pieces(self.text))


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    """The paragraphs of the body, those of several lines whole."""
    units: list[_Unit] = []
    lines: list[Block] = []
    start = 0
    for at, block in enumerate(blocks):
        counts = block.is_body and block.role not in _REPEATABLE
        if lines and not (counts and block.glue is not None):
            units.append(_unit(start, lines))
            lines = []
        if counts and (lines or block.glue is None):
            start = start if lines else at
            lines.append(block)
    return [*units, _unit(start, lines)] if lines else units


def _unit(start: int, lines: Sequence[Block]) -> _Unit:
    text = "".join((lines[0].text, *(f"{line.glue}{line.text}" for line in lines[1:])))
    return _Unit(start, start + len(lines), lines[0], text)


def _second_copies(units: Sequence[_Unit]) -> dict[int, _Unit]:
    """The paragraphs that stand twice, by their places: of two copies the hidden or later one."""
    first: dict[str, _Unit] = {}
    copies: dict[int, _Unit] = {}
    for unit in units:
        key = unit.spelled
        if key.count(" ") + 1 < _least(unit):
            continue
        before = first.setdefault(key, unit)
        if before is unit:
            continue
        copy = before if _is_hidden(before.first) and not _is_hidden(unit.first) else unit
        if copy is before:
            first[key] = unit
        copies[copy.start] = copy
    return copies


def _pull_quotes(units: Sequence[_Unit]) -> list[_Unit]:
    """The paragraphs that say nothing that others do not, and are set apart or whole sentences."""
    quotable: list[tuple[_Unit, list[tuple[str, ...]]]] = []
    places: dict[int, int] = {}
    for place, unit in enumerate(units):
        if len(unit.text) <= _LONGEST_QUOTED:
            said = list(unit.said)
            if _least_pulled(unit) <= len(said) <= _LONGEST_PULL_QUOTE:
                # Of what nothing shows, the first run is enough to look for it near by.
                shown = None if _is_set_apart(unit.first) else 1
                quotable.append((unit, list(islice(_runs(said), shown))))
                places[unit.start] = place
    # Only the runs of quotes are counted: those of a whole page take thirty times its room.
    times = _times({run for _, runs in quotable for run in runs}, units)
    return [
        unit
        for unit, runs in quotable
        if all(times[run] > 1 for run in runs)
        and (_is_set_apart(unit.first) or _stands_near(units, places[unit.start]))
    ]


def _times(wanted: set[tuple[str, ...]], units: Sequence[_Unit]) -> Counter[tuple[str, ...]]:
    """In how many paragraphs each run of words stands."""
    times: Counter[tuple[str, ...]] = Counter()
    first_words = {run[0] for run in wanted}
    for unit in units if wanted else ():
        times.update(wanted.intersection(_runs_from(unit.said, first_words)))
    return times


def _runs_from(said: Iterable[str], first_words: Set[str]) -> Iterator[tuple[str, ...]]:
    """The runs of so many words that begin with one of some words."""
    if not isinstance(said, list):
        return (run for run in _runs(said) if run[0] in first_words)
    starts = [at for at, word in enumerate(said) if word in first_words]
    return (tuple(said[at : at + _RUN]) for at in starts)


def _least_pulled(unit: _Unit) -> int:
    """From how many words on a paragraph may be a pull quote."""
    ends = ends_sentence(unit.text)
    if not _is_set_apart(unit.first):
        # Nothing shows it, so it must be a whole sentence; a sub-heading is none.
        least = _LEAST_PLAIN_CHARACTERS if is_cjk(unit.text[0]) else _LEAST_PLAIN
        return least if ends and unit.first.role is Role.PARAGRAPH else _LONGEST_PULL_QUOTE + 1
    if unit.first.role is Role.PARAGRAPH and not ends and not _is_pulled(unit.first):
        # A quoted line without a stop may as well be a sub-heading.
        return _least(unit)
    return min(_least(unit), _LEAST_QUOTED)


def _stands_near(units: Sequence[_Unit], place: int) -> bool:
    """Whether all that a paragraph says stands in one other that is not far from it."""
    wanted = f" {units[place].spelled} "
    return any(
        place != other
        and len(units[other].text) > len(units[place].text)
        and wanted in f" {units[other].spelled} "
        for other in range(max(0, place - _NEAR), min(len(units), place + _NEAR + 1))
    )


def _least(unit: _Unit) -> int:
    return _LEAST_CHARACTERS if is_cjk(unit.text[0]) else _LEAST_WORDS


def _is_set_apart(block: Block) -> bool:
    """Whether a block looks like a quote that was pulled out: by its element, or its marks."""
    if block.role is Role.SUBHEAD:
        return False
    return block.role is Role.QUOTE or block.text.startswith(_OPENS_QUOTE) or _is_pulled(block)


def _is_pulled(block: Block) -> bool:
    """Whether an element round a block says that it was pulled out."""
    if block.scope is None:
        return False
    near = islice(block.scope.ancestors(), 3)
    return any(s.tag in _SET_APART or not _PULLED.isdisjoint(s.words) for s in near)


def _is_hidden(block: Block) -> bool:
    return block.scope is not None and any(HIDDEN_WORD in s.words for s in block.scope.ancestors())


def _runs(said: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """All runs of so many words."""
    copies = (said,) * _RUN if isinstance(said, list) else tee(said, _RUN)
    return zip(*(islice(copy, first, None) for first, copy in enumerate(copies)), strict=False)
