"""Training: what the labels are, and that the same pages give the same weights again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cleaner.read import read_flat
from cleaner.tools.golden import cases
from training.corpora import Page
from training.labels import align

# Flattening needs it, and comes with the extra for benchmarks.
pytest.importorskip("inscriptis")
from training.samples import Sample, label, samples

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"


def golden_pages() -> list[Page]:
    """The golden HTML pages in the form of labelled ones."""
    found = []
    for case in cases(PAGES):
        parts = sections(case.expected or "")
        if case.input_path.suffix == ".html" and "headline" in parts and "body" in parts:
            found.append(
                {
                    "id": case.slug,
                    "site": f"{case.slug}.example",
                    "source": "fundus",
                    "headline": parts["headline"],
                    "dek": parts.get("dek", ""),
                    "body": parts["body"].split("\n\n"),
                    "html": case.input_path.read_bytes().decode("utf-8", "replace"),
                }
            )
    return found


def sections(expected: str) -> dict[str, str]:
    parts = expected.removeprefix("== ").split("\n== ")
    named = (part.partition(" ==\n") for part in parts)
    return {name: text.strip() for name, _, text in named}


def labelled(text: str, headline: str, body: list[str]) -> Sample:
    page: Page = {"source": "fundus", "site": "", "headline": headline, "body": body, "dek": None}
    return label(page, "gettext", read_flat(text))


STORY = [
    "The bridge over the Orla reopened on Monday after four years of work and many delays.",
    "Drivers had waited since dawn, and the first of them was a baker from the other bank.",
]


def test_a_teaser_with_the_words_of_the_body_is_chrome() -> None:
    blocks = [STORY[1], "Menu", STORY[0], STORY[1]]
    assert align(blocks, STORY).body.tolist() == [False, False, True, True]


def test_a_headline_may_be_broken_into_lines() -> None:
    text = "Menu\nThe bridge \nreopens\n" + "\n".join(STORY)
    found = labelled(text, "The bridge reopens", STORY)
    lines = [found.document.blocks[at].text for at in np.flatnonzero(found.headline)]
    assert lines == ["The bridge", "reopens"]


def test_a_whole_line_is_the_headline_rather_than_a_broken_one() -> None:
    text = "The bridge \nreopens\nBy Jane Roe\nThe bridge reopens\n" + "\n".join(STORY)
    found = labelled(text, "The bridge reopens", STORY)
    assert np.flatnonzero(found.headline).tolist() == [3]


def test_the_same_pages_give_the_same_weights(tmp_path: Path) -> None:
    pytest.importorskip("catboost")
    from cleaner.model.weights import save_weights
    from training.fit import fit

    made = []
    for run in ("one", "two"):
        weights = fit(list(samples(golden_pages(), "html")))
        save_weights(tmp_path / f"{run}.npy", {"html": weights, "text": weights})
        made.append((tmp_path / f"{run}.npy").read_bytes())
    assert made[0] == made[1]
