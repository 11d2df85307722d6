"""How often authors and dates are right: `python -m benchmarks.people ../shared/corpora`.

Each page of the corpora that have gold for authors or dates is given to each reader, with its
address. cleaner's weights never saw the page's site. For each corpus the shares of pages are
printed:

right  all of gold's authors, and nobody else; gold's day. Where gold knows that nobody is named,
       nobody was found
part   some of gold's authors, and nobody else
more   all of gold's authors, and others, such as contributors that gold leaves out
wrong  nobody or not all of gold's authors, and others; another day
none   nothing, where gold has something

Two names are the same if all words of one stand in the other, without accents and in any order and
case. Two days are the same if they are next to each other: many pages state a zone, and gold seldom
does. Gold is not taken

- for authors, where it is an empty list, which says that a parser found nobody, and where it names
  nobody but a group, an agency or the site itself: cleaner answers None there, others the name;
- for dates, where it has no day, where its day stands nowhere in the page or its address (gold from
  elsewhere), and where it is the day that the page states as its last change, and not as the day of
  publication.

Fundus' own answers are the gold of `fundus` and `fundus_old`, so it has no row.

    --wrong READER    print the pages on which a reader is wrong, beside gold
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, Literal, NamedTuple

import cleaner
from benchmarks.extractors import fold_filters
from cleaner.read.authors import author_names, owner_keys, without_owners
from cleaner.text import match_key
from training.corpora import Page, add_corpora, corpus_name, corpus_paths, fold_of, read_pages

#: The corpora with gold for authors or dates.
CORPORA: Final = ("andy", "fundus", "fundus_old", "mercury", "turing", "wcxb")

Outcome = Literal["right", "part", "more", "wrong", "none"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("right", "part", "more", "wrong", "none")
_BETWEEN_NAMES: Final = re.compile(r"[,;|&、]|\s(?:and|und|et|y|e|och|og)\s")
_SITE_NAME: Final = re.compile(r'og:site_name"\s+content="([^"]{1,80})"')
_DAY_LENGTH: Final = len("2024-03-01")
#: How a page states for machines when it was changed and when it was published, up to the value.
_CHANGED: Final = re.compile(r"(?:dateModified|modified_time|updated_time)\W{1,20}(?:content=\W)?")
_PUBLISHED: Final = re.compile(r"(?:datePublished|published_time)\W{1,20}(?:content=\W)?")


class Found(NamedTuple):
    """What a reader found: names, and a date that begins as ISO 8601 does, or ""."""

    authors: Sequence[str]
    published: str


Reader = Callable[[Page], Found]


def _cleaner(page: Page) -> Found:
    filters = fold_filters(fold_of(page["site"]))
    article = cleaner.clean(page["html"], url=page.get("url") or None, filters=filters)
    return Found(article.byline, article.published or "")


def _trafilatura(page: Page) -> Found:
    from trafilatura import extract_metadata

    found = extract_metadata(page["html"], default_url=page.get("url") or None)
    if found is None:
        return Found((), "")
    return Found(found.author.split("; ") if found.author else (), found.date or "")


def _newspaper(page: Page) -> Found:
    import newspaper

    article = newspaper.Article(page.get("url") or "https://example.com/x", fetch_images=False)
    article.download(input_html=page["html"])
    article.parse()
    day = article.publish_date
    return Found(article.authors, day.isoformat() if isinstance(day, datetime) else "")


#: The readers, and the packages that they come in.
READERS: Final[dict[str, tuple[Reader, str]]] = {
    "cleaner": (_cleaner, "cleaner"),
    "trafilatura": (_trafilatura, "trafilatura"),
    "newspaper4k": (_newspaper, "newspaper"),
}


def authors_outcome(gold: Sequence[str], found: Iterable[str]) -> Outcome:
    """How the names that were found compare to gold's.

    >>> authors_outcome(["Ann Roe", "Jo Doe"], ["ANN ROE"])
    'part'
    >>> authors_outcome(["Ann Roe"], ["Ann Roe", "Jo"]), authors_outcome(["Ann Roe"], ["Jo"])
    ('more', 'wrong')
    >>> authors_outcome([], []), authors_outcome(["Ann Roe"], [])
    ('right', 'none')
    """
    names = _gold_names(gold)
    answers = [words for words in map(_words, found) if words]
    if not answers:
        return "none" if names else "right"
    # Gold states jobs, places and degrees with some names.
    everybody = frozenset[str]().union(*map(_words, gold))
    named = frozenset[str]().union(*answers)
    strangers = [
        one for one in answers if not one <= everybody and not any(n <= one for n in names)
    ]
    missed = [name for name in names if not name <= named and not any(a <= name for a in answers)]
    if strangers:
        return "more" if names and not missed else "wrong"
    return "part" if missed else "right"


def published_outcome(gold: str, found: str) -> Outcome:
    """How the day that was found compares to gold's.

    >>> published_outcome("2024-03-01T23:30:00-05:00", "2024-03-02")
    'right'
    >>> published_outcome("2024-03-01", "2024-03-03"), published_outcome("2024-03-01", "")
    ('wrong', 'none')
    """
    if not found:
        return "none"
    return "right" if abs(_day(gold) - _day(found)) <= timedelta(days=1) else "wrong"


def known_authors(page: Page) -> list[str] | None:
    """Gold's authors; None where it is not taken."""
    gold = page.get("authors")
    if gold is None or gold == []:
        return None
    stated = [gold] if isinstance(gold, str) else [*gold]
    if not any(stated):
        return []
    site = owner_keys([page["site"], *_SITE_NAME.findall(page["html"])], page.get("url") or "")
    return stated if without_owners(author_names(stated), site) else None


def known_day(page: Page) -> str | None:
    """Gold's date; None where it is not taken."""
    gold = page.get("published") or ""
    if len(gold) < _DAY_LENGTH:
        return None
    text = page["html"] + (page.get("url") or "")
    day = _day(gold)
    if not any(re.search(_written(near), text) for near in (day, *_next_to(day))):
        return None
    changed, published = _stated(_CHANGED, text), _stated(_PUBLISHED, text)
    return None if day in changed and published and day not in published else gold


def _stated(key: re.Pattern[str], text: str) -> set[date]:
    values = (text[at.end() : at.end() + _DAY_LENGTH] for at in key.finditer(text))
    return {day for value in values if (day := _day_or_none(value))}


def _next_to(day: date) -> tuple[date, date]:
    return day - timedelta(days=1), day + timedelta(days=1)


def _written(day: date) -> str:
    """A pattern for a day in numbers, in either order, or with its month's name in English."""
    year, month, number = day.year, f"0?{day.month}", f"0?{day.day}"
    name = rf"{day:%b}[a-z]*\.?"
    numbers = (
        rf"{year}(?P<mark>[-/.年]? ?){month}(?:(?P=mark)|月 ?|[-/.]){number}(?!\d)",
        rf"(?<!\d)(?:{month}[-/.]{number}|{number}[-/.]{month})[-/.](?:{year}|{year % 100:02})",
    )
    ordinal = rf"{number}(?:st|nd|rd|th)?"
    named = rf"(?i:{name} {ordinal},? {year}|(?<!\d){ordinal} {name},? {year})"
    return "|".join((*numbers, named))


def _gold_names(gold: Sequence[str]) -> list[frozenset[str]]:
    """The words of each of gold's names; parts of one word are degrees, where there are others."""
    parts = [_words(part) for stated in gold for part in _BETWEEN_NAMES.split(stated)]
    return [words for words in parts if len(words) > 1] or [words for words in parts if words]


def _words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return frozenset(match_key(plain).split())


def _day(stated: str) -> date:
    return date.fromisoformat(stated[:_DAY_LENGTH])


def _day_or_none(stated: str) -> date | None:
    try:
        return _day(stated)
    except ValueError:
        return None


class Counts:
    """The outcomes of one reader on one corpus."""

    def __init__(self) -> None:
        self.authors: Counter[Outcome] = Counter()
        self.published: Counter[Outcome] = Counter()

    def cells(self) -> Iterator[str]:
        """The shares as cells of a table; nobody finds more or part of a day."""
        for counts, outcomes in (
            (self.authors, OUTCOMES),
            (self.published, ("right", "wrong", "none")),
        ):
            pages = counts.total()
            yield str(pages)
            yield from (f"{counts[outcome] / max(pages, 1):.3f}" for outcome in outcomes)


def measured(path: Path, reader: Reader, *, tell: bool) -> Counts:
    """How a reader does on the pages of a corpus.

    Args:
        path: the corpus.
        reader: what reads its pages; where it raises, nothing was found.
        tell: whether to print each page on which it is wrong.
    """
    counts = Counts()
    for page in read_pages(path):
        authors, day = known_authors(page), known_day(page)
        if authors is None and day is None:
            continue
        try:
            found = reader(page)
        except Exception:
            found = Found((), "")
        if authors is not None:
            outcome = authors_outcome(authors, found.authors)
            counts.authors[outcome] += 1
            if tell and outcome in ("more", "wrong"):
                print(f"{page['id']} {outcome}: {authors} | {[*found.authors]}")
        if day is not None:
            outcome = published_outcome(day, found.published)
            counts.published[outcome] += 1
            if tell and outcome == "wrong":
                print(f"{page['id']} {outcome}: {day} | {found.published}")
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_corpora(parser)
    parser.add_argument("--wrong", choices=[*READERS], help="print where this reader is wrong")
    parser.add_argument("--only", choices=[*READERS], help="measure this reader alone")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    print(
        "| corpus | reader | pages | " + " | ".join(OUTCOMES) + " | pages | right | wrong | none |"
    )
    print("|---|---|" + "---|" * 10)
    for path in corpus_paths(arguments.corpora, CORPORA):
        for name, (reader, package) in READERS.items():
            if importlib.util.find_spec(package) is None or arguments.only not in (None, name):
                continue
            counts = measured(path, reader, tell=arguments.wrong == name)
            print(
                f"| {corpus_name(path)} | {name} | " + " | ".join(counts.cells()) + " |", flush=True
            )


if __name__ == "__main__":
    main()
