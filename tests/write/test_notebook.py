"""An article in a notebook and at the prompt."""

from __future__ import annotations

import cleaner
from cleaner.article import assemble
from cleaner.page import Role, Verdict
from tests.building import text_of


def article() -> cleaner.Article:
    roles = (Role.HEADLINE, Role.PARAGRAPH, Role.CHROME)
    document = text_of("Bridge <b>reopens</b>", "It reopened on Monday.", "<script>x</script>")
    return assemble(document.with_verdicts(map(Verdict, roles)), ())


def test_repr_is_one_short_line() -> None:
    assert repr(article()) == "<Article 'Bridge <b>reopens</b>', 4 words>"
    assert repr(cleaner.clean("")) == (
        "<Article None, 0 words, problems: no body found; no headline found>"
    )


def test_a_notebook_shows_what_was_kept_and_unfolds_what_was_dropped() -> None:
    shown = article()._repr_html_()
    kept, dropped = shown.split("</details>", 1)
    assert "<p>It reopened on Monday.</p>" in kept
    assert "<details><summary>dropped: 1 blocks</summary>" in dropped


def test_words_of_the_page_are_no_markup_in_a_notebook() -> None:
    shown = article()._repr_html_()
    assert "<script>" not in shown
    assert "Bridge &lt;b&gt;reopens" in shown
