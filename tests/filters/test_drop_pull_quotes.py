"""A pull quote goes whole."""

from __future__ import annotations

from building import Line, body, text_of

from cleaner.filters.drop_pull_quotes import drop_pull_quotes


def test_a_pull_quote_broken_into_lines_goes_whole() -> None:
    said = "Nobody had told the people of the island that the bridge would close."
    around = f"He was angry. {said} He left.", "So it was."
    quote = (
        Line("“Nobody had told the people of the island"),
        Line("that the bridge would close.”", glue=" "),
    )
    after = drop_pull_quotes(text_of(around[0], *quote, around[1]))
    assert body(after) == list(around)
