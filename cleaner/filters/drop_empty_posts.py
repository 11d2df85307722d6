"""Drop what is left of a social post that shows no words of its own."""

from __future__ import annotations

import re
from typing import Final

from cleaner.look.elements import blocks_inside, named, outermost
from cleaner.look.lines import lines_of
from cleaner.page import EMBED_WORD, Document
from cleaner.phrases import phrases

BUTTONS: Final = phrases("drop_empty_posts.buttons")
SIGNATURES: Final = phrases("drop_empty_posts.signatures")
_ADDRESSES: Final = ("http://", "https://")
# Addresses of posts: a page shows the post itself where a line is nothing else.
_NETWORKS: Final = re.compile(
    r"https?://(?:www\.)?(?:twitter|x|instagram|facebook|tiktok|youtube)\.com/\S+|https?://youtu\.be/\S+"
)


def drop_empty_posts(document: Document) -> Document:
    """Drop the button of an embedded post, and its signature or address where that is all.

    A page embeds a picture or a film this way, and its script shows it in place of these words.

    >>> from cleaner.read import read_html
    >>> button = "<a href=/>View this post on Instagram</a>"
    >>> post = f"<blockquote class=instagram-media><p>{button}</p>{{}}</blockquote>"
    >>> signed = post.format("<p>A post shared by Orla (@orla)</p>")
    >>> page = read_html(f"<p>It is open.</p>{signed}<p>So it is.</p>")
    >>> list(drop_empty_posts(page).body_places())
    [0, 3]

    Leaves alone what a post says, and who said it.

    >>> spoken = post.format("<p>High tide!</p><p>A post shared by Orla (@orla)</p>")
    >>> page = read_html(f"<p>It is open.</p>{spoken}<p>So it is.</p>")
    >>> list(drop_empty_posts(page).body_places())
    [0, 2, 3, 4]
    """
    if document.form != "html":
        return document
    page, lines = document.page, lines_of(document)
    posts = outermost(page, named(page, {EMBED_WORD}))
    # Of 32 buttons and 38 signatures and addresses on 3,223 labelled pages all are chrome.
    buttons = frozenset(lines.among(BUTTONS))
    bare = buttons.union(lines.among(SIGNATURES))
    dropped = {at for at in lines.holding("://") if _NETWORKS.fullmatch(page.texts[at])}
    for post in posts:
        places = blocks_inside(page, post)
        is_empty = all(at in bare or _is_address(page.texts[at]) for at in places)
        dropped.update(places if is_empty else buttons.intersection(places))
    return document.dropped(dropped, "a post without its words")


def _is_address(text: str) -> bool:
    return text.startswith(_ADDRESSES) and " " not in text
