"""Find out which lines of a flattened text belong to one paragraph.

Lines that a program wrapped at a width are one again before they come here (`wrapped`). Two kinds
of breaking are left. Lines of one word each are put together before anything else looks at them. A
text whose lines end wherever a link or a bold word began is put together with care: a line that
continues the one before it gets the `glue` that stood between them, and stays a line.

Only evidence that clean text cannot show counts (a line that starts in the middle of a sentence, a
space left at a line's end), so an article that has been cleaned before is
read back as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from cleaner.fast import twin
from cleaner.text import ends_sentence, has_words, is_cjk

#: Marks that only ever open a list item. A longer dash may open a line of dialogue instead.
BULLETS: Final = "•◦▪▫‣●○■□·*⁃∙➢➤►-"
BULLET: Final = re.compile(rf"[{BULLETS}][ \u00a0\t]+(?=\S)")
_SPACES: Final = frozenset(" \u00a0")
_CLOSING: Final = frozenset(",.;:!?)]}%…、。，；：！？）】」』،؛؟۔।")
_OPENING: Final = frozenset("([{„‚「『（【¿¡")
# Marks that open on one side of a word and close on the other, whatever the language.
_QUOTES: Final = frozenset("\"'“”«»‘’‹›")
_ENDS: Final = frozenset(".!?…")
_APOSTROPHES: Final = frozenset("'’‘")
_DASHES: Final = frozenset("—–-")
# What opens a line, small letters aside, that may go on with the one before, and what ends a line
# that any other may go on with.
_MAY_GO_ON: Final = _CLOSING | _QUOTES | _DASHES
_MAY_HOLD_OPEN: Final = _OPENING | _QUOTES
# What stands at the head of a line and goes on with a sentence even past an empty line. Stops with
# spaces between are none: an ellipsis opens a line.
_SURE: Final = re.compile(r"[,.;)](?: (?!\.)|$)|[،؛，、。；]")
# A sentence, or a part of one, that has ended within a line, with more behind it.
_INNER_END: Final = re.compile(r"[.!?…,][\"”»’)]* (?=\S)|[。！？，、]|، ")
# Minimum length of a sentence, in characters, that ends a paragraph although a space was left
# behind it, or before the next line.
_SHORTEST_LEFT_OPEN: Final = 30
_SHORTEST_LED_ON: Final = 60
# What opens an item of a numbered list.
_NUMBERED: Final = re.compile(r"\d{1,3}[.)](?: |$)")
# Minimum length of a headline, in characters, that goes on behind an empty line. With 10, two of
# 417 flattened texts get better; with 40, two better and one worse.
_SHORTEST_ACROSS: Final = 20
# Longest part of a line that was set apart (a link, a name in bold), and the least text before it.
# With twice of the first, and with half of the second, one of 417 flattened texts gets worse.
_LONGEST_PART: Final = 80
_LEAST_BEFORE: Final = 25
_LEADING_WORDS: Final = Path(__file__).with_name("leading_words.txt")
# The lines that show a text's language: the first long ones, from this length on, in characters,
# and how many. With half and twice of each, none of 417 flattened texts changes.
_LEAST_SHOWING: Final = 60
_MOST_SHOWING: Final = 40
# Across how many empty lines a sentence may run on. With 3 and 12, no body of 417 flattened texts
# changes.
_MOST_GAP: Final = 6
# The source of a page that was wrapped: its narrowest and widest lines, the fewest broken ones that
# show the width, and the share of it that a full line reaches. With a quarter less and half as much
# more of the widths, at most one of 417 flattened texts changes, for the better; with 3 and 10 such
# lines, and with 0.8 and 0.94, none.
_NARROWEST: Final = 40
_WIDEST: Final = 132
_FEWEST_WRAPPED: Final = 5
_SLACK: Final = 0.88
# Minimum run of lines of one or two words, most of them lower-case, in text with a word a line.
# With 4, one of 417 flattened texts gets worse; with 16, two get better, by next to nothing.
_SHORTEST_WORD_RUN: Final = 8
# Those of them behind the first, where each line is a byte: 1 where it may go on with such a run.
_WORD_RUN: Final = re.compile(rb"\x01{%d,}" % (_SHORTEST_WORD_RUN - 1))


class Line(NamedTuple):
    """One line as it stood, its words, and the empty lines before it.

    `spaced` says that there is but one line before it, and that this holds a single space, as
    between two links of a sentence. `indent` is the leading white space, in characters.
    """

    raw: str
    text: str
    gap: int
    spaced: bool
    indent: int

    @property
    def left_open(self) -> bool:
        """Whether a space was left at the end, as before a link."""
        return self.raw[-1] in _SPACES

    @property
    def leads_on(self) -> bool:
        """Whether one space was left at the start, as behind a link."""
        return self.indent == 1 and self.raw[0] in _SPACES


def indent_of(raw: str) -> int:
    """How many characters of white space a line begins with."""
    return len(raw) - len(raw.lstrip())


def join(lines: list[Line]) -> tuple[list[Line], list[str | None]]:
    """The lines, and the glue of each: "" or " " to the one before, None where a block begins.

    Those of a wrapped text come out as one, and a stray stop as the end of the line before.
    """
    if not lines:
        return lines, []
    marked = opening_with_marks(lines)
    seams = frozenset(lines[at].gap for at in marked if runs_on(lines[at - 1], lines[at]))
    whole = _put_together(lines, marked)
    return whole, _glues(whole, seams)


@twin("joins")
def opening_with_marks(lines: list[Line]) -> list[int]:
    """The places of the lines that open with a mark which may go on with the one before."""
    return [at for at, line in enumerate(lines) if line.text[0] in _MAY_GO_ON and at]


def _put_together(lines: list[Line], marked: Sequence[int]) -> list[Line]:
    """The lines, those of a wrapped text as one. `marked` are those that open with a mark."""
    tight = _tight(lines)
    going_on = _word_runs(lines, tight)
    going_on.update(at for at in marked if _is_stray_stop(lines[at - 1], lines[at]))
    if not going_on:
        return lines
    starts = [at for at in range(1, len(lines)) if at not in going_on]
    return [
        lines[start] if end == start + 1 else _merged(lines[start:end])
        for start, end in pairwise([0, *starts, len(lines)])
    ]


def _merged(group: Sequence[Line]) -> Line:
    """Several lines as the one that they were."""
    first, last = group[0], group[-1]
    parts = [first.text]
    for before, line in pairwise(group):
        parts += _space_between(before, line), line.text
    text = "".join(parts)
    lead = first.raw[: first.indent]
    tail = last.raw[len(last.raw.rstrip()) :]
    whole = lead + text + tail
    return Line(whole, text, first.gap, first.spaced, indent_of(whole))


def _glues(lines: list[Line], seams: frozenset[int]) -> list[str | None]:
    tight = _tight(lines)
    width = _source_width(lines, tight)
    joined = {
        at
        for at in (*open_above(lines, tight), *open_across(lines, seams))
        if _continues(lines[at - 1], lines[at], seams)
    }
    leading = _leading_words(lines)
    joined.update(
        at
        for at in behind_leading_words(lines, tight, leading.surely)
        if not BULLET.match(lines[at].text)
    )
    if width:
        joined.update(at for at in tight if _is_full(lines[at - 1], lines[at], width))
    for at in sorted(joined):
        if at > 1 and at - 1 not in joined:
            part = lines[at - 2 : at + 1]
            if _is_set_apart(part, seams, leading, glued=at - 2 in joined):
                joined.add(at - 1)
    glues: list[str | None] = [None] * len(lines)
    for at in sorted(joined):
        before, line = lines[at - 1], lines[at]
        # A headline may be followed by "by Jane Roe", an empty line between.
        if (
            not line.gap
            or _closes(line.text)
            or glues[at - 1] is not None
            or len(before.text) < _SHORTEST_ACROSS
        ):
            glues[at] = _space_between(before, line)
    return glues


def _space_between(before: Line, line: Line) -> str:
    """What to put between two lines that belong together."""
    last, first = before.text[-1], line.text[0]
    if before.raw[-1:].isspace() or line.raw[:1].isspace():
        return " "
    if _closes(line.text) or _opens_at_end(before.text) or is_cjk(last) or is_cjk(first):
        return ""
    if _is_suffix(line.text):
        return ""
    if len(before.text) == 1 and last.isupper() and first.islower() and last not in "AI":
        return ""
    return "" if last == "-" and len(before.text) > 1 and before.text[-2].isalpha() else " "


@twin("joins")
def open_above(lines: list[Line], tight: list[int]) -> list[int]:
    """The places of the lines that may go on with the one right above: most are quickly decided.

    They open as what goes on, or the line above may be gone on with: there is a space or a mark
    between the two, or it is but the first letter of a word.
    """
    return [
        at
        for at in tight
        if (first := (line := lines[at]).text[0]).islower()
        or first in _MAY_GO_ON
        or first.isdigit()
        or (before := lines[at - 1]).raw[-1] in _SPACES
        or (line.indent == 1 and line.leads_on)
        or before.text[-1] in _MAY_HOLD_OPEN
        or len(before.text) == 1
    ]


@twin("joins")
def open_across(lines: list[Line], seams: frozenset[int]) -> list[int]:
    """The places of the lines that may go on with the one before, though empty lines part them.

    They open with a mark that goes on, or with that or a small letter where sentences run on.
    """
    return [
        at
        for at, line in enumerate(lines)
        if line.gap
        and ((first := line.text[0]) in _CLOSING or line.spaced or line.gap in seams)
        and (first in _MAY_GO_ON or first.islower())
        and at
    ]


def _continues(before: Line, line: Line, seams: frozenset[int]) -> bool:
    """Whether a line that may go on does: with the sentence or the paragraph of the one before."""
    if not has_words(before.text) or BULLET.match(line.text):
        return False
    unfinished = not ends_sentence(before.text)
    if line.gap:
        if not unfinished or line.gap > _MOST_GAP:
            return False
        if _SURE.match(line.text):
            return True
        runs_on = line.spaced or line.gap in seams
        return runs_on and (_closes(line.text) or line.text[0].islower())
    if _closes(line.text) or _is_suffix(line.text):
        return True
    if _opens_at_end(before.text):
        return True
    lower = _opens_lower(line.text)
    if before.left_open or line.leads_on:
        shortest = _SHORTEST_LED_ON if line.leads_on else _SHORTEST_LEFT_OPEN
        return unfinished or lower or len(before.text) < shortest
    if lower and (unfinished or before.text[-1] in ":;"):
        return True
    if not unfinished:
        return False
    if line.text[0].isdigit():
        return _is_running(before.text, _NO_WORDS) and _NUMBERED.match(line.text) is None
    drop_cap = len(before.text) == 1 and before.text.isupper()
    return drop_cap and line.text[:2].isupper()


def _is_set_apart(
    lines: Sequence[Line], seams: frozenset[int], leading: _LeadingWords, *, glued: bool
) -> bool:
    """Whether the second of three lines, which the third continues, was set apart in a sentence.

    Args:
        lines: three lines.
        seams: how many empty lines sentences of the page run on across.
        leading: the words behind which lines are broken.
        glued: whether the first line itself continues another.
    """
    before, part, behind = lines
    if not (_opens_lower(behind.text) or _closes(behind.text) or _is_suffix(behind.text)):
        return False
    if len(part.text) > _LONGEST_PART or ends_sentence(before.text) or BULLET.match(part.text):
        return False
    if part.gap and not part.spaced and part.gap not in seams:
        return False
    return glued or _is_running(before.text, leading)


def _is_running(text: str, leading: _LeadingWords) -> bool:
    """Whether a line reads as the beginning of a paragraph that breaks off within a sentence."""
    if len(text) < _LEAST_BEFORE:
        return False
    if text[-1] == "," or (is_cjk(text[-1]) and _INNER_END.search(text)):
        return True
    last = text.rsplit(" ", 1)[-1]
    if last.casefold() in leading.anywhere:
        return True
    return last[0].islower() and _INNER_END.search(text) is not None


class _LeadingWords(NamedTuple):
    """Words behind which a line is broken: those that never end a headline, and all of them."""

    surely: frozenset[str]
    anywhere: frozenset[str]


_NO_WORDS: Final = _LeadingWords(frozenset(), frozenset())


@cache
def _leading_words_by_language() -> tuple[_LeadingWords, ...]:
    found = []
    for line in _LEADING_WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            sure, _, doubtful = line.partition(": ")[2].partition(" / ")
            surely = frozenset(sure.split())
            found.append(_LeadingWords(surely, surely | frozenset(doubtful.split())))
    return tuple(found)


@cache
def _languages_by_word() -> dict[str, list[int]]:
    """The languages that have a word among their leading ones, by number."""
    found: dict[str, list[int]] = {}
    for number, known in enumerate(_leading_words_by_language()):
        for word in known.anywhere:
            found.setdefault(word, []).append(number)
    return found


def _leading_words(lines: Sequence[Line]) -> _LeadingWords:
    """The leading words of a text's language: of the one whose words it uses most."""
    running = (line.text for line in lines if len(line.text) >= _LEAST_SHOWING)
    words = " ".join(islice(running, _MOST_SHOWING)).split()
    if not words:
        return _NO_WORDS
    languages = _leading_words_by_language()
    uses = uses_by_language(words, _languages_by_word(), len(languages))
    return languages[uses.index(max(uses))]


@twin("joins")
def uses_by_language(
    words: list[str], languages_by_word: dict[str, list[int]], languages: int
) -> list[int]:
    """How many of some words each language has among its leading ones.

    Args:
        words: the words.
        languages_by_word: the languages of each leading word, by number.
        languages: how many there are.
    """
    uses = Counter(chain.from_iterable(languages_by_word.get(word, ()) for word in words))
    return [uses[language] for language in range(languages)]


@twin("joins")
def behind_leading_words(lines: list[Line], tight: list[int], surely: frozenset[str]) -> list[int]:
    """The places of the lines below one that breaks off behind a word that leads on: "the", "and".

    Args:
        lines: the lines.
        tight: the places of those that stand right below another.
        surely: the words.
    """
    return [at for at in tight if _leads_on(lines[at - 1].text, surely)]


def _leads_on(text: str, surely: frozenset[str]) -> bool:
    """Whether a line breaks off so; the last but one item of a list may, too: "for water; and"."""
    if len(text) < _LEAST_BEFORE or not text[-1].isalpha():
        return False
    before, _, last = text.rpartition(" ")
    return last in surely and not before.endswith(";")


def runs_on(before: Line, line: Line) -> bool:
    """Whether a sentence is seen to run on past the empty lines between two lines."""
    return (
        0 < line.gap <= _MOST_GAP
        and line.text[0] in _CLOSING
        and _SURE.match(line.text) is not None
        and has_words(before.text)
        and not ends_sentence(before.text)
    )


def _is_stray_stop(before: Line, line: Line) -> bool:
    """Whether a line is nothing but the mark that ends the sentence of the line before."""
    if has_words(line.text) or line.gap > _MOST_GAP or not has_words(before.text):
        return False
    return _SURE.match(line.text) is not None or (line.gap == 0 and _closes(line.text))


def _closes(text: str) -> bool:
    """Whether a text begins with a mark that can only follow other text."""
    first = text[0]
    if first == "«" and text[1:2] == " ":
        # French opens with it, a space behind; German closes.
        return not text[2:3].isupper()
    if first in _QUOTES:
        return len(text) == 1 or text[1] == " " or text[1] in _CLOSING
    return first in _CLOSING and not (has_words(text) and text.startswith(("...", "…")))


def _opens_at_end(text: str) -> bool:
    """Whether a text ends with a mark that can only precede other text."""
    last = text[-1]
    if last == "»" and ("«" in text or text[-3:-2] in _ENDS):
        # French closes with it, a space before.
        return False
    if last in _QUOTES:
        return len(text) == 1 or text[-2] == " " or text[-2] in _OPENING
    return last in _OPENING


def _is_suffix(text: str) -> bool:
    """Whether a text begins with the end of a word, or with a dash that holds on to one.

    >>> [_is_suffix(text) for text in ("'s mum", "-based", "—can change", "'tis", "– He left")]
    [True, True, True, False, False]
    """
    if text[0] in _DASHES:
        return text[1:2].isalpha() and (text[0] == "-" or text[1].islower())
    if text[0] not in _APOSTROPHES or not text[1:2].islower():
        return False
    return text[2:3] in ("", " ", ",", "-", "–", "—") or text[1:4] in ("re ", "ve ", "ll ")


def _opens_lower(text: str) -> bool:
    """Whether a text opens in small letters, a spoken dash before them aside."""
    if text[0] in _DASHES and text[1:2] == " ":
        return text[2:3].islower()
    return text[0].islower()


def _tight(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that stand right below another."""
    return [at for at, line in enumerate(lines) if at and not line.gap]


def _source_width(lines: Sequence[Line], tight: Sequence[int]) -> int:
    """The width at which the source of the page was wrapped, where lines end in mid-sentence."""
    small = [(lines[at - 1], lines[at]) for at in tight if lines[at].text[0].islower()]
    broken = sorted(
        len(before.text)
        for before, line in small
        if not (before.left_open or line.leads_on or ends_sentence(before.text))
        and _NARROWEST <= len(before.text) <= _WIDEST
    )
    if len(broken) < _FEWEST_WRAPPED:
        return 0
    middle = broken[len(broken) // 2]
    return middle if middle >= broken[-1] * 0.75 else 0


def _is_full(before: Line, line: Line, width: int) -> bool:
    """Whether the next word would hardly have fitted on the line before."""
    if line.gap or BULLET.match(line.text):
        return False
    word = 1 if is_cjk(line.text[0]) else len(line.text.split(" ", 1)[0])
    size = before.indent + len(before.text)
    return size <= _WIDEST and size + 1 + word > width * _SLACK


def _word_runs(lines: list[Line], tight: list[int]) -> set[int]:
    """The places of the lines that go on a run of one word a line."""
    running: set[int] = set()
    short = words_alone(lines, tight)
    if len(short) < _SHORTEST_WORD_RUN - 1:
        return running
    going_on = bytearray(len(lines))
    for at in short:
        going_on[at] = 1
    for found in _WORD_RUN.finditer(going_on):
        start, end = found.span()
        if _is_word(lines[start - 1].text):
            # The first word has an empty line before it.
            start -= 1
        run = lines[start:end]
        lower = sum(line.text[0].islower() for line in run)
        if len(run) >= _SHORTEST_WORD_RUN and lower * 2 > len(run):
            running.update(range(start + 1, end))
    return running


@twin("joins")
def words_alone(lines: list[Line], tight: list[int]) -> list[int]:
    """The places of the lines right below another that may be a word, or two, and no more."""
    return [at for at in tight if _is_word(lines[at].text)]


def _is_word(text: str) -> bool:
    return len(text) <= 30 and text.count(" ") < 2
