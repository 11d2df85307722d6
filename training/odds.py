"""Learn how far words speak for body: those that name elements, and those of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np

from cleaner.model.odds import WordOdds
from cleaner.model.spoken import weighed_words
from cleaner.page import Block
from training.corpora import site_key
from training.samples import Sample

_LEVELS = 5
# On pages of how many sites a word must be to be known.
_LEAST_NAMED = 4
_LEAST_SAID = 6


def word_odds(samples: Sequence[Sample]) -> tuple[WordOdds, WordOdds]:
    """The log-odds for body of words in the names of elements, and in blocks that are not long."""
    names = _odds(samples, _names, _LEAST_NAMED)
    return names, _odds(samples, weighed_words, _LEAST_SAID)


def _odds(samples: Sequence[Sample], words_of: Callable[[Block], set[str]], least: int) -> WordOdds:
    """For each word its log-odds for body, if it is on pages of several sites.

    A page has one vote a word, shared out by the text inside and outside the body.
    """
    votes: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    sites: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        if not sample.body_weight.any():
            continue
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
    return WordOdds.of(" ".join(found), np.array(list(found.values())))


def _names(block: Block) -> set[str]:
    if block.element is None:
        return set()
    around = islice(block.element.ancestors(), _LEVELS)
    return {word for element in around for word in element.words}
