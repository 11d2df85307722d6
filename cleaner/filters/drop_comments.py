"""Drop the comments below an article, from their heading on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from typing import Final

from cleaner.look.comments import comments_may_start, element_headed, is_heading
from cleaner.look.elements import blocks_inside, tagged
from cleaner.look.lines import heads_paragraph, lines_of
from cleaner.page import HEADING_TAGS, NO_ELEMENT, Document, Page
from cleaner.phrases import phrases
from cleaner.text import ends_sentence

PHRASES: Final = phrases("drop_comments")
REPLIES: Final = phrases("drop_comments.replies")

# Among comments there is at least one reply or time for this many sentences. With 6, 108 blocks of
# the text of 1,334 labelled pages go; with 1, 2,466 blocks of comments stay.
_SENTENCES_A_REPLY: Final = 3
# Maximum number of sentences of a form without any comment: "Your address will not be published".
# With 6, two more blocks of the text go; with none, 832 blocks of forms and footers stay.
_SENTENCES_OF_FORM: Final = 2


def drop_comments(document: Document) -> Document:
    """Drop the heading of the comments below an article, and the comments.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> said = "I cross it every day on my way to work and I am glad that it is open again."
    >>> page = (text, text, "2 Comments", "Ann", "3 hours ago", said, "Reply", "Bo", said, "Reply")
    >>> kept(drop_comments, *page) == [text, text]
    True

    What follows is taken only where it looks like comments: replies or times between the
    paragraphs, or, in HTML, the comments' own element.

    >>> kept(drop_comments, text, text, "Comments", text, text)[2]
    'Comments'
    """
    lines = lines_of(document)
    named = {*lines.among(PHRASES), *lines.counting(PHRASES)}
    headings = sorted(at for at in named if is_heading(document, at))
    if not headings:
        return document
    start = comments_may_start(lines)
    below = {at for at in headings if at >= start and _is_below_titles(document.page, at)}
    headed = _with_replies_below(document, below)
    dropped: set[int] = set()
    for at in headings:
        if at not in dropped:
            dropped.update(_headed(document, at, below, headed))
    return document.dropped(dropped, "comments")


def _is_below_titles(page: Page, at: int) -> bool:
    """Whether no title stands below a line, as below a link to the comments in the menu.

    Below what a tag says to be a heading, and below the first title, other ones may stand.
    """
    titles = page.once(_titles)
    return not titles or at >= titles[-1] or (_is_tagged(page, at) and titles[0] < at)


def _titles(page: Page) -> Sequence[int]:
    """The places of the headings of the first rank."""
    h1 = frozenset(tagged(page, ("h1",)))
    return [at for at, owner in enumerate(page.owners) if owner in h1]


def _is_tagged(page: Page, at: int) -> bool:
    return page.tag_round(at) in HEADING_TAGS


def _headed(document: Document, heading: int, below: Set[int], headed: Set[int]) -> Iterable[int]:
    """The heading and what it takes with it; empty if it heads no comments."""
    lines = lines_of(document)
    if heading in below:
        element = element_headed(document, heading)
        stop = blocks_inside(document.page, element).stop if element != NO_ELEMENT else heading
        # A heading that is named for comments itself has them behind it.
        has_all = stop > heading + 1 or not _is_tagged(document.page, heading)
        if stop > heading and (has_all or heading not in headed):
            return range(heading, stop)
        if heading in headed:
            return range(heading, len(document.page))
        if not heads_paragraph(document, heading):
            return [heading]
    is_alone = any(map(str.isdigit, lines.keys[heading])) or lines.is_link(heading)
    return [heading] if is_alone else []


def _with_replies_below(document: Document, headings: Collection[int]) -> Set[int]:
    """The headings below which stand only a form, or sentences with replies among them."""
    lines = lines_of(document)
    replies = frozenset(lines.among(REPLIES))
    sentences = paragraphs = marks = 0
    found: set[int] = set()
    for at in range(len(document.page) - 1, min(headings, default=len(document.page)) - 1, -1):
        is_form = not paragraphs and sentences <= _SENTENCES_OF_FORM
        if at in headings and (is_form or marks * _SENTENCES_A_REPLY >= sentences):
            found.add(at)
        sentences += ends_sentence(lines.texts[at])
        paragraphs += lines.is_paragraph(at)
        marks += at in replies or lines.times.get(at) == "stamp" or lines.name_before_time(at) != ""
    return found
