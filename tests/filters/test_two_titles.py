"""Of two titles one below the other, the upper one is the headline and the lower one the dek."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np

from cleaner.filters._two_titles import TwoTitles, two_titles
from cleaner.model.scorer import Scores
from tests.building import SAID, text_of

HEADLINE = "The bridge is open once more"
DEK = "Four years of work are over, and the first to cross was a baker from the other bank"


def found(
    *lines: str, headline: tuple[float, ...] = (0.3, 0.6, 0.0), dek: float = 0.1
) -> TwoTitles | None:
    scores = SimpleNamespace(
        headline=np.array(headline, np.float32),
        headline_at=(int(np.argmax(headline)),),
        dek=np.array([0, 0, dek], np.float32),
    )
    return two_titles(text_of(*lines), cast("Scores", scores))


def test_the_likelier_title_may_be_the_dek() -> None:
    assert found(HEADLINE, DEK, SAID) == TwoTitles(0, 1)


def test_a_byline_in_brackets_is_no_dek() -> None:
    assert found(HEADLINE, f"【{DEK}】", SAID) == TwoTitles(0, None)


def test_the_upper_line_may_be_something_else() -> None:
    assert found("BRIDGE OVER THE ORLA", DEK, SAID) is None
    assert found("Our region", DEK, SAID) is None
    assert found("Home Town Traffic Bridges", DEK, SAID) is None
    assert found(DEK, HEADLINE, SAID) is None
    assert found(f"{DEK[:-5]}", DEK, SAID) is None
    assert found(HEADLINE, DEK, SAID, headline=(0.1, 0.8, 0.0)) is None
    assert found(HEADLINE, DEK, SAID, dek=0.9) is None
