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


def test_a_sentence_of_which_the_scorer_is_sure_may_be_said_twice_in_earnest() -> None:
    said = "Nobody had told the people of the island that the bridge would close."
    for line, sure in ((f"<p>{said}", 0.96), (f"<p>“{said}”", 0.96)):
        page = read_html(f"<p>He was angry. {said} He left.{line}<p>So it was, and we went home.")
        for score, blocks in ((sure, 3), (0.9, 2)):
            scored = page.with_verdicts(verdict.scored(score) for verdict in page.verdicts)
            assert len(drop_pull_quotes(scored).body_places()) == blocks
    page = read_html(f"<p>He was angry. {said} He left.<blockquote>{said}</blockquote>")
    scored = page.with_verdicts(verdict.scored(0.99) for verdict in page.verdicts)
    assert len(drop_pull_quotes(scored).body_places()) == 1


def test_the_lines_of_posts_are_their_own() -> None:
    said = "Nobody had told the people of the island that the bridge would close."
    post = f"<blockquote class=twitter-tweet><p>{said}</p></blockquote>"
    page = read_html(f"<p>He was angry. {said} He left.</p>{post}<p>So it was.</p>")
    for score, blocks in ((0.85, 3), (0.7, 2)):
        scored = page.with_verdicts(verdict.scored(score) for verdict in page.verdicts)
        assert len(drop_pull_quotes(scored).body_places()) == blocks


def test_a_quote_may_be_cut_where_its_element_names_it_one() -> None:
    said = "“The old bridge was never meant for such a load,” she said. “It will not stand again.”"
    quote = "The old bridge was never meant for such a load. It will not stand again."
    html = f"<p>{said}</p><aside class=pullquote><p>{quote}</p></aside><p>So it was.</p>"
    assert list(drop_pull_quotes(read_html(html)).body_places()) == [0, 2]
    plain = html.replace("<aside class=pullquote>", "<div>").replace("</aside>", "</div>")
    assert list(drop_pull_quotes(read_html(plain)).body_places()) == [0, 1, 2]
