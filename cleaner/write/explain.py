"""Say for every block of a page what became of it, and why, in plain text or JSON."""

from __future__ import annotations

import json
from typing import Any

from cleaner.write.outcome import Outcome, outcomes
from cleaner.write.writable import Writable

# How much of a block is shown, in characters: a line of a wide terminal.
_WIDTH = 100


def to_explanation(article: Writable) -> str:
    """A line a block, in the page's order: kept as what, or dropped by which filter and why."""
    out = [_line(outcome) for outcome in outcomes(article)]
    out.append(f"confidence {article.confidence:.2f}")
    out += [f"problem: {problem}" for problem in article.problems]
    return "\n".join(out) + "\n"


def to_explanation_json(article: Writable) -> str:
    """The same as one line of JSON."""
    return json.dumps(
        {
            "headline": article.headline,
            "confidence": round(article.confidence, 4),
            "problems": list(map(str, article.problems)),
            "blocks": [_plain(outcome) for outcome in outcomes(article)],
        },
        ensure_ascii=False,
    )


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "index": outcome.block.index,
        "kept": outcome.kept,
        "role": str(outcome.block.role),
        "text": outcome.block.text,
        "filter": outcome.filter or None,
        "reason": outcome.reason or None,
    }


def _line(outcome: Outcome) -> str:
    text = _short(outcome.block.text)
    why = f"  [{outcome.filter}: {outcome.reason}]" if outcome.filter or not outcome.kept else ""
    if outcome.kept:
        return f"  kept  {outcome.block.role:11s} {text}{why}"
    return f"- dropped {'':9s} {text}{why}"


def _short(text: str) -> str:
    text = text.replace("\t", " | ")
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
