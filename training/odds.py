"""Learn how far words speak for body: those that name elements, or in lines those of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import islice

import numpy as np

from cleaner.blocks import Block
from cleaner.model.features import weighed_words
from cleaner.model.odds import WordOdds
from training.corpora import site_key
from training.samples import Sample

_LEVELS = 5
_LEAST_SITES = 4, 6


def name_odds(samples: Iterable[Sample]) -> WordOdds:
    """For each word in the names of elements its log-odds for body."""
    return _odds(samples, _names)


def term_odds(samples: Iterable[Sample]) -> WordOdds:
    """For each word of short blocks its log-odds for body."""
    return _odds(samples, _terms)


def _odds(samples: Iterable[Sample], words_of: Callable[[Block], set[str]]) -> WordOdds:
    """For each word its log-odds for body, if it is on pages of several sites.

    A page has one vote a word, shared out by the text inside and outside the body.
    """
    votes: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    sites: dict[str, set[str]] = defaultdict(set)
    least = 0
    for sample in samples:
        if not sample.body_weight.any():
            continue
        least = _LEAST_SITES[words_of is _terms]
        page: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for block, is_body in zip(sample.document.blocks, sample.body.tolist(), strict=True):
            for word in words_of(block):
                page[word][not is_body] += len(block.text) ** 0.5
        for word, (inside, outside) in page.items():
            votes[word][0] += inside / (inside + outside)
            votes[word][1] += outside / (inside + outside)
            sites[word].add(site_key(sample.page["site"]))
    found = {
        word: float(np.log((inside + 0.5) / (outside + 1.5)))
        for word, (inside, outside) in votes.items()
        if len(sites[word]) >= least
    }
    return WordOdds.of(list(found), np.array(list(found.values())))


def _terms(block: Block) -> set[str]:
    return set(weighed_words(block))


def _names(block: Block) -> set[str]:
    if block.scope is None:
        return set()
    return {word for scope in islice(block.scope.ancestors(), _LEVELS) for word in scope.words}
