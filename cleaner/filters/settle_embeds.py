"""Keep the social posts that an article quotes."""

from __future__ import annotations

from typing import Final

from cleaner.page import EMBED_WORD, Block, Document, Role, Scope

# How far up from a block the post's own element is looked for.
_CLIMB: Final = 8
_CHROME: Final = Role.CHROME


def settle_embeds(document: Document) -> Document:
    """Keep an embedded post that stands within the body, with all its lines.

    A post is short, signed with a name and a date, and full of links: to the scorer it looks like
    chrome. Where it stands says more: a post between two paragraphs is quoted by them.

    >>> from cleaner.read import read_html
    >>> post = '<blockquote class="twitter-tweet"><p>High tide!</p>May 4</blockquote>'
    >>> page = read_html(f"<p>She wrote:</p>{post}<p>Nobody answered.</p>{post}")
    >>> odd = [b.dropped("odd", 0.1) if b.role is Role.EMBED else b for b in page.blocks]
    >>> [block.is_chrome for block in settle_embeds(page.with_blocks(odd)).blocks]
    [False, False, False, False, True, True]

    Leaves alone what stands before or behind the body, what a filter took by name, and flattened
    text: nothing shows there what was a post.
    """
    kept = document.body_places() if document.form == "html" else ()
    if not kept:
        return document
    changes: dict[int, Block] = {}
    for at in range(kept[0] + 1, kept[-1]):
        block = document.blocks[at]
        if block.role is _CHROME and block.score is not None and _in_post(block.scope):
            changes[at] = block.as_role(Role.EMBED, "a post that the article quotes")
    return document.with_changes(changes)


def _in_post(scope: Scope | None) -> bool:
    for _ in range(_CLIMB):
        if scope is None:
            break
        if EMBED_WORD in scope.words:
            return True
        scope = scope.parent
    return False
