"""What may be wrong with an article, and how sure one can be of it."""

from __future__ import annotations

from cleaner.blocks import Block, Document


def problems_of(document: Document, body: tuple[Block, ...], headline: str) -> tuple[str, ...]:
    """What may be wrong, in plain words; empty when nothing is."""
    problems = list(document.problems)
    if not body:
        problems.append("no body found")
    if not headline:
        problems.append("no headline found")
    return tuple(problems)


def confidence_of(document: Document, body: tuple[Block, ...]) -> float:
    """Probability that the body is right, from 0 to 1."""
    scores = [(len(b.text), b.score) for b in body if b.score is not None]
    size = sum(length for length, _ in scores)
    return sum(length * score for length, score in scores) / size if size else 0.0
