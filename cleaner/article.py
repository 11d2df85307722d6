"""The result: an article with its fields, and everything that was left out of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, NamedTuple

from cleaner.look.headline import stated_headline
from cleaner.page import HEAD_ROLES, Block, Document, Hints, Problem, Role
from cleaner.pipeline import Change
from cleaner.problems import confidence_of, problems_of
from cleaner.read.authors import names_shown
from cleaner.read.dates import date_shown
from cleaner.text import has_words
from cleaner.write.html import to_html
from cleaner.write.json import to_dict, to_json
from cleaner.write.markdown import to_markdown
from cleaner.write.text import join_blocks, join_units, to_text

_NO_HINTS = Hints()


class Removed(NamedTuple):
    """A block that is not in the article, the filter that dropped it, and its reason."""

    block: Block
    filter: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What `cleaner.clean` returns.

    It holds what it shows, and no more of the page: its blocks are in no element.

    Attributes:
        headline: the headline as the page shows it, or None.
        dek: the shown standfirst, its paragraphs joined by a newline; None when there is none.
        blocks: the blocks of the body, each with its role and the scorer's probability.
        removed: every other block that was read, with the filter that dropped it and its reason.
        head: the blocks of headline and dek, where the page shows them.
        hints: what the page says of itself outside its text.
        problems: what may be wrong with this article, in plain words; empty when nothing is.
        confidence: probability that body is right, from 0 to 1, calibrated on labelled pages.
        trace: what each filter did, in order.
    """

    headline: str | None
    dek: str | None
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    head: tuple[Block, ...] = ()
    hints: Hints = _NO_HINTS
    problems: tuple[Problem, ...] = ()
    confidence: float = 0.0
    trace: tuple[Change, ...] = field(default=(), repr=False)

    @property
    def body(self) -> str:
        """The body's blocks, joined by an empty line (list items and table rows by a newline)."""
        return join_blocks(self.blocks)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's blocks as strings, with what the flattening broke joined again."""
        return tuple(text for _, text in join_units(self.blocks))

    def text(self, roles: Iterable[Role | str]) -> str:
        """The body's blocks of these roles only, joined as in `body`.

        Raises:
            ValueError: for a role that does not exist.
        """
        wanted = {Role(role) for role in roles}
        return join_blocks([block for block in self.blocks if block.role in wanted])

    @property
    def byline(self) -> tuple[str, ...]:
        """The authors' names, as the page states or shows them; empty when it names none."""
        return self.hints.authors or _shown_names(self)

    @property
    def published(self) -> str | None:
        """When the article was published, in ISO 8601, with the zone where the page gives it.

        As the page states it, or else as it shows it above the body.
        """
        return self.hints.published or _shown_date(self) or None

    @property
    def language(self) -> str | None:
        """The page's language, as its primary subtag in BCP 47 ("en"), or None."""
        return self.hints.language or None

    @property
    def site(self) -> str | None:
        """The name of the site, or None."""
        return self.hints.site or None

    @property
    def url(self) -> str | None:
        """The page's canonical address, or None."""
        return self.hints.url or None

    @property
    def description(self) -> str | None:
        """The page's description of itself, shown or not, or None."""
        return next(iter(self.hints.descriptions), None)

    def __str__(self) -> str:
        """Headline, dek and body as clean text; two empty lines show where the body begins."""
        return to_text(self)

    def to_dict(self) -> dict[str, Any]:
        """The article as plain types, ready for JSON."""
        return to_dict(self)

    def to_json(self) -> str:
        """The article as one line of JSON."""
        return to_json(self)

    def to_markdown(self) -> str:
        """The article as Markdown, with every character that could be markup escaped."""
        return to_markdown(self)

    def to_html(self) -> str:
        """The article as an `<article>` element of HTML, with all text escaped."""
        return to_html(self)


def assemble(document: Document, trace: Sequence[Change]) -> Article:
    """Make the article of a cleaned document.

    Args:
        document: the page, with the filters' verdicts.
        trace: what the filters did on the way.
    """
    document = Document(document.page.without_elements(), document.verdicts)
    blocks = document.blocks
    body = tuple([blocks[at] for at in document.body_places()])
    head = tuple([block for block in blocks if block.role in HEAD_ROLES])
    headline = " ".join(_paragraphs(head, Role.HEADLINE))
    dek = "\n".join(_paragraphs(head, Role.DEK))
    stated = stated_headline(document.hints) if body else ""
    shown = headline or (stated if has_words(stated) else "")
    return Article(
        headline=shown or None,
        dek=dek or None,
        blocks=body,
        removed=_removed(document),
        head=head,
        hints=document.hints,
        problems=problems_of(document, body, shown),
        confidence=confidence_of(document, body),
        trace=tuple(trace),
    )


def _shown_names(article: Article) -> tuple[str, ...]:
    """The names in the first line that shows a byline."""
    shown = (gone.block for gone in article.removed if gone.block.role is Role.BYLINE)
    return next(filter(None, (names_shown(block.text) for block in shown)), ())


def _shown_date(article: Article) -> str:
    """The first date that stands above the body: below the headline, or in a byline; "" if none."""
    headline = article.head[0].index if article.head else math.inf
    body = article.blocks[0].index if article.blocks else 0
    above = takewhile(lambda block: block.index < body, (gone.block for gone in article.removed))
    near = (block for block in above if block.index > headline or block.role is Role.BYLINE)
    day_first = article.hints.day_first
    return next(filter(None, (date_shown(block.text, day_first=day_first) for block in near)), "")


def _paragraphs(head: Sequence[Block], role: Role) -> list[str]:
    units = join_units([block for block in head if block.role is role])
    # A row of a table may be the headline.
    return [text.replace("\t", " ") for _, text in units]


def _removed(document: Document) -> tuple[Removed, ...]:
    return tuple(
        [
            Removed(block, verdict.by, verdict.reason or "left out")
            for block, verdict in zip(document.blocks, document.verdicts, strict=True)
            if not verdict.is_body and verdict.role not in HEAD_ROLES
        ]
    )
