"""Drop notices of paywalls."""

from __future__ import annotations

from typing import Final

from cleaner.look.blocks import drop_phrases
from cleaner.page import Document, Problem
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_paywall_notices")


def drop_paywall_notices(document: Document) -> Document:
    """Drop lines that ask readers to pay or to log in before they may read on.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_paywall_notices, "Subscribe to continue reading", "Already a subscriber? Sign in")
    []

    >>> kept(drop_paywall_notices, "Subscribers left the paper", "“Become a member,” he was told")
    ['Subscribers left the paper', '“Become a member,” he was told']
    """
    return drop_phrases(document, PHRASES, "paywall notice", Problem.PAYWALL)
