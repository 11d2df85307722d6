"""Find hard-wrapped lines and put their paragraphs together.

A program that wraps a text at a width puts a word on the next line only when it would not have
fitted on this one. So every break that it makes tells between which widths it wrapped: no less than
the line is long, and less than the line with the next word would have been. Where many breaks agree
on a width, no line is a little longer, and sentences run on across the breaks, the text was
wrapped. Poems, lists, addresses and sentences on lines of their own show none of that.

Each break is judged by itself, so a text may be wrapped in some of its paragraphs only, and lines
quoted with ">" may have a width of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from cleaner.fast import twin
from cleaner.text import ends_sentence, is_cjk

# The narrowest and the widest that text is wrapped at, in characters; those of scripts without
# spaces are twice as wide, so there are fewer in a line.
_NARROWEST: Final = 36
_NARROWEST_CJK: Final = 18
_WIDEST: Final = 132
# Fewest breaks that show a width: where each runs on in small letters, and elsewhere. With 6 of the
# former, 2 of 417 wrapped texts get worse and one better; with 10 of the latter, one gets better.
_FEWEST_RUNNING: Final = 3
_FEWEST: Final = 5
# A line as long as this share of the width may be a full one. With 0.7, one of those texts gets
# better and one worse; with 0.9, none changes.
_LONG: Final = 0.8
# Minimum share of long lines that are full, maximum share that are a little too long, and how much
# longer than the width that is. With 0.6, none of those texts changes; with 0.9, two get worse and
# one better. With half and twice of the second, two get better and one worse; with 1.2 and 2 of the
# third, two and three get better.
_FULL: Final = 0.75
_OVER: Final = 0.1
_A_LITTLE: Final = 1.4
# Minimum share of full lines that stop within a sentence, and, in scripts with capitals, of the
# lines below them that begin with a small letter. With 0.4 and 0.8, none of those texts changes;
# with half of the latter, one gets better, and with twice, four get worse.
_WITHIN: Final = 0.6
_SMALL: Final = 0.25
# A text may hold parts of several widths. With 1 and 6, none of those texts changes. Of tries to
# find the width of a part, one makes one better and one worse; four change none.
_MOST_WIDTHS: Final = 3
_MOST_TRIES: Final = 2
# What stands before the words of a line: marks of quoting, white space, the mark of a list item.
_LEAD: Final = re.compile(r"((?:[ \t]{0,3}>)*)([ \t]*)")
_ITEM: Final = re.compile(r"(?:[-*+•◦▪‣●·–—][ \t\u00a0]|\(?\d{1,3}[.)][ \t])")
_RULE: Final = frozenset("-=_*~#+ ")
# Deepest indent of running text, in characters. With 12, two of those texts get better and two
# worse; with 48, one gets worse.
_DEEPEST_INDENT: Final = 24
_HYPHENS: Final = ("-", "\u2010")
_SOFT_HYPHEN: Final = "\u00ad"
# Words between the halves of "Vor- und Nachteile": such a hyphen is no break within a word.
_BETWEEN_HALVES: Final = frozenset(
    "und oder bzw sowie bis and or to en of och eller og i oraz lub y o e et ou ja tai".split()
)
_WORD: Final = re.compile(r"\w+(?:[-\u2010]\w+)*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line by what counts for wrapping; `size` is its width without the marks of quoting."""

    depth: int
    indent: int
    words: str
    size: int
    item: bool

    @property
    def first_word(self) -> int:
        """How long the first word is: this is what the line above had no room for."""
        return 1 if is_cjk(self.words[0]) else len(self.words.split(None, 1)[0])


@twin("wrapped")
def continued(lines: list[str], odd: Set[int] = frozenset()) -> frozenset[int]:
    """The numbers of the lines that go on with the paragraph of the line above.

    Args:
        lines: a text's lines, empty ones among them.
        odd: the numbers of lines that show nothing of a width, since they hold what may not be
            broken, such as addresses. They may be too long.
    """
    # Most lines of many texts are empty.
    read = [_read(line) if line and not line.isspace() else None for line in lines]
    # The runs of lines between empty ones, by number.
    runs = list(accumulate(line is None for line in read))
    by_depth: dict[int, list[int]] = {}
    for at, line in enumerate(read):
        if line is not None:
            by_depth.setdefault(line.depth, []).append(at)
    joined: set[int] = set()
    breaks: list[int] = []
    for places in by_depth.values():
        between = [at for at in places if _may_go_on(read, at, odd)]
        breaks += between
        joined |= _of_one_depth(read, places, between, runs, odd)
    if joined:
        joined.update(at for at in breaks if _hangs(*_pair(read, at)))
    return frozenset(joined)


def unwrap(text: str) -> str:
    r"""A text with each hard-wrapped paragraph on one line, and all other lines as they were.

    >>> short = "One line.\nAnother line.\nA third one."
    >>> unwrap(short) == short
    True
    """
    lines = text.split("\n")
    going_on = continued(lines)
    return "\n".join(join_lines(lines, going_on)) if going_on else text


def join_lines(lines: Sequence[str], going_on: Iterable[int]) -> list[str]:
    """Lines put together where they go on with the one above.

    Args:
        lines: a text's lines.
        going_on: the numbers of those that go on, as `continued` gives them.
    """
    joined = set(going_on)
    known: frozenset[str] | None = None
    whole: list[str] = []
    # What the last paragraph is made of.
    parts: list[str] = []
    for at, line in enumerate(lines):
        if at not in joined:
            if parts:
                whole.append("".join(parts))
            parts = [line]
            continue
        words = _words_of(line)
        above = parts[-1].rstrip()
        if above.endswith((*_HYPHENS, _SOFT_HYPHEN)):
            if known is None:
                known = frozenset(word.casefold() for line in lines for word in _WORD.findall(line))
            above, between = _mended(above, words, known)
        else:
            between = "" if is_cjk(above[-1:] or " ") or is_cjk(words[:1] or " ") else " "
        parts[-1] = above
        parts += [between, words] if between else [words]
    whole.append("".join(parts))
    return whole


def _read(line: str) -> _Line | None:
    """A line, or None where it holds no words: an empty one, a rule, a mark of quoting alone."""
    lead = _LEAD.match(line)
    quoting, space = (lead[1], lead[2]) if lead else ("", "")
    words = line[len(quoting) + len(space) :].rstrip()
    if not words or _RULE.issuperset(words):
        return None
    indent = len(space.expandtabs(4))
    if quoting and indent:
        # One space behind the mark belongs to it.
        indent -= 1
    item = words[0] in "-*+•◦▪‣●·–—(0123456789" and _ITEM.match(words) is not None
    return _Line(quoting.count(">"), indent, words, indent + len(words), item)


def _words_of(line: str) -> str:
    lead = _LEAD.match(line)
    return line[lead.end() if lead else 0 :].rstrip()


def _may_go_on(read: Sequence[_Line | None], at: int, odd: Set[int]) -> bool:
    """Whether a line may go on with the one above, as far as can be told without a width."""
    above, line = (read[at - 1], read[at]) if at else (None, None)
    return (
        above is not None
        and line is not None
        and above.depth == line.depth
        and (above.size <= _WIDEST or at - 1 in odd)
        and not line.item
        and _are_aligned(above, line)
    )


def _are_aligned(above: _Line, line: _Line) -> bool:
    """Whether a line may belong to the paragraph above: it begins where that does, or hangs."""
    if line.indent > _DEEPEST_INDENT:
        return False
    if above.item:
        return line.indent - above.indent <= 6
    # The first line of a paragraph may be indented; a line that is indented more begins another.
    return line.indent <= above.indent


def _hangs(above: _Line, line: _Line) -> bool:
    """Whether a line stands below the words of an item, and goes on with them in small letters."""
    return above.item and line.indent > above.indent and line.words[0].islower()


def _of_one_depth(
    read: Sequence[_Line | None],
    places: Sequence[int],
    breaks: list[int],
    runs: Sequence[int],
    odd: Set[int],
) -> set[int]:
    """The lines of one depth that go on with the one above.

    Args:
        read: all lines.
        places: those of the depth.
        breaks: those of them that may go on.
        runs: the run of lines that each line is in.
        odd: the lines that show nothing of a width.
    """
    joined: set[int] = set()
    rest = breaks
    apart: set[int] = set()
    for _ in range(_MOST_WIDTHS):
        sizes = [
            line.size
            for at in places
            if (line := read[at]) is not None and runs[at] not in apart and at not in odd
        ]
        full = _most_full(read, rest, sizes, odd)
        if not full:
            break
        joined |= full - _doubtful(read, full)
        rest = [at for at in rest if at not in full]
        # A paragraph of one width says nothing against another.
        apart.update(runs[at] for at in full)
    return joined


def _most_full(
    read: Sequence[_Line | None], breaks: Sequence[int], sizes: Sequence[int], odd: Set[int]
) -> set[int]:
    """The breaks that come of one width, of the one that most agree on, if it is shown.

    Args:
        read: the lines.
        breaks: those that are not explained yet.
        sizes: the widths of lines that may speak against a width.
        odd: the lines that show nothing of a width.
    """
    showing = [at for at in breaks if at not in odd and at - 1 not in odd]
    for _ in range(_MOST_TRIES):
        width = _width(read, showing)
        full = {at for at in showing if _is_full(read, at, width)} if width else set()
        if not full:
            return full
        if _is_shown(read, showing, sizes, width):
            beside = set(breaks) - set(showing)
            return full | {at for at in beside if _is_full(read, at, width, is_odd=at - 1 in odd)}
        # Where a text has two widths, lines of the one may speak against the other at first.
        showing = [at for at in showing if at not in full]
    return set()


def _width(read: Sequence[_Line | None], breaks: Sequence[int]) -> int:
    """The width that most breaks agree on, in characters, or 0 where too few do."""
    running, every = [0] * (_WIDEST + 2), [0] * (_WIDEST + 2)
    for at in breaks:
        above, line = _pair(read, at)
        # Short lines of menus agree on a width, too, but open in capitals.
        is_fresh = line.words[0].isupper() or ends_sentence(above.words)
        for votes in (every,) if is_fresh else (every, running):
            votes[above.size] += 1
            votes[min(_WIDEST, above.size + line.first_word) + 1] -= 1
    shares = list(zip(accumulate(running), accumulate(every), strict=True))
    # The widest of those that agree: the last line of a paragraph may be longer than all others.
    width = max(range(_WIDEST, -1, -1), key=shares.__getitem__)
    return width if shares[width][0] >= _FEWEST_RUNNING else 0


def _is_shown(
    read: Sequence[_Line | None], breaks: Sequence[int], sizes: Sequence[int], width: int
) -> bool:
    """Whether breaks show that lines were wrapped at a width, and did not come out so by chance."""
    full = [_pair(read, at) for at in breaks if _is_full(read, at, width)]
    ideographic = sum(is_cjk(line.words[0]) for _, line in full) * 2 > len(full)
    if width < (_NARROWEST_CJK if ideographic else _NARROWEST):
        return False
    long = sum(width * _LONG < _pair(read, at)[0].size <= width for at in breaks)
    over = sum(width < size <= width * _A_LITTLE for size in sizes)
    if len(full) < long * _FULL or over > len(full) * _OVER:
        return False
    within = sum(not ends_sentence(above.words) for above, _ in full)
    if within < len(full) * _WITHIN:
        return False
    cased = [line for _, line in full if line.words[0].lower() != line.words[0].upper()]
    small = sum(line.words[0].islower() for line in cased)
    if len(cased) * 2 > len(full) and small < len(cased) * _SMALL:
        return False
    return len(full) >= (_FEWEST_RUNNING if small * 2 > len(full) else _FEWEST)


def _is_full(read: Sequence[_Line | None], at: int, width: int, *, is_odd: bool = False) -> bool:
    """Whether the first word of a line had no room on the one above, which may be an odd one."""
    above, line = _pair(read, at)
    # One more where no spaces part words: no line begins with a comma or a stop.
    slack = 2 if is_cjk(line.words[0]) else 0
    if " " not in above.words and " " not in line.words and not slack:
        # Addresses, or code, one below the other.
        return False
    return (above.size <= width or is_odd) and width < above.size + 1 + line.first_word + slack


def _pair(read: Sequence[_Line | None], at: int) -> tuple[_Line, _Line]:
    above, line = read[at - 1], read[at]
    assert above is not None and line is not None  # noqa: PT018 - breaks have words on both sides
    return above, line


def _doubtful(read: Sequence[_Line | None], full: set[int]) -> set[int]:
    """Breaks that may have come out so: a sentence ends, another begins, no neighbour is broken."""

    def is_doubtful(at: int) -> bool:
        above, line = _pair(read, at)
        fresh = ends_sentence(above.words) and not line.words[0].islower()
        return fresh and at - 1 not in full and at + 1 not in full

    return set(filter(is_doubtful, full))


def _mended(above: str, words: str, known: frozenset[str]) -> tuple[str, str]:
    """A line that ends in a hyphen, and what to put between it and the words of the next one.

    The hyphen goes only where that is safe: a soft one, or one without which the text has the word.
    """
    if above.endswith(_SOFT_HYPHEN):
        return above[:-1], ""
    head, tail = _last_word(above[:-1]), _first_word(words)
    if not head or not tail or tail.casefold() in _BETWEEN_HALVES:
        return above, " "
    whole, hyphened = (head + tail).casefold(), f"{head}{above[-1]}{tail}".casefold()
    if tail[0].islower() and whole in known and hyphened not in known:
        return above[:-1], ""
    return above, ""


def _last_word(text: str) -> str:
    end = len(text)
    start = end
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:end]


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found[0] if found else ""
