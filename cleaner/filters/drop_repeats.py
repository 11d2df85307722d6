"""Drop text that the page shows a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final

from cleaner.blocks import HIDDEN_WORD, Block, Document, Role
from cleaner.text import is_cjk, words

# A block of fewer words may be said twice in earnest; in scripts without spaces, of characters.
_LEAST_WORDS: Final = 10
# A pull quote may be shorter: its marks and its element speak for it, too.
_LEAST_QUOTED: Final = 6
_LEAST_CHARACTERS: Final = 24
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
    shown = [(at, block, words(block.text.lower())) for at, block in _body(document.blocks)]
    changes = _second_copies(shown)
    runs: Counter[tuple[str, ...]] = Counter()
    for at, _, said in shown:
        if at not in changes:
            runs.update(set(_runs(said)))
    for at, block, said in shown:
        quotable = at not in changes and len(said) <= _LONGEST_PULL_QUOTE and _is_set_apart(block)
        if (
            quotable
            and len(said) >= min(_least(block), _LEAST_QUOTED)
            and all(runs[run] > 1 for run in _runs(said))
        ):
            changes[at] = block.dropped("repeats a sentence of the body")
    return document.with_changes(changes)


def _body(blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    return [
        (at, block)
        for at, block in enumerate(blocks)
        if block.is_body and block.role not in _REPEATABLE and block.glue is None
    ]


def _second_copies(shown: Sequence[tuple[int, Block, list[str]]]) -> dict[int, Block]:
    first: dict[tuple[str, ...], int] = {}
    blocks = {at: block for at, block, _ in shown}
    changes: dict[int, Block] = {}
    for at, block, said in shown:
        if len(said) < _least(block):
            continue
        before = first.setdefault(tuple(said), at)
        if before == at:
            continue
        copy = before if _is_hidden(blocks[before]) and not _is_hidden(block) else at
        if copy == before:
            first[tuple(said)] = at
        changes[copy] = blocks[copy].dropped("stands on the page twice")
    return changes


def _least(block: Block) -> int:
    return _LEAST_CHARACTERS if is_cjk(block.text[0]) else _LEAST_WORDS


def _is_set_apart(block: Block) -> bool:
    """Whether a block looks like a quote that was pulled out: by its element, or its marks."""
    if block.role is Role.SUBHEAD:
        return False
    if block.role is Role.QUOTE or block.text.startswith(_OPENS_QUOTE):
        return True
    if block.scope is None:
        return False
    near = islice(block.scope.ancestors(), 3)
    return any(s.tag in _SET_APART or not _PULLED.isdisjoint(s.words) for s in near)


def _is_hidden(block: Block) -> bool:
    return block.scope is not None and any(HIDDEN_WORD in s.words for s in block.scope.ancestors())


def _runs(said: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(said[i : i + _RUN]) for i in range(len(said) - _RUN + 1)]
