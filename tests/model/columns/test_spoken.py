"""The words that blocks share with one another and with what the page says of itself."""

from __future__ import annotations

import numpy as np

from cleaner.model.columns.spoken import listen, wording
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


def test_words_count_in_order_and_two_by_two() -> None:
    (found,) = wording(("Sign up: it’s FREE",))
    assert found.split() == [
        "sign", "up", "it", "s", "free", "sign_up", "up_it", "it_s", "s_free", "_sign", "free_",
    ]  # fmt: skip


def test_of_a_number_its_length_counts() -> None:
    assert wording(("7", "1984", "20261130", "covid19"))[1:3] == ["0000 _0000 0000_"] * 2
    assert wording(("7", "covid19")) == ["0 _0 0_", "covid19 _covid19 covid19_"]


def test_scripts_without_spaces_are_cut_into_twos() -> None:
    assert wording(("関連記事7",))[0].split()[:4] == ["関連", "連記", "記事", "0"]


def test_a_text_without_words_has_no_wording() -> None:
    assert wording(("* * *", "")) == ["", ""]
