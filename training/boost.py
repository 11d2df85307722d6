"""Grow symmetric trees with CatBoost, and take them over into the package's own form."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from catboost import CatBoost, Pool
from numpy.typing import NDArray

from cleaner.model.questions import Size
from cleaner.model.trees import Trees


def grow(
    names: Sequence[str],
    rows: NDArray[np.float32],
    wanted: NDArray[np.bool_],
    weights: NDArray[np.float32],
    *,
    size: Size,
    pages: NDArray[np.intp] | None = None,
) -> Trees:
    """Boosted symmetric trees that tell the wanted rows from the others; always the same ones.

    With `pages`, the number of each row's page, they tell which of a page's rows is the wanted one
    (the likelihood of the softmax over the page is what they learn to raise), and every page counts
    the same.
    """
    settings = {
        "iterations": size.trees, "depth": size.depth, "learning_rate": size.rate,
        "border_count": 32, "l2_leaf_reg": 6, "random_seed": 1, "thread_count": 1, "verbose": 0,
        "allow_writing_files": False, "boosting_type": "Plain", "bootstrap_type": "Bernoulli",
        "subsample": 0.8, "rsm": 0.4,
    }  # fmt: skip
    if pages is None:
        model = CatBoost({
            **settings, "loss_function": "Logloss", "boost_from_average": False,
            "leaf_estimation_iterations": 1,
        })  # fmt: skip
        lesson = Pool(rows, wanted.astype(int), weight=weights)
    else:
        # Newton's steps are many times as fast as the default, and better.
        model = CatBoost({
            **settings, "loss_function": "QuerySoftMax", "leaf_estimation_method": "Newton",
            "leaf_estimation_iterations": 5,
        })  # fmt: skip
        lesson = Pool(rows, wanted.astype(float), group_id=pages)
    model.fit(lesson)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trees.json"
        model.save_model(str(path), format="json")
        return _taken_over(json.loads(path.read_text()), names, size.depth)


def _taken_over(model: dict[str, object], names: Sequence[str], depth: int) -> Trees:
    grown: list[dict[str, list[dict[str, float]]]] = model["oblivious_trees"]  # type: ignore[assignment]
    asked = sorted({int(s["float_feature_index"]) for tree in grown for s in tree["splits"] or ()})
    place = {feature: i for i, feature in enumerate(asked)}
    splits = np.zeros((depth, len(grown)), np.uint8)
    thresholds = np.full((depth, len(grown)), np.inf, np.float32)
    leaves = np.zeros((len(grown), 2**depth), np.float32)
    for at, tree in enumerate(grown):
        own = tree["splits"] or []
        for level, split in enumerate(own):
            splits[level, at] = place[int(split["float_feature_index"])]
            thresholds[level, at] = split["border"]
        # A shallower tree never answers yes at the levels that it has not got.
        leaves[at, : 2 ** len(own)] = tree["leaf_values"]
    scale, (bias,) = model["scale_and_bias"]  # type: ignore[misc]
    # As they are saved: sums of numbers of half precision are exact.
    leaves = (leaves * scale).astype(np.float16).astype(np.float32)
    return Trees(tuple(names[i] for i in asked), splits, thresholds, leaves, float(bias))
