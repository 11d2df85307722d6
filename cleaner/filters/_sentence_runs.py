"""The sentences of a text on one line: a run of them stands together.

On one line each sentence is judged alone, and a short one looks like chrome. What parts the text
there are the lines without a stop: between two of them, sentences follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from cleaner.model.columns.table import Column
from cleaner.text import ends_sentence

# Minimum mean chance of a run, in which each character counts the same. F1 of pages on one line,
# without runs, at 0.5 and at 0.25: fundus .862, .865, .881, andy .921, .924, .923; of 11 real texts
# .935, .935, .965. Prompts in sentences that no filter knows stay in some of them.
_LEAST: Final = 0.25
# Minimum number of sentences: one is no run.
_FEWEST: Final = 2


def keep_sentences_together(texts: Sequence[str], chance: Column, least: float) -> Column:
    """The chance of each sentence, with those of a run that is body raised to the least.

    Args:
        texts: the pieces of a text on one line.
        chance: for each one the chance of being body.
        least: the chance from which on one is body.
    """
    settled = chance.copy()
    for start, stop in _runs(texts):
        sizes = np.array(list(map(len, texts[start:stop])))
        if stop - start >= _FEWEST and np.average(chance[start:stop], weights=sizes) >= _LEAST:
            settled[start:stop] = settled[start:stop].clip(min=least)
    return settled


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where runs of sentences start and stop."""
    start = 0
    for at, text in enumerate(texts):
        if not ends_sentence(text):
            yield start, at
            start = at + 1
    yield start, len(texts)
