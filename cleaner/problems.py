"""What may be wrong with an article, and how likely its body is right."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from cleaner.page import Block, Document, Form, Problem, Role
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, match_key

_HEADLINE: Final = Role.HEADLINE
# A body with less text than this, in characters, is a stub.
_STUB: Final = 600
# Minimum number of linked titles on an index page; it has far more of them than body blocks.
_FEWEST_TITLES: Final = 25
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


def problems_of(document: Document, body: Sequence[Block], headline: str) -> tuple[Problem, ...]:
    """What may be wrong, in plain words; empty when nothing is."""
    size = sum(len(block.text) for block in body)
    problems = list(document.page.problems)
    if size < _STUB and _is_gate(document, headline):
        problems.append(Problem.GATE)
    elif _is_index(document, size):
        problems.append(Problem.INDEX)
    if body and _is_cut(document, body, size):
        problems.append(Problem.PAYWALL)
    if not body:
        problems.append(Problem.NO_BODY)
    if not headline:
        problems.append(Problem.NO_HEADLINE)
    return tuple(problems)


def _is_gate(document: Document, headline: str) -> bool:
    if len(document.blocks) > _MOST_OF_GATE:
        return False
    return GATES.match(match_key(headline)) or any(GATES.match(b.key) for b in document.blocks)


def _is_index(document: Document, size: int) -> bool:
    titles = [
        block
        for block in document.blocks
        if block.linked and block.linked * 2 > len(block.text) and 25 <= len(block.text) <= 160
    ]
    return len(titles) >= _FEWEST_TITLES and sum(len(b.text) for b in titles) > 4 * size


def _is_cut(document: Document, body: Sequence[Block], size: int) -> bool:
    """Whether a paywall's notice follows a body that is short, or stops in mid-sentence."""
    last = body[-1]
    behind = document.verdicts[last.index + 1 :]
    if not any(verdict.problem is Problem.PAYWALL for verdict in behind):
        return False
    stops = last.text.endswith(_SHORT_ENDING) or not ends_sentence(last.text)
    return stops or size < 4 * _STUB


def signs(document: Document, body: Sequence[Block]) -> tuple[float, float]:
    """What confidence rests on: the log of the loss to expect, and whether there is a headline.

    The loss is what the F1 of the body falls short of 1, by characters, if each block is body as
    often as its score says.
    """
    kept = sum(len(block.text) * block.chance for block in body)
    lost = sum(len(b.text) * b.chance for b in document.blocks if b.is_chrome and b.is_scored)
    size = sum(len(block.text) for block in body)
    expected = 2 * kept / (size + kept + lost) if kept else 0.0
    headline = any(block.role is _HEADLINE for block in document.blocks)
    return math.log(1 + _LEAST_LOSS - expected), float(headline)


def confidence_of(
    document: Document, body: Sequence[Block], problems: Collection[Problem]
) -> float:
    """Probability that the body is right, from 0 to 1."""
    if not body:
        return 0.0
    loss, headline = signs(document, body)
    odds = _ODDS[document.form]
    known = odds.constant + odds.by_loss * loss + odds.by_headline * headline
    confidence = 1 / (1 + math.exp(-known))
    return min(confidence, _MOST_OF_WALL) if Problem.GATE in problems else confidence
