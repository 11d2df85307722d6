"""Learn how far words speak for body: those that name elements, and those of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from cleaner.model.columns.evidence import Evidence
from cleaner.model.columns.spoken import weighed_words
from cleaner.model.odds import WordOdds
from cleaner.sites.domains import site_key
from training.samples import Sample
from training.wording import wording_odds

#: For each block of a page the words that are looked at.
_Words = list[set[str]]

# How many elements round a block are looked at.
_LEVELS = 5
# On pages of how many sites a word must be to be known.
_LEAST_NAMED = 4
_LEAST_SAID = 6
# Log-odds are rounded to this, so that they take less room.
_STEP = 1 / 32
# The forms that are taught by wording. HTML has its elements: there F1 rose by .0004 on pages of
# sites that were not seen.
_WORDED = frozenset({"text"})


def word_odds(samples: Sequence[Sample]) -> tuple[WordOdds, WordOdds, WordOdds | None]:
    """The log-odds for body of words that name elements, of those in short blocks, and of wording.

    Args:
        samples: pages of one form.
    """
    names = _odds(samples, _names, _LEAST_NAMED)
    terms = _odds(samples, _terms, _LEAST_SAID)
    worded = any(sample.document.form in _WORDED for sample in samples)
    return names, terms, wording_odds(samples) if worded else None


def _odds(
    samples: Sequence[Sample], words_of: Callable[[Evidence], _Words], least: int
) -> WordOdds:
    """For each word its log-odds for body, if it is on pages of several sites.

    A page has one vote a word, shared out by the text inside and outside the body.
    """
    votes: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    sites: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        if not sample.body_weight.any():
            continue
        page: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        words = words_of(sample.evidence)
        for block, said, is_body in zip(sample.document.blocks, words, sample.body, strict=True):
            for word in said:
                page[word][0 if is_body else 1] += len(block.text) ** 0.5
        for word, (inside, outside) in page.items():
            votes[word][0] += inside / (inside + outside)
            votes[word][1] += outside / (inside + outside)
            sites[word].add(site_key(sample.page["site"]))
    found = {
        word: float(np.log((inside + 0.5) / (outside + 1.5)))
        for word, (inside, outside) in votes.items()
        if len(sites[word]) >= least
    }
    odds = np.array(list(found.values()))
    return WordOdds.of(" ".join(found), np.round(odds / _STEP) * _STEP)


def _names(evidence: Evidence) -> _Words:
    """The words that name the elements round each block; none for flattened text."""
    elements = evidence.elements
    if elements is None:
        return [set() for _ in evidence.document.blocks]
    return [
        {word for _, words, _ in round_it for word in words}
        for round_it in elements.looks_round(_LEVELS)
    ]


def _terms(evidence: Evidence) -> _Words:
    """The words of each block that is not long."""
    return [weighed_words(block) for block in evidence.document.blocks]
