"""Phrases by which lines are known, and words: the files of this folder, one a language.

`en.txt` says how such a file is written and what each of its sections holds. The files are read
once, at import; the keys by which lines are looked up are made at the first question.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence, Set
from functools import cache, cached_property
from pathlib import Path
from typing import Final, TypeVar

from cleaner.fast import twin
from cleaner.text import first_word, is_cjk, match_key

#: The language whose file has all sections.
TEMPLATE: Final = "en"
#: The languages whose words stand on pages in any.
OF_ALL: Final = frozenset((TEMPLATE, "mul"))
_SHIPPED: Final = Path(__file__).parent


class Phrases:
    """Phrases of one kind in many languages, looked up by `text.match_key`.

    A phrase is the whole line ("related articles") or, with a trailing star, how the line begins
    ("read also *"). Case and punctuation do not count.

    Attributes:
        written: the phrases as they were written.
        book: the lists that are looked up together with this one.

    >>> p = Phrases("Back to top", "Read also *", "関連記事*")
    >>> p.is_line("back to top"), p.is_line("back to top of the hill")
    (True, False)
    >>> p.opens("read also storm hits coast"), p.opens("read alsop s book")
    (True, False)
    >>> p.opens("関連記事 台風")
    True
    """

    def __init__(self, *written: str) -> None:
        self.written = written
        self.book: PhraseBook = PhraseBook(self)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "book"}

    def __setstate__(self, state: dict[str, object]) -> None:
        # A copy is another list, which the original's book does not know.
        vars(self).update(state)
        self.book = PhraseBook(self)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all phrases."""
        return frozenset(map(_phrase_key, self.written))

    @cached_property
    def openings(self) -> dict[str, tuple[str, ...]]:
        """The keys of the starred phrases by their first words, the longest first."""
        openings: dict[str, set[str]] = {}
        known = {key: key for key in self.keys}
        for phrase in self.written:
            if phrase.endswith("*"):
                # The same string as in `keys`: a second one of each takes a quarter of a megabyte.
                key = known[_phrase_key(phrase)]
                openings.setdefault(first_word(key), set()).add(key)
        return {word: tuple(sorted(keys, key=len, reverse=True)) for word, keys in openings.items()}

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of all phrases: a line that begins otherwise is none of them."""
        return frozenset(map(first_word, self.keys))

    @cached_property
    def pattern(self) -> str:
        """A regular expression for any of the phrases as written, the longest first."""
        return "|".join(map(re.escape, sorted(sorted({*self.written}), key=len, reverse=True)))

    def is_line(self, key: str) -> bool:
        """Whether the whole line is one of the phrases, or one of the openings and nothing more."""
        return key in self.keys

    def opens(self, key: str) -> bool:
        """Whether the line begins with one of the starred phrases."""
        return self.opening(key) != ""

    def opening(self, key: str) -> str:
        """The longest starred phrase that the line begins with, or ""."""
        return longest(key, self.openings.get(first_word(key), ()))

    def match(self, key: str) -> bool:
        """Whether the line is a phrase or begins with a starred one."""
        return key in self.keys or self.opening(key) != ""


class PhraseBook:
    """Lists of phrases that are looked up in the same lines: a line is looked at once for all.

    A list that nobody put in a book with others is the only one in its own.

    >>> menu, share = Phrases("Home", "Sport"), Phrases("Share *")
    >>> book = PhraseBook(menu, share)
    >>> found = book.find(("home", "share this", "it is"), {"home": [0], "share": [1], "it": [2]})
    >>> found == {menu: {0}, share: {1}}
    True
    """

    def __init__(self, *lists: Phrases) -> None:
        self.lists = lists
        self._together: dict[tuple[Phrases, ...], tuple[Phrases, ...]] = {}
        for phrases in lists:
            phrases.book = self

    @cached_property
    def whole(self) -> dict[str, tuple[Phrases, ...]]:
        """By the key of each phrase the lists that hold it."""
        found: dict[str, tuple[Phrases, ...]] = {}
        for phrases in self.lists:
            for key in phrases.keys:
                found[key] = self._shared((*found.get(key, ()), phrases))
        return found

    def _shared(self, lists: tuple[Phrases, ...]) -> tuple[Phrases, ...]:
        # Thousands of phrases stand in few lists: a tuple for each takes most of a megabyte.
        return self._together.setdefault(lists, lists)

    @cached_property
    def starred(self) -> dict[str, tuple[tuple[str, ...], tuple[tuple[Phrases, ...], ...]]]:
        """By first word the starred phrases that begin with it, and beside each its lists."""
        found: dict[str, dict[str, tuple[Phrases, ...]]] = {}
        for phrases in self.lists:
            for word, openings in phrases.openings.items():
                held_by = found.setdefault(word, {})
                for opening in openings:
                    held_by[opening] = self._shared((*held_by.get(opening, ()), phrases))
        return {word: (tuple(lists), tuple(lists.values())) for word, lists in found.items()}

    def find(
        self, keys: tuple[str, ...], places: dict[str, list[int]]
    ) -> Mapping[Phrases, Set[int]]:
        """For each list the places of the lines that match it.

        Args:
            keys: all lines.
            places: the places of the lines by their first words.
        """
        return find(keys, places, self.whole, self.starred)


_List = TypeVar("_List", bound=Hashable)


@twin("phrases")
def find(
    keys: tuple[str, ...],
    places: dict[str, list[int]],
    whole: dict[str, tuple[_List, ...]],
    starred: dict[str, tuple[tuple[str, ...], tuple[tuple[_List, ...], ...]]],
) -> dict[_List, set[int]]:
    """For each list of phrases the places of the lines that match it.

    Args:
        keys: all lines.
        places: their places by their first words.
        whole: by the key of each phrase its lists.
        starred: by the first word of the starred phrases all of them, and beside each its lists.
    """
    found: dict[_List, set[int]] = {}
    for at, key in enumerate(keys):
        for phrases in whole.get(key, ()):
            found.setdefault(phrases, set()).add(at)
    for word, lines in places.items():
        openings, lists = starred.get(word, ((), ()))
        for at in [at for at in lines if keys[at].startswith(openings)]:
            for opening, holding in zip(openings, lists, strict=True):
                if _opens(keys[at], opening):
                    for phrases in holding:
                        found.setdefault(phrases, set()).add(at)
    return found


@twin("phrases")
def longest(key: str, phrases: tuple[str, ...]) -> str:
    """The first of some phrases, the longest first, that a key begins with; "" if it is none."""
    return next((phrase for phrase in phrases if _opens(key, phrase)), "")


def _opens(key: str, phrase: str) -> bool:
    # Where no spaces part the words, text may follow right behind.
    return key.startswith(phrase) and (
        key[len(phrase) : len(phrase) + 1] in ("", " ") or is_cjk(phrase[-1])
    )


def _phrase_key(phrase: str) -> str:
    key = match_key(phrase)
    if not key:
        raise ValueError(f"a phrase without words: {phrase!r}")
    return key


def read_languages(folder: Path = _SHIPPED) -> dict[str, dict[str, list[str]]]:
    """By language and section the phrases of a folder, as they are written.

    Raises:
        ValueError: if a file is not written as it should be, or has a section that English lacks.
    """
    return {
        language: {name: _lines(text) for name, text in sections.items()}
        for language, sections in _languages(folder).items()
    }


def load(folder: Path = _SHIPPED) -> dict[str, Phrases]:
    """By section the phrases of a folder in all its languages, all in one book.

    Raises:
        ValueError: as `read_languages`.
    """
    found = _languages(folder)
    lists = {}
    for name in found.get(TEMPLATE, ()):
        # Cut into lines together: one section in each language makes thousands of lists.
        text = "\n".join([sections.get(name, "") for sections in found.values()])
        lists[name] = Phrases(*_lines(text))
    PhraseBook(*lists.values())
    return lists


def _languages(folder: Path) -> dict[str, dict[str, str]]:
    """By language and section the text below the section's name."""
    found = {path.stem: _sections(path) for path in sorted(folder.glob("*.txt"))}
    known = found.get(TEMPLATE, {}).keys()
    for language, sections in found.items():
        for name in sections.keys() - known:
            raise ValueError(f"{language}.txt: {TEMPLATE}.txt has no section [{name}]")
    return found


def _sections(path: Path) -> dict[str, str]:
    """By section of one file the text below its name."""
    # Lines end in two characters where an editor on Windows wrote them.
    written = path.read_bytes().replace(b"\r", b"").decode()
    head, *parts = written.split("\n[")
    for line in _lines(head):
        raise ValueError(f"{path.name}: {line!r} stands before the first section")
    sections: dict[str, str] = {}
    for part in parts:
        name, _, text = part.partition("\n")
        section = name[:-1]
        if name[-1:] != "]" or section in sections:
            raise ValueError(f"{path.name}: [{name} is no section, or stands here twice")
        sections[section] = text
    return sections


def _lines(text: str) -> list[str]:
    """The lines of a text that are phrases: all but comments and empty ones."""
    return [line for line in text.split("\n") if line and line[0] != "#"]


_LISTS: Final = load()


def phrases(section: str) -> Phrases:
    """The phrases of a section in all languages.

    >>> phrases("drop_back_to_top").is_line("nach oben")
    True

    Raises:
        ValueError: if there is no such section.
    """
    found = _LISTS.get(section)
    if found is None:
        raise ValueError(f"no section [{section}] in the files of phrases")
    return found


@cache
def phrases_in(language: str, section: str) -> Sequence[str]:
    """The phrases of a section in one language, as they are written; none for an unknown language.

    >>> phrases_in("de", "drop_back_to_top")[:1], phrases_in("", "drop_back_to_top")
    (['Nach oben'], [])
    """
    path = _SHIPPED / f"{language}.txt"
    if not (language.isalpha() and path.is_file()):
        return []
    return _lines(_sections(path).get(section, ""))


def by_language(*sections: str) -> Mapping[str, Sequence[str]]:
    """By language the phrases of some sections, as they are written. Reads all files.

    >>> by_language("drop_back_to_top")["de"][:1]
    ['Nach oben']
    """
    return {
        language: [phrase for name in sections for phrase in _lines(found.get(name, ""))]
        for language, found in _languages(_SHIPPED).items()
    }
