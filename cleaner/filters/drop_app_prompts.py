"""Drop invitations to install an app, to allow notifications, or to follow a messaging channel."""

from __future__ import annotations

from typing import Final

from cleaner.look.blocks import drop_phrases
from cleaner.page import Document
from cleaner.phrases import phrases

PHRASES: Final = phrases("drop_app_prompts")


def drop_app_prompts(document: Document) -> Document:
    """Drop lines that ask readers to install an app, allow notifications or join a channel.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_app_prompts, "Download our app for free", "Get it on Google Play", "It is open.")
    ['It is open.']

    >>> kept(drop_app_prompts, "Downloads of the app doubled", "Google Play store opens")
    ['Downloads of the app doubled', 'Google Play store opens']
    """
    return drop_phrases(document, PHRASES, "app or channel prompt")
