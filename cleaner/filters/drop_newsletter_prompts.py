"""Drop invitations to newsletters and alerts."""

from __future__ import annotations

from typing import Final

from cleaner.look.lines import Lines, lines_of
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_newsletter_prompts")
ALONE: Final = phrases("drop_newsletter_prompts.alone")
CONSENTS: Final = phrases("drop_newsletter_prompts.consents")
SUBJECTS: Final = phrases("drop_newsletter_prompts.subjects")


def drop_newsletter_prompts(document: Document) -> Document:
    """Drop invitations to subscribe to newsletters, and the labels of their forms.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_newsletter_prompts, "Sign up for our weekly newsletter!", "It is open.")
    ['It is open.']

    >>> kept(drop_newsletter_prompts, "Sign up to help on the bridge", "A newsletter began it all")
    ['Sign up to help on the bridge', 'A newsletter began it all']
    """
    lines = lines_of(document)
    consents = lines.among(CONSENTS)
    prompts = {at for at in (*lines.among(PHRASES), *consents) if _is_prompt(lines, at)}
    # "By signing up, you agree to the | Terms | and | Privacy Policy": broken at its links.
    rest: set[int] = set()
    for at in consents:
        if at in prompts and at not in rest:
            rest.update(lines.paragraph_from(at))
    return document.dropped(prompts | rest, "newsletter prompt")


def _is_prompt(lines: Lines, at: int) -> bool:
    key = lines.keys[at]
    if PHRASES.is_line(key) and not ALONE.is_line(key):
        return True
    if lines.is_spoken(at):
        return False
    return CONSENTS.opens(key) or any(map(key.__contains__, SUBJECTS.keys))
