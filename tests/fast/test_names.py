"""The compiled words of names are the plain ones."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.fast import COMPILED
from cleaner.read import names  # noqa: F401 - the twins are known once it is imported
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")


@given(
    st.one_of(
        st.text(),
        st.text("aZbY01-_ \t\x1f\u2003éßİΣσ.'"),
        st.lists(st.sampled_from(["sr-only", "VH", "mainText", "c42", "ΑΣ.Α", "İx"])).map(" ".join),
    )
)
@example("x" * 25 + " " + "y" * 24 + " ab Ab aB AB")
@example("a" * 100_000 + "B" + "-_" * 100_000)
def test_any_names(name: str) -> None:
    agree("names.name_words", name)
