"""Load and save the scorer's weights: plain arrays one behind the other, without pickle.

A file is one array of bytes in numpy's own format (npy): how long the index is, in eight bytes, the
index as JSON, and the arrays. Not npz: the library for zip files takes a megabyte of memory.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from cleaner.model.odds import WordOdds
from cleaner.model.trees import Trees

#: What is asked of the blocks, in this order; each answer is there for the next to see.
TASKS: Final = ("headline", "body", "body_again", "body_at_last", "headline_again", "dek")
FORMS: Final = ("html", "text")
_IN_FILE: Final = {"html": "html", "text": "flat"}
_SHIPPED: Final = Path(__file__).with_name("weights.npy")
# The first bytes of a file say how long the index is.
_LENGTH: Final = 8
_ORDER: Final = "little"


@dataclass(frozen=True, slots=True, eq=False)
class FormWeights:
    """The trees for documents of one form, and the log-odds for body of words.

    `names` are those in the names of elements, of which flattened text has none; `terms` those of
    blocks that are not long.
    """

    headline: Trees
    body: Trees
    body_again: Trees
    body_at_last: Trees
    headline_again: Trees
    dek: Trees
    names: WordOdds
    terms: WordOdds


Weights = Mapping[str, FormWeights]


class _ShippedWeights(Mapping[str, FormWeights]):
    """The weights that come with the package, those of each form read when first asked for."""

    def __getitem__(self, form: str) -> FormWeights:
        return _shipped_form(form)

    def __iter__(self) -> Iterator[str]:
        return iter(FORMS)

    def __len__(self) -> int:
        return len(FORMS)


_SHIPPED_WEIGHTS: Final = _ShippedWeights()


def shipped_weights() -> Weights:
    """The weights that come with the package; those of a form are read once, when asked for."""
    return _SHIPPED_WEIGHTS


@lru_cache(maxsize=len(FORMS))
def _shipped_form(form: str) -> FormWeights:
    return _form_weights(_read(_SHIPPED, form), form)


def load_weights(path: Path) -> Weights:
    """Read weights for both forms from a file that `save_weights` wrote."""
    return {form: _form_weights(_read(path, form), form) for form in FORMS}


def _read(path: Path, form: str) -> Mapping[str, np.ndarray]:
    """The arrays of one form; of the others nothing is read."""
    whole = np.load(path, mmap_mode="r", allow_pickle=False)
    start = _LENGTH + int.from_bytes(whole[:_LENGTH].tobytes(), _ORDER)
    index: dict[str, tuple[str, list[int], int, int]]
    index = json.loads(whole[_LENGTH:start].tobytes())
    return {
        name: np.frombuffer(whole[start + first : start + end].tobytes(), kind).reshape(shape)
        for name, (kind, shape, first, end) in index.items()
        if name.startswith(f"{_IN_FILE[form]}.")
    }


def _form_weights(arrays: Mapping[str, np.ndarray], form: str) -> FormWeights:
    def spelled(name: str) -> str:
        return arrays[name].tobytes().decode()

    def trees(task: str) -> Trees:
        part = f"{_IN_FILE[form]}.{task}"
        return Trees(
            # The columns' own names: each is kept once, and found at a glance.
            tuple(map(sys.intern, spelled(f"{part}.features").split())),
            arrays[f"{part}.splits"],
            arrays[f"{part}.thresholds"],
            arrays[f"{part}.leaves"].astype(np.float32),
            float(arrays[f"{part}.bias"]),
        )

    def odds(kind: str) -> WordOdds:
        part = f"{_IN_FILE[form]}.{kind}"
        return WordOdds.of(spelled(part), arrays[f"{part}.odds"].astype(np.float32))

    by_task = {task: trees(task) for task in TASKS}
    return FormWeights(**by_task, names=odds("names"), terms=odds("terms"))


def save_weights(path: Path, weights: Weights) -> None:
    """Write weights: the same bytes for the same weights."""
    arrays: dict[str, np.ndarray] = {}

    def spell(words: Iterable[str]) -> np.ndarray:
        return np.frombuffer(" ".join(words).encode(), np.uint8)

    for form in FORMS:
        for task in TASKS:
            trees: Trees = getattr(weights[form], task)
            part = f"{_IN_FILE[form]}.{task}"
            arrays[f"{part}.features"] = spell(trees.features)
            arrays[f"{part}.splits"] = trees.splits.astype(np.uint8)
            arrays[f"{part}.thresholds"] = trees.thresholds.astype(np.float32)
            arrays[f"{part}.leaves"] = trees.leaves.astype(np.float16)
            arrays[f"{part}.bias"] = np.array(trees.bias)
        for kind in ("names", "terms"):
            odds: WordOdds = getattr(weights[form], kind)
            part = f"{_IN_FILE[form]}.{kind}"
            arrays[part] = spell(sorted(odds))
            arrays[f"{part}.odds"] = np.array([odds[w] for w in sorted(odds)], np.float16)
    index: dict[str, tuple[str, tuple[int, ...], int, int]] = {}
    end = 0
    for name, array in arrays.items():
        first, end = end, end + array.nbytes
        index[name] = array.dtype.str, array.shape, first, end
    told = json.dumps(index).encode()
    parts = (len(told).to_bytes(_LENGTH, _ORDER), told, *(a.tobytes() for a in arrays.values()))
    with path.open("wb") as file:
        np.save(file, np.frombuffer(b"".join(parts), np.uint8), allow_pickle=False)
