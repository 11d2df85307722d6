"""Where lines ended: what is seen of each word, and what is made of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model.line_breaks import (
    BreakWeights,
    break_columns,
    line_breaks,
    load_breaks,
    may_break,
    save_breaks,
)
from cleaner.model.odds import WordOdds
from cleaner.model.trees import Trees

NONE = WordOdds.of("", np.zeros(0))


def columns(text: str, first: WordOdds = NONE) -> dict[str, list[float]]:
    return {
        name: column.tolist() for name, column in break_columns(text.split(), first, NONE).items()
    }


def asks_first(threshold: float) -> Trees:
    """A tree that says yes where a word's log-odds to be a line's first are above a number."""
    return Trees(
        ("first",), np.zeros((1, 1), np.uint8), np.full((1, 1), threshold, np.float32),
        np.array([[-3, 3]], np.float32), 0.0,
    )  # fmt: skip


def test_what_a_word_begins_and_ends_with() -> None:
    found = columns("“Home, 5 BBC – news: 上海 (Sport)” ended.”")
    assert found["opens"] == [5, 4, 6, 3, 0, 2, 5, 0]
    assert found["ends"] == [1, 0, 0, 0, 3, 0, 2, 4]
    assert found["quoted"] == [1, 0, 0, 1, 0, 0, 1, 0]


def test_neighbours_and_distances() -> None:
    found = columns("Home News It rained. Nobody came.")
    assert found["opens_-1"] == [-1, 5, 5, 5, 0, 5]
    assert found["until_small"] == [3, 2, 1, 2, 1, 40]
    assert found["since_stops"] == [40, 40, 40, 40, 1, 2]
    assert found["small_0_11"] == [2, 2, 2, 2, 1, 1]


def test_what_is_said_again() -> None:
    found = columns("Read more Read less Read more")
    assert found["copies"] == [3, 2, 3, 1, 3, 2]
    assert found["pairs"] == [2, 1, 1, 1, 2, 0]
    assert found["followers"][0] == 2
    assert found["leaders"][0] == 2


def test_known_words_count() -> None:
    first = WordOdds.of("Share By", np.array([1.5, 0.5]))
    assert columns("Share it By hand", first)["first"] == [1.5, 0, 0.5, 0]


def test_no_place_behind_a_stop_or_before_a_small_letter() -> None:
    table = break_columns("Home News ended. Sport and 5 上海 عربي".split(), NONE, NONE)
    assert may_break(table).tolist() == [1, 5, 6]


def test_a_line_begins_where_the_trees_say_so() -> None:
    weights = BreakWeights(asks_first(1), WordOdds.of("By Home", np.array([2.0, 2.0])), NONE)
    assert line_breaks("Home Big storm By Ana and By".split(), weights) == [3, 6]


def test_without_words_there_are_no_lines() -> None:
    assert line_breaks([]) == line_breaks(["Home"]) == []


def test_what_was_learned_is_saved_and_loaded(tmp_path: Path) -> None:
    weights = BreakWeights(asks_first(1), WordOdds.of("By", np.array([2.0])), NONE)
    paths = [tmp_path / "one.npz", tmp_path / "two.npz"]
    save_breaks(paths[0], weights)
    loaded = load_breaks(paths[0])
    assert line_breaks("Home By Ana".split(), loaded) == [1]
    save_breaks(paths[1], loaded)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@given(st.text(max_size=200))
def test_any_words(text: str) -> None:
    words = text.split()
    assert all(0 < at < len(words) for at in line_breaks(words))


def test_the_shipped_weights_part_headline_byline_and_text() -> None:
    words = (
        "Home News Sport Weather Bridge over the Orla reopens after four years By Ana Lind The "
        "bridge over the Orla reopened on Monday. Drivers had waited since dawn, and the first "
        "of them was a baker. Share Read more"
    ).split()
    assert {"By", "The", "Read"} <= {words[at] for at in line_breaks(words)}
