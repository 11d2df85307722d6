"""What is to be known of the markup of an article: of its blocks, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cleaner.addresses import link_address
from cleaner.markup import NO_MARKUP, NO_NOTES, Image, Item, Markup, marked_runs
from cleaner.page import HEAD_ROLES, HEADING_TAGS, NO_ELEMENT, Document, Kind, Page, Role

_LISTS: Final = frozenset({"ol", "ul"})
# How far round a block its item or heading is looked for, in elements.
_REACH: Final = 12
_ABOVE: Final = HEAD_ROLES | {Role.BYLINE}


def markup_of(document: Document, places: Sequence[int]) -> Markup:
    """The markup of some blocks of a document."""
    page = document.page
    notes = page.notes
    if notes is NO_NOTES:
        return NO_MARKUP
    roles = {at: document.verdicts[at].role for at in places}
    items = [at for at, role in roles.items() if role is Role.LIST_ITEM]
    return Markup(
        runs=marked_runs(notes, page.texts, places),
        breaks=frozenset(
            at for at in notes.breaks & roles.keys() if roles.get(at - 1) is roles[at]
        ),
        rows={at: notes.rows[at] for at in places if at in notes.rows},
        levels=dict(_levels(page, [at for at, role in roles.items() if role is Role.SUBHEAD])),
        items=dict(_items(page, items)) if items else {},
        base=notes.base,
    )


def images_of(document: Document) -> tuple[Image, ...]:
    """The pictures of an article: those whose neighbours are, between its headline and its end.

    What stands next to a picture is looked for beyond its caption, and that of another one.
    """
    pictures = document.page.notes.pictures
    if not pictures:
        return ()
    body = document.body_places()
    if not body:
        return ()
    base = document.page.notes.base
    images: dict[str, Image] = {}
    for place, source, alt in pictures:
        if place > body[-1]:
            break
        behind = _beyond_captions(document, place)
        if not _is_kept(document, behind) or not _is_kept(document, _before(document, place)):
            continue
        url = link_address(source, base)
        if url.startswith("http") and url not in images:
            captions = document.page.texts[place:behind]
            images[url] = Image(place, url, alt, " ".join(captions))
    return tuple(images.values())


def _is_caption(document: Document, at: int) -> bool:
    return document.page.kinds[at] is Kind.CAPTION or document.verdicts[at].role is Role.CAPTION


def _beyond_captions(document: Document, at: int) -> int:
    while at < len(document.page) and _is_caption(document, at):
        at += 1
    return at


def _before(document: Document, at: int) -> int:
    at -= 1
    while at >= 0 and _is_caption(document, at):
        at -= 1
    return at


def _is_kept(document: Document, at: int) -> bool:
    """Whether a block is in the article, or stands above it and belongs to it."""
    if not 0 <= at < len(document.page):
        return False
    return document.is_body(at) or document.verdicts[at].role in _ABOVE


def _levels(page: Page, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    tags = page.elements.tags
    for at in places:
        for element in _round(page, at):
            if tags[element] in HEADING_TAGS:
                yield at, int(tags[element][1])
                break


def _items(page: Page, places: Sequence[int]) -> Iterator[tuple[int, Item]]:
    numbers: dict[int, Mapping[int, int]] = {}
    tags, parents = page.elements.tags, page.elements.parents
    for at in places:
        round_it = [element for element in _round(page, at) if tags[element] == "li"]
        if not round_it:
            continue
        item = round_it[0]
        listed = parents[item]
        number = None
        if listed != NO_ELEMENT and tags[listed] == "ol":
            if listed not in numbers:
                numbers[listed] = dict(_numbers(page, listed))
            number = numbers[listed][item]
        yield at, Item(item, len(round_it) - 1, number)


def _numbers(page: Page, listed: int) -> Iterator[tuple[int, int]]:
    """The number of each item of a list; those without words are not counted."""
    said = page.notes.numberings
    number, step = (said[listed].first, said[listed].step) if listed in said else (1, 1)
    elements = page.elements
    for element in range(listed + 1, elements.ends[listed]):
        if elements.parents[element] == listed and elements.tags[element] == "li":
            number = said[element].first if element in said else number
            yield element, number
            number += step


def _round(page: Page, at: int) -> Iterator[int]:
    """The innermost elements round a block."""
    element = page.owners[at]
    for _ in range(_REACH):
        if element == NO_ELEMENT:
            return
        yield element
        element = page.elements.parents[element]
