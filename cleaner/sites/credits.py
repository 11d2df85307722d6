"""Find who wrote a page and when, by what says so on the other pages of its site.

That is an element, or the words in front: "Words: Jane Doe", "In print since 3 May 2024".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cleaner.article import Article
from cleaner.page import Page
from cleaner.read.authors import name_words, names_in_byline, owner_keys, without_owners
from cleaner.read.dates import date_shown, days_apart, iso_date
from cleaner.shown import Credits
from cleaner.sites.evidence import PAGE, Evidence
from cleaner.text import small_words, words

# Days that zones may put between what is expected and what is shown.
_NEAR: Final = 1
# Most words in front of the names, or of the day.
_MOST_WORDS: Final = 3


class Credited(NamedTuple):
    """Which blocks of a page name its authors, or its day, and the words in front of them.

    Attributes:
        at: the places of the blocks.
        labels: the words in front, in the form of `labels_of`.
    """

    at: Sequence[int]
    labels: frozenset[str]


def blocks_with_names(page: Page, names: str | Sequence[str], places: Sequence[int]) -> Credited:
    """The short blocks that name all of some authors.

    Args:
        page: the page.
        names: the authors.
        places: the places to look at.
    """
    wanted = name_words([names] if isinstance(names, str) else names)
    found = [at for at in places if wanted.issubset(page.keys[at].split())] if wanted else []
    return _credited(page, found, lambda word: word in wanted)


def blocks_with_date(page: Page, day: str, places: Sequence[int]) -> Credited:
    """The short blocks that show a day.

    Args:
        page: the page.
        day: the day, in any form in which pages state one.
        places: the places to look at.
    """
    wanted = iso_date(day)
    found = []
    for at in places if wanted else ():
        shown = _date_in(page, at) if page.keys[at] else ""
        if shown and days_apart(shown, wanted) <= _NEAR:
            found.append(at)
    return _credited(page, found, lambda word: any(map(str.isdigit, word)))


def _credited(page: Page, places: Sequence[int], begins: Callable[[str], bool]) -> Credited:
    labels = set()
    for at in places:
        found = small_words(page.texts[at])
        size = next((number for number, word in enumerate(found) if begins(word)), 0)
        if 0 < size <= _MOST_WORDS:
            labels.add(_label(found[:size]))
    return Credited(places, frozenset(labels))


def _label(found: Sequence[str]) -> str:
    return f"{' '.join(found)} …"


def _date_in(page: Page, at: int) -> str:
    hints = page.hints
    return date_shown(page.texts[at], language=hints.language, day_first=hints.day_first)


def credits_by_profile(
    page: Page,
    article: Article,
    known: Sequence[tuple[str, Evidence]],
    lines: Mapping[str, Evidence],
) -> Credits:
    """The authors and the day where the site shows them; nothing of what the article knows, too.

    Args:
        page: the page.
        article: its article by the general answer.
        known: for each block the path of its element, and what stands there on other pages.
        lines: what is known of the lines of the site.
    """
    bylines = _lines_of(page, known, lines, "byline")
    found = dict.fromkeys(name for line in bylines for name in names_in_byline(line))
    authors = without_owners(tuple(found), owner_keys([page.hints.site], page.hints.url))
    if name_words(authors) & name_words(article.byline):
        authors = ()
    dated = _lines_of(page, known, lines, "published")
    language, day_first = page.hints.language, page.hints.day_first
    dates = (date_shown(line, language=language, day_first=day_first) for line in dated)
    published = next(filter(None, dates), "")
    if published and article.published and days_apart(published, article.published) <= _NEAR:
        published = ""
    return Credits(authors, published)


def _lines_of(
    page: Page,
    known: Sequence[tuple[str, Evidence]],
    lines: Mapping[str, Evidence],
    what: str,
) -> Iterator[str]:
    """The lines that say something, without the words that the site puts in front.

    They stand in the element that says it on most pages of the site, or else behind such words.
    """
    labels = {label: told for label, told in lines.items() if _says(told, what)}
    holding = {path: getattr(told, what) for path, told in known if path and _says(told, what)}
    best = max(holding, key=holding.__getitem__, default="")
    for at, (path, _) in enumerate(known):
        size = _labelled(page, at, labels) if labels else 0
        if size or (best and path == best):
            yield _behind(page.texts[at], size)


def _says(told: Evidence, what: str) -> bool:
    count: int = getattr(told, what)
    return count * 2 > told.pages * PAGE and not told.body


def _labelled(page: Page, at: int, labels: Mapping[str, Evidence]) -> int:
    """How many words of a label a short line begins with."""
    found = page.keys[at].split()
    sizes = range(min(_MOST_WORDS, len(found) - 1), 0, -1)
    return next((size for size in sizes if _label(found[:size]) in labels), 0)


def _behind(text: str, size: int) -> str:
    """A text without its first words."""
    end = 0
    for word in words(text)[:size]:
        end = text.index(word, end) + len(word)
    return text[end:].lstrip(" :,|/-–—") if size else text
