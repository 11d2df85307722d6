"""Cut a text that stands on one line: into sentences, and where lines without a stop were joined.

Somebody joined the lines of a whole page, or of an article, with spaces. Sentences are what is left
to tell apart; they carry what stood between them, so that what is kept can be put together as it
was.

The cuts need no language to be known: a stop ends a sentence unless the word before it is known as
an abbreviation in some language, is an initial, or the next word goes on in small letters. Scripts
with stops of their own are cut behind those; Thai, which has none, is cut at its spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from cleaner.fast import twin
from cleaner.model.line_breaks import CLOSERS, line_breaks
from cleaner.text import has_matches

_TABLE: Final = Path(__file__).with_name("abbreviations.txt")
# A stop, marks that close behind it, and white space. In Chinese and Japanese none is needed.
_STOP: Final = re.compile(
    r"(?:[.!?…‽؟۔।॥።។။՝։]+[\"'”’»›“)\]}]*(?:\s+|$))|[。！？｡]+[」』”’）》〉\]]*\s*"
)
_SPACE: Final = re.compile(r"\s+")
_OPENERS: Final = "\"'“”„«»‘‚‹›([{¿¡—–-•*「『（《〈"
_LAST_WORD: Final = re.compile(r"[^\s\"'“”„«»‘’([{（]+$")
_LONGEST_WORD: Final = 40
# Abbreviations behind which a sentence may well end: what follows decides.
_MAY_END: Final = frozenset(
    """etc jr inc corp co ltd al usw ecc т.д т.п др г гг руб коп тыс млн
    млрд р kl kr лв грн тис zł r ee.uu год мин сек m.m ym jne vb vs stb dll dsb kft""".split()
)
# Abbreviations that are of a name, or have one behind them, unless a sentence opens as these do.
_WITH_NAMES: Final = frozenset("a.m p.m u.s u.k u.n d.c ph.d e.u".split())
_OPENING_SENTENCES: Final = frozenset(
    """a after all also an and another any are as asked at because before both but by can did do
    does during each even every few for from given had has have he her here his how however i if in
    instead is it it's its last later like many may meanwhile more most much my no nobody not
    nothing now of on once one only or other others our over people she should since so some still
    such than that that's the their then there there's these they this those though through to
    today two under until was we we're well were what when where which while who why will with
    without yet you your""".split()
)
# Words of their own in some language, but for where a number follows.
_BEFORE_NUMBERS: Final = frozenset("no nos nr fig art vol núm".split())
# A longer line, in characters, is more than one paragraph: of 18,751 on labelled pages none is as
# long. So is one of several sentences that is all of a text, or nearly all of it and this long: 52
# of those paragraphs are. With half and twice of all that is asked here, none of 278 texts on one
# line changes, but with 6 sentences one loses most of its text.
_LONGEST_PARAGRAPH: Final = 2_500
_LONG: Final = 1_000
_MOST_OF_IT: Final = 0.8
_FEW_LINES: Final = 5
_FEWEST_SENTENCES: Final = 3
# Thai puts spaces between sentences and phrases: a shorter part, in characters, is a phrase.
_THAI: Final = re.compile("[\u0e00-\u0e7f]")
_SHORTEST_THAI: Final = 60
_WORD: Final = re.compile(r"\S+")
# How many words are looked at together: each takes some 700 bytes meanwhile.
_AT_ONCE: Final = 10_000
# Minimum number of joined lines, and for each sentence: fewer are found in prose by mistake. Of 148
# articles on one line 12 have as many, of 150 pages 146, of 148 article elements 120.
_FEWEST_BREAKS: Final = 5
_LEAST_BREAKS: Final = 0.25
# More than any page has: each takes memory, and this bounds it.
_MOST_BREAKS: Final = 20_000
# Minimum number of places in a text at which words are glued together, at most this many words to
# each, and the letters before one: "McKay" and "iPhone" are names. Of 278 texts on one line none
# changes with 5 of the first, and one with 20, by nothing; with half of the second one gets better,
# with twice one better and one worse; with 2 of the third two get worse, with 5 one gets better.
_FEWEST_GLUED: Final = 10
_WORDS_A_GLUED: Final = 60
_SHORTEST_GLUED: Final = 3
_SHORTEST_MIXED: Final = _SHORTEST_GLUED + 2
# Names alone make no page: one word has more such places than a name (a menu), or sentences follow
# one another without a space.
_MOST_IN_NAME: Final = 4
_GLUED_STOP: Final = re.compile(r"[^\W\d_]{3}[.!?…][\"”»]?([^\W\d_])[^\W\d_]{2}")
_FEWEST_STOPS: Final = 2
_OPENING_WORDS: Final = re.compile(r"\S+ \S+ \S+ \S+ ")
_SHORTEST_TITLE: Final = 35
_LONGEST_TITLE: Final = 250
_MOST_COPIES: Final = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what else is between two cuts.

    Attributes:
        text: its words.
        before: what stood between it and the one before, "" at the start of a text.
    """

    text: str
    before: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, with what stood before each: together they are the text.

    >>> [s.text for s in sentences("Rep. J.D. Roe left on Sept. 5. “Why?” he asked. 他走了。好。")]
    ['Rep. J.D. Roe left on Sept. 5.', '“Why?” he asked.', '他走了。', '好。']
    """
    return _cut(text, list(_sentence_ends(text)))


def pieces(text: str) -> list[Sentence]:
    """The sentences of a text, and what stands between them: menus, headlines, bylines."""
    ends = list(_sentence_ends(text))
    titles = _title_cuts(text)
    breaks = _breaks(text, _glued_places(text))
    if len(breaks) < max(_FEWEST_BREAKS, len(ends) * _LEAST_BREAKS):
        breaks = []
    breaks = [place for place in breaks if not _is_inside(place, titles)]
    return _cut(text, sorted({*ends, *titles, *breaks} - {len(text)}))


def _is_inside(place: int, titles: Sequence[int]) -> bool:
    """Whether a place is within the title, at its first place or its second."""
    return bool(titles) and (place < titles[0] or titles[1] < place < titles[2])


def together(parts: Sequence[Sentence]) -> str:
    """Sentences put together as they were; where some were left out, with one space between.

    >>> together(sentences("One.  Two.")) == "One.  Two."
    True
    """
    return "".join([part.before + part.text for part in parts])


def _cut(text: str, places: Sequence[int]) -> list[Sentence]:
    """The text in parts, cut at places; white space at a cut is what stands between."""
    parts: list[Sentence] = []
    start, before = 0, ""
    for place in (*places, len(text)):
        part = text[start:place]
        words = part.strip()
        if not words:
            continue
        lead = part[: len(part) - len(part.lstrip())]
        parts.append(Sentence(words, before + lead))
        before = part[len(lead) + len(words) :]
        start = place
    if before and parts:
        parts[-1] = Sentence(parts[-1].text + before, parts[-1].before)
    return parts


def _sentence_ends(text: str) -> Iterator[int]:
    """The places right behind the sentences of a text, white space included."""
    known = _abbreviations() | _seen(text)
    for stop in _STOP.finditer(text):
        if stop.end() < len(text) and _ends(text, stop, known):
            yield stop.end()
    if _THAI.search(text) is not None:
        yield from _thai_ends(text)


def _ends(text: str, stop: re.Match[str], known: frozenset[str]) -> bool:
    """Whether a sentence ends at a stop."""
    mark = stop[0].rstrip().rstrip(CLOSERS)
    opening = text[stop.end() : stop.end() + 4].lstrip(_OPENERS + " ")[:1]
    if mark[:1] in "。！？｡":
        # Within a quotation: 「行こう。」と言った.
        closed = stop[0].rstrip()[-1:] in "」』”’）"
        return not (closed and "\u3040" <= opening <= "\u309f")
    if opening.islower():
        return False
    if mark != ".":
        return True
    if stop[0].strip() != ".":
        # A quotation mark behind the stop: the quotation is at its end, and the sentence.
        return True
    word = _word_before(text, stop.start())
    return not _is_abbreviated(word, opening, text, stop, known)


def _is_abbreviated(
    word: str, opening: str, text: str, stop: re.Match[str], known: frozenset[str]
) -> bool:
    bare = word.casefold()
    if not word:
        return False
    if word.isdigit():
        # "Am 5. Mai", "3. Liga", and "1. Mix the flour".
        return len(word) <= 2 and (_is_ordinal(text, stop) or _opens_list(text, stop, word, known))
    if len(word) == 1:
        # An initial; "I" ends a sentence as it may.
        return word.isalpha() and word != "I"
    if bare in _WITH_NAMES and opening.isupper():
        return _next_word(text, stop) not in _OPENING_SENTENCES
    if bare in _MAY_END:
        return opening.isdigit()
    if "." in word and _is_initials(word):
        return True
    if bare in _BEFORE_NUMBERS:
        return opening.isdigit()
    return bare in known or (opening.isdigit() and bare.endswith("str"))


def _is_initials(word: str) -> bool:
    """Whether a word is of letters with stops between: "J.D", "U.S", "т.д"."""
    return all(len(part) <= 2 and part.isalpha() for part in word.split("."))


def _opens_list(text: str, stop: re.Match[str], word: str, known: frozenset[str]) -> bool:
    """Whether a number is the mark of an item: it begins the text, or follows a sentence."""
    before = text[
        max(0, stop.start() - len(word) - _LONGEST_WORD) : stop.start() - len(word)
    ].rstrip()
    if not before:
        return True
    if before[-1] not in ".!?:;":
        return False
    above = _word_before(before, len(before) - 1).casefold()
    return above not in known and not above.endswith("str")


_ORDINAL_WORDS: Final = frozenset(
    """januar jänner februar märz april mai juni juli august september oktober november dezember
    jahrhundert liga klasse etage stock platz spieltag bundesliga mal januara januar desember mars
    maj juni juli oktober tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta
    heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta ledna února března dubna května
    června července srpna září října listopadu prosince ocak siječnja veljače ožujka
    travnja""".split()
)


def _is_ordinal(text: str, stop: re.Match[str]) -> bool:
    return _next_word(text, stop) in _ORDINAL_WORDS


def _next_word(text: str, stop: re.Match[str]) -> str:
    following = _WORD.match(text, stop.end())
    return following[0].casefold().strip(".,;:" + _OPENERS + CLOSERS) if following else ""


def _word_before(text: str, at: int) -> str:
    found = _LAST_WORD.search(text, max(0, at - _LONGEST_WORD), at)
    return found[0] if found else ""


@cache
def _abbreviations() -> frozenset[str]:
    """The abbreviations of all languages, without their last stop."""
    words: set[str] = set()
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words.update(line.partition(": ")[2].split())
    return frozenset(words)


# A stop, and what may be a small letter behind it; and a short word.
_STOP_BEFORE_SMALL: Final = re.compile(r"\. (?=[^\W\d_A-Z])")
_LONGEST_SEEN: Final = 6
_SHORT_WORD: Final = re.compile(rf"(?<![^\s(\"“„«])[^\W\d_]{{2,{_LONGEST_SEEN}}}$")


def _seen(text: str) -> frozenset[str]:
    """Words that the text itself abbreviates: short, with a stop, and small letters behind."""
    stops = (stop.start() for stop in _STOP_BEFORE_SMALL.finditer(text))
    ends = (at for at in stops if text[at + 2].islower())
    words = (_SHORT_WORD.search(text, max(0, at - _LONGEST_SEEN), at) for at in ends)
    return frozenset(word[0].casefold() for word in words if word)


def _thai_ends(text: str) -> Iterator[int]:
    """Spaces of a Thai text at which one may cut: those that leave parts of some length."""
    start = 0
    for space in _SPACE.finditer(text):
        before, after = text[space.start() - 1 : space.start()], text[space.end() : space.end() + 1]
        if _THAI.match(before) and _THAI.match(after) and space.end() - start >= _SHORTEST_THAI:
            start = space.end()
            yield start


def is_endless(line: str) -> bool:
    """Whether a line is longer than a paragraph."""
    return len(line) > _LONGEST_PARAGRAPH


def lines_of_many(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that hold several paragraphs: a whole text, or most of it."""
    filled = [at for at, line in enumerate(lines) if line]
    found = {at for at in filled if len(lines[at]) > _LONGEST_PARAGRAPH}
    if len(filled) <= _FEW_LINES:
        most = max(_LONG, sum(len(lines[at]) for at in filled) * _MOST_OF_IT)
        found.update(
            at
            for at in filled
            if (len(lines[at]) >= most or len(filled) == 1) and _has_sentences(lines[at])
        )
    return frozenset(found)


def _has_sentences(line: str) -> bool:
    return has_matches(_STOP, line, _FEWEST_SENTENCES - 1)


# --- Lines that were joined ----------------------------------------------------------------------


def _breaks(text: str, glued: list[int]) -> list[int]:
    """The places at which lines without a stop at their end were joined.

    Args:
        text: the text.
        glued: the places at which they were joined without a space.
    """
    found = list(glued)
    start = 0
    while True:
        places, words = words_from(text, start, glued, _AT_ONCE)
        if not words:
            return found
        found += [places[at] for at in line_breaks(words)]
        if len(found) > _MOST_BREAKS:
            return []
        start = places[-1] + len(words[-1])


@twin("flat")
def words_from(text: str, start: int, glued: list[int], most: int) -> tuple[list[int], list[str]]:
    """The places of some words of a text, and the words; glued ones apart.

    Args:
        text: the text.
        start: where to begin.
        glued: where words are glued to one another, in order.
        most: how many words to give.
    """
    places: list[int] = []
    words: list[str] = []
    seams = iter(glued[bisect_right(glued, start) :])
    seam = next(seams, len(text))
    for found in islice(_WORD.finditer(text, start), most):
        at, end = found.span()
        while seam < end:
            places.append(at)
            words.append(text[at:seam])
            at, seam = seam, next(seams, len(text))
        places.append(at)
        words.append(text[at:end])
    return places[:most], words[:most]


def _glued_places(text: str) -> list[int]:
    """The places at which lines were joined without a space: "NewsSport", "open3By Ana".

    None where there are few, or where names may be written so: "OpenAI", "GitHub", "LehrerInnen".
    """
    places: list[int] = []
    most = stops = 0
    words, mixed = mixed_words(text)
    for start, end in mixed:
        word = text[start:end]
        seams = [start + at for at in _seams_of(word)]
        places += seams
        most = max(most, len(seams))
        stop = _GLUED_STOP.search(word)
        stops += stop is not None and stop[1].isupper()
    if most <= _MOST_IN_NAME and stops < _FEWEST_STOPS:
        return []
    return places if len(places) >= max(_FEWEST_GLUED, words / _WORDS_A_GLUED) else []


@twin("flat")
def mixed_words(text: str) -> tuple[int, list[tuple[int, int]]]:
    """How many words a text has, and where those begin and end that may be glued ones.

    Most words are small letters behind the first one, or short.
    """
    words = [word.span() for word in _WORD.finditer(text)]
    long = (word for word in words if word[1] - word[0] >= _SHORTEST_MIXED)
    return len(words), [(at, end) for at, end in long if not text[at + 1 : end].islower()]


def _seams_of(word: str) -> Iterator[int]:
    """Where in a word a capital opens another one."""
    if "/" in word or "@" in word:
        return
    for at in range(_SHORTEST_GLUED, len(word) - 1):
        before = word[at - 1]
        if word[at].isupper() and (before.islower() or before.isdigit() or before in CLOSERS):
            yield at


def _title_cuts(text: str) -> list[int]:
    """The places round the words that a line begins with and shows again.

    A line that holds a page begins with the page's title, and its headline is the same words.
    """
    opening = _OPENING_WORDS.match(text)
    if opening is None:
        return []
    best = size = copies = 0
    at = text.find(opening[0], opening.end())
    while at >= 0:
        copies += 1
        if copies > _MOST_COPIES:
            return []
        same = _same_words(text, at)
        if same > size:
            best, size = at, same
        at = text.find(opening[0], at + 1)
    return [size + 1, best, best + size + 1] if size >= _SHORTEST_TITLE else []


def _same_words(text: str, at: int) -> int:
    """How many characters, in whole words, a text has at a place as at its beginning."""
    same = 0
    for size, (one, other) in enumerate(
        zip(text[:_LONGEST_TITLE], text[at : at + _LONGEST_TITLE], strict=False), 1
    ):
        if one != other:
            break
        if text[size : size + 1] in ("", " ") and text[at + size : at + size + 1] in ("", " "):
            same = size
    return min(same, at)
