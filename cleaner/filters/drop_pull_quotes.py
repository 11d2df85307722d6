"""Drop pull quotes: what repeats a sentence of the body to catch the eye."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice, tee
from typing import Final

from cleaner.filters._paragraphs import (
    LEAST_QUOTED,
    RUN,
    Paragraph,
    opening,
    paragraphs_of,
    second_copies,
)
from cleaner.look.elements import blocks_inside, in_posts, named, near, tagged
from cleaner.page import Document, Page, Role
from cleaner.text import ends_sentence, is_cjk

# Minimum size of one that no mark or element shows, in words, and in characters for scripts without
# spaces. It must be a whole sentence and stand in one paragraph near it. With 5 words, one of 1,477
# labelled pages gets worse and two better, by next to nothing.
_LEAST_PLAIN: Final = 8
_LEAST_PLAIN_CHARACTERS: Final = 14
# How near, in paragraphs. With 2, 10 of 3,314 labelled pages get worse and 10 better, the former by
# far more.
_NEAR: Final = 12
# Longest pull quote, in words, and an upper bound for its characters. With 40 words, one of those
# pages gets worse; with 100, none changes.
_LONGEST: Final = 60
_LONGEST_TEXT: Final = 2_000
# From this score on, what no element sets apart is text, however often it is said: of 22 such
# paragraphs on 3,223 labelled pages all but two are. In a social post the scorer is less sure of
# the lines: from the second score on, 7 of 8 are the post's own.
_SURE: Final = 0.95
_SURE_IN_POST: Final = 0.8
# Names of what sets a pull quote apart.
_PULLED: Final = frozenset(
    """pull pullquote quote blockquote callout zitat citation cita citazione citaat highlight
    exergue""".split()
)
_SET_APART: Final = frozenset({"aside", "figure", "blockquote", "q"})
_OPENS_QUOTE: Final = tuple("\"“„«»‘'「『")

# Where a name stands behind a quote in its element: the least runs of words that others say, and
# the most that they do not. With 4, one of 1,621 labelled pages gets worse; with 16, and with half
# and twice of the latter, none changes.
_LEAST_SAID: Final = 8
_MOST_NAMING: Final = 9
# Longest line of its own that names who said a quote, in characters. With 40, one of 207 pages as
# Markdown gets worse; with 160, none changes.
_LONGEST_SPEAKER: Final = 80

_Run = tuple[str, ...]


def drop_pull_quotes(document: Document) -> Document:
    """Drop a paragraph that says nothing but what others say, and is set apart or a whole sentence.

    >>> from cleaner.pipeline import kept
    >>> said = "Nobody had told the people of the island that the bridge would close."
    >>> kept(drop_pull_quotes, f"He was angry. {said} He left.", f"“{said}”", "So it was.")[1:]
    ['So it was.']

    Leaves alone short lines, what repeats no more than a few words, and an article that was written
    out: what repeats a sentence there is a sub-heading.

    >>> kept(drop_pull_quotes, "He was angry. “No,” he said. He left.", "“No.”")[1:]
    ['“No.”']
    """
    if document.page.shows_head:
        return document
    paragraphs = paragraphs_of(document)
    # What is asked twice speaks for no pull quote.
    copies = second_copies(document)
    if copies:
        paragraphs = [paragraph for paragraph in paragraphs if paragraph.start not in copies]
    quotes = _pull_quotes(document, paragraphs)
    changes = {
        at: document.verdicts[at].dropped("repeats a sentence of the body")
        for paragraph in quotes
        for at in paragraph.places
    }
    for paragraph in quotes:
        for at in _speakers(document, paragraph):
            changes.setdefault(at, document.verdicts[at].dropped("names who said a pull quote"))
    return document.with_changes(changes)


def _pull_quotes(document: Document, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    may_be = [
        number
        for number, paragraph in enumerate(paragraphs)
        if paragraph.telling and not _is_surely_text(document, paragraph)
    ]
    words = frozenset(chain.from_iterable(paragraphs[number].telling for number in may_be))
    holders = _holders(paragraphs, words) if words else {}
    apart: list[int] = []
    plain: list[int] = []
    for number in may_be:
        paragraph = paragraphs[number]
        # Few have telling words that stand in others, too: of all the rest no more is looked at.
        if min([len(holders[word]) for word in paragraph.telling]) < 2:
            continue
        if _is_set_apart(document, paragraph):
            if _may_be_quote(paragraph, _least_apart(document, paragraph)):
                apart.append(number)
        elif (
            _ends_plainly(document, paragraph)
            and _may_be_quote(paragraph, _least_plain(paragraph))
            and _stands_near(paragraphs, number, holders)
        ):
            plain.append(number)
    posts = in_posts(document.page)
    pulled = {
        number
        for number in apart
        if paragraphs[number].start not in posts and _is_pulled(document, paragraphs[number])
    }
    found = sorted((*plain, *_said_elsewhere(paragraphs, apart, pulled, holders)))
    return [paragraphs[number] for number in found]


def _is_surely_text(document: Document, paragraph: Paragraph) -> bool:
    """Whether the scorer is sure of a paragraph of HTML that nothing but its words sets apart."""
    if document.form != "html":
        return False
    chance = document.verdicts[paragraph.start].chance
    if paragraph.start in in_posts(document.page):
        return chance >= _SURE_IN_POST
    if chance < _SURE or document.verdicts[paragraph.start].role is Role.QUOTE:
        return False
    return not _is_pulled(document, paragraph)


def _holders(paragraphs: Sequence[Paragraph], words: frozenset[str]) -> dict[str, list[int]]:
    """The numbers of the paragraphs that hold each of some words, in order."""
    holders: dict[str, list[int]] = {word: [] for word in words}
    for number, paragraph in enumerate(paragraphs):
        for word in words.intersection(paragraph.said):
            holders[word].append(number)
    return holders


def _is_set_apart(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like a quote that was pulled out: by its element, or its marks."""
    role = document.verdicts[paragraph.start].role
    if role is Role.SUBHEAD:
        return False
    return (
        role is Role.QUOTE
        or paragraph.text.startswith(_OPENS_QUOTE)
        or _is_pulled(document, paragraph)
    )


def _speakers(document: Document, quote: Paragraph) -> Iterator[int]:
    """The short lines below a pull quote in the element that sets it apart: who said it."""
    page = document.page
    if quote.start in in_posts(page):
        return  # The lines of a post are its own.
    for element in near(page, quote.start):
        if element in page.once(_setting_apart):
            inside = [at for at in blocks_inside(page, element) if document.is_body(at)]
            rest = [at for at in inside if at not in quote.places]
            yield from (at for at in rest if _may_be_speaker(page.texts[at]))
            return


def _may_be_speaker(text: str) -> bool:
    return len(text) <= _LONGEST_SPEAKER and not ends_sentence(text)


def _is_pulled(document: Document, paragraph: Paragraph) -> bool:
    """Whether an element near a paragraph says that it was pulled out."""
    setting_apart = document.page.once(_setting_apart)
    return bool(setting_apart) and not setting_apart.isdisjoint(
        near(document.page, paragraph.start)
    )


def _setting_apart(page: Page) -> frozenset[int]:
    """The elements that say that what is in them was pulled out."""
    return frozenset((*tagged(page, _SET_APART), *named(page, _PULLED)))


def _ends_plainly(document: Document, paragraph: Paragraph) -> bool:
    is_paragraph = document.verdicts[paragraph.start].role is Role.PARAGRAPH
    return is_paragraph and ends_sentence(paragraph.text)


def _least_apart(document: Document, paragraph: Paragraph) -> int:
    """Minimum words of a pull quote that is set apart."""
    may_be_subhead = (
        document.verdicts[paragraph.start].role is Role.PARAGRAPH
        and not ends_sentence(paragraph.text)
        and not _is_pulled(document, paragraph)
    )
    return paragraph.least if may_be_subhead else min(paragraph.least, LEAST_QUOTED)


def _least_plain(paragraph: Paragraph) -> int:
    return _LEAST_PLAIN_CHARACTERS if is_cjk(paragraph.text[0]) else _LEAST_PLAIN


def _may_be_quote(paragraph: Paragraph, least: int) -> bool:
    if len(paragraph.text) > _LONGEST_TEXT:
        return False
    return least <= len(list(paragraph.said)) <= _LONGEST


def _stands_near(
    paragraphs: Sequence[Paragraph], number: int, holders: Mapping[str, Sequence[int]]
) -> bool:
    """Whether all that a paragraph says stands in one other that is not far from it.

    `holders` are the numbers of the paragraphs that hold each of the telling words.
    """
    paragraph = paragraphs[number]
    one, other = (_within(holders[word], number) for word in paragraph.telling)
    longer = [
        paragraphs[at]
        for at in set(one).intersection(other)
        if len(paragraphs[at].text) > len(paragraph.text)
    ]
    wanted = f" {paragraph.spelled} " if longer else ""
    return any(wanted in f" {holder.spelled} " for holder in longer)


def _within(numbers: Sequence[int], number: int) -> Sequence[int]:
    """Those of some numbers, in order, that are not far from one."""
    return numbers[bisect_left(numbers, number - _NEAR) : bisect_right(numbers, number + _NEAR)]


def _said_elsewhere(
    paragraphs: Sequence[Paragraph],
    quotes: Sequence[int],
    pulled: Set[int],
    holders: Mapping[str, Sequence[int]],
) -> list[int]:
    """Those of some paragraphs, by number, of which all runs of words stand in others, too.

    Those that are `pulled` may be cut, and the name of who said it may stand behind them.
    """
    # The run that each one begins with stands nowhere but where its telling word does.
    begins = {number: tuple(opening(paragraphs[number].spelled)[:RUN]) for number in quotes}
    words = {paragraphs[number].telling[0] for number in quotes}
    holding = sorted(set(chain.from_iterable(holders[word] for word in words)))
    begun = _times(set(begins.values()), [paragraphs[number] for number in holding])
    runs = {
        number: list(_runs(paragraphs[number].said))
        for number in quotes
        if begun[begins[number]] > 1
    }
    # Only the runs of quotes are counted: those of a whole page take thirty times its room.
    times = _times(set(chain.from_iterable(runs.values())), paragraphs)
    return [
        number
        for number in runs
        if _is_said([times[run] > 1 for run in runs[number]], may_be_named=number in pulled)
    ]


def _is_said(known: Sequence[bool], *, may_be_named: bool) -> bool:
    """Whether runs of words, each of them known or not, are a quote, or one with a name behind.

    An element that names it a pull quote may hold one that was cut: where "he said" stood between
    two of its sentences, no more runs are new than reach across a cut.
    """
    if all(known):
        return True
    said = known.index(False)
    behind = known[said + RUN - 1 :]
    is_cut = said > 0 and len(behind) > 0 and all(behind)
    is_named = said >= _LEAST_SAID and len(known) - said <= _MOST_NAMING
    return may_be_named and (is_cut or is_named)


def _times(wanted: Set[_Run], paragraphs: Sequence[Paragraph]) -> Counter[_Run]:
    """In how many paragraphs each run of words stands."""
    times: Counter[_Run] = Counter()
    first_words = {run[0] for run in wanted}
    for paragraph in paragraphs if wanted else ():
        times.update(wanted & set(_runs_from(paragraph.said, first_words)))
    return times


def _runs_from(said: Iterable[str], first_words: Set[str]) -> Iterator[_Run]:
    """The runs of words that begin with one of some words."""
    if not isinstance(said, list):
        return (run for run in _runs(said) if run[0] in first_words)
    starts = [at for at, word in enumerate(said) if word in first_words]
    return (tuple(said[at : at + RUN]) for at in starts)


def _runs(said: Iterable[str]) -> Iterator[_Run]:
    """All runs of words."""
    copies = (said,) * RUN if isinstance(said, list) else tee(said, RUN)
    return zip(*(islice(copy, first, None) for first, copy in enumerate(copies)), strict=False)
