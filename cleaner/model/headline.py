"""Settle which blocks are a page's headline, given each one's chance of being it and of being body.

A headline may be broken into lines, and not every page shows one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.look.elements import is_hidden
from cleaner.look.headline import labelled_headline, stating_lines
from cleaner.model.columns.table import Column, Columns
from cleaner.model.questions import LEAST_HEADLINE, likeliest
from cleaner.page import HEADING_TAGS, Block, Document, Kind, Page
from cleaner.text import match_key, words

# A block that is body by at least this chance is no headline, unless it looked like one at first.
_BODY: Final = 0.5
# A closed sentence of more weighted characters is no headline: of 653 headlines, one is such.
_LONGEST_SENTENCE: Final = 110
# Lines of a broken headline: the chance that each must have, as a share of the likeliest one's.
_PART: Final = 0.4
# Minimum first answer for the headline of a text.
_LEAST_GUESS: Final = 0.02
# At most this many blocks that are likely body stand above a headline: a dek, and what reads so.
_MOST_ABOVE: Final = 3
# Minimum words of a headline that the scorer did not choose.
_LEAST_WORDS: Final = 4
# How near the only `h1` stands to the last step of a breadcrumb, and the part of a hidden title
# that is shown to that, in blocks.
_BESIDE: Final = 4
_NEAR: Final = 10
# The headings that a headline may be.
_TOPS: Final = frozenset({"h1", "h2"})
# What stands between the sections of a breadcrumb.
_CRUMB: Final = re.compile(r"\S ?[>»›/|≫＞]+ ?\S")


def headline_chances(document: Document, chance: Column) -> Column:
    """The chances of being the headline, with what is known for certain.

    The site's name is no headline. In HTML, neither is a breadcrumb or what a filter dropped,
    unless it is marked up as a heading: titles name sections, and so do breadcrumbs. What the page
    states as its headline word by word is no breadcrumb. In flattened text, a line that the title
    or a breadcrumb repeats is the headline: nothing else says so as plainly.
    """
    chance = chance.copy()
    chance[_no_headlines(document, np.flatnonzero(chance).tolist())] = 0
    if document.form == "text":
        chance[list(stating_lines(document))] = 1
    if document.form != "html" and document.hints.headlines:
        shown = labelled_headline(document)
        if shown or document.form == "text":
            # What labels state to be the headline is it, and nothing else is.
            chance[:] = 0
            chance[shown] = 1
    return chance


def _no_headlines(document: Document, places: Sequence[int]) -> list[int]:
    """Which of some places hold no headline, whatever the page's title says."""
    page, hints = document.page, document.hints
    name = match_key(hints.site)
    found = [at for at in places if page.keys[at] == name] if name else []
    if document.form != "text":
        others = [at for at in places if page.tag_round(at) not in HEADING_TAGS]
        found += [at for at in others if document.verdicts[at].is_chrome]
        breadcrumbs = [at for at in others if _is_breadcrumb(document.block(at))]
        if breadcrumbs:
            stated = _stated(document)
            found += [at for at in breadcrumbs if page.keys[at] not in stated]
    return found


def _is_breadcrumb(block: Block) -> bool:
    """Whether a block is mostly links, with marks between them that show the way."""
    mostly_linked = block.linked * 2 > len(block.text) > block.linked
    return mostly_linked and _CRUMB.search(block.text) is not None


def headline_places(
    document: Document,
    table: Columns,
    chance: Column,
    body: Column,
    unit: NDArray[np.intp] | None,
) -> Sequence[int]:
    """The places of the headline: none, one, or the lines that it is broken into.

    Args:
        document: the page.
        table: its columns.
        chance: for each block the chance of being the headline.
        body: for each block the chance of being body.
        unit: for each block of flattened text the number of the paragraph that it is a line of.
    """
    at = _headline_above(document, chance, body)
    if at >= 0 and unit is None:
        at = shown_headline(document, at)
    if at < 0 or not _may_be_headline(table, body, at):
        return _heading_above(document, body)
    if document.form != "html" and table["headline_guess"][at] < _LEAST_GUESS and chance[at] < 1:
        return ()  # Text alone may have none: nothing speaks for this one but that it is likeliest.
    if unit is None:
        return (at,)
    return _whole_headline(document, chance, at, unit)


def _headline_above(document: Document, chance: Column, body: Column) -> int:
    """The place of the headline: one above the text, if any there is likely enough.

    The title of a live page names its last post, so that post's heading looks like the headline.
    Below the text, a heading that a filter dropped is that of other stories.
    """
    is_body = body >= _BODY
    above = is_body.cumsum() - is_body < _MOST_ABOVE
    at = likeliest(chance * above)
    if at >= 0:
        return at
    left = np.array([not verdict.is_chrome for verdict in document.verdicts], np.bool_)
    return likeliest(chance * left)


def shown_headline(document: Document, at: int) -> int:
    """The place of what a page shows as its headline, given the likeliest block.

    >>> from cleaner.read import read_html
    >>> page = read_html("<h1>The bridge is open again</h1><ul><li>Home<li>Open bridge</ul>")
    >>> shown_headline(page, 2), shown_headline(page, 0)
    (0, 0)
    """
    return _in_hidden_title(document, _beside_heading(document, _under_headline(document, at)))


def _beside_heading(document: Document, at: int) -> int:
    """The place of the only `h1` where it stands beside a likelier item of a list.

    That is the last step of a breadcrumb, where the page does not state it word by word. Of 2 such
    items on 3,303 labelled pages neither is the headline.
    """
    page = document.page
    if page.kinds[at] is not Kind.LIST_ITEM or page.keys[at] in _stated(document):
        return at
    tops = [other for other in range(len(page)) if page.tag_round(other) == "h1"]
    if len(tops) != 1 or abs(tops[0] - at) > _BESIDE or not _may_be_shown(document, tops[0]):
        return at
    return tops[0]


def _in_hidden_title(document: Document, at: int) -> int:
    """The place of what is shown of a hidden block that names sections beside the headline.

    Of 4 such blocks on 3,303 labelled pages all have the headline so.
    """
    page = document.page
    if not page.keys[at] or not is_hidden(page, at):
        return at  # Long blocks have no key.
    near = range(max(0, at - _NEAR), min(at + _NEAR + 1, len(page)))
    title = f" {page.keys[at]} "
    parts = [
        other
        for other in near
        if other != at
        and _may_be_shown(document, other)
        and (title.startswith(f" {page.keys[other]} ") or title.endswith(f" {page.keys[other]} "))
    ]
    return parts[0] if parts else at


def _may_be_shown(document: Document, at: int) -> bool:
    """Whether a block is shown, and has the words of a headline."""
    page = document.page
    return (
        len(words(page.texts[at])) >= _LEAST_WORDS
        and page.keys[at] != match_key(document.hints.site)
        and not is_hidden(page, at)
    )


def _stated(document: Document) -> Set[str]:
    """What the page states as its headline or title, as keys."""
    return set(map(match_key, (*document.hints.headlines, *document.hints.titles)))


def _under_headline(document: Document, at: int) -> int:
    """The place of the only `h1` where it stands right above a likelier block, else that block's.

    Titles are written for search engines, and often have more words of the dek than of the
    headline. What the page states word by word is the headline, and a short `h1` names a section.
    """
    page, hints = document.page, document.hints
    above = at - 1
    if above < 0 or page.tag_round(at) == "h1" or page.tag_round(above) != "h1":
        return at
    stated = _stated(document)
    alone = sum(page.tag_round(other) == "h1" for other in range(len(page))) == 1
    heading = document.block(above)
    is_name = len(words(heading.text)) < _LEAST_WORDS or heading.key == match_key(hints.site)
    if not alone or is_name or heading.is_chrome or page.keys[at] in stated:
        return at
    return above


def _heading_above(document: Document, body: Column) -> Sequence[int]:
    """The place of the heading right above the text of a page that states no headline.

    There is none in flattened text, where nothing marks a heading for certain.
    """
    if document.form != "html" or document.hints.headlines:
        return ()
    page = document.page
    texts = (at for at in np.flatnonzero(body >= _BODY).tolist() if not _is_top(page, at))
    first = next(texts, 0)
    near = range(max(0, first - _MOST_ABOVE), first)
    tops = [at for at in near if _is_top(page, at) and not document.verdicts[at].is_chrome]
    return tops[-1:]


def _is_top(page: Page, at: int) -> bool:
    return page.tag_round(at) in _TOPS


def _may_be_headline(table: Columns, body: Column, at: int) -> bool:
    """Whether the likeliest block of a page is a headline at all.

    One block of every page is the likeliest, also where there is no headline: in the text of an
    article alone it is a paragraph.
    """
    is_sentence = table["ends"][at] > 0 and table["size"][at] > _LONGEST_SENTENCE
    is_body = body[at] >= _BODY and table["headline_guess"][at] < LEAST_HEADLINE
    return not (is_sentence or is_body)


def _whole_headline(
    document: Document, chance: Column, at: int, unit: NDArray[np.intp]
) -> Sequence[int]:
    """The places of the headline, given its likeliest line.

    Lines beside it in its paragraph are parts of it where they are about as likely: a kicker is
    not. A line that begins within a sentence goes on with those before it, as behind a title in
    italics.
    """
    same = unit == unit[at]
    part = same & (chance >= _PART * chance[at])
    first = last = at
    while first > 0 and part[first - 1]:
        first -= 1
    while last + 1 < chance.size and part[last + 1]:
        last += 1
    if any(_goes_on(document.block(line)) for line in range(first, last + 1)):
        first = int(same.argmax())
    return range(first, last + 1)


def _goes_on(block: Block) -> bool:
    """Whether a line begins within a sentence; "iPhone" begins one."""
    return block.glue == "" or block.text.split(" ", 1)[0].islower()
