"""The rows of a table stand or fall together."""

from __future__ import annotations

import pytest

from cleaner.filters.settle_tables import settle_tables
from cleaner.read import read_html
from tests.building import SAID, scored


@pytest.mark.parametrize(("behind", "kept"), [("", 1), (f"<p>{SAID}</p>", 3)])
def test_a_row_of_links_behind_the_text_is_none_of_it(behind: str, kept: int) -> None:
    row = "<tr><td><a href='/1'>Storm hits the coast</a></td><td><a href='/2'>Vote</a></td></tr>"
    scores = [0.9, 0.5, 0.9][: 3 if behind else 2]
    scores[1] = 0.4
    document = read_html(f"<p>{SAID}</p><table>{row}</table>{behind}")
    rated = [
        verdict.scored(score) for verdict, score in zip(document.verdicts, scores, strict=True)
    ]
    assert len(settle_tables(document.with_verdicts(rated)).body_places()) == kept


def test_an_article_that_is_laid_out_in_a_table_stays() -> None:
    menu = "".join(f"<tr><td>Item {n}</td><td>of a long menu</td></tr>" for n in range(50))
    text = f"<tr>{SAID}<ul></ul>{SAID}<ul></ul>{SAID}</tr>"
    document = read_html(f"<table>{menu}{text}</table>")
    assert len(document.page) == 53
    scores = [0.01] * (len(document.page) - 3) + [0.9] * 3
    assert len(settle_tables(scored(document, *scores)).body_places()) == 3
