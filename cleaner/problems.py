"""What may be wrong with an article, and how likely its body is right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from cleaner.page import Block, Document, Problem, Role
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

# The log-odds of a body being right (shingle F1 of .9 and more), fitted on pages cleaned by weights
# that had never seen their sites: python -m benchmarks.calibrate prints them and their reliability.
_CONSTANT: Final = -2.367
_BY_SCORE: Final = 4.333
_BY_DOUBT: Final = -1.280
_BY_SIZE: Final = 0.076
_BY_HEADLINE: Final = 0.364


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


def signs(document: Document, body: Sequence[Block]) -> tuple[float, float, float, float]:
    """What confidence rests on.

    The mean score of the body's text, the share of all text of which the scorer was in doubt, the
    size of the body (root of its thousands of characters), and whether a headline was found.
    """
    size = sum(len(block.text) for block in body)
    if not size:
        return 0.0, 1.0, 0.0, 0.0
    mean = sum(len(b.text) * b.chance for b in body) / size
    doubtful = sum(len(b.text) for b in document.blocks if 0.15 < b.chance < 0.85)
    headline = any(block.role is _HEADLINE for block in document.blocks)
    return mean, min(doubtful / size, 2.0), math.sqrt(min(size, 10_000) / 1000), float(headline)


def confidence_of(document: Document, body: Sequence[Block]) -> float:
    """Probability that the body is right, from 0 to 1."""
    if not body:
        return 0.0
    mean, doubt, size, headline = signs(document, body)
    odds = (
        _CONSTANT + _BY_SCORE * mean + _BY_DOUBT * doubt + _BY_SIZE * size + _BY_HEADLINE * headline
    )
    return 1 / (1 + math.exp(-odds))
