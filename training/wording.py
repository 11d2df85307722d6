"""Learn how far the wording of a text speaks for body: its words, and pairs of words.

They mostly stand with others that say the same, so what each adds is learned for all at once, by
logistic regression.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import SGDClassifier

from cleaner.model.columns.spoken import worded, wording
from cleaner.model.fingerprints import Fingerprints
from cleaner.model.odds import WordOdds
from cleaner.sites.domains import site_key
from training.samples import Sample

#: The fingerprints of a page's terms, and where those of each block begin.
_Terms = tuple[Fingerprints, NDArray[np.intp]]

# On pages of how many sites a term must be to be known.
_LEAST_SITES = 6
# How far log-odds are drawn to 0, and how often all blocks are looked at. Without a fifth of the
# sites, half of these and twice as much were hardly worse on that fifth.
_SHRINKAGE = 4e-6
_ROUNDS = 4
# A block counts at most this many times as much as the others on average.
_MOST_WEIGHT = 20
# Log-odds are rounded to this, and terms left out that round to none: so all are in 1 MB.
_STEP = 1 / 16


def wording_odds(samples: Sequence[Sample]) -> WordOdds:
    """What each word of a text, and each pair of words, adds to the log-odds for body.

    A block's log-odds are the sum of those of its terms, over the root of how many it has.
    """
    taught = [sample for sample in samples if sample.body_weight.any()]
    terms = [worded(sample.document.page) for sample in taught]
    known = _known_terms(taught, terms)
    if not known.size:
        return WordOdds.of("", np.zeros(0))
    weight = np.concatenate([sample.body_weight for sample in taught])
    rows = np.flatnonzero(weight)
    model = SGDClassifier(
        loss="log_loss", alpha=_SHRINKAGE, max_iter=_ROUNDS, tol=None, average=True, random_state=1
    )
    model.fit(
        _counts(terms, known)[rows],
        np.concatenate([sample.body for sample in taught])[rows],
        sample_weight=np.minimum(weight[rows] / weight[rows].mean(), _MOST_WEIGHT),
    )
    spelled = _spelled(taught, terms, known)
    odds = model.coef_[0][known.searchsorted(np.array(list(spelled), np.uint64))]
    odds = np.round(odds / _STEP) * _STEP
    return WordOdds.of(" ".join(compress(spelled.values(), odds)), odds[odds != 0])


def _known_terms(samples: Sequence[Sample], terms: Sequence[_Terms]) -> Fingerprints:
    """The fingerprints of the terms that are on pages of several sites, in ascending order."""
    by_site: dict[str, list[Fingerprints]] = defaultdict(list)
    for sample, (prints, _) in zip(samples, terms, strict=True):
        by_site[site_key(sample.page["site"])].append(np.unique(prints))
    of_sites = [np.unique(np.concatenate(found)) for found in by_site.values()]
    found, sites = np.unique(np.concatenate(of_sites), return_counts=True)
    return found[sites >= _LEAST_SITES]


def _counts(terms: Sequence[_Terms], known: Fingerprints) -> csr_array:
    """For each block how often it has each known term, over the root of how many it has in all."""
    places: list[NDArray[np.int32]] = []
    held: list[NDArray[np.intp]] = []
    for prints, starts in terms:
        at = known.searchsorted(prints).clip(max=known.size - 1)
        is_known = known[at] == prints
        owners = np.arange(starts.size - 1).repeat(np.diff(starts))
        places.append(at[is_known].astype(np.int32))
        held.append(np.bincount(owners[is_known], minlength=starts.size - 1))
    counts = np.concatenate(held)
    values = (1 / np.sqrt(np.maximum(counts, 1))).repeat(counts)
    behind = np.append(0, counts.cumsum()).astype(np.int32)
    return csr_array((values, np.concatenate(places), behind), shape=(counts.size, known.size))


def _spelled(
    samples: Sequence[Sample], terms: Sequence[_Terms], known: Fingerprints
) -> dict[int, str]:
    """How each known term is spelled, by its fingerprint."""
    spelled: dict[int, str] = {}
    for sample, (prints, _) in zip(samples, terms, strict=True):
        if len(spelled) == known.size:
            break
        words = " ".join(wording(sample.document.page.texts)).split()
        is_known = np.isin(prints, known)
        spelled |= zip(prints[is_known].tolist(), compress(words, is_known), strict=True)
    return spelled
