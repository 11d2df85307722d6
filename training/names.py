"""Learn how far the names of elements (class, id, role) speak for body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

import numpy as np

from training.corpora import site_key
from training.samples import Sample

_LEVELS = 5
_LEAST_SITES = 4


def name_odds(samples: Iterable[Sample]) -> dict[str, float]:
    """For each word in the names round blocks its log-odds for body, on pages of several sites.

    A page has one vote a word, shared out by the text inside and outside the body.
    """
    votes: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    sites: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        if not sample.body_weight.any():
            continue
        page: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for block, is_body in zip(sample.document.blocks, sample.body.tolist(), strict=True):
            if block.scope is None:
                continue
            near = {w for scope in islice(block.scope.ancestors(), _LEVELS) for w in scope.words}
            for word in near:
                page[word][not is_body] += len(block.text) ** 0.5
        for word, (inside, outside) in page.items():
            votes[word][0] += inside / (inside + outside)
            votes[word][1] += outside / (inside + outside)
            sites[word].add(site_key(sample.page["site"]))
    return {
        word: float(np.log((inside + 0.5) / (outside + 1.5)))
        for word, (inside, outside) in votes.items()
        if len(sites[word]) >= _LEAST_SITES
    }
