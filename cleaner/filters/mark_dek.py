"""Mark the dek that a page shows between its headline and its byline, where the scorer saw none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.filters._doubtful import dropped_by_score
from cleaner.filters._introductions import introduces_steps
from cleaner.look.elements import container_of, holds, nearest_round
from cleaner.look.prose import is_statement
from cleaner.look.timestamps import words_beside_time
from cleaner.page import NO_ELEMENT, Document, Kind, Page, Role
from cleaner.text import is_cjk, match_key

# Sizes of a dek in words; of one in Chinese or Japanese, in characters. Of 201 deks of labelled
# pages that are counted by words, 11 have fewer, and the longest has 77.
_WORDS: Final = range(6, 81)
_CHARACTERS: Final = range(15, 201)
# More characters are no dek, and are not looked at: the longest of those has 494.
_LONGEST: Final = 2_000
# In how much of the text what a dek speaks of is looked for, in characters, which bounds the work:
# with a fifth, none of 1,621 labelled pages changes.
_LOOK: Final = 100_000
# Most paragraphs of one dek: one of those has four lines, and all others one.
_MOST_PARAGRAPHS: Final = 3
# The share of a dek's words that a description has in common, where it agrees. With 0.6, none of
# those pages changes; with 0.95, one loses its dek.
_AGREES: Final = 0.8
# Words that tell what is spoken of, and how many pairs of characters do: with 2 and 8, none
# changes.
_LONG_WORD: Final = re.compile(r"[^\W\d_]{6,}")
_FEWEST_PAIRS: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")
# The share of a title's words that begin with a capital; German nouns do, too. With 0.5, none
# changes; with 0.9, two have another dek.
_TITLE: Final = 0.7
_KINDS: Final = frozenset({Kind.PARAGRAPH, Kind.HEADING})
#: What the elements of deks are named for, in one word or in two, and what else names lists of
#: stories. Other names of deks name much else.
_NAMES: Final = frozenset(
    {
        "dek", "deck", "standfirst", "subtitle", "subtitulo", "sottotitolo", "untertitel",
        "midtitle",
    }
)  # fmt: skip
_PAIRS: Final = (frozenset({"sub", "tit"}), frozenset({"sub", "title"}))
_OTHERS: Final = frozenset({"widget", "sidebar", "caption", "credit", "credits", "video"})
# Most lines of a dek in such elements, and its sizes, in characters.
_MOST_LINES: Final = 6
_SIZES: Final = range(15, 401)


def mark_dek(document: Document) -> Document:
    """Mark as the dek what stands below the headline and outside the text, if the page agrees.

    It agrees if it names the dek's elements so, if its description says the same, if headline and
    dek stand in one element, or if a byline or a date parts the dek from the text; and if the text
    speaks of it.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> dek = "Drivers waited four years for the old bridge, and some of them gave up"
    >>> page = read_html(
    ...     f"<div><h1>Bridge</h1><div>{dek}</div></div><p>By Ann Roe</p>{f'<p>{said}</p>' * 3}"
    ... )
    >>> page = page.as_role([0], Role.HEADLINE, "").as_role([2], Role.BYLINE, "")
    >>> [str(block.role) for block in mark_dek(page).blocks][:4]
    ['headline', 'dek', 'byline', 'paragraph']

    Leaves alone what is built as the paragraphs of the text are.

    >>> page = read_html(f"<h1>Bridge</h1><p>{dek}</p><p>By Ann Roe</p>{f'<p>{said}</p>' * 3}")
    >>> page = page.as_role([0], Role.HEADLINE, "").as_role([2], Role.BYLINE, "")
    >>> mark_dek(page) is page
    True
    """
    headline = document.places(Role.HEADLINE)
    if document.form != "html" or not headline or document.places(Role.DEK):
        return document
    lines = _named_lines(document, headline[-1])
    reason = "in elements named for a dek"
    if not lines:
        lines = _candidates(document, headline[-1])
        reason = _reason(document, headline[-1], lines) if lines else ""
    if not reason or introduces_steps(document, lines[-1]):
        return document
    # The scorer may have dropped it.
    return document.with_changes(
        {at: document.verdicts[at].as_role(Role.DEK, reason) for at in lines}
    )


def _named_lines(document: Document, headline: int) -> Sequence[int]:
    """What the scorer dropped in elements named for a dek, between the headline and the text.

    Of 14 such deks on 3,303 labelled pages, 12 are deks; the other two are of no news pages.
    """
    body = document.body_places()
    stop = next((at for at in body if at > headline), headline)
    found = [
        at
        for at in dropped_by_score(document)
        if headline < at < stop and _is_named(document.page, at)
    ]
    size = sum(len(document.page.texts[at]) for at in found)
    return found if len(found) <= _MOST_LINES and size in _SIZES else ()


def _is_named(page: Page, at: int) -> bool:
    """Whether a block's element, or the one round it, is named for a dek and nothing else."""
    if page.linked[at]:
        return False
    elements, owner = page.elements, page.owners[at]
    near = [
        elements.class_words(element)
        for element in (owner, elements.parents[owner])
        if element != NO_ELEMENT
    ]
    return all(_OTHERS.isdisjoint(words) for words in near) and any(
        not _NAMES.isdisjoint(words) or any(pair.issubset(words) for pair in _PAIRS)
        for words in near
    )


def _candidates(document: Document, headline: int) -> Sequence[int]:
    """The first lines below the headline that may be a dek: built alike, one below the other."""
    page = document.page
    found: list[int] = []
    for at in range(headline + 1, len(page)):
        if _may_be_dek(document, at):
            if found and (at != found[-1] + 1 or not _are_alike(document, found[-1], at)):
                break
            found.append(at)
        elif found or document.is_body(at) or document.verdicts[at].is_scored:
            break  # Only what is known may stand between: a byline, a button.
    if not found or len(found) > _MOST_PARAGRAPHS or _heads_caption(document, found[-1]):
        return ()
    return found


def _heads_caption(document: Document, at: int) -> bool:
    """Whether a short credit stands right below a line, which is a picture's caption then."""
    if at + 1 >= len(document.page) or document.verdicts[at + 1].role is not Role.CAPTION:
        return False
    return words_beside_time(document.page.texts[at + 1][:_LONGEST]) < _WORDS[0]


def _are_alike(document: Document, one: int, other: int) -> bool:
    page, parents = document.page, document.page.elements.parents
    own, others = page.owners[one], page.owners[other]
    return own == others or (
        parents[own] == parents[others] and _look(page, one) == _look(page, other)
    )


def _may_be_dek(document: Document, at: int) -> bool:
    page, verdict = document.page, document.verdicts[at]
    if (
        page.kinds[at] not in _KINDS
        or page.linked[at]
        or not (verdict.is_body or verdict.is_scored)
    ):
        return False
    text = page.texts[at]
    if len(text) > _LONGEST:
        return False
    if is_cjk(text[0]):
        return len(text) in _CHARACTERS
    return words_beside_time(text) in _WORDS


def _reason(document: Document, headline: int, lines: Sequence[int]) -> str:
    """Why some lines are the dek, "" if they are none."""
    page = document.page
    paragraphs = [
        at for at in document.body_places() if at > lines[-1] and is_statement(page.texts[at])
    ]
    container = container_of(page, paragraphs)
    if container == NO_ELEMENT:
        return ""
    together = nearest_round(page, headline, lines[0])
    with_headline = together not in (NO_ELEMENT, container) and not holds(
        page, together, paragraphs[0]
    )
    outside = with_headline or not any(holds(page, container, at) for at in lines)
    is_unlike = _look(page, lines[0]) not in {_look(page, at) for at in paragraphs}
    may_be_text = not is_unlike and document.verdicts[lines[0]].is_body
    if outside and not may_be_text and _is_described(document, lines):
        return "the page's description, above its text"
    if _follows_picture(document, headline, lines[0]) or _is_title(page.texts[lines[0]]):
        return ""
    if not _speaks_of_text(document, lines, [headline, *paragraphs]):
        return ""
    if with_headline and is_unlike and lines[0] == headline + 1:
        return "in one element with the headline"
    behind = document.verdicts[lines[-1] + 1 : paragraphs[0]]
    if (outside or is_unlike) and any(verdict.role is Role.BYLINE for verdict in behind):
        return "between headline and byline"
    return ""


def _look(page: Page, at: int) -> tuple[str, tuple[str, ...]]:
    """The tag and the class of a block's own element, whatever is round it."""
    owner = page.owners[at]
    return page.elements.tags[owner], page.elements.class_words(owner)


def _follows_picture(document: Document, headline: int, at: int) -> bool:
    """Whether a picture stands between the headline and a line, which may be its caption then."""
    return any(headline < picture.place <= at for picture in document.page.notes.pictures)


def _is_title(line: str) -> bool:
    """Whether most words of a line are written as those of names and titles.

    >>> _is_title("The National Museum of Bridges and Ferries"), _is_title("A bridge over the Orla")
    (True, False)
    """
    found = _WORD.findall(line)
    capitals = [word for word in found if word[0].isupper()]
    return len(capitals) >= _TITLE * len(found)


def _speaks_of_text(document: Document, lines: Sequence[int], others: Sequence[int]) -> bool:
    """Whether a long word of some lines stands in the text, as none of an invitation to share does.

    In Chinese and Japanese, several pairs of characters have to.
    """
    texts = document.page.texts
    said = " ".join(texts[at] for at in lines).casefold()
    text = " ".join(texts[at] for at in others)[:_LOOK].casefold()
    if is_cjk(said[0]):
        return sum(said[at : at + 2] in text for at in range(len(said) - 1)) >= _FEWEST_PAIRS
    known = set(_LONG_WORD.findall(text))
    return not known.isdisjoint(_LONG_WORD.findall(said))


def _is_described(document: Document, lines: Sequence[int]) -> bool:
    said = set(match_key(" ".join(document.page.texts[at] for at in lines)).split())
    for stated in document.hints.descriptions:
        others = set(match_key(stated).split())
        if others and len(said & others) >= _AGREES * max(len(said), min(len(others), len(said))):
            return True
    return False
