"""What may be wrong with an article, and how likely its body is right."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from cleaner.page import Document, Form, Problem, Role
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

# Confidence in what is only a consent wall or a bot check, at most.
_MOST_OF_WALL: Final = 0.25


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
    "html": _Odds(-2.927, -1.629, 0.145),
    "text": _Odds(-4.162, -2.050, 0.299),
    "markdown": _Odds(-4.008, -1.938, 0.111),
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
    size = sum(len(texts[at]) for at in body)
    problems = list(document.page.problems)
    if size < _STUB and _is_gate(document, headline):
        problems.append(Problem.GATE)
    elif _is_index(document, size):
        problems.append(Problem.INDEX)
    if body and _is_cut(document, body[-1], size):
        problems.append(Problem.PAYWALL)
    if not body:
        problems.append(Problem.NO_BODY)
    if not headline:
        problems.append(Problem.NO_HEADLINE)
    return tuple(problems)


def _is_gate(document: Document, headline: str) -> bool:
    if len(document.page) > _MOST_OF_GATE:
        return False
    return GATES.match(match_key(headline)) or any(map(GATES.match, document.page.keys))


def _is_index(document: Document, size: int) -> bool:
    page = document.page
    titles = [
        len(text)
        for text, linked in zip(page.texts, page.linked, strict=True)
        if linked * 2 > len(text) and len(text) in _TITLE_LENGTHS
    ]
    return len(titles) >= _FEWEST_TITLES and sum(titles) > 4 * size


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
    size = sum(len(texts[at]) for at in body)
    kept = sum(len(texts[at]) * verdicts[at].chance for at in body)
    dropped = [at for at in document.places(Role.CHROME) if verdicts[at].is_scored]
    lost = sum(len(texts[at]) * verdicts[at].chance for at in dropped)
    expected = 2 * kept / (size + kept + lost) if kept else 0.0
    return math.log(1 + _LEAST_LOSS - expected), float(Role.HEADLINE in document.roles)


def confidence_of(document: Document, problems: Collection[Problem]) -> float:
    """Probability that the body of a cleaned document is right, from 0 to 1."""
    if not document.body_places():
        return 0.0
    loss, headline = signs(document)
    odds = _ODDS[document.form]
    known = odds.constant + odds.by_loss * loss + odds.by_headline * headline
    confidence = 1 / (1 + math.exp(-known))
    return min(confidence, _MOST_OF_WALL) if Problem.GATE in problems else confidence
