"""Drop text that the page shows a second time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice, tee
from typing import Final, NamedTuple, TypeAlias

from cleaner.look.sections import is_hidden
from cleaner.page import BODY_ROLES, Block, Document, Role
from cleaner.text import PIECE, ends_sentence, is_cjk, pieces, spaced_words

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
_QUESTIONS: Final = ("?", "？", "؟", "፧", "\u037e")
# What may stand behind the mark.
_CLOSERS: Final = "\"'”’»“)]」』!！ "
_OPENS_QUOTE: Final = tuple("\"“„«»‘'「『")
# Pull quotes are known by all their runs of so many words standing elsewhere in the body.
_RUN: Final = 5
_LONGEST_PULL_QUOTE: Final = 60
# No sixty words are longer, in characters.
_LONGEST_QUOTED: Final = 2_000
# Rows and items of lists may return.
_COUNTED: Final = BODY_ROLES - {Role.LIST_ITEM, Role.TABLE_ROW}

_Words: TypeAlias = tuple[str, ...]


def drop_repeats(document: Document) -> Document:
    """Drop whole blocks that stand twice, and pull quotes that repeat a sentence of the body.

    >>> from cleaner.pipeline import kept
    >>> said = "Nobody had told the people of the island that the bridge would close."
    >>> kept(drop_repeats, f"He was angry. {said} He left.", f"“{said}”", "So it was.")[1:]
    ['So it was.']

    Short lines may return, and so may rows and items of lists.

    >>> kept(drop_repeats, "No.", "She asked again.", "No.")
    ['No.', 'She asked again.', 'No.']

    Of two copies the shown one stays: pages carry hidden copies for small screens. An article that
    was written out has no pull quotes: what repeats a sentence there is a sub-heading.
    """
    units = _units(document.blocks)
    copies = _second_copies(units)
    # Copies speak for no pull quote, nor do those that stay.
    shown = [unit for unit in units if unit.start not in copies]
    for at in _asked_again(units, copies):
        del copies[at]
    pulled = [] if document.page.shows_head else _pull_quotes(shown)
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
    """A paragraph of the body: its place, its first block, and the text of all its lines.

    With its words, white space between. Two of the first ones tell it from most others; none if it
    has too few for a quote.
    """

    start: int
    end: int
    first: Block
    text: str
    spaced: str
    telling: _Words

    @property
    def said(self) -> Iterable[str]:
        """The paragraph's words; made anew each time: those of a whole page take much room."""
        if len(self.spaced) <= PIECE:
            return self.spaced.split()
        return chain.from_iterable(map(str.split, pieces(self.spaced)))

    @property
    def spelled(self) -> str:
        """The paragraph's words with a space between."""
        return " ".join(" ".join(piece.split()) for piece in pieces(self.spaced))


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    """The paragraphs of the body, those of several lines whole."""
    groups: list[tuple[int, list[Block]]] = []
    lines: list[Block] = []
    end = 0
    for at in [at for at, block in enumerate(blocks) if block.role in _COUNTED]:
        block = blocks[at]
        if block.glue is None:
            lines = [block]
            groups.append((at, lines))
            end = at + 1
        elif lines and at == end:
            lines.append(block)
            end = at + 1
    texts = [_text(lines) for _, lines in groups]
    return [
        _Unit(start, start + len(lines), lines[0], text, spaced, _telling(spaced))
        for (start, lines), text, spaced in zip(groups, texts, spaced_words(texts), strict=True)
    ]


def _text(lines: Sequence[Block]) -> str:
    if len(lines) == 1:
        return lines[0].text
    return "".join((lines[0].text, *(f"{line.glue}{line.text}" for line in lines[1:])))


def _telling(spaced: str) -> _Words:
    """The longest word of each of the first two runs: long words are rare."""
    opening = _opening(spaced)
    if len(opening) < _LEAST_QUOTED:
        return ()
    return max(opening[:_RUN], key=len), max(opening[_RUN:], key=len)


def _opening(spaced: str) -> list[str]:
    """The first of some words, as many as two runs have."""
    return spaced.split(None, 2 * _RUN)[: 2 * _RUN]


def _second_copies(units: Sequence[_Unit]) -> dict[int, _Unit]:
    """The paragraphs that stand twice, by their places: of two copies the hidden or later one."""
    often = Counter([unit.telling for unit in units if unit.telling])
    first: dict[str, _Unit] = {}
    copies: dict[int, _Unit] = {}
    for unit in units:
        if often[unit.telling] < 2:
            continue
        key = unit.spelled
        if key.count(" ") + 1 < _least(unit):
            continue
        before = first.setdefault(key, unit)
        if before is unit:
            continue
        copy = before if is_hidden(before.first) and not is_hidden(unit.first) else unit
        if copy is before:
            first[key] = unit
        copies[copy.start] = copy
    return copies


def _asked_again(units: Sequence[_Unit], copies: Mapping[int, _Unit]) -> list[int]:
    """The places of the copies that stay: questions put to one more person, or in one more section.

    In a second copy of a whole text there are copies round them.
    """
    asked = [
        at for at, copy in copies.items() if _is_question(copy.text) and not is_hidden(copy.first)
    ]
    starts = [unit.start for unit in units] if asked else []
    places = [bisect_left(starts, at) for at in asked]
    return [
        at
        for at, place in zip(asked, places, strict=True)
        if not any(start in copies for start in starts[max(place - 1, 0) : place + 2 : 2])
    ]


def _is_question(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_QUESTIONS)


def _pull_quotes(units: Sequence[_Unit]) -> list[_Unit]:
    """The paragraphs that say nothing that others do not, and are set apart or whole sentences."""
    holders = _holders(units, frozenset(chain.from_iterable(unit.telling for unit in units)))
    # Few have telling words that stand in others, too: of all the rest no more is looked at.
    echoed = [
        place
        for place, unit in enumerate(units)
        if unit.telling and all(len(holders[word]) > 1 for word in unit.telling)
    ]
    apart = {place for place in echoed if _is_set_apart(units[place].first)}
    plain = [
        place
        for place in echoed
        if place not in apart
        and _ends_plainly(units[place])
        and _stands_near(units, place, holders)
    ]
    return [units[place] for place in sorted((*plain, *_said_elsewhere(units, apart, holders)))]


def _said_elsewhere(
    units: Sequence[_Unit], places: Set[int], holders: Mapping[str, Sequence[int]]
) -> Iterator[int]:
    """Those of the paragraphs at some places of which all runs of words stand in others, too."""
    # The run that each one begins with stands nowhere but where its telling word does.
    begins = {place: tuple(_opening(units[place].spaced)[:_RUN]) for place in places}
    words = {units[place].telling[0] for place in places}
    near = sorted(set(chain.from_iterable(holders[word] for word in words)))
    begun = _times(set(begins.values()), [units[at] for at in near])
    runs = {
        place: list(_runs(units[place].said))
        for place in places
        if begun[begins[place]] > 1 and _may_be_quote(units[place])
    }
    # Only the runs of quotes are counted: those of a whole page take thirty times its room.
    times = _times(set(chain.from_iterable(runs.values())), units)
    return (place for place in runs if all(times[run] > 1 for run in runs[place]))


def _holders(units: Sequence[_Unit], words: frozenset[str]) -> dict[str, list[int]]:
    """The places of the paragraphs that hold each of some words, in order."""
    holders: dict[str, list[int]] = {word: [] for word in words}
    for place, unit in enumerate(units):
        for word in words.intersection(unit.said):
            holders[word].append(place)
    return holders


def _may_be_quote(unit: _Unit) -> bool:
    if len(unit.text) > _LONGEST_QUOTED:
        return False
    return _least_pulled(unit) <= len(list(unit.said)) <= _LONGEST_PULL_QUOTE


def _times(wanted: Set[_Words], units: Sequence[_Unit]) -> Counter[_Words]:
    """In how many paragraphs each run of words stands."""
    times: Counter[_Words] = Counter()
    first_words = {run[0] for run in wanted}
    for unit in units if wanted else ():
        times.update(wanted & set(_runs_from(unit.said, first_words)))
    return times


def _runs_from(said: Iterable[str], first_words: Set[str]) -> Iterator[_Words]:
    """The runs of so many words that begin with one of some words."""
    if not isinstance(said, list):
        return (run for run in _runs(said) if run[0] in first_words)
    starts = [at for at, word in enumerate(said) if word in first_words]
    return (tuple(said[at : at + _RUN]) for at in starts)


def _least_pulled(unit: _Unit) -> int:
    """From how many words on a paragraph may be a pull quote."""
    if not _is_set_apart(unit.first):
        # Nothing shows it, so it must be a whole sentence; a sub-heading is none.
        least = _LEAST_PLAIN_CHARACTERS if is_cjk(unit.text[0]) else _LEAST_PLAIN
        return least if _ends_plainly(unit) else _LONGEST_PULL_QUOTE + 1
    if (
        unit.first.role is Role.PARAGRAPH
        and not ends_sentence(unit.text)
        and not _is_pulled(unit.first)
    ):
        # A quoted line without a stop may as well be a sub-heading.
        return _least(unit)
    return min(_least(unit), _LEAST_QUOTED)


def _ends_plainly(unit: _Unit) -> bool:
    return unit.first.role is Role.PARAGRAPH and ends_sentence(unit.text)


def _stands_near(units: Sequence[_Unit], place: int, holders: Mapping[str, Sequence[int]]) -> bool:
    """Whether all that a paragraph says stands in one other that is not far from it.

    `holders` are the places of the paragraphs that hold each of the telling words.
    """
    unit = units[place]
    one, other = (_within(holders[word], place) for word in unit.telling)
    longer = [
        units[at] for at in set(one).intersection(other) if len(units[at].text) > len(unit.text)
    ]
    if not longer or not _may_be_quote(unit):
        return False
    wanted = f" {unit.spelled} "
    return any(wanted in f" {holder.spelled} " for holder in longer)


def _within(places: Sequence[int], place: int) -> Sequence[int]:
    """Those of some places, in order, that are not far from one."""
    return places[bisect_left(places, place - _NEAR) : bisect_right(places, place + _NEAR)]


def _least(unit: _Unit) -> int:
    return _LEAST_CHARACTERS if is_cjk(unit.text[0]) else _LEAST_WORDS


def _is_set_apart(block: Block) -> bool:
    """Whether a block looks like a quote that was pulled out: by its element, or its marks."""
    if block.role is Role.SUBHEAD:
        return False
    return block.role is Role.QUOTE or block.text.startswith(_OPENS_QUOTE) or _is_pulled(block)


def _is_pulled(block: Block) -> bool:
    """Whether an element round a block says that it was pulled out."""
    if block.element is None:
        return False
    near = islice(block.element.ancestors(), 3)
    return any(s.tag in _SET_APART or not _PULLED.isdisjoint(s.words) for s in near)


def _runs(said: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """All runs of so many words."""
    copies = (said,) * _RUN if isinstance(said, list) else tee(said, _RUN)
    return zip(*(islice(copy, first, None) for first, copy in enumerate(copies)), strict=False)
