"""The words that blocks share with one another and with what the page says of itself."""

from __future__ import annotations

import numpy as np

from cleaner.model.columns.spoken import listen
from cleaner.page import Document, Page


def page(*texts: str) -> Page:
    return Document.of_lines(*texts).page


def test_a_block_says_what_others_say() -> None:
    spoken = listen(page("Bridge over the Orla", "The bridge reopens", "Newsletter"))
    echo, _ = spoken.echoes(np.ones(3, np.float32))
    assert echo.tolist() == [0.5, np.float32(2 / 3), 0]


def test_every_word_of_the_last_block_that_says_anything_counts() -> None:
    """Blocks without words stand behind it, and one between."""
    said = page("Bridge reopens", "*", "The bridge reopens", "*", "***")
    spoken = listen(said, ["The bridge", "The bridge reopens"])
    assert np.diff(spoken.starts).tolist() == [2, 0, 3, 0, 0, 2, 3]
    share, likeness, *_ = spoken.agreement(2)
    assert share.tolist() == [1, 0, 1, 0, 0]
    assert likeness.tolist() == [np.float32(0.8), 0, 1, 0, 0]


def test_blocks_without_words_say_nothing() -> None:
    spoken = listen(page("*", "***"), ["The bridge"])
    assert spoken.echoes(np.ones(2, np.float32))[0].tolist() == [0, 0]
    assert spoken.agreement(1).tolist() == [[0, 0]] * 4
