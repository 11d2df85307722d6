"""What the lines of a page look like, whatever filters make of them: worked out once, and kept.

The filters run one after the other over the same lines, and ask the same things of them: which read
as paragraphs, which begin with a phrase, which hold a number. Nothing here knows of roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import Final

from cleaner.page import Document, Page
from cleaner.phrases import PhraseBook, Phrases
from cleaner.text import KEY_LIMIT, ends_sentence, first_word, is_cjk, match_key

#: Shortest closed sentence, in characters, that reads as a paragraph.
PARAGRAPH_LEAST: Final = 60
_CJK_PARAGRAPH_LEAST: Final = 25
# Where a breadcrumb ends: its last mark, or a letter that the headline is stuck to.
_CRUMB_END: Final = re.compile(r"[>›»→▸/|] $|[^\W\d_]$")
# What parts the headline from the site's name, in the title of a page. Behind a dash a headline may
# go on, though not with a capital in most languages, and at more length.
_BAR: Final = re.compile(r" ?[|·•»] ?\S")
_DASH: Final = re.compile(r" [-–—] \S")
_LONGEST_SITE: Final = 40
_SHORTEST_CRUMBS: Final = 4
_LONGEST_CRUMBS: Final = 120
# A headline that is known by another line: its length, and how near a breadcrumb stands.
_SHORTEST_TITLE: Final = 20
_LONGEST_TITLE: Final = 250
_CRUMBS_ABOVE: Final = 3
# With fewer spaces it may be the name of a section.
_LEAST_SPACES: Final = 3
_NUMBER: Final = re.compile(r"\d+")
_DIGIT: Final = re.compile(r"\d")
# What `Lines` keeps and can let go of.
_KEPT: Final = (
    "long", "long_by_first_word", "paragraphs", "by_first_word", "_first_words", "numbered",
    "_counts", "_all_text",
)  # fmt: skip
# How much of a line is looked at for its first word.
_LONGEST_WORD: Final = 30
_AS_ZEROS: Final = bytes(ord("0") if chr(code) in "0123456789" else code for code in range(256))


def reads_as_paragraph(text: str, linked: int) -> bool:
    """Whether a line is long, or a closed sentence of some length that is not all one link.

    Args:
        text: the line.
        linked: how many of its characters are inside links.
    """
    length = len(text)
    if length > KEY_LIMIT:
        return True
    if length < _CJK_PARAGRAPH_LEAST or (length < PARAGRAPH_LEAST and not looks_cjk(text)):
        return False
    return linked * 2 <= length and ends_sentence(text)


def looks_cjk(text: str) -> bool:
    """Whether a text is in Chinese or Japanese, by its first and its middle character."""
    # Most texts are in ASCII, where nothing is; so is an empty one.
    return not text.isascii() and (is_cjk(text[0]) or is_cjk(text[len(text) // 2]))


def _is_title(line: str, headline: str, *, is_above: bool) -> bool:
    """Whether a line that begins with a headline ends with the name of a site.

    Behind the first paragraph it may as well be a headline that a sub-heading begins like, unless a
    bar parts it.

    >>> _is_title("Bridge reopens on Monday | The Echo", "Bridge reopens on Monday", is_above=True)
    True
    """
    rest = line[len(headline) :]
    if len(rest) > _LONGEST_CRUMBS or _may_be_section(headline):
        return False
    dash = _DASH.match(rest)
    if dash is not None:
        return is_above and len(rest) <= _LONGEST_SITE and not rest[dash.end() - 1].islower()
    return _BAR.match(rest) is not None


def _are_crumbs(line: str, headline: str, *, is_first: bool) -> bool:
    """Whether what stands before a headline in a line is the way to it.

    >>> _are_crumbs("Home › News › Rain is on its way", "Rain is on its way", is_first=True)
    True
    >>> _are_crumbs("Home › Politics › Politics & Budget", "Politics & Budget", is_first=False)
    False
    """
    way = line[: len(line) - len(headline)]
    if not _SHORTEST_CRUMBS <= len(way) <= _LONGEST_CRUMBS or _may_be_section(headline):
        return False
    if is_first and way.endswith("| "):
        return False  # In the title of a page that is the site's name.
    found = _CRUMB_END.search(way)
    return found is not None and (way[-1] == " " or not headline[0].islower())


def _may_be_section(title: str) -> bool:
    return title.count(" ") < _LEAST_SPACES and not looks_cjk(title)


def _by_first_word(keys: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for i, key in keys:
        word = key.partition(" ")[0]
        if not word.isascii():
            word = first_word(word)
        if word in places:
            places[word].append(i)
        else:
            places[word] = [i]
    return places


def _with_one_zero(key: str) -> str:
    while "00" in key:
        key = key.replace("00", "0")
    return key


def lines_of(document: Document) -> Lines:
    """What the blocks of a document look like as lines of a page; worked out once a page."""
    return document.page.once(_lines)


def _lines(page: Page) -> Lines:
    return Lines(page.texts, page.keys, page.linked)


class Lines:
    """The lines of one page, with what all filters ask of them. Lines are told by position.

    Attributes:
        texts: the lines.
        keys: `text.match_key` of each short line, "" for a long one.
        linked: how many characters of each line are inside links.

    >>> lines = Lines(["Back to top", "It is 10 past."], ["back to top", "it is 10 past"], [0, 0])
    >>> lines.among(Phrases("Back to *", "Home"))
    [0]
    """

    def __init__(self, texts: Sequence[str], keys: Sequence[str], linked: Sequence[int]) -> None:
        self.texts = texts
        self.keys = keys
        self.linked = linked
        self._holding: dict[str, Sequence[int]] = {}
        self._found: dict[PhraseBook, Mapping[Phrases, Set[int]]] = {}

    def forget(self) -> None:
        """Let go of what takes room; it is worked out anew when it is asked for again."""
        for name in _KEPT:
            self.__dict__.pop(name, None)
        self._holding = {}
        self._found = {}

    @cached_property
    def long(self) -> Sequence[int]:
        """The lines too long for a key."""
        return [i for i, text in enumerate(self.texts) if len(text) > KEY_LIMIT]

    @cached_property
    def long_by_first_word(self) -> Mapping[str, Sequence[int]]:
        """The lines too long for a key, by the first words that a key of theirs would have."""
        return _by_first_word([(i, match_key(self.texts[i][:_LONGEST_WORD])) for i in self.long])

    @cached_property
    def paragraphs(self) -> Sequence[int]:
        """The lines that read as paragraphs."""
        lines = enumerate(zip(self.texts, self.linked, strict=True))
        return [
            i
            for i, (text, linked) in lines
            if len(text) >= _CJK_PARAGRAPH_LEAST and reads_as_paragraph(text, linked)
        ]

    @cached_property
    def by_first_word(self) -> Mapping[str, Sequence[int]]:
        """The lines by the first words of their keys."""
        return _by_first_word(enumerate(self.keys))

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(self.by_first_word)

    @cached_property
    def numbered(self) -> Mapping[int, str]:
        """The keys of the lines that hold a number, with each number written as 0.

        So "0 comments" stands for any count of them.

        >>> Lines(["Comments", "12 Comments"], ["comments", "12 comments"], [0, 0]).numbered
        {1: '0 comments'}
        """
        joined = "\n".join(self.keys)
        as_bytes = joined.encode("utf-8", "surrogatepass").translate(_AS_ZEROS)
        as_zeros = as_bytes.decode("utf-8", "surrogatepass").split("\n")
        found = {i: _with_one_zero(key) for i, key in enumerate(as_zeros) if "0" in key}
        if not joined.isascii():
            # Many scripts have digits of their own.
            for i, key in enumerate(self.keys):
                if not key.isascii() and _DIGIT.search(key):
                    found[i] = _NUMBER.sub("0", key)
        return found

    def among(self, phrases: Phrases) -> list[int]:
        """The lines that are one of the phrases or begin with a starred one, in order."""
        book = phrases.book
        found = self._found.get(book)
        if found is None:
            found = self._found[book] = book.find(self.keys, self.by_first_word)
        return sorted(found.get(phrases, ()))

    @cached_property
    def _counts(self) -> Lines:
        keys = list(self.numbered.values())
        return Lines(keys, keys, [0] * len(keys))

    def counting(self, phrases: Phrases) -> list[int]:
        """The lines that hold a number and match one of the phrases with each number as 0.

        >>> lines = Lines(["Comments", "12 Comments"], ["comments", "12 comments"], [0, 0])
        >>> lines.counting(Phrases("0 comments"))
        [1]
        """
        places = list(self.numbered)
        return sorted([places[at] for at in self._counts.among(phrases)])

    def beginning(self, words: frozenset[str]) -> list[int]:
        """The lines whose keys begin with one of the words, in order."""
        places = self.by_first_word
        return sorted([i for word in words & self._first_words for i in places[word]])

    @cached_property
    def _all_text(self) -> str:
        return "\n".join(self.texts)

    def holding(self, mark: str) -> Sequence[int]:
        """The lines that hold a mark."""
        found = self._holding.get(mark)
        if found is None:
            # Most marks stand nowhere on a page, as is told at once by all of its text.
            there = mark in self._all_text
            found = [i for i, text in enumerate(self.texts) if mark in text] if there else ()
            self._holding[mark] = found
        return found

    @cached_property
    def headlines(self) -> Mapping[int, int]:
        """The lines that others state to be the headline, each with the line that does.

        The title of the page, its first line, begins with the headline, and a breadcrumb right
        above ends with it.

        >>> lines = ["HomeNewsBridge reopens on Monday", "Bridge reopens on Monday", "It is open."]
        >>> Lines(lines, ["", "", ""], [0, 0, 0]).headlines
        {1: 0}
        """
        texts = self.texts
        title = texts[0] if texts else ""
        found: dict[int, int] = {}
        # Menus may hold a line that reads as a paragraph.
        last = self.paragraphs[1] if len(self.paragraphs) > 1 else len(texts)
        first = self.first_paragraph()
        for at, text in enumerate(texts[1:last], 1):
            if not _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE:
                continue
            if title.startswith(text) and _is_title(title, text, is_above=at < first):
                found[at] = 0
            for above in range(max(0, at - _CRUMBS_ABOVE), at):
                line = texts[above]
                if line.endswith(text) and _are_crumbs(line, text, is_first=above == 0):
                    found[at] = above
        return found

    def first_paragraph(self) -> int:
        """The first line that reads as a paragraph; the number of lines if none does."""
        return self.paragraphs[0] if self.paragraphs else len(self.texts)

    def behind_paragraphs(self, number: int) -> int:
        """The line behind so many paragraphs; the number of lines if there are fewer."""
        if len(self.paragraphs) < number:
            return len(self.texts)
        return self.paragraphs[number - 1] + 1

    def tail_start(self, paragraphs: int) -> int:
        """The line behind which at most so many read as paragraphs, with text before it.

        The page's first paragraph is never in the tail; a page without one is all tail.
        """
        found = self.paragraphs
        if not found:
            return 0
        return found[max(0, len(found) - 1 - paragraphs)] + 1
