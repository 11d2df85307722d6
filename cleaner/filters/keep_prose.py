"""Keep the running prose of a text that is nearly all running prose."""

from __future__ import annotations

from typing import Final

from cleaner.filters._doubtful import doubtful
from cleaner.look.prose import is_one_line, is_prose, prose_share
from cleaner.page import Document, Role
from cleaner.text import ends_sentence

# Minimum share of prose in a text that is an article and little else. What stands on one line shows
# nothing but its sentences, so the scorer knows less of it there. With 0.85 on lines, too, articles
# with teasers between their paragraphs lose 0.008 of their precision and gain nothing. At 0.88, one
# of 689 flattened pages gets worse; at 0.97, one better, by next to nothing.
_LEAST: Final = 0.93
_LEAST_ON_ONE_LINE: Final = 0.85
# From this share on, a text has nothing in it but an article, and what stands between its sentences
# (a sub-heading, a short line of dialogue) is kept, too. At 0.9 and at 0.99, none of those changes.
_ALL: Final = 0.95


def keep_prose(document: Document) -> Document:
    r"""Keep what only the scorer dropped of a text that is prose throughout: nothing is round it.

    >>> from cleaner.read import read
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read("\n".join([said] * 6))[0]
    >>> odd = page.with_changes({3: page.verdicts[3].scored(0.1).dropped("odd")})
    >>> any(block.is_chrome for block in keep_prose(odd).blocks)
    False

    Leaves alone what a filter dropped by name, what is no sentence and stands above or below them
    all, and texts with menus, labels or teasers round the prose: there a sentence may well be
    another story's.

    >>> page = read("\n".join(["Home", "News", "Sport", "Our shops", said, said, "Share"] * 2))[0]
    >>> odd = page.with_changes({5: page.verdicts[5].scored(0.1).dropped("odd")})
    >>> keep_prose(odd) is odd
    True
    """
    page = document.page
    dropped = doubtful(document, 0) if page.form == "text" else ()
    if not dropped:
        return document
    share = prose_share(page)
    least = _LEAST_ON_ONE_LINE if is_one_line(page) else _LEAST
    if share < least:
        return document
    prose = [at for at in range(len(page)) if is_prose(page, at)]
    between = range(prose[0], prose[-1]) if share >= _ALL else range(0)
    return document.with_changes(
        {
            at: document.verdicts[at].as_role(Role.PARAGRAPH, "prose in a text that is all prose")
            for at in dropped
            if at in between or ends_sentence(page.texts[at])
        }
    )
