"""Keep the posts of a live page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from cleaner.look.elements import alike
from cleaner.look.lines import lines_of
from cleaner.look.prose import is_prose
from cleaner.page import Document, Page, Role
from cleaner.text import ends_sentence, words

# A time of day that is all of a line, but for a word such as "Uhr" or "GMT".
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: \w{1,4})?")
# The same within a line of a name and a time.
_CLOCK_IN_LINE: Final = re.compile(r"(?<![\d.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.])")
# Minimum number of posts on a live page, and minimum share of them with text that was kept. With 2,
# one of 1,621 flattened pages gets worse; with 8, and with half of the share and more, none
# changes; without it, five get worse.
_FEWEST: Final = 4
_MOSTLY: Final = 0.5
# In HTML the headings are looked for: the fewest posts, and how far from its time one may stand.
_FEWEST_IN_HTML: Final = 3
_NEAR_TIME: Final = 2


def keep_posts(document: Document) -> Document:
    r"""Keep what only the scorer dropped of posts, each below its time of day.

    The times run on or back in order. A short post, or its heading, looks like a title of another
    story by itself.

    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> text = [line for hour in range(10, 14) for line in (f"{hour}:15", "Latest", said)]
    >>> text[1] = "Ferry tied up"
    >>> page = Document.of_lines(*text)
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.1).dropped("odd")})
    >>> [block.is_chrome for block in keep_posts(odd).blocks][:3]
    [False, False, False]

    Leaves alone what stands on the page again, as a button does, and what a filter took by name.

    >>> odd = page.with_changes({4: page.verdicts[4].scored(0.1).dropped("odd")})
    >>> keep_posts(odd) is odd
    True

    In HTML the headings of posts are kept, which are built alike.

    >>> from cleaner.read import read_html
    >>> post = f"<p class=time>{{0}}:15</p><div>Ferry news {{0}}<p>{said}</p></div>"
    >>> page = read_html("".join(map(post.format, range(10, 13))))
    >>> page = page.as_role([0, 3, 6], Role.BYLINE, "")
    >>> odd = page.with_changes({1: page.verdicts[1].scored(0.1).dropped("odd")})
    >>> keep_posts(odd).is_body(1)
    True
    """
    if document.form == "html":
        return _kept(document, _lost_headings(document), "the heading of a post")
    body = document.body_places()
    posts = _posts(document, body[0], body[-1]) if body else ()
    if not posts:
        return document
    texts, verdicts = document.page.texts, document.verdicts
    times = Counter(texts)
    lost = [
        at
        for post in posts
        for at in post
        if verdicts[at].is_chrome and times[texts[at]] == 1 and not _is_author(texts[at], at, post)
    ]
    return _kept(document, lost, "a line of a post")


def _kept(document: Document, lost: Sequence[int], reason: str) -> Document:
    return document.with_changes(
        {at: document.verdicts[at].as_role(Role.PARAGRAPH, reason) for at in lost}
    )


def _lost_headings(document: Document) -> list[int]:
    """The lines near the times of posts that only the scorer dropped, and that are headings."""
    page = document.page
    run = _longest_in_order(_times(document))
    if len(run) < _FEWEST_IN_HTML:
        return []
    steps = [step for step in range(-_NEAR_TIME, _NEAR_TIME + 1) if step]
    near = {at + step for at in run for step in steps}.intersection(range(len(page)))
    groups: dict[int, list[int]] = {}
    looks = alike(page)
    for at in sorted(near - set(run)):
        if document.is_body(at) or document.verdicts[at].is_scored:
            groups.setdefault(looks[at], []).append(at)
    return [
        at
        for group in groups.values()
        if len(group) >= _MOSTLY * len(run) and _are_headings(page, group)
        for at in group
        if document.verdicts[at].is_chrome
    ]


def _are_headings(page: Page, group: Sequence[int]) -> bool:
    """Whether lines differ, have some words, are no links and no names, and each heads prose."""
    texts = [page.texts[at] for at in group]
    said = [[word for word in words(text) if word.isalpha()] for text in texts]
    names = sum(len(one) in {2, 3} and all(map(str.istitle, one)) for one in said)
    return (
        len(set(texts)) == len(texts)
        and min(map(len, said)) > 1
        and names <= len(group) * (1 - _MOSTLY)
        and not any(page.linked[at] or ends_sentence(page.texts[at]) for at in group)
        and all(any(is_prose(page, below) for below in _below(page, at)) for at in group)
    )


def _below(page: Page, at: int) -> range:
    return range(at + 1, min(at + 2 + _NEAR_TIME, len(page)))


def _times(document: Document) -> dict[int, int]:
    """By place the minutes of the lines above posts that say when, and perhaps who."""
    texts = document.page.texts
    return {
        at: int(found[1]) * 60 + int(found[2])
        for at in sorted(lines_of(document).numbered)
        if document.verdicts[at].role is Role.BYLINE
        and (found := _CLOCK_IN_LINE.search(texts[at])) is not None
    }


def _posts(document: Document, first: int, last: int) -> Sequence[range]:
    """The lines below each time of day of a live page, and the summary above the first one.

    None where there are too few in order.
    """
    texts = document.page.texts
    minutes = {
        at: int(found[1]) * 60 + int(found[2])
        for at in lines_of(document).times
        if (found := _CLOCK.fullmatch(texts[at])) is not None
    }
    run = _longest_in_order(minutes)
    if len(run) < _FEWEST or run[-1] < first or run[0] > last:
        return ()
    ends = [*run[1:], len(texts)]
    posts = [
        range(start + 1, _end(document, start + 1, stop))
        for start, stop in zip(run, ends, strict=True)
    ]
    posts[-1] = _up_to_sentence(texts, posts[-1])
    kept = sum(any(map(document.is_body, post)) for post in posts)
    if kept < _MOSTLY * len(posts):
        return ()
    summary = run[0] - 1
    if summary >= 0 and is_prose(document.page, summary):
        posts.append(range(summary, run[0]))
    return posts


def _end(document: Document, start: int, stop: int) -> int:
    """The place of the first line of a post that a filter took by name: buttons close it."""
    named = (
        at
        for at in range(start, stop)
        if document.verdicts[at].is_chrome and not document.verdicts[at].is_scored
    )
    return next(named, stop)


def _up_to_sentence(texts: Sequence[str], post: range) -> range:
    """The last post up to its last sentence: a button for more posts may stand below it."""
    sentences = [at for at in post if ends_sentence(texts[at])]
    return range(post.start, sentences[-1] + 1 if sentences else post.start)


def _is_author(text: str, at: int, post: range) -> bool:
    """Whether a line right below the time is a name of two or three words."""
    names = words(text)
    return at == post.start and len(names) in {2, 3} and all(map(str.istitle, names))


def _longest_in_order(minutes: Mapping[int, int]) -> Sequence[int]:
    """The longest run of places whose times all rise, or all fall."""
    places = list(minutes)
    best = range(0)
    for sign in (1, -1):
        start = 0
        for stop in range(1, len(places) + 1):
            is_over = stop == len(places) or (
                (minutes[places[stop]] - minutes[places[stop - 1]]) * sign < 0
            )
            if is_over:
                best = max(best, range(start, stop), key=len)
                start = stop
    return [places[number] for number in best]
