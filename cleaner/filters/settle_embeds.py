"""Keep the social posts that an article quotes."""

from __future__ import annotations

from typing import Final

from cleaner.page import EMBED_WORD, Document, Element, Role, Verdict

# How far up from a block the post's own element is looked for.
_CLIMB: Final = 8
_CHROME: Final = Role.CHROME


def settle_embeds(document: Document) -> Document:
    """Keep an embedded post that stands within the body, with all its lines.

    A post is short, signed with a name and a date, and full of links: to the scorer it looks like
    chrome. Where it stands says more: a post between two paragraphs is quoted by them.

    >>> from cleaner.page import Kind
    >>> from cleaner.read import read_html
    >>> post = '<blockquote class="twitter-tweet"><p>High tide!</p>May 4</blockquote>'
    >>> page = read_html(f"<p>She wrote:</p>{post}<p>Nobody answered.</p>{post}")
    >>> posts = [b for b in page.blocks if b.kind is Kind.EMBED]
    >>> odd = {b.index: b.verdict.scored(0.1).dropped("odd") for b in posts}
    >>> [block.is_chrome for block in settle_embeds(page.with_changes(odd)).blocks]
    [False, False, False, False, True, True]

    Leaves alone what stands before or behind the body, what a filter took by name, and flattened
    text: nothing shows there what was a post.
    """
    kept = document.body_places() if document.form == "html" else ()
    if not kept:
        return document
    changes: dict[int, Verdict] = {}
    for at in range(kept[0] + 1, kept[-1]):
        block = document.blocks[at]
        if block.role is _CHROME and block.is_scored and _in_post(block.element):
            changes[at] = block.as_role(Role.EMBED, "a post that the article quotes")
    return document.with_changes(changes)


def _in_post(scope: Element | None) -> bool:
    for _ in range(_CLIMB):
        if scope is None:
            break
        if EMBED_WORD in scope.words:
            return True
        scope = scope.parent
    return False
