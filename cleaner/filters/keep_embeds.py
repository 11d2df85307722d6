"""Keep the social posts that an article quotes."""

from __future__ import annotations

from cleaner.filters._doubtful import dropped_by_score
from cleaner.look.elements import in_posts
from cleaner.page import Document, Role


def keep_embeds(document: Document) -> Document:
    """Keep all lines of an embedded post that stands within the body.

    A post is short, signed with a name and a date, and full of links: to the scorer it looks like
    chrome. Where it stands says more: a post between two paragraphs is quoted by them.

    >>> from cleaner.page import Kind
    >>> from cleaner.read import read_html
    >>> post = '<blockquote class="twitter-tweet"><p>High tide!</p>May 4</blockquote>'
    >>> page = read_html(f"<p>She wrote:</p>{post}<p>Nobody answered.</p>{post}")
    >>> posts = [b for b in page.blocks if b.kind is Kind.EMBED]
    >>> odd = {b.index: b.verdict.scored(0.1).dropped("odd") for b in posts}
    >>> [block.is_chrome for block in keep_embeds(page.with_changes(odd)).blocks]
    [False, False, False, False, True, True]

    Leaves alone what stands before or behind the body, what a filter took by name, and flattened
    text: nothing shows there what was a post.

    >>> page = page.with_changes({1: page.verdicts[1].dropped("known by name")})
    >>> keep_embeds(page) is page
    True
    """
    page = document.page
    if document.form == "text":
        return document
    verdicts = document.verdicts
    posts = in_posts(page)
    lost = [at for at in dropped_by_score(document) if at in posts] if posts else ()
    body = document.body_places() if lost else ()
    if not body:
        return document
    return document.with_changes(
        {
            at: verdicts[at].as_role(Role.EMBED, "a post that the article quotes")
            for at in lost
            if body[0] < at < body[-1]
        }
    )
