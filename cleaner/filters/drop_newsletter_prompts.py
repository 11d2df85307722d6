"""Drop invitations to newsletters and alerts."""

from __future__ import annotations

from typing import Final

from cleaner.look.blocks import is_spoken, paragraph_from
from cleaner.look.lines import lines_of
from cleaner.page import Block, Document
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
    blocks, lines = document.blocks, lines_of(document)
    consents = lines.among(CONSENTS)
    prompts = {i for i in (*lines.among(PHRASES), *consents) if _is_prompt(blocks[i])}
    # "By signing up, you agree to the | Terms | and | Privacy Policy": broken at its links.
    rest: set[int] = set()
    for i in consents:
        if i in prompts and i not in rest:
            rest.update(paragraph_from(blocks, i))
    return document.with_changes(
        {
            i: blocks[i].dropped("newsletter prompt")
            for i in sorted(prompts | rest)
            if blocks[i].is_body
        }
    )


def _is_prompt(block: Block) -> bool:
    key = block.key
    if PHRASES.is_line(key) and not ALONE.is_line(key):
        return True
    if CONSENTS.opens(key):
        return not is_spoken(block.text)
    return not is_spoken(block.text) and any(subject in key for subject in SUBJECTS.keys)
