"""A pull quote goes whole."""

from __future__ import annotations

from cleaner.filters.drop_pull_quotes import drop_pull_quotes
from cleaner.read import read_html
from tests.building import Line, body, text_of


def test_a_pull_quote_broken_into_lines_goes_whole() -> None:
    said = "Nobody had told the people of the island that the bridge would close."
    around = f"He was angry. {said} He left.", "So it was."
    quote = (
        Line("“Nobody had told the people of the island"),
        Line("that the bridge would close.”", glue=" "),
    )
    after = drop_pull_quotes(text_of(around[0], *quote, around[1]))
    assert body(after) == list(around)


def test_who_said_it_goes_with_it() -> None:
    said = "Nobody had told the people of the island that the bridge would close in the autumn"
    around = f"She was angry. “{said},” she said. She left.", "So it was, and nobody was surprised."
    for quote in (
        f"<blockquote>{said}<cite>Nora Lind, who keeps the shop</cite></blockquote>",
        f"<div class=pullquote><p>{said}<p>Nora Lind, who keeps the shop</div>",
    ):
        page = read_html(f"<p>{around[0]}<p>{around[1]}{quote}<p>They laughed, and then they went.")
        assert body(drop_pull_quotes(page))[2:] == ["They laughed, and then they went."]


def test_a_quote_that_goes_on_stays() -> None:
    said = "Nobody had told the people of the island that the bridge would close in the autumn"
    more = "and for all that they knew it might never be opened again, not even for the ferry"
    page = read_html(f"<p>She said: “{said}.” She left.<blockquote>{said}, {more}</blockquote>")
    assert len(body(drop_pull_quotes(page))) == 2
