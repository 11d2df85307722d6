"""Keep what stands within a text that begins with its article."""

from __future__ import annotations

from typing import Final

from cleaner.filters._doubtful import doubtful
from cleaner.look.prose import MOSTLY_PROSE, is_one_line, is_prose, prose_share
from cleaner.page import Document, Kind, Role

# From this share of a text's characters on, it is the scorer that must be wrong and not the text.
# Of 2,700 labelled articles without a page round them, and what extractors made of their pages, it
# drops as much of 16; of what it drops of these behind the last paragraph nine tenths are body.
# At 0.2 and at 0.6, none of 1,477 labelled pages with all that is round them changes.
_MOST_DROPPED: Final = 0.4


def keep_bare_article(document: Document) -> Document:
    r"""Keep what only the scorer dropped from a text without a page round it.

    The text of a page begins with menus. One that begins with a headline and prose has been cut out
    already: a short line above its last paragraph (a date of a calendar, a result, a name) is the
    article's. What stands below may still be a teaser or a prompt, unless the scorer would drop
    much of the text.

    >>> from cleaner.read import read
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read("\n".join([said, "15 August", said, "Our shops"]))[0]
    >>> odd = page.with_changes({n: page.verdicts[n].scored(0.1).dropped("odd") for n in (1, 3)})
    >>> [block.is_chrome for block in keep_bare_article(odd).blocks]
    [False, False, False, True]

    Leaves alone HTML, what a filter dropped by name, and a text that begins with anything else.

    >>> page = read("\n".join(["Home", said, "15 August", said]))[0]
    >>> odd = page.with_changes({n: page.verdicts[n].scored(0.1).dropped("odd") for n in (0, 2)})
    >>> keep_bare_article(odd) is odd
    True
    """
    page, verdicts = document.page, document.verdicts
    dropped = doubtful(document, 0) if page.form != "html" else ()
    if not dropped or not _begins(document):
        return document
    size = sum(len(page.texts[at]) for at in dropped)
    end = len(page)
    if size < _MOST_DROPPED * sum(map(len, page.texts)):
        kept = (at for at, v in enumerate(verdicts) if v.is_body and is_prose(page, at))
        end = max(kept, default=0)
    return document.with_changes(
        {
            at: verdicts[at].as_role(Role.PARAGRAPH, "within a text that begins with its article")
            for at in dropped
            if at < end
        }
    )


def _begins(document: Document) -> bool:
    """Whether a text begins with its article: a headline, or none, and a paragraph right below.

    On one line a sentence may stand first in any text, so there most of it has to be prose.
    """
    page = document.page
    if is_one_line(page) and prose_share(page) < MOSTLY_PROSE:
        return False
    for at, verdict in enumerate(document.verdicts):
        if page.kinds[at] is not Kind.LABEL and verdict.role is not Role.HEADLINE:
            return (verdict.is_body or verdict.role is Role.DEK) and is_prose(page, at)
    return False
