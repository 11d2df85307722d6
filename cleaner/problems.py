"""What may be wrong with an article, and how likely its body is right."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from cleaner.page import NO_ELEMENT, Basis, Document, Form, Page, Problem, Role
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, match_key

# A body with less text than this, in characters, is a stub.
_STUB: Final = 600
# Minimum number of linked titles on an index page; it has far more of them than body blocks.
_FEWEST_TITLES: Final = 25
# How long they are, in characters.
_TITLE_LENGTHS: Final = range(25, 161)
# Maximum number of blocks on a page that is only a consent wall or a bot check.
_MOST_OF_GATE: Final = 60
_SHORT_ENDING: Final = ("…", "...", "[…]")

GATES: Final = phrases("problems.gates")
ERRORS: Final = phrases("problems.errors")
VIDEOS: Final = phrases("problems.videos")

# A video's caption has less text than this, in characters.
_CAPTION: Final = 300
# What parts the name of the site from the title, and "Video" from a headline.
_SEAM: Final = re.compile(r" [-–—|·•»:] |[|:]")
# Minimum of linked titles in a body that is made of them.
_FEWEST_OF_BODY: Final = 10

#: What a page may be instead of an article, and the most that confidence in its body may be.
_INSTEAD: Final = frozenset({Problem.GATE, Problem.ERROR, Problem.VIDEO})
_MOST_OF_OTHERS: Final = 0.25


class _Odds(NamedTuple):
    """The log-odds of a body being right: a constant, and what each sign adds.

    Attributes:
        constant: the log-odds where all signs are 0.
        by_loss: for the logarithm of the expected loss.
        by_headline: for a headline.
    """

    constant: float
    by_loss: float
    by_headline: float


# Right means a shingle F1 of .9 and more. Fitted on pages and texts cleaned by weights that had
# never seen their sites: python -m benchmarks.calibrate prints these, and how reliable they are.
_ODDS: Final[Mapping[Form, _Odds]] = {
    "html": _Odds(-3.449, -1.884, 0.589),
    "text": _Odds(-4.389, -2.130, 0.354),
    "markdown": _Odds(-3.704, -1.778, 0.396),
}
# Added to the loss, so that none is no infinite sign.
_LEAST_LOSS: Final = 0.01


def problems_of(document: Document, headline: str) -> tuple[Problem, ...]:
    """What may be wrong with the article of a cleaned document; empty when nothing is.

    Args:
        document: the page, with the filters' verdicts.
        headline: the article's headline, "" if it has none.
    """
    texts, body = document.page.texts, document.body_places()
    size = sum([len(texts[at]) for at in body])
    problems = list(document.page.problems)
    titles = _titles(document, headline) if size < _STUB else ()
    if size < _STUB and _is_gate(document, titles):
        problems.append(Problem.GATE)
    elif size < _STUB and any(map(ERRORS.match, titles)):
        problems.append(Problem.ERROR)
    elif size < _CAPTION and _is_video(document, headline):
        problems.append(Problem.VIDEO)
    elif _is_index(document):
        problems.append(Problem.INDEX)
    if body and _is_cut(document, body[-1], size):
        problems.append(Problem.PAYWALL)
    if not body:
        problems.append(Problem.NO_BODY)
    if not headline:
        problems.append(Problem.NO_HEADLINE)
    return tuple(problems)


def _titles(document: Document, headline: str) -> Collection[str]:
    """The keys of all that may be the page's title, and of their parts."""
    page = document.page
    # Not every heading: many pages hold a form to log in.
    headings = (
        text
        for text, owner in zip(page.texts, page.owners, strict=True)
        if owner != NO_ELEMENT and page.elements.tags[owner] == "h1"
    )
    stated = (*document.hints.titles, *document.hints.headlines)
    parts = (part for title in stated for part in _SEAM.split(title))
    return {match_key(text) for text in (headline, *stated, *parts, *headings)}


def _is_gate(document: Document, titles: Collection[str]) -> bool:
    if len(document.page) > _MOST_OF_GATE:
        return False
    return any(map(GATES.match, titles)) or any(map(GATES.match, document.page.keys))


def _is_video(document: Document, headline: str) -> bool:
    """Whether the page states that it is a video, or its headline begins with "Video:"."""
    opening = _SEAM.split(headline, 1)[0]
    return document.hints.page_type.startswith("video") or (
        opening != headline and VIDEOS.is_line(match_key(opening))
    )


def _is_index(document: Document) -> bool:
    """Whether there is far more of linked titles than of text, or the body is made of them."""
    page = document.page
    titles = page.once(_linked_titles)
    if len(titles) < _FEWEST_TITLES:
        return False
    size = sum(len(page.texts[at]) for at in document.body_places())
    linked = sum(len(page.texts[at]) for at in titles)
    return linked > 4 * size or _is_made_of_titles(document)


def _is_made_of_titles(document: Document) -> bool:
    """Whether most of the body is linked titles."""
    texts, body = document.page.texts, document.body_places()
    titles = document.page.once(_linked_titles).intersection(body)
    size = sum(len(texts[at]) for at in body)
    return len(titles) >= _FEWEST_OF_BODY and sum(len(texts[at]) for at in titles) * 2 > size


def _linked_titles(page: Page) -> frozenset[int]:
    """The places of the blocks that are as long as titles, and mostly links."""
    return frozenset(
        [
            at
            for at, (text, linked) in enumerate(zip(page.texts, page.linked, strict=True))
            if linked and linked * 2 > len(text) and len(text) in _TITLE_LENGTHS
        ]
    )


def _is_cut(document: Document, last: int, size: int) -> bool:
    """Whether a paywall's notice follows a body that is short, or stops in mid-sentence.

    Args:
        document: the page, with the filters' verdicts.
        last: the place of the body's last block.
        size: how many characters the body has.
    """
    if not any(verdict.problem is Problem.PAYWALL for verdict in document.verdicts[last + 1 :]):
        return False
    text = document.page.texts[last]
    return text.endswith(_SHORT_ENDING) or not ends_sentence(text) or size < 4 * _STUB


def signs(document: Document) -> tuple[float, float]:
    """What confidence rests on: the log of the loss to expect, and whether there is a headline.

    The loss is what the F1 of the body falls short of 1, by characters, if each block is body as
    often as its score says.
    """
    texts, verdicts, body = document.page.texts, document.verdicts, document.body_places()
    dropped = [at for at in document.places(Role.CHROME) if verdicts[at].basis is Basis.SCORED]
    size = sum([len(texts[at]) for at in body])
    kept = sum([len(texts[at]) * (verdicts[at].score or 0.0) for at in body])
    lost = sum([len(texts[at]) * (verdicts[at].score or 0.0) for at in dropped])
    expected = 2 * kept / (size + kept + lost) if kept else 0.0
    return math.log(1 + _LEAST_LOSS - expected), float(bool(document.places(Role.HEADLINE)))


def confidence_of(document: Document, problems: Collection[Problem]) -> float:
    """Probability that the body of a cleaned document is right, from 0 to 1."""
    if not document.body_places():
        return 0.0
    loss, headline = signs(document)
    odds = _ODDS[document.form]
    known = odds.constant + odds.by_loss * loss + odds.by_headline * headline
    confidence = 1 / (1 + math.exp(-known))
    return min(confidence, _MOST_OF_OTHERS) if _is_other(document, problems) else confidence


def _is_other(document: Document, problems: Collection[Problem]) -> bool:
    """Whether the page is something else than an article.

    Some articles stand among far more links than they have text; their pages state when they were
    published. Of 404 labelled pages 8 do; the body of none is made of links.
    """
    if not _INSTEAD.isdisjoint(problems):
        return True
    is_dated = document.hints.published != ""
    return Problem.INDEX in problems and (not is_dated or _is_made_of_titles(document))
