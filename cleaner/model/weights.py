"""Load and save the scorer's weights: a file of plain numpy arrays (npz), without pickle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from cleaner.model.odds import WordOdds
from cleaner.model.questions import QUESTIONS, Question
from cleaner.model.trees import Trees

FORMS: Final = ("html", "text", "markdown")
_SHIPPED: Final = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True, slots=True, eq=False)
class FormWeights:
    """What was learned for documents of one form.

    Attributes:
        trees: for each question by name the trees that answer it.
        names: the log-odds for body of words that name elements; text has none.
        terms: those of the words of blocks that are not long.
        wording: what each word of a block, and each pair of words, adds to its log-odds for body;
            None for forms that were taught without.
    """

    trees: Mapping[str, Trees]
    names: WordOdds
    terms: WordOdds
    wording: WordOdds | None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that there are trees for, in order."""
        return tuple(question for question in QUESTIONS if question.name in self.trees)


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
    return _read(_SHIPPED, form)


def load_weights(path: Path) -> Weights:
    """Read weights for all forms from a file that `save_weights` wrote."""
    return {form: _read(path, form) for form in FORMS}


def _read(path: Path, form: str) -> FormWeights:
    """The weights of one form; of the others nothing is read."""
    if form not in FORMS:
        raise KeyError(form)
    with np.load(path, allow_pickle=False) as arrays:
        return FormWeights(
            trees={q.name: read_trees(arrays, f"{form}.{q.name}") for q in QUESTIONS},
            names=read_odds(arrays, f"{form}.names"),
            terms=read_odds(arrays, f"{form}.terms"),
            wording=read_odds(arrays, wording)
            if (wording := f"{form}.wording") in arrays
            else None,
        )


def read_trees(arrays: Mapping[str, np.ndarray], name: str) -> Trees:
    """The trees of a name among the arrays of a file."""
    return Trees(
        features=tuple(_words(arrays[f"{name}.features"])),
        splits=arrays[f"{name}.splits"],
        thresholds=arrays[f"{name}.thresholds"],
        leaves=arrays[f"{name}.leaves"].astype(np.float32),
        bias=float(arrays[f"{name}.bias"]),
    )


def read_odds(arrays: Mapping[str, np.ndarray], name: str) -> WordOdds:
    """The log-odds of a name among the arrays of a file."""
    words, odds = arrays[name], arrays[f"{name}.odds"]
    return WordOdds.of(" ".join(_words(words)), odds.astype(np.float32))


def save_weights(path: Path, weights: Weights) -> None:
    """Write weights for all forms: the same bytes for the same weights."""
    arrays: dict[str, np.ndarray] = {}
    for form in FORMS:
        for name, trees in weights[form].trees.items():
            arrays |= trees_arrays(f"{form}.{name}", trees)
        arrays |= odds_arrays(f"{form}.names", weights[form].names)
        arrays |= odds_arrays(f"{form}.terms", weights[form].terms)
        if (wording := weights[form].wording) is not None:
            arrays |= odds_arrays(f"{form}.wording", wording)
    save_arrays(path, arrays)


def trees_arrays(name: str, trees: Trees) -> dict[str, np.ndarray]:
    """Trees as arrays that `read_trees` reads."""
    return {
        f"{name}.features": _letters(trees.features),
        f"{name}.splits": trees.splits.astype(np.uint8),
        f"{name}.thresholds": trees.thresholds.astype(np.float32),
        f"{name}.leaves": trees.leaves.astype(np.float16),
        f"{name}.bias": np.array(trees.bias),
    }


def odds_arrays(name: str, odds: WordOdds) -> dict[str, np.ndarray]:
    """Log-odds as arrays that `read_odds` reads."""
    words = sorted(odds)
    return {
        name: _letters(words),
        f"{name}.odds": np.array([odds[word] for word in words], np.float16),
    }


def save_arrays(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """Write arrays by name into a file of numpy's, without pickle."""
    with path.open("wb") as file:
        # For the stubs, a name may be `allow_pickle`, an argument that numpy 1.26 does not have.
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


def _letters(words: Iterable[str]) -> np.ndarray:
    """Words as the bytes that spell them: an array of strings would pad each to the longest."""
    return np.array(" ".join(words).encode())


def _words(letters: np.ndarray) -> list[str]:
    spelled: bytes = letters.item()
    return spelled.decode().split(" ") if spelled else []
