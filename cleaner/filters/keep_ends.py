"""Keep the paragraphs that an article begins and ends with."""

from __future__ import annotations

from typing import Final

from cleaner.filters._doubtful import doubtful, runs_on
from cleaner.page import NO_ELEMENT, Document, Page, Role
from cleaner.text import ends_sentence

# Minimum score of a paragraph right before or behind the kept ones. With 0.15, 3 of 1,657 labelled
# pages get worse and one better; with 0.4, 5 and 2.
_LEAST: Final = 0.25
# That of a single word that closes a text. With half and twice, none of 1,621 flattened pages
# changes.
_LEAST_WORD: Final = 0.1
_RUNNING: Final = frozenset({Role.PARAGRAPH, Role.QUOTE})


def keep_ends(document: Document) -> Document:
    """Keep the paragraph right before the first one that was kept, and right behind the last.

    The first and the last of an article may have a class that the others have not, where they stand
    beside them, or the same class in a box of their own.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<div><p>{said}<p>{said}<p>{said}<p class=end>{said}</div>")
    >>> odd = page.with_changes({3: page.verdicts[3].scored(0.3).dropped("odd")})
    >>> [block.is_chrome for block in keep_ends(odd).blocks]
    [False, False, False, False]

    Leaves alone what stands in an element of its own and has no class. Flattened text shows neither
    of them: what may close an article there is one word with a stop, which no button has.

    >>> page = read_html(f"<div><p>{said}<p>{said}<p>{said}</div><div><p>{said}</div>")
    >>> odd = page.with_changes({3: page.verdicts[3].scored(0.3).dropped("odd")})
    >>> keep_ends(odd) is odd
    True
    """
    if document.form == "text":
        return _with_last_word(document)
    lost = set(doubtful(document, _LEAST))
    if not lost:
        return document
    verdicts = document.verdicts
    kept = sorted([at for role in _RUNNING for at in document.places(role)])
    if not kept:
        return document
    # What a filter took by name may stand between.
    scored = [at for at, verdict in enumerate(verdicts) if verdict.is_scored]
    before = max((at for at in scored if at < kept[0]), default=None)
    behind = min((at for at in scored if at > kept[-1]), default=None)
    return document.with_changes(
        {
            at: verdicts[at].as_role(Role.PARAGRAPH, "stands beside the article's paragraphs")
            for at, end in ((before, kept[0]), (behind, kept[-1]))
            if at in lost and runs_on(document, at) and _are_kin(document.page, at, end)
        }
    )


def _with_last_word(document: Document) -> Document:
    page, verdicts = document.page, document.verdicts
    lost = doubtful(document, _LEAST_WORD)
    last = max(document.body_places(), default=-1) if lost else -1
    at = last + 1
    if last < 0 or at not in lost or not ends_sentence(page.texts[last]):
        return document
    text = page.texts[at]
    below = at + 1
    is_whole = page.glues[at] is None and (
        below == len(page)
        or page.glues[below] is None
        # A button may have been stuck to it.
        or (verdicts[below].is_chrome and not verdicts[below].is_scored)
    )
    if not (is_whole and text[-1] == "." and text[:-1].isalpha()):
        return document
    verdict = verdicts[at].as_role(Role.PARAGRAPH, "a word that closes the article")
    return document.with_changes({at: verdict})


def _are_kin(page: Page, at: int, other: int) -> bool:
    """Whether two blocks' elements have the same tag, and one parent or one class."""
    one, two = page.owners[at], page.owners[other]
    if NO_ELEMENT in (one, two):
        return False
    elements = page.elements
    if elements.tags[one] != elements.tags[two]:
        return False
    words = elements.class_words(one)
    beside = elements.parents[one] == elements.parents[two]
    return beside or (words != () and words == elements.class_words(two))
