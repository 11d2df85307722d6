"""The promises as checks on what `cleaner.clean` returns, for tests and for the fuzzer.

Each check takes what it looks at and fails with an AssertionError that shows it. None of them
knows how the page was read, so none of them can be wrong in the same way as the reader.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

import cleaner
from cleaner.page import Document, Problem
from cleaner.write.outcome import outcomes


def answer(article: cleaner.Article) -> dict[str, object]:
    """All that an article says, in a form that can be compared."""
    return {
        **article.to_dict(),
        "blocks": [(b.index, b.text, b.role, b.score) for b in article.blocks],
        "removed": [(r.block.index, r.block.text, r.filter, r.reason) for r in article.removed],
    }


def check_accounted(article: cleaner.Article, document: Document) -> None:
    """Every block that was read is kept or in `removed`, once, with its filter and reason."""
    found = [(outcome.block.index, outcome.block.text) for outcome in outcomes(article)]
    assert found == [(block.index, block.text) for block in document.blocks]
    assert all(removed.reason for removed in article.removed)
    assert 0 <= article.confidence <= 1
    assert article.body or Problem.NO_BODY in article.problems


def letters(text: str) -> str:
    """The letters and digits of a text: what is left of it however white space is set."""
    return "".join(filter(str.isalnum, text))


def unescaped(text: str) -> str:
    """A text with its entities resolved, however often they are escaped."""
    while "&" in text and (resolved := html.unescape(text)) != text:
        text = resolved
    return text


def check_in_order(parts: Iterable[str], source: str) -> None:
    """The letters and digits of some texts, one after the other, stand in the source in order."""
    wanted = letters("".join(parts))
    left = iter(source)
    for reached, letter in enumerate(wanted):
        near = wanted[max(0, reached - 40) : reached + 40]
        assert letter in left, f"invented or out of order: {near!r}"


def check_nothing_invented(article: cleaner.Article, raw: str) -> None:
    """Headline, dek and body stand in the page, each in its order.

    Where the page spells letters as entities they are resolved, as often as the page nests them.
    What is taken from the data of scripts stands there in whatever order, and a template is shown
    where the page says.
    """
    source = unescaped(raw)
    check_in_order([unescaped(article.headline or "")], source)
    check_in_order([unescaped(article.dek or "")], source)
    texts = [unescaped(block.text) for block in article.blocks]
    moved = Problem.ONLY_STATED in article.problems or "<template" in raw
    for parts in [[text] for text in texts] if moved else [texts]:
        check_in_order(parts, source)
