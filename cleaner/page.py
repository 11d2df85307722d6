"""What was read of one page, and what was decided of it.

A `Page` is what the reader saw: its blocks and elements as columns, and its hints. It never
changes. A `Document` is a page with a `Verdict` on each of its blocks. Filters take a document and
return another with other verdicts. `Block` and `Element` are views of a single block or element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from itertools import chain
from typing import Any, Final, Literal, NamedTuple, TypeVar

from cleaner.fast import twin
from cleaner.markup import (
    NO_MARKUP,
    NO_NOTES,
    Item,
    Markup,
    Notes,
    Row,
    Span,
    spans_of,
)
from cleaner.text import match_key

_Answer = TypeVar("_Answer")

Form = Literal["html", "text", "markdown"]

#: The element of a block that has none, and the parent of the outermost elements.
NO_ELEMENT: Final = -1
#: The tags that mark a block up as a heading.
HEADING_TAGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Stands among an element's words when its attributes say that it is not shown.
HIDDEN_WORD: Final = "@hidden"
#: Stands among the words of the outermost element of an embedded post.
EMBED_WORD: Final = "@embed"


class Kind(StrEnum):
    """What the reader saw of a block, in the page's markup or in the shape of the text."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_ROW = "table_row"
    EMBED = "embed"
    CAPTION = "caption"
    #: A line of what is stated on top of a text: "Title: …", front matter.
    LABEL = "label"
    #: Text above the wide gap that opens the body of an article that was written out.
    HEADLINE = "headline"
    DEK = "dek"

    __hash__ = str.__hash__


class Role(StrEnum):
    """What a block is in its article."""

    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_ROW = "table_row"
    EMBED = "embed"
    CAPTION = "caption"
    CHROME = "chrome"

    __hash__ = str.__hash__


#: The roles of what stands above an article's body.
HEAD_ROLES: Final = frozenset({Role.HEADLINE, Role.DEK})
#: The roles that make up an article's body.
BODY_ROLES: Final = frozenset(
    {Role.PARAGRAPH, Role.SUBHEAD, Role.LIST_ITEM, Role.QUOTE, Role.TABLE_ROW, Role.EMBED}
)


class Basis(StrEnum):
    """What a verdict rests on."""

    #: What the reader saw: no filter has spoken.
    SEEN = "seen"
    #: A filter named what the block is.
    NAMED = "named"
    #: The scorer weighed the block, whatever later filters made of it.
    SCORED = "scored"


class Problem(StrEnum):
    """What may be wrong with an article, in plain words."""

    NO_BODY = "no body found"
    NO_HEADLINE = "no headline found"
    INDEX = "looks like an index page"
    GATE = "a consent wall or bot check instead of the page"
    #: Not found, forbidden, a fault of the server, or a form to log in.
    ERROR = "an error page or log-in instead of the article"
    VIDEO = "a video instead of an article"
    PAYWALL = "cut by a paywall"
    #: The page shows no text or a teaser of it, and states the whole for its scripts to show.
    ONLY_STATED = "text only in scripts, taken from their data"
    #: The `str` that was given is the name of a page, and not the page.
    NAME = "a path or an address instead of a page"
    #: The site was built anew, or its page is of a sort that the profile was not learned from.
    UNLIKE_PROFILE = "the page is not built as its site's profile knows"
    #: `clean_many` and batch runs record a page so that could not be cleaned.
    FAILED = "could not be cleaned"


class Verdict(NamedTuple):
    """What a block was found to be, and why.

    Attributes:
        role: what the block is in the article.
        basis: what the verdict rests on.
        by: the name of the filter that gave it, filled in by the pipeline; "" before any did.
        reason: why, in words; "" where a block is simply kept.
        score: the scorer's probability, 0 to 1, that the block is body; None if it was not asked.
        problem: what the verdict says of the whole page; None where it says nothing.
    """

    role: Role
    basis: Basis = Basis.SEEN
    by: str = ""
    reason: str = ""
    score: float | None = None
    problem: Problem | None = None

    @property
    def is_body(self) -> bool:
        """Whether the block is part of the body."""
        return self.role in BODY_ROLES

    @property
    def is_chrome(self) -> bool:
        """Whether the block was dropped."""
        return self.role is Role.CHROME

    @property
    def chance(self) -> float:
        """The score; 0 where the scorer was not asked."""
        return self.score or 0.0

    @property
    def is_scored(self) -> bool:
        """Whether the scorer weighed the block: no filter before it had named it."""
        return self.basis is Basis.SCORED

    def as_role(self, role: Role, reason: str) -> Verdict:
        """A filter's verdict that gives the block another role."""
        basis = Basis.SCORED if self.basis is Basis.SCORED else Basis.NAMED
        return Verdict(role, basis, "", reason, self.score, self.problem)

    def dropped(self, reason: str, problem: Problem | None = None) -> Verdict:
        """A filter's verdict that drops the block."""
        basis = Basis.SCORED if self.basis is Basis.SCORED else Basis.NAMED
        return Verdict(Role.CHROME, basis, "", reason, self.score, problem or self.problem)

    def scored(self, score: float) -> Verdict:
        """The same role, weighed by the scorer."""
        return Verdict(self.role, Basis.SCORED, self.by, self.reason, score, self.problem)


class Change(NamedTuple):
    """A filter's verdict on one block, beside the one that stood before.

    Attributes:
        filter: the filter's name.
        place: the place of the block on its page.
        before: the verdict that stood before.
        after: the filter's.
    """

    filter: str
    place: int
    before: Verdict
    after: Verdict


_SHOWN: Final = "stands above the gap that opens the body"
#: The verdict on a block of each kind before any filter has spoken.
SEEN: Final[Mapping[Kind, Verdict]] = {
    Kind.PARAGRAPH: Verdict(Role.PARAGRAPH),
    Kind.HEADING: Verdict(Role.SUBHEAD),
    Kind.LIST_ITEM: Verdict(Role.LIST_ITEM),
    Kind.QUOTE: Verdict(Role.QUOTE),
    Kind.TABLE_ROW: Verdict(Role.TABLE_ROW),
    Kind.EMBED: Verdict(Role.EMBED),
    Kind.CAPTION: Verdict(Role.CAPTION),
    Kind.LABEL: Verdict(Role.CHROME, reason="a label above the text"),
    Kind.HEADLINE: Verdict(Role.HEADLINE, reason=_SHOWN),
    Kind.DEK: Verdict(Role.DEK, reason=_SHOWN),
}


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says of itself outside its text. Empty strings and tuples where it is silent.

    `titles`, `headlines` and `descriptions` hold every distinct statement, the most trusted first
    (JSON-LD, Open Graph, `<title>`). `published` and `modified` are ISO 8601 as stated. `free` says
    whether the text can be read without paying, None where nothing is said of it. `day_first` says
    that in its country, as its language is tagged, 07/03/2024 is a day in March.
    """

    titles: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    article_body: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    language: str = ""
    site: str = ""
    url: str = ""
    page_type: str = ""
    image: str = ""
    keywords: tuple[str, ...] = ()
    section: str = ""
    free: bool | None = None
    comments_url: str = ""
    day_first: bool = False


#: The hints of a page that says nothing of itself.
NO_HINTS: Final = Hints()


@dataclass(frozen=True, slots=True, eq=False)
class Elements:
    """The elements round the blocks of a page, as columns in source order: parents come first.

    All columns are empty for text.

    Attributes:
        tags: the tag of each element.
        words: the lower-cased words of its class, id, role and similar attributes. Those of the
            class come first, `HIDDEN_WORD` among them.
        class_sizes: how many of the words are those of the class.
        parents: the number of the element round it, `NO_ELEMENT` for the outermost.
        ends: the number of the first element behind it that is not inside it.
        depths: how many elements there are round it.
    """

    tags: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    class_sizes: tuple[int, ...] = ()
    parents: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    depths: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.tags)

    def inside(self, element: int, other: int) -> bool:
        """Whether an element is another one or stands inside it."""
        return other <= element < self.ends[other]

    def class_words(self, element: int) -> tuple[str, ...]:
        """The words of an element's class, which it shares with others; an id is its own."""
        return self.words[element][: self.class_sizes[element]]

    def ancestors(self, element: int) -> Iterator[int]:
        """An element and those round it, innermost first; nothing for `NO_ELEMENT`."""
        while element != NO_ELEMENT:
            yield element
            element = self.parents[element]


@dataclass(frozen=True, slots=True)
class Page:
    """What was read: the blocks as columns in source order, the elements round them, and hints.

    Attributes:
        texts: the words of each block, with white space normalised.
        kinds: what the reader saw of it.
        keys: `text.match_key` of a short text, "" for a long one; phrases are looked up by it.
        glues: what stands between a block and the one before it when both are kept and the page had
            them as one paragraph ("" or " "); None where the block starts a paragraph.
        owners: the number of the innermost block-level element round it; `NO_ELEMENT` in text.
        linked: how many of its characters are inside links.
        bold: how many are in bold type.
        indents: the white space before the line, in characters (text only).
        gaps: how many empty lines stand before the line (text only).
        lines: the number of the line that the block stood on (text only).
        elements: the elements round the blocks.
        hints: what the page says of itself outside its text.
        form: what the page was read from.
        problems: what the reader found wrong with it, in plain words.
        written: whether a text has the form in which an article is written out, with one empty line
            between paragraphs and nothing else: whether it may be clean already.
        notes: what the reader noted of the page's markup.
        markup: what is known of the markup of an article's blocks; nothing before there is one.
    """

    texts: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    keys: tuple[str, ...] = ()
    glues: tuple[str | None, ...] = ()
    owners: tuple[int, ...] = field(default=(), compare=False)
    linked: tuple[int, ...] = ()
    bold: tuple[int, ...] = ()
    indents: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    elements: Elements = field(default=Elements(), compare=False)
    hints: Hints = Hints()
    form: Form = "text"
    problems: tuple[Problem, ...] = ()
    written: bool = False
    notes: Notes = field(default=NO_NOTES, compare=False)
    markup: Markup = field(default=NO_MARKUP, compare=False)
    _answers: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.texts)

    def __reduce__(self) -> tuple[object, ...]:
        kept = (part.name for part in fields(self) if part.init)
        return Page, tuple(getattr(self, name) for name in kept)

    @property
    def shows_head(self) -> bool:
        """Whether it is text that shows where its body begins, as `str(article)` does.

        Then the reader has found its headline and its dek, and no chrome stands round the article.
        """
        # Such text has no other gap of several lines, except above its first line.
        return self.written and any(
            gap > 1 and line > 0 for gap, line in zip(self.gaps, self.lines, strict=True)
        )

    def once(self, ask: Callable[[Page], _Answer]) -> _Answer:
        """A function's answer about this page, worked out at the first call and kept."""
        answers = self._answers
        if ask not in answers:
            answers[ask] = ask(self)
        answer: _Answer = answers[ask]
        return answer

    def forget(self, ask: Callable[[Page], object]) -> None:
        """Free the memory of a kept answer; it is worked out again when asked for."""
        self._answers.pop(ask, None)

    def without_elements(self, markup: Markup = NO_MARKUP) -> Page:
        """The page without its elements, notes and answers so far: they take most of its room.

        Args:
            markup: what is to be known of its markup.
        """
        owners = (NO_ELEMENT,) * len(self)
        return replace(self, elements=Elements(), owners=owners, notes=NO_NOTES, markup=markup)

    def tag_round(self, at: int) -> str:
        """The tag of the innermost element round a block, "" where there is none."""
        owner = self.owners[at]
        return "" if owner == NO_ELEMENT else self.elements.tags[owner]

    def element(self, number: int) -> Element | None:
        """A view of an element; None for `NO_ELEMENT`."""
        return None if number == NO_ELEMENT else self.once(_views)[number]


class PageBuilder:
    """Collects the blocks of a page without elements, in source order."""

    def __init__(self, form: Form) -> None:
        self._form: Form = form
        self._texts: list[str] = []
        self._kinds: list[Kind] = []
        self._glues: list[str | None] = []
        self._linked: list[int] = []
        self._bold: list[int] = []
        self._indents: list[int] = []
        self._gaps: list[int] = []
        self._lines: list[int] = []

    def __len__(self) -> int:
        return len(self._texts)

    def add(
        self,
        text: str,
        kind: Kind = Kind.PARAGRAPH,
        *,
        glue: str | None = None,
        linked: int = 0,
        bold: int = 0,
        indent: int = 0,
        gap: int = 0,
        line: int = 0,
    ) -> None:
        """Add a block; the parameters are the columns of `Page`."""
        self._texts.append(text)
        self._kinds.append(kind)
        self._glues.append(glue)
        self._linked.append(linked)
        self._bold.append(bold)
        self._indents.append(indent)
        self._gaps.append(gap)
        self._lines.append(line)

    def add_lines(
        self,
        texts: Sequence[str],
        kinds: Sequence[Kind],
        glues: Sequence[str | None],
        spaces: tuple[Sequence[int], Sequence[int]],
        lines: Sequence[int],
    ) -> None:
        """Add several blocks without links or bold type; the parameters are columns of `Page`.

        `spaces` are those of indents and gaps.
        """
        none = (0,) * len(texts)
        self._texts += texts
        self._kinds += kinds
        self._glues += glues
        self._linked += none
        self._bold += none
        self._indents += spaces[0]
        self._gaps += spaces[1]
        self._lines += lines

    def build(
        self,
        hints: Hints = NO_HINTS,
        problems: tuple[Problem, ...] = (),
        *,
        written: bool = False,
    ) -> Page:
        """The page with everything that was added."""
        return Page(
            texts=tuple(self._texts),
            kinds=tuple(self._kinds),
            keys=tuple(map(match_key, self._texts)),
            glues=tuple(self._glues),
            owners=(NO_ELEMENT,) * len(self._texts),
            linked=tuple(self._linked),
            bold=tuple(self._bold),
            indents=tuple(self._indents),
            gaps=tuple(self._gaps),
            lines=tuple(self._lines),
            hints=hints,
            form=self._form,
            problems=problems,
            written=written,
        )


class Element:
    """A view of one element of a page. There is one for each, so views can be compared by `is`."""

    __slots__ = ("_page", "order")

    def __init__(self, page: Page, order: int) -> None:
        self._page = page
        #: Its number among the page's elements, in source order.
        self.order: int = order

    def __repr__(self) -> str:
        return f"Element({self.tag!r}, {self.words!r})"

    @property
    def tag(self) -> str:
        """Its tag."""
        return self._page.elements.tags[self.order]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that name it, those of its class first."""
        return self._page.elements.words[self.order]

    @property
    def classes(self) -> int:
        """How many of the words are those of its class."""
        return self._page.elements.class_sizes[self.order]

    @property
    def class_words(self) -> tuple[str, ...]:
        """The words of its class."""
        return self._page.elements.class_words(self.order)

    @property
    def parent(self) -> Element | None:
        """The element round it."""
        return self._page.element(self._page.elements.parents[self.order])

    @property
    def depth(self) -> int:
        """How many elements there are round it."""
        return self._page.elements.depths[self.order]

    def holds(self, other: Element) -> bool:
        """Whether another element of its page is this one or stands inside it."""
        return self._page.elements.inside(other.order, self.order)

    def ancestors(self) -> Iterator[Element]:
        """The element itself and those round it, innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


def _views(page: Page) -> Sequence[Element]:
    return [Element(page, number) for number in range(len(page.elements))]


class Block:
    """A view of one block of a document: what was read of it, and the verdict on it."""

    __slots__ = ("_document", "_index")

    def __init__(self, document: Document, index: int) -> None:
        self._document = document
        self._index = index

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.text!r}, {self.role!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Block):
            return NotImplemented
        return (self.index, self.text, self.kind, self.verdict) == (
            other.index, other.text, other.kind, other.verdict,
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash((self.index, self.text))

    @property
    def index(self) -> int:
        """Its place among the page's blocks, from 0."""
        return self._index

    @property
    def text(self) -> str:
        """Its words, with white space normalised."""
        return self._document.page.texts[self._index]

    @property
    def kind(self) -> Kind:
        """What the reader saw of it."""
        return self._document.page.kinds[self._index]

    @property
    def key(self) -> str:
        """`text.match_key` of a short text, "" for a long one."""
        return self._document.page.keys[self._index]

    @property
    def glue(self) -> str | None:
        """What joins it to the block before it in one paragraph; None where it starts one."""
        return self._document.page.glues[self._index]

    def continues(self, other: Block) -> bool:
        """Whether the page had it in one paragraph with another block, which stands before it."""
        return None not in self._document.page.glues[other._index + 1 : self._index + 1]

    def shares_line(self, other: Block) -> bool:
        """Whether it stood on one line of a text with another block."""
        return self._document.page.form == "text" and self.line == other.line

    @property
    def linked(self) -> int:
        """How many of its characters are inside links."""
        return self._document.page.linked[self._index]

    @property
    def bold(self) -> int:
        """How many of its characters are in bold type."""
        return self._document.page.bold[self._index]

    @property
    def indent(self) -> int:
        """The white space before its line, in characters (text only)."""
        return self._document.page.indents[self._index]

    @property
    def gap(self) -> int:
        """How many empty lines stand before it (text only)."""
        return self._document.page.gaps[self._index]

    @property
    def line(self) -> int:
        """The number of the line that it stood on (text only)."""
        return self._document.page.lines[self._index]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its inline markup: links, strong and emphasised words, code (in an article only)."""
        markup = self._document.page.markup
        runs = markup.runs.get(self._index)
        return spans_of(self.text, runs, markup.base) if runs else ()

    @property
    def follows_break(self) -> bool:
        """Whether only a line break parts it from the block before it (in an article only)."""
        return self._index in self._document.page.markup.breaks

    @property
    def level(self) -> int | None:
        """The level of a heading, 1 to 6, where the page gives one (in an article only)."""
        return self._document.page.markup.levels.get(self._index)

    @property
    def item(self) -> Item | None:
        """How a list item stands in its list, where the page tells (in an article only)."""
        return self._document.page.markup.items.get(self._index)

    @property
    def row(self) -> Row | None:
        """How a table's row stands in its table, where the page tells (in an article only)."""
        return self._document.page.markup.rows.get(self._index)

    @property
    def element(self) -> Element | None:
        """The innermost block-level element round it; None in text, and in an article."""
        page = self._document.page
        return page.element(page.owners[self._index])

    @property
    def tag(self) -> str:
        """The tag of that element, "" where there is none."""
        return self._document.page.tag_round(self._index)

    @property
    def verdict(self) -> Verdict:
        """The verdict on it so far."""
        return self._document.verdicts[self._index]

    @property
    def role(self) -> Role:
        """What it is in the article."""
        return self.verdict.role

    @property
    def by(self) -> str:
        """The filter that gave the verdict."""
        return self.verdict.by

    @property
    def reason(self) -> str:
        """Why it has its role, in words."""
        return self.verdict.reason

    @property
    def score(self) -> float | None:
        """The scorer's probability that it is body; None if the scorer was not asked."""
        return self.verdict.score

    @property
    def chance(self) -> float:
        """The score; 0 where the scorer was not asked."""
        return self.verdict.chance

    @property
    def is_scored(self) -> bool:
        """Whether the scorer weighed it: no filter before it had named it."""
        return self.verdict.is_scored

    @property
    def is_body(self) -> bool:
        """Whether it is part of the body."""
        return self.role in BODY_ROLES

    @property
    def is_chrome(self) -> bool:
        """Whether it was dropped."""
        return self.role is Role.CHROME

    def as_role(self, role: Role, reason: str) -> Verdict:
        """A filter's verdict that gives the block another role."""
        return self.verdict.as_role(role, reason)

    def dropped(self, reason: str, problem: Problem | None = None) -> Verdict:
        """A filter's verdict that drops the block."""
        return self.verdict.dropped(reason, problem)


@dataclass(frozen=True, slots=True)
class Document:
    """A page, and a verdict on each of its blocks. Filters take one and return one."""

    page: Page
    verdicts: tuple[Verdict, ...]
    _answers: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @staticmethod
    def of(page: Page) -> Document:
        """A page before any filter has run."""
        return Document(page, tuple([SEEN[kind] for kind in page.kinds]))

    @staticmethod
    def of_lines(*lines: str) -> Document:
        """A text of these lines as it was read, a block a line; for trying filters out."""
        builder = PageBuilder("text")
        for number, line in enumerate(lines):
            builder.add(line, line=number)
        return Document.of(builder.build())

    def __reduce__(self) -> tuple[object, ...]:
        return Document, (self.page, self.verdicts)

    @property
    def form(self) -> Form:
        """What the page was read from."""
        return self.page.form

    @property
    def hints(self) -> Hints:
        """What the page says of itself outside its text."""
        return self.page.hints

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks one by one, as views."""
        return self.once(_blocks)

    def block(self, at: int) -> Block:
        """A view of one block, made without those of all the others."""
        return Block(self, at)

    def blocks_at(self, places: Sequence[int]) -> tuple[Block, ...]:
        """Views of some blocks, made without those of all the others."""
        return views(Block, self, places)

    @property
    def roles(self) -> Sequence[Role]:
        """What each block is so far."""
        return self.once(_roles)

    def once(self, ask: Callable[[Document], _Answer]) -> _Answer:
        """A function's answer about this document, worked out at the first call and kept."""
        answers = self._answers
        if ask not in answers:
            answers[ask] = ask(self)
        answer: _Answer = answers[ask]
        return answer

    def is_body(self, at: int) -> bool:
        """Whether a block is part of the body so far."""
        return self.verdicts[at].role in BODY_ROLES

    def body_places(self) -> Sequence[int]:
        """The places of the blocks that are part of the body so far."""
        return self.once(_body_places)

    def places(self, role: Role) -> Sequence[int]:
        """The places of the blocks that have a role so far."""
        return self.once(_places_by_role).get(role, ())

    def with_changes(self, changes: Mapping[int, Verdict]) -> Document:
        """The document with other verdicts on some blocks; itself when there are none.

        Args:
            changes: the new verdicts by the places of their blocks.

        Raises:
            ValueError: for a place where there is no block.
        """
        if not changes:
            return self
        verdicts = list(self.verdicts)
        for at, verdict in changes.items():
            if not 0 <= at < len(verdicts):
                raise ValueError(f"there is no block {at}: the page has {len(verdicts)}")
            verdicts[at] = verdict
        return Document(self.page, tuple(verdicts))

    def as_role(self, places: Iterable[int], role: Role, reason: str) -> Document:
        """The document with another role for some blocks of the body; others stay as they are."""
        return self.with_changes(
            {at: self.verdicts[at].as_role(role, reason) for at in places if self.is_body(at)}
        )

    def dropped(
        self, places: Iterable[int], reason: str, problem: Problem | None = None
    ) -> Document:
        """The document with some blocks of the body dropped; others stay as they are."""
        return self.with_changes(
            {at: self.verdicts[at].dropped(reason, problem) for at in places if self.is_body(at)}
        )

    def with_verdicts(self, verdicts: Iterable[Verdict]) -> Document:
        """The document with a new verdict on every block."""
        return Document(self.page, tuple(verdicts))


def _blocks(document: Document) -> tuple[Block, ...]:
    return views(Block, document, range(len(document.page)))


@twin("blocks")
def views(kind: type[Block], document: Document, places: Sequence[int]) -> tuple[Block, ...]:
    """Views of some blocks of a document."""
    return tuple([kind(document, at) for at in places])


def _roles(document: Document) -> Sequence[Role]:
    return [verdict.role for verdict in document.verdicts]


def _places_by_role(document: Document) -> Mapping[Role, Sequence[int]]:
    return places_by_role(document.verdicts)


@twin("blocks")
def places_by_role(verdicts: tuple[Verdict, ...]) -> dict[Role, list[int]]:
    """The places of the blocks of each role, in order."""
    found: dict[Role, list[int]] = {}
    for at, verdict in enumerate(verdicts):
        found.setdefault(verdict.role, []).append(at)
    return found


def _body_places(document: Document) -> Sequence[int]:
    by_role = document.once(_places_by_role)
    return sorted(chain.from_iterable([by_role.get(role, ()) for role in BODY_ROLES]))
