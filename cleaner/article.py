"""The result: an article with its fields, and everything that was left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from cleaner.look.headline import stated_headline
from cleaner.look.language import language_of
from cleaner.look.markup import images_of, markup_of
from cleaner.markup import Image
from cleaner.page import BODY_ROLES, HEAD_ROLES, Block, Change, Document, Hints, Problem, Role
from cleaner.problems import confidence_of, problems_of
from cleaner.read.authors import name_words, owner_keys, without_owners
from cleaner.read.dates import is_earlier
from cleaner.read.saved import read_images, read_saved
from cleaner.shown import Credits, Surroundings, date_near_headline, names_anywhere, names_below
from cleaner.text import has_words
from cleaner.write.html import to_html
from cleaner.write.json import SCHEMA, to_dict, to_json
from cleaner.write.markdown import to_markdown
from cleaner.write.notebook import summary, to_notebook
from cleaner.write.text import join_blocks, join_units, to_text

_NO_HINTS = Hints()
_NO_CREDITS: Final = Credits()
# The roles of what is in no article.
_NOT_SHOWN: Final = frozenset(Role) - HEAD_ROLES - BODY_ROLES


class Removed(NamedTuple):
    """A block that is not in the article, the filter that dropped it, and its reason."""

    block: Block
    filter: str
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
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
        error: why the page could not be cleaned, where `clean_many` records that; None otherwise.
        images: the pictures between headline and end, each with its caption.
        credits: authors and date as the profile of the site finds them.
    """

    headline: str | None
    dek: str | None
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    head: tuple[Block, ...] = ()
    hints: Hints = _NO_HINTS
    problems: tuple[Problem, ...] = ()
    confidence: float = 0.0
    trace: tuple[Change, ...] = ()
    error: str | None = None
    images: tuple[Image, ...] = ()
    credits: Credits = _NO_CREDITS

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
        """The names of the authors, who are people; empty when the page names none.

        As the page states them, but where the byline below the headline names others; where the
        profile of the site knows a better place, as it is shown there.
        """
        if self.credits.authors:
            return self.credits.authors
        stated, site = self.hints.authors, owner_keys([self.hints.site], self.hints.url)
        if not stated:
            return without_owners(names_anywhere(_around(self)), site)
        shown = without_owners(names_below(_around(self)), site)
        if not shown or not name_words(shown) & name_words(stated):
            return shown or stated
        # A first name alone may be stated of somebody who is shown in full.
        in_full = all(" " in name for name in stated)
        return stated if in_full or len(shown) != len(stated) else shown

    @property
    def published(self) -> str | None:
        """When the article was published, in ISO 8601, with the zone where the page gives it.

        As the page states it, but where it shows an earlier day near the headline: sites that move
        to another system state the day of the move. Where the profile of the site knows a better
        place, as it is shown there.
        """
        if self.credits.published:
            return self.credits.published
        stated = self.hints.published
        shown = date_near_headline(
            _around(self), language=self.language or "", day_first=self.hints.day_first
        )
        if not stated or (shown and is_earlier(shown, stated)):
            return shown or None
        return stated

    @property
    def language(self) -> str | None:
        """The language as its primary subtag in BCP 47 ("en"), or None.

        As the page states it, or else as the text is written in, where the extra `language` is
        installed and its detector is sure.
        """
        return self.hints.language or language_of(str(self))

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

    @property
    def modified(self) -> str | None:
        """When the article was last changed, in ISO 8601, as the page states it, or None."""
        return self.hints.modified or None

    @property
    def image(self) -> str | None:
        """The address of the article's picture, as the page states it, or None."""
        return self.hints.image or None

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords that the page states; empty when it states none."""
        return self.hints.keywords

    @property
    def section(self) -> str | None:
        """The part of the site that the article belongs to, as the page states it, or None."""
        return self.hints.section or None

    @property
    def free(self) -> bool | None:
        """Whether the page says that it can be read without paying; None if it says nothing."""
        return self.hints.free

    @property
    def comments_url(self) -> str | None:
        """Where readers comment on the article, as the page states it, or None."""
        return self.hints.comments_url or None

    def __str__(self) -> str:
        """Headline, dek and body as clean text; two empty lines show where the body begins."""
        return to_text(self)

    def __repr__(self) -> str:
        return f"<Article {self.headline!r}, {summary(self)}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return to_notebook(self)

    def to_dict(self, *, removed: bool = False, markup: bool = False) -> dict[str, Any]:
        """The article as plain types, ready for JSON; `from_dict` reads it back.

        Args:
            removed: also what was left out, and the place of every block on the page.
            markup: also the links, the emphasis and the like of its blocks, and its pictures.
        """
        return to_dict(self, removed=removed, markup=markup)

    def to_json(self, *, removed: bool = False, markup: bool = False) -> str:
        """The article as one line of JSON, with what else `to_dict` gives where that is asked."""
        return to_json(self, removed=removed, markup=markup)

    @staticmethod
    def from_dict(plain: Mapping[str, Any]) -> Article:
        """The article that `to_dict` gave; what it did not give (scores, trace) is lost.

        Raises:
            ValueError: if it is none, or was written in a later form than this version reads.
        """
        try:
            if plain["schema"] > SCHEMA:
                raise ValueError(f"its form is {plain['schema']}, and this version reads {SCHEMA}")
            document = read_saved(plain)
            return Article(
                headline=plain["headline"],
                dek=plain["dek"],
                blocks=tuple([block for block in document.blocks if block.is_body]),
                removed=_removed(document),
                head=_head(document),
                hints=document.hints,
                problems=tuple(map(Problem, plain["problems"])),
                confidence=plain["confidence"],
                error=plain["error"],
                images=read_images(plain),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"This is no article that can be read: {error}.") from error

    def to_markdown(
        self, *, links: bool = False, emphasis: bool = False, front_matter: bool = False
    ) -> str:
        """The article as Markdown, with every character of it that could be markup escaped.

        Args:
            links: whether to keep its links; they lead to http, https or mailto only.
            emphasis: whether to keep what is strong, emphasised or code.
            front_matter: whether to put above it, as YAML, what the page states of it.
        """
        return to_markdown(self, links=links, emphasis=emphasis, front_matter=front_matter)

    def to_html(self, *, links: bool = True, emphasis: bool = True, images: bool = False) -> str:
        """The article as an `<article>` element of HTML, with all text escaped.

        Args:
            links: whether to keep its links; they lead to http, https or mailto only.
            emphasis: whether to keep what is strong, emphasised or code.
            images: whether to show its pictures, which then come from where the page has them.
        """
        return to_html(self, links=links, emphasis=emphasis, images=images)


def assemble(document: Document, trace: Sequence[Change]) -> Article:
    """Make the article of a cleaned document.

    Args:
        document: the page, with the filters' verdicts.
        trace: what the filters did on the way.
    """
    body = document.body_places()
    shown = Document(document.page.without_elements(markup_of(document, body)), document.verdicts)
    head = _head(shown)
    headline = " ".join(_paragraphs(head, Role.HEADLINE))
    if not headline and body:
        stated = stated_headline(document.hints)
        headline = stated if has_words(stated) else ""
    problems = problems_of(document, headline)
    return Article(
        headline=headline or None,
        dek="\n".join(_paragraphs(head, Role.DEK)) or None,
        blocks=shown.blocks_at(body),
        removed=_removed(shown),
        head=head,
        hints=document.hints,
        problems=problems,
        confidence=confidence_of(document, problems),
        trace=tuple(trace),
        images=images_of(document),
    )


def _around(article: Article) -> Surroundings:
    return Surroundings(article.head, article.blocks, [gone.block for gone in article.removed])


def _paragraphs(head: Sequence[Block], role: Role) -> list[str]:
    units = join_units([block for block in head if block.role is role])
    # A row of a table may be the headline.
    return [text.replace("\t", " ") for _, text in units]


def _head(document: Document) -> tuple[Block, ...]:
    places = sorted([at for role in HEAD_ROLES for at in document.places(role)])
    return document.blocks_at(places)


def _removed(document: Document) -> tuple[Removed, ...]:
    places = sorted([at for role in _NOT_SHOWN for at in document.places(role)])
    verdicts = [document.verdicts[at] for at in places]
    return tuple(
        [
            Removed(block, verdict.by, verdict.reason or "left out")
            for block, verdict in zip(document.blocks_at(places), verdicts, strict=True)
        ]
    )
