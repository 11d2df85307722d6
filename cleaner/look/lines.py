"""What is known of the lines of a page, whatever filters make of them: found once, and kept.

The filters run one after the other over the same lines and ask the same things of them: which read
as paragraphs or titles, which are spoken, which begin with a phrase, which say when. All of that is
answered here, by position; verdicts are only asked where a document is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import dropwhile
from typing import Final

from cleaner.fast import twin
from cleaner.look.timestamps import TimeKind, name_before_time, opens_time, time_kind
from cleaner.page import BODY_ROLES, Document, Page
from cleaner.phrases import PhraseBook, Phrases
from cleaner.text import (
    KEY_LIMIT,
    by_first_word,
    ends_sentence,
    first_word,
    is_cjk,
    is_mark,
    match_key,
)

#: Shortest closed sentence, in characters, that reads as a paragraph. On 1,621 pages as HTML 5 get
#: better and one worse with 40, 3 and 6 with 90; flattened 22 and 25, 44 and 25.
PARAGRAPH_LEAST: Final = 60
_CJK_PARAGRAPH_LEAST: Final = 25
#: Maximum number of paragraphs in the tail of a page, where its notices stand: `tail_start`. With
#: 2, 8 of 3,242 labelled pages get worse and 2 better; with 6, one page loses its article.
TAIL: Final = 3
#: Longest line, in characters, that still reads as a title. With 60, 51 of 3,242 labelled pages get
#: worse and 22 better; with 240, 7 and 3.
TITLE_LIMIT: Final = 120
_CJK_TITLE_LIMIT: Final = 50
#: What a title may end with that closes a sentence, too.
TITLE_ENDS: Final = "?!？！؟"
_DASHES: Final = frozenset("—–―")
_QUOTES: Final = frozenset("\"'“„‟‘‚«‹「『《〈")
_SEPARATORS: Final = frozenset(":：|>»›→–—/▶►⇒")
_COLONS: Final = frozenset(":：")
# How many characters behind an opening may hold its colon: spaces and marks of quotation may stand
# between.
_NEAR: Final = 4
_NUMBER: Final = re.compile(r"\d+")
# How much of a long line is looked at for the phrase that it begins with, in characters, which
# bounds the work: phrases are shorter.
_OPENING: Final = 100


def looks_cjk(text: str) -> bool:
    """Whether a text is in Chinese or Japanese, by its first and its middle character."""
    # Most texts are ASCII, and an empty one is, too.
    return not text.isascii() and (is_cjk(text[0]) or is_cjk(text[len(text) // 2]))


def lines_of(document: Document) -> Lines:
    """What is known of the lines of a document's page; found once a page."""
    return document.page.once(Lines)


def next_open(document: Document, at: int) -> int:
    """The place of the next block that is part of the body; the number of blocks at the end."""
    verdicts = document.verdicts
    for after in range(at + 1, len(verdicts)):
        if verdicts[after].role in BODY_ROLES:
            return after
    return len(verdicts)


def heads_paragraph(document: Document, at: int) -> bool:
    """Whether a paragraph follows, as it follows a sub-heading of the article."""
    after = next_open(document, at)
    return after < len(document.page) and lines_of(document).is_paragraph(after)


class Lines:
    """The lines of one page, one per block, by position, with what filters ask of them.

    Attributes:
        texts: the lines.
        keys: `text.match_key` of each short line, "" for a long one.

    >>> lines = Lines(Document.of_lines("Back to top", "“Back to work!”", "It is 10 past.").page)
    >>> lines.among(Phrases("Back to *", "Home")), lines.named(Phrases("Back to *", "Home"))
    ([0, 1], [0])
    >>> lines.is_spoken(1), lines.is_title(0), lines.is_title(2)
    (True, True, False)
    """

    def __init__(self, page: Page) -> None:
        self.texts: tuple[str, ...] = page.texts
        self.keys: tuple[str, ...] = page.keys
        self._linked = page.linked
        self._glues = page.glues
        self._found: dict[PhraseBook, Mapping[Phrases, Set[int]]] = {}

    def is_link(self, at: int) -> bool:
        """Whether most of a line's characters are inside links."""
        return self._linked[at] * 2 > len(self.texts[at])

    def is_quoted(self, at: int) -> bool:
        """Whether a line opens with a quotation mark."""
        return self.texts[at][:1] in _QUOTES

    def is_spoken(self, at: int) -> bool:
        """Whether a line opens with a quotation mark or a dash, as speech does."""
        text = self.texts[at]
        return text[:1] in _DASHES or text[:2] == "- " or text[:1] in _QUOTES

    def is_title(self, at: int) -> bool:
        """Whether a line is short and no closed sentence; a link may close as it likes."""
        text = self.texts[at]
        limit = _CJK_TITLE_LIMIT if looks_cjk(text) else TITLE_LIMIT
        if not self.keys[at] or len(text) > limit:
            return False
        return text[-1] in TITLE_ENDS or not ends_sentence(text) or self.is_link(at)

    @cached_property
    def open(self) -> Sequence[int]:
        """The lines that do not close as a sentence."""
        return unclosed(self.texts)

    @cached_property
    def paragraphs(self) -> Sequence[int]:
        """The lines that read as paragraphs: running text.

        Such a line is too long for a key, or a closed sentence of some length that is no link.
        """
        return running(self.texts, self._linked)

    @cached_property
    def _running(self) -> frozenset[int]:
        return frozenset(self.paragraphs)

    def is_paragraph(self, at: int) -> bool:
        """Whether a line reads as a paragraph."""
        return at in self._running

    def first_paragraph(self) -> int:
        """The first line that reads as a paragraph; the number of lines if none does."""
        return self.paragraphs[0] if self.paragraphs else len(self.texts)

    def head_end(self) -> int:
        """The line before which an article's head stands: its dek may read as a paragraph, too."""
        return self.paragraphs[1] if len(self.paragraphs) > 1 else len(self.texts)

    def behind_paragraphs(self, number: int) -> int:
        """The line behind a number of paragraphs; the number of lines if there are fewer."""
        if len(self.paragraphs) < number:
            return len(self.texts)
        return self.paragraphs[number - 1] + 1

    def tail_start(self, paragraphs: int) -> int:
        """The line behind which at most a number of lines read as paragraphs, with text before it.

        The page's first paragraph is never in the tail; a page without one is all tail.
        """
        found = self.paragraphs
        if not found:
            return 0
        return found[max(0, len(found) - 1 - paragraphs)] + 1

    def opens_paragraph(self, at: int) -> bool:
        """Whether a line of flattened text begins a paragraph; each block of HTML does."""
        return at == 0 or self._glues[at] is None

    def paragraph_from(self, start: int) -> range:
        """A line of flattened text and those that go on with its paragraph."""
        stop = start + 1
        while stop < len(self._glues) and self._glues[stop] is not None:
            stop += 1
        return range(start, stop)

    @cached_property
    def by_first_word(self) -> dict[str, list[int]]:
        """The lines by the first words of their keys."""
        return by_first_word(range(len(self.keys)), self.keys)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(self.by_first_word)

    def beginning(self, words: frozenset[str]) -> list[int]:
        """The lines whose keys begin with one of the words, in order."""
        places = self.by_first_word
        return sorted([at for word in words & self._first_words for at in places[word]])

    def among(self, phrases: Phrases) -> list[int]:
        """The lines that are one of the phrases or begin with a starred one, in order."""
        book = phrases.book
        found = self._found.get(book)
        if found is None:
            found = self._found[book] = book.find(self.keys, self.by_first_word)
        return sorted(found.get(phrases, ()))

    def named(self, phrases: Phrases) -> list[int]:
        """Those `among` the phrases that are no speech.

        >>> lines = Lines(Document.of_lines("- Listen", "- Listen to me", "“Listen”").page)
        >>> lines.named(Phrases("Listen *"))
        [0]
        """
        return [at for at in self.among(phrases) if self.is_named(at, phrases)]

    def is_named(self, at: int, phrases: Phrases) -> bool:
        """Whether a line `among` the phrases is no speech; a dash may stand before a whole one."""
        if phrases.is_line(self.keys[at]):
            return not self.is_quoted(at)
        return not self.is_spoken(at)

    @cached_property
    def _long_keys(self) -> Mapping[int, str]:
        """The keys of what the lines begin with that are too long for one."""
        keyless = [at for at, key in enumerate(self.keys) if not key]
        long = [at for at in keyless if len(self.texts[at]) > KEY_LIMIT]
        return {at: match_key(self.texts[at][:_OPENING]) for at in long}

    @cached_property
    def _long_by_first_word(self) -> Mapping[str, Sequence[int]]:
        """The lines too long for a key, by the first words that a key of theirs would have."""
        return by_first_word(self._long_keys, self._long_keys.values())

    def long_named(self, phrases: Phrases) -> list[int]:
        """The lines too long for a key that begin with a starred phrase and are no speech.

        >>> lines = Lines(Document.of_lines("We use cookies " + "to know you. " * 20).page)
        >>> lines.named(Phrases("We use cookies *")), lines.long_named(Phrases("We use cookies *"))
        ([], [0])
        """
        places, keys = self._long_by_first_word, self._long_keys
        may_be = [at for word in phrases.first_words.intersection(places) for at in places[word]]
        return [at for at in sorted(may_be) if phrases.opens(keys[at]) and not self.is_spoken(at)]

    @cached_property
    def numbered(self) -> Mapping[int, str]:
        """The keys of the lines that hold a number, with each number written as 0.

        So "0 comments" stands for any count of them.

        >>> Lines(Document.of_lines("Comments", "12 Comments").page).numbered
        {1: '0 comments'}
        """
        return numbered(self.keys)

    @cached_property
    def _counts(self) -> Mapping[str, Sequence[int]]:
        """The lines that hold a number, by the first words of their keys as `numbered` has them."""
        return by_first_word(self.numbered, self.numbered.values())

    def counting(self, phrases: Phrases) -> list[int]:
        """The lines that hold a number and match one of the phrases with each number as 0.

        >>> Lines(Document.of_lines("Comments", "12 Comments").page).counting(Phrases("0 comments"))
        [1]
        """
        places = self._counts
        may_be = [at for word in phrases.first_words.intersection(places) for at in places[word]]
        return sorted([at for at in may_be if phrases.match(self.numbered[at])])

    @cached_property
    def times(self) -> Mapping[int, TimeKind]:
        """The lines that only say when, in order, and of which kind each one is.

        >>> Lines(Document.of_lines("Updated 12 March 2024", "On 12 March it rained.").page).times
        {0: 'stamp'}
        """
        found: dict[int, TimeKind] = {}
        for at in sorted(self.numbered):
            if opens_time(first_word(self.keys[at])):
                kind = time_kind(self.texts[at], self.keys[at])
                if kind is not None:
                    found[at] = kind
        return found

    def name_before_time(self, at: int) -> str:
        """The few words that a line has before a full date, if that is all; "" otherwise."""
        return name_before_time(self.texts[at]) if at in self.numbered else ""

    @cached_property
    def _all_text(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def _beyond_ascii(self) -> frozenset[str]:
        return beyond_ascii(self.texts)

    @cached_property
    def _marked(self) -> Mapping[str, Sequence[int]]:
        return marked(self.texts)

    def holding(self, mark: str) -> Sequence[int]:
        """The lines that hold a mark, or a word.

        >>> lines = Lines(Document.of_lines("Home > News", "He may go.", "It > is", "Sport").page)
        >>> lines.holding(">"), lines.holding("s > n"), lines.holding("may "), lines.holding("|")
        ([0, 2], [], [1], ())
        """
        sign = _sign_in(mark)
        if sign:
            found = self._marked.get(sign, ())
            return found if sign == mark else [at for at in found if mark in self.texts[at]]
        # Most words stand nowhere on a page: those of other scripts need not even be looked for,
        # and one search through all of its text shows that of the rest.
        is_there = _beyond_ascii_in(mark) <= self._beyond_ascii and mark in self._all_text
        return [at for at, text in enumerate(self.texts) if mark in text] if is_there else ()

    def after(self, at: int, opening: str) -> str:
        """What follows the opening phrase of a line, given as a key, in the text itself.

        >>> Lines(Document.of_lines("(Photo by Jane Roe)").page).after(0, "photo by")
        ' Jane Roe)'
        """
        left = sum(map(str.isalnum, opening))
        text = self.texts[at]
        for place, character in enumerate(text):
            left -= character.isalnum()
            if left <= 0:
                return "".join(dropwhile(is_mark, text[place + 1 :]))
        return ""

    def has_separator(self, at: int, opening: str) -> bool:
        """Whether a colon, bar, arrow or dash follows the opening phrase of a line.

        >>> said = "Read also: Storm hits coast", "Read also what the mayor wrote"
        >>> lines = Lines(Document.of_lines(*said).page)
        >>> lines.has_separator(0, "read also"), lines.has_separator(1, "read also")
        (True, False)
        """
        near = self.after(at, opening)[:_NEAR]
        return " - " in near or not _SEPARATORS.isdisjoint(near)

    def has_colon(self, at: int, opening: str) -> bool:
        """Whether a colon follows the opening phrase of a line.

        >>> lines = Lines(Document.of_lines("Tags: a, b", "Category | Last month").page)
        >>> lines.has_colon(0, "tags"), lines.has_colon(1, "category")
        (True, False)
        """
        return not _COLONS.isdisjoint(self.after(at, opening)[:_NEAR])


@lru_cache
def _sign_in(mark: str) -> str:
    """The first character but letters, digits and white space in a mark, "" if there is none."""
    return next((sign for sign in mark if not sign.isalnum() and not sign.isspace()), "")


@lru_cache
def _beyond_ascii_in(mark: str) -> frozenset[str]:
    return beyond_ascii((mark,))


@twin("lines")
def beyond_ascii(texts: tuple[str, ...]) -> frozenset[str]:
    """The characters of some lines that are none of ASCII."""
    return frozenset([sign for sign in set().union(*texts) if not sign.isascii()])


@twin("lines")
def unclosed(texts: tuple[str, ...]) -> list[int]:
    """The places of the lines that do not close as a sentence."""
    return [at for at, text in enumerate(texts) if not ends_sentence(text)]


@twin("lines")
def running(texts: tuple[str, ...], linked: tuple[int, ...]) -> list[int]:
    """The places of the lines that read as paragraphs: see `Lines.paragraphs`.

    Args:
        texts: the lines.
        linked: how many characters of each are inside links.
    """
    return [
        at
        for at, (text, in_links) in enumerate(zip(texts, linked, strict=True))
        if len(text) > KEY_LIMIT
        or (
            len(text) >= (_CJK_PARAGRAPH_LEAST if looks_cjk(text) else PARAGRAPH_LEAST)
            and in_links * 2 <= len(text)
            and ends_sentence(text)
        )
    ]


@twin("lines")
def numbered(keys: tuple[str, ...]) -> dict[int, str]:
    """The keys that hold a number, by their places, with each number written as 0."""
    zeros = ((at, _NUMBER.sub("0", key)) for at, key in enumerate(keys))
    return {at: written for at, written in zeros if "0" in written}


@twin("lines")
def marked(texts: tuple[str, ...]) -> dict[str, list[int]]:
    """For each character but letters, digits and white space the places of the lines with it."""
    found: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        for sign in dict.fromkeys(text):
            if not sign.isalnum() and not sign.isspace():
                found.setdefault(sign, []).append(at)
    return found
