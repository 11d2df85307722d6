"""Find the blocks of a page that are the headline and the dek that are expected of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page import Block
from cleaner.text import words

# Longest headline in gold, in characters, and into how many lines it may be broken.
_LONGEST_HEADLINE: Final = 400
_MOST_LINES: Final = 5


def plain_words(text: str) -> str:
    """The words of a text in small letters, with a space between: two texts that read alike."""
    return " ".join(words(text.lower()))


def headline_blocks(
    blocks: Sequence[Block], wanted: Set[str], first_body: int
) -> NDArray[np.bool_]:
    """The block that is the headline: of several with its words, the last above the body.

    Where none has them, the lines of one paragraph that have them together.
    """
    found = np.zeros(len(blocks), bool)
    for most in (1, _MOST_LINES):
        same = [run for run in _runs(blocks, most) if plain_words(" ".join(run.texts)) in wanted]
        if same:
            above = [run for run in same if run.start <= first_body]
            run = above[-1] if above else same[0]
            found[run.start : run.start + len(run.texts)] = True
            return found
    return found


class _Run(NamedTuple):
    start: int
    texts: Sequence[str]


def _runs(blocks: Sequence[Block], most: int) -> Iterator[_Run]:
    """Blocks, and runs of lines of one paragraph, as long as a headline may be."""
    for start in range(len(blocks)):
        texts: list[str] = []
        size = 0
        for block in blocks[start : start + most]:
            size += len(block.text)
            if (texts and block.glue is None) or size >= _LONGEST_HEADLINE:
                break
            texts.append(block.text)
            yield _Run(start, tuple(texts))


def dek_blocks(
    texts: Sequence[str], dek: str | None, headline: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The blocks that make up the dek: those nearest the headline, if it stands there twice."""
    found = np.zeros(len(texts), bool)
    if not dek:
        return found
    whole = plain_words(dek)
    parts = {plain_words(part) for part in dek.split("\n") if part.strip()}
    place = int(np.argmax(headline)) if headline.any() else 0
    near = sorted(range(len(texts)), key=lambda i: abs(i - place - 1))
    plain = {i: plain_words(texts[i]) for i in near[:80]}
    for i in near[:80]:
        if plain[i] == whole:
            found[i] = True
            return found
    for part in parts:
        for i in near[:80]:
            if plain[i] and (plain[i] == part or (len(plain[i]) > 25 and plain[i] in part)):
                found[i] = True
                break
    return found
