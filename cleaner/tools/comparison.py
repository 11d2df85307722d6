"""What an upgrade changed: two outputs of JSON lines compared page by page, the worst first.

    python -m cleaner pages/ -o old.jsonl        (before the upgrade)
    python -m cleaner pages/ -o new.jsonl        (after it)
    python -m cleaner diff old.jsonl new.jsonl

Pages are paired by what names them in both outputs, else by their place. Only where each line
begins is held in memory, so outputs may be larger than it.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final

from cleaner.errors import InputError
from cleaner.text import words
from cleaner.tools.json_lines import MAX_LINE, line_starts, read_lines, to_object
from cleaner.tools.terminal import Parser, complain, shown

SAME, DIFFERENT, FAILED = 0, 1, 2
#: What may name a page, the most exact first: a name is used if both outputs have it throughout.
NAMES: Final[tuple[tuple[str, ...], ...]] = (
    ("source", "record"), ("source",), ("id",), ("fetched",), ("url",)
)  # fmt: skip
# How much each field weighs, when it changed, beside all words of the body together.
_WEIGHTS: Final = {
    "headline": 0.2, "dek": 0.1, "byline": 0.03, "published": 0.03, "problems": 0.02,
    "description": 0.01, "language": 0.01, "site": 0.01, "url": 0.01,
}  # fmt: skip
_ROLES_WEIGH: Final = 0.01
# Minimum badness of a page whose body changed in no word, as where paragraphs begin.
_LEAST: Final = 0.001
# What is worse than any change of words.
_LOST: Final = 4.0
_EMPTIED: Final = 2.0
_NEW: Final = 1.5
_WIDTH: Final = 160
# How much of a long line is shown before the first difference.
_BEFORE: Final = 40

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """How one page changed: how bad it is, 0 for not at all, and the change in lines."""

    name: str
    badness: float
    lines: tuple[str, ...]


def diff(arguments: Sequence[str]) -> int:
    """Run `python -m cleaner diff`; return 0 for no change, 1 for some, 2 for a fault."""
    options = parser().options(arguments)
    try:
        with Output(options.old) as old, Output(options.new) as new:
            changed = False
            for line in to_lines(old, new, limit=options.limit):
                changed = changed or line.startswith("@")
                _print(line)
    except BrokenPipeError:
        raise  # the reader of the output has seen enough; the command line ends in silence
    except (InputError, OSError) as error:
        complain(str(error))
        return FAILED
    return DIFFERENT if changed else SAME


def parser() -> Parser:
    """The parser of the command."""
    made = Parser(
        prog="cleaner diff",
        description="Show what changed between two outputs, page by page, the worst first.",
        epilog="Exit codes: 0 nothing changed, 1 something did, 2 a file could not be read.",
    )
    made.add_argument("old", type=Path, metavar="OLD.jsonl")
    made.add_argument("new", type=Path, metavar="NEW.jsonl")
    made.add_argument("--limit", type=int, metavar="N", help="show the N worst pages only")
    return made


class Output:
    """An output of JSON lines: where each row begins, and the rows as they are asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO = path.open("rb")
        self._starts = list(line_starts(self._file))

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts)

    def row(self, place: int) -> Row:
        """The row at a place, from 0.

        Raises:
            InputError: if it is no JSON object, or one that would take too much memory.
        """
        self._file.seek(self._starts[place])
        line = next(read_lines(self._file, MAX_LINE), b"")
        if len(line) > MAX_LINE:
            raise InputError(f"{self.path}, row {place + 1}: over {MAX_LINE:,} bytes.")
        try:
            return to_object(line)
        except InputError as error:
            raise InputError(f"{self.path}, row {place + 1}: {error}") from error

    def rows(self) -> Iterator[Row]:
        """All rows, in order."""
        return map(self.row, range(len(self)))


def to_lines(old: Output, new: Output, limit: int | None = None) -> Iterator[str]:
    """The changes as lines for people: a summary, then page by page, the worst first."""
    pairs = _pairs(old, new)
    ranked = []
    for name, before, after in pairs:
        badness = _badness(_row(old, before), _row(new, after))
        if badness:
            ranked.append((-badness, name, before, after))
    ranked.sort(key=lambda page: page[:2])
    yield f"{len(pairs)} pages: {len(pairs) - len(ranked)} the same, {len(ranked)} changed"
    for _, name, before, after in ranked[:limit]:
        found = change(name, _row(old, before), _row(new, after))
        yield ""
        yield f"@ {found.name}  ({_verdict(found.badness)})"
        yield from found.lines
    left = len(ranked) - len(ranked[:limit])
    if left:
        yield ""
        yield f"… and {left} more"


def change(name: str, old: Row | None, new: Row | None) -> Change:
    """How a page changed; a row is None where the output does not have the page."""
    return Change(name, _badness(old, new), tuple(_lines(old, new)))


def _row(output: Output, place: int | None) -> Row | None:
    return None if place is None else output.row(place)


def _pairs(old: Output, new: Output) -> list[tuple[str, int | None, int | None]]:
    """The pages of both: what to call each, and its place in either."""
    for fields in NAMES:
        before, after = _places(old, fields), _places(new, fields)
        if before is not None and after is not None:
            return [(name, before.get(name), after.get(name)) for name in before | after]
    if len(old) != len(new):
        raise InputError(
            f"Nothing names the pages, and there are {len(old):,} in one output and {len(new):,} "
            "in the other: they cannot be paired."
        )
    return [(_called(row, at), at, at) for at, row in enumerate(new.rows())]


def _places(output: Output, fields: Sequence[str]) -> dict[str, int] | None:
    """The place of each page by its name; None if some have no name, or two have the same."""
    places: dict[str, int] = {}
    for at, row in enumerate(output.rows()):
        values = [row.get(field) for field in fields]
        name = " #".join(str(value) for value in values)
        if any(value in (None, "") for value in values) or name in places:
            return None
        places[name] = at
    return places


def _called(row: Row, at: int) -> str:
    return f"row {at + 1}: {row.get('headline') or 'no headline'}"


def _badness(old: Row | None, new: Row | None) -> float:
    """How much a page changed, from 0; a page that is lost or emptied is worse than any other."""
    if new is None or old is None:
        return _LOST if new is None else _NEW
    if _said(new, "error") and not _said(old, "error"):
        return _LOST
    before, after = _said(old, "body"), _said(new, "body")
    worst = _EMPTIED if before and not after else 0.0
    words_apart = max(_distance(before, after), _LEAST) if before != after else 0.0
    fields = sum(_WEIGHTS[name] for name in _WEIGHTS if _said(old, name) != _said(new, name))
    roles = _ROLES_WEIGH if before == after and _roles(old) != _roles(new) else 0.0
    return worst + words_apart + fields + roles


def _distance(before: str, after: str) -> float:
    """The share of words that two texts do not have in common, from 0 to 1."""
    one, two = Counter(words(before)), Counter(words(after))
    size = one.total() + two.total()
    return 1 - 2 * (one & two).total() / size if size else 0.0


def _verdict(badness: float) -> str:
    for bound, verdict in ((_LOST, "lost"), (_EMPTIED, "no body any more"), (_NEW, "new")):
        if badness >= bound:
            return verdict
    return f"{max(1, round(100 * min(badness, 1)))} % changed"


def _said(row: Row, field: str) -> str:
    """A field as one string."""
    value = row.get(field)
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _roles(row: Row) -> list[tuple[str, str]]:
    """The role and text of each block, as far as the output has blocks."""
    blocks = row.get("blocks")
    if not isinstance(blocks, list):
        return []
    return [(str(b.get("role")), str(b.get("text"))) for b in blocks if isinstance(b, dict)]


def _lines(old: Row | None, new: Row | None) -> Iterator[str]:
    if old is None or new is None:
        yield "only in the new output" if old is None else "only in the old output"
        return
    for field in ("error", *_WEIGHTS):
        before, after = _said(old, field), _said(new, field)
        if before != after:
            yield from (f"{sign} {field}: {text}" for sign, text in _apart(before, after) if text)
    if _said(old, "body") != _said(new, "body"):
        yield from _body_lines(_paragraphs(old), _paragraphs(new))
    else:
        yield from _role_lines(_roles(old), _roles(new))


def _paragraphs(row: Row) -> list[str]:
    return [line for line in _said(row, "body").split("\n") if line]


def _body_lines(before: list[str], after: list[str]) -> Iterator[str]:
    """The lines of the body that went and came, and how many between them stayed."""
    a = c = 0
    for start, second, size in _stayed(before, after):
        for one, two in zip_longest(before[a:start], after[c:second], fillvalue=""):
            yield from (f"{sign} {text}" for sign, text in _apart(one, two) if text)
        if size:
            yield f"  … {size} the same"
        a, c = start + size, second + size


def _stayed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The runs of lines that stayed: where each begins in both, its length; at last an empty one.

    Each line is paired with the same line of the other text that occurs as often before it, and of
    these pairs the most that are in order are taken. This takes a time that grows little more than
    the texts do, where difflib's grows with their product.
    """
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = _in_order(list(_pairs_of_lines(before, after, head, tail)))
    ends = len(before) - tail, len(after) - tail
    pairs = [*((at, at) for at in range(head)), *middle]
    pairs += [(ends[0] + at, ends[1] + at) for at in range(tail)]
    start, second, size = 0, 0, 0
    for one, two in pairs:
        if (one, two) != (start + size, second + size):
            if size:
                yield start, second, size
            start, second, size = one, two, 0
        size += 1
    if size:
        yield start, second, size
    yield len(before), len(after), 0


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many lines two texts have in common at their beginning."""
    apart = (at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two)
    return next(apart, min(len(before), len(after)))


def _pairs_of_lines(
    before: Sequence[str], after: Sequence[str], head: int, tail: int
) -> Iterator[tuple[int, int]]:
    """The places of the same lines in both texts, between what they have in common."""
    places: dict[tuple[str, int], int] = {}
    counts: Counter[str] = Counter()
    for at, line in enumerate(after[head : len(after) - tail], start=head):
        places[line, counts[line]] = at
        counts[line] += 1
    counts.clear()
    for at, line in enumerate(before[head : len(before) - tail], start=head):
        place = places.get((line, counts[line]))
        counts[line] += 1
        if place is not None:
            yield at, place


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs, of which the first numbers rise, whose second numbers rise, too."""
    lasts: list[int] = []  # for each number of pairs the lowest second number that they end with
    ends: list[int] = []  # and which pair that is
    previous: list[int] = []
    for number, (_, second) in enumerate(pairs):
        at = bisect_left(lasts, second)
        previous.append(ends[at - 1] if at else -1)
        lasts[at : at + 1] = [second]
        ends[at : at + 1] = [number]
    found = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = previous[number]
    return found[::-1]


def _role_lines(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> Iterator[str]:
    for (one, text), (two, _) in zip(before, after, strict=False):
        if one != two:
            yield f"  {one} → {two}: {_cut(text, 0)}"


def _apart(before: str, after: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Two texts, each on a line with its sign, cut so that the first difference shows."""
    before, after = " ".join(before.split()), " ".join(after.split())
    same = _common(before, after)
    return ("-", _cut(before, same)), ("+", _cut(after, same))


def _cut(text: str, first: int) -> str:
    if len(text) <= _WIDTH:
        return text
    start = max(0, first - _BEFORE)
    end = start + _WIDTH
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _print(line: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(shown(line).encode(encoding, "replace").decode(encoding) + "\n")
