"""Keep the posts of a live page in flattened text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from cleaner.look.lines import lines_of
from cleaner.look.prose import is_prose
from cleaner.page import Document, Role
from cleaner.text import ends_sentence, words

# A time of day that is all of a line, but for a word such as "Uhr" or "GMT".
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: \w{1,4})?")
# Minimum number of posts on a live page, and minimum share of them with text that was kept.
_FEWEST: Final = 4
_MOSTLY: Final = 0.5
# Maximum number of lines of a post.
_LONGEST: Final = 20


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
    """
    if document.form != "text":
        return document
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
    return document.with_changes(
        {at: verdicts[at].as_role(Role.PARAGRAPH, "a line of a post") for at in lost}
    )


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
    if kept < _MOSTLY * len(posts) or max(map(len, posts)) > _LONGEST:
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
