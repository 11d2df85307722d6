"""gap.txt: its form, and what counts as the same difference."""

from __future__ import annotations

import pytest

from cleaner.errors import InputError
from cleaner.tools.gaps import EXTRA, MISSING, Difference, Gap, beyond, find_differences, read_gap

TEXT = """The scorer drops the last line:
it is short.

== headline ==
- Storm
+ Storm | Courier

== body ==
- - a list item
- Team\tPoints
-
"""
GAP = Gap(
    "The scorer drops the last line:\nit is short.",
    (
        Difference("headline", MISSING, "Storm"),
        Difference("headline", EXTRA, "Storm | Courier"),
        Difference("body", MISSING, "- a list item"),
        Difference("body", MISSING, "Team\tPoints"),
        Difference("body", MISSING, ""),
    ),
)


class TestForm:
    def test_it_is_read(self) -> None:
        assert read_gap(TEXT) == GAP

    def test_it_is_written_as_it_is_read(self) -> None:
        assert str(GAP) == TEXT

    def test_the_reason_may_stand_alone(self) -> None:
        assert read_gap("The dek is lost.\n") == Gap("The dek is lost.", ())

    @pytest.mark.parametrize("text", ["", " \n", "== body ==\n- Storm\n"])
    def test_there_must_be_a_reason(self, text: str) -> None:
        with pytest.raises(InputError, match="must begin with the reason"):
            read_gap(text)

    @pytest.mark.parametrize("line", ["Storm", "-Storm", " - Storm", "* Storm", "--- expected"])
    def test_each_line_of_the_difference_must_have_a_sign(self, line: str) -> None:
        with pytest.raises(InputError, match="must begin with '- ' or '\\+ '"):
            read_gap(f"Why.\n\n== body ==\n- One\n{line}\n")


class TestDifferences:
    def test_lines_are_missing_or_too_many_in_their_section(self) -> None:
        expected = "== headline ==\nStorm\n\n== body ==\nOne.\n\nTwo.\n"
        actual = "== dek ==\nStorm\n\n== body ==\nOne.\n\nMore.\n"
        assert find_differences(expected, actual) == (
            Difference("headline", MISSING, "Storm"),
            Difference("dek", EXTRA, "Storm"),
            Difference("body", MISSING, "Two."),
            Difference("body", EXTRA, "More."),
        )

    def test_equal_texts_have_none(self) -> None:
        assert find_differences("== body ==\nOne.\n", "== body ==\nOne.\n") == ()

    def test_lines_in_another_order_differ(self) -> None:
        assert find_differences("== body ==\nOne.\n\nTwo.\n", "== body ==\nTwo.\n\nOne.\n")

    def test_an_empty_line_counts_between_lines_that_are_as_expected(self) -> None:
        apart, together = "== body ==\n- a\n\n- b\n", "== body ==\n- a\n- b\n"
        assert find_differences(apart, together) == (Difference("body", MISSING, ""),)
        assert find_differences(together, apart) == (Difference("body", EXTRA, ""),)

    def test_an_empty_line_comes_and_goes_with_the_line_beside_it(self) -> None:
        expected, actual = "== body ==\nOne.\n\n- a\n- b\n", "== body ==\nOne.\n\n- b\n"
        assert find_differences(expected, actual) == (Difference("body", MISSING, "- a"),)

    def test_beyond_counts_each_as_often_as_it_occurs(self) -> None:
        one, two = Difference("body", MISSING, "One."), Difference("body", EXTRA, "Two.")
        assert beyond([one, two, one], [one]) == [two, one]
        assert beyond([one], [two, one]) == []
