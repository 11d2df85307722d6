"""Drop text that the page shows a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cleaner.blocks import HIDDEN_WORD, Block, Document, Role
from cleaner.text import ends_sentence, is_cjk, words

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
    shown = _body(document.blocks)
    changes = _second_copies(shown)
    left = [part for part in shown if part.at not in changes]
    runs: Counter[tuple[str, ...]] = Counter()
    for part in left:
        runs.update(set(_runs(part.said)))
    for place, part in enumerate(left):
        if (
            len(part.said) <= _LONGEST_PULL_QUOTE
            and _may_be_pulled(part)
            and all(runs[run] > 1 for run in _runs(part.said))
            and (_is_set_apart(part.block) or _stands_near(left, place))
        ):
            changes[part.at] = part.block.dropped("repeats a sentence of the body")
    # The other lines of a broken paragraph go with its first one.
    for at, block in enumerate(document.blocks):
        if at - 1 in changes and block.glue is not None and block.is_body:
            changes[at] = block.dropped(changes[at - 1].reason)
    return document.with_changes(changes)


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph of the body: the place of its first block, that block, and all its words."""

    at: int
    block: Block
    said: list[str]
    ends: bool


def _body(blocks: Sequence[Block]) -> list[_Part]:
    parts: list[_Part] = []
    last = -2
    for at, block in enumerate(blocks):
        if not block.is_body or block.role in _REPEATABLE:
            continue
        said = words(block.text.lower())
        ends = ends_sentence(block.text)
        if block.glue is not None and last == at - 1 and parts:
            first = parts[-1]
            first.said.extend(said)
            parts[-1] = _Part(first.at, first.block, first.said, ends)
        else:
            parts.append(_Part(at, block, said, ends))
        last = at
    return parts


def _may_be_pulled(part: _Part) -> bool:
    """Whether a paragraph is long enough to be a sentence that was pulled out of another."""
    if _is_set_apart(part.block):
        if part.block.role is Role.PARAGRAPH and not part.ends and not _is_pulled(part.block):
            # A quoted line without a stop may as well be a sub-heading.
            return len(part.said) >= _least(part.block)
        return len(part.said) >= min(_least(part.block), _LEAST_QUOTED)
    least = _LEAST_PLAIN_CHARACTERS if is_cjk(part.block.text[0]) else _LEAST_PLAIN
    return part.ends and len(part.said) >= least and part.block.role is Role.PARAGRAPH


def _stands_near(parts: list[_Part], place: int) -> bool:
    """Whether all that a paragraph says stands in one other that is not far from it."""
    said = _padded(parts[place].said)
    around = parts[max(0, place - _NEAR) : place] + parts[place + 1 : place + 1 + _NEAR]
    return any(
        len(parts[place].said) < len(other.said) and said in _padded(other.said) for other in around
    )


def _padded(said: Sequence[str]) -> str:
    return f" {' '.join(said)} "


def _second_copies(shown: Sequence[_Part]) -> dict[int, Block]:
    first: dict[tuple[str, ...], int] = {}
    blocks = {part.at: part.block for part in shown}
    changes: dict[int, Block] = {}
    for part in shown:
        at, block, said = part.at, part.block, part.said
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
    return block.role is Role.QUOTE or block.text.startswith(_OPENS_QUOTE) or _is_pulled(block)


def _is_pulled(block: Block) -> bool:
    """Whether an element round a block says that it was pulled out."""
    if block.scope is None:
        return False
    near = islice(block.scope.ancestors(), 3)
    return any(s.tag in _SET_APART or not _PULLED.isdisjoint(s.words) for s in near)


def _is_hidden(block: Block) -> bool:
    return block.scope is not None and any(HIDDEN_WORD in s.words for s in block.scope.ancestors())


def _runs(said: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(said[i : i + _RUN]) for i in range(len(said) - _RUN + 1)]
