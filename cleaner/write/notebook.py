"""An article as notebooks show it: the text, and what was dropped, each to unfold."""

from __future__ import annotations

from cleaner.write.html import escape, to_html
from cleaner.write.outcome import outcomes
from cleaner.write.writable import Writable


def to_notebook(article: Writable) -> str:
    """What IPython shows of an article: a line on top, and below it what was kept and dropped."""
    gone = [outcome for outcome in outcomes(article) if not outcome.kept]
    rows = "".join(
        f"<tr><td>{escape(outcome.block.text)}</td>"
        f"<td>{escape(outcome.filter)}: {escape(outcome.reason)}</td></tr>"
        for outcome in gone
    )
    return (
        f"<div><p><b>{escape(article.headline or 'No headline')}</b> {escape(summary(article))}</p>"
        f"<details open><summary>kept: {len(article.blocks)} blocks</summary>{to_html(article)}"
        f"</details><details><summary>dropped: {len(gone)} blocks</summary>"
        f"<table>{rows}</table></details></div>"
    )


def summary(article: Writable) -> str:
    """How long an article is, and what may be wrong with it, in a few words."""
    faults = [*article.problems, *([article.error] if article.error else [])]
    length = f"{len(article.body.split()):,} words"
    return f"{length}, problems: {'; '.join(faults)}" if faults else length
