"""The one representation in the middle: blocks, the elements round them, and the page's hints.

Everything here is frozen. A filter that wants a block to be something else asks for a changed
copy (`Block.as_role`, `Block.dropped`), and `Document.with_blocks` puts it in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Literal, TypeVar, final

from cleaner.look.lines import Lines

_Kind = TypeVar("_Kind")


class Role(StrEnum):
    """What a block is on its page."""

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

    # Looked up in sets for every block: the string's own hash is many times faster than Enum's.
    __hash__ = str.__hash__


# Python 3.11 takes thirty times as long to find a member in an enumeration as to find a plain name.
# What is asked of every block (here and in other modules) asks for the name.
_CHROME: Final = Role.CHROME

#: The roles of what stands above an article's body.
HEAD_ROLES: frozenset[Role] = frozenset({Role.HEADLINE, Role.DEK})
#: The roles that make up an article's body.
BODY_ROLES: frozenset[Role] = frozenset(
    {Role.PARAGRAPH, Role.SUBHEAD, Role.LIST_ITEM, Role.QUOTE, Role.TABLE_ROW, Role.EMBED}
)

#: The tags that mark a block up as a heading.
HEADING_TAGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Stands among a scope's words when its attributes say that it is not shown.
HIDDEN_WORD: Final = "@hidden"
#: Stands among the words of the outermost scope of an embedded post.
EMBED_WORD: Final = "@embed"


# A page has hundreds of blocks and of elements, and filters make new blocks of most. A frozen
# dataclass's own initialiser takes many times as long as plain assignments, so while its fields are
# set a block (or a scope) is but a draft. It has its slots from the draft, by which Python sees at
# once that the one can become the other.
class _ScopeDraft:
    __slots__ = ("classes", "depth", "order", "parent", "tag", "words")


class _BlockDraft:
    __slots__ = (
        "bold", "gap", "glue", "indent", "index", "key", "line", "linked", "reason", "role",
        "scope", "score", "text",
    )  # fmt: skip


@final
@dataclass(frozen=True, slots=True, eq=False)
class Scope(_ScopeDraft):
    """An element that encloses blocks. All blocks in it share the one object.

    `words` are the lower-cased words of its class, id, role and similar attributes. `order` numbers
    the scopes of one page in source order, so a parent's number is below its children's. The words
    of its class come first, `HIDDEN_WORD` among them, and there are `classes` of them.
    """

    tag: str
    words: tuple[str, ...]
    parent: Scope | None = field(repr=False)
    depth: int
    order: int
    classes: int = 0

    @property
    def class_words(self) -> tuple[str, ...]:
        """The words of its class: an id is an element's own, a class what it shares with others."""
        return self.words[: self.classes]

    def ancestors(self) -> Iterable[Scope]:
        """The scope itself and those round it, innermost first."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def within(self, tags: Iterable[str]) -> bool:
        """Whether this scope or one round it has one of these tags."""
        wanted = frozenset(tags)
        return any(scope.tag in wanted for scope in self.ancestors())


@final
@dataclass(frozen=True, slots=True)
class Block(_BlockDraft):
    """One line of a flattened text, or one block-level run of text in HTML.

    Attributes:
        index: place among the page's blocks, from 0; also the block's identity.
        text: the words, with white space already normalised.
        role: what the block is taken to be; readers give a candidate, filters settle it.
        key: `text.match_key(text)` of a short text, "" for a long one; phrase filters look it up.
        glue: what stands between this block and the one before it when both are kept and the page
            had them as one paragraph ("" or " "); None when the block starts a paragraph.
        scope: innermost enclosing block-level element; None in flattened text. It does not count
            when blocks are compared, so that the same page cleaned twice gives equal articles.
        linked: characters of `text` inside links.
        bold: characters of `text` in bold type.
        indent: leading white space of the line, in characters (flattened text).
        gap: empty lines before the line (flattened text).
        score: probability of being body, once the scorer has seen it.
        reason: why the block has its role, once a filter has said so.
        line: number of the line that the block stood on (flattened text).
    """

    index: int
    text: str
    role: Role = Role.PARAGRAPH
    key: str = ""
    glue: str | None = None
    scope: Scope | None = field(default=None, compare=False)
    linked: int = 0
    bold: int = 0
    indent: int = 0
    gap: int = 0
    score: float | None = None
    reason: str = ""
    line: int = 0

    @property
    def tag(self) -> str:
        """Tag of the innermost enclosing element, "" in flattened text."""
        return self.scope.tag if self.scope is not None else ""

    @property
    def is_body(self) -> bool:
        """Whether the block's role is one of the body's."""
        return self.role in BODY_ROLES

    @property
    def is_chrome(self) -> bool:
        """Whether a filter has dropped the block."""
        return self.role is _CHROME

    def as_role(self, role: Role, reason: str, score: float | None = None) -> Block:
        """A copy of the block in another role, and why; with a score where the scorer gave one."""
        # Spelled out: dataclasses.replace takes many times as long, and every block comes by here.
        return new_block(
            self.index, self.text, role, self.key, self.glue, self.scope, self.linked, self.bold,
            self.indent, self.gap, self.score if score is None else score, reason, self.line,
        )  # fmt: skip

    def dropped(self, reason: str, score: float | None = None) -> Block:
        """A copy of the block as chrome, and why."""
        return self.as_role(_CHROME, reason, score)


_set: Final = object.__setattr__


def new_block(  # noqa: PLR0917 - a field each
    index: int,
    text: str,
    role: Role = Role.PARAGRAPH,
    key: str = "",
    glue: str | None = None,
    scope: Scope | None = None,
    linked: int = 0,
    bold: int = 0,
    indent: int = 0,
    gap: int = 0,
    score: float | None = None,
    reason: str = "",
    line: int = 0,
) -> Block:
    """`Block(...)`, several times as fast."""
    draft: Any = _BlockDraft()
    draft.index = index
    draft.text = text
    draft.role = role
    draft.key = key
    draft.glue = glue
    draft.scope = scope
    draft.linked = linked
    draft.bold = bold
    draft.indent = indent
    draft.gap = gap
    draft.score = score
    draft.reason = reason
    draft.line = line
    draft.__class__ = Block
    block: Block = draft
    return block


def new_scope(  # noqa: PLR0917 - a field each
    tag: str, words: tuple[str, ...], parent: Scope | None, depth: int, order: int, classes: int
) -> Scope:
    """`Scope(...)`, several times as fast."""
    draft: Any = _ScopeDraft()
    draft.tag = tag
    draft.words = words
    draft.parent = parent
    draft.depth = depth
    draft.order = order
    draft.classes = classes
    draft.__class__ = Scope
    scope: Scope = draft
    return scope


def outermost_first(blocks: Iterable[Block]) -> tuple[Scope, ...]:
    """The elements round some blocks, each one before those inside it.

    Copied or pickled in this order, deeply nested elements need no deep recursion.
    """
    found: set[Scope] = set()
    for block in blocks:
        scope = block.scope
        while scope is not None and scope not in found:
            found.add(scope)
            scope = scope.parent
    return tuple(sorted(found, key=lambda scope: scope.order))


def rebuilt(_: tuple[Scope, ...], kind: Callable[..., _Kind], *parts: object) -> _Kind:
    """What was copied or pickled as a type and its fields, behind the elements in them."""
    return kind(*parts)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says of itself outside its text. Empty strings and tuples where it is silent.

    `titles`, `headlines` and `descriptions` hold every distinct statement, the most trusted first
    (JSON-LD, Open Graph, `<title>`). `published` and `modified` are ISO 8601 as stated.
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


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of one page in source order, with the page's hints.

    Attributes:
        blocks: the blocks.
        hints: what the page says of itself outside its text.
        form: what the page was read from.
        problems: what the reader found wrong with it, in plain words.
        written: whether flattened text has the form in which an article is written out, with one
            empty line between paragraphs and nothing else: whether it may be clean already.
    """

    blocks: tuple[Block, ...]
    hints: Hints = Hints()
    form: Literal["html", "flat"] = "flat"
    problems: tuple[str, ...] = ()
    written: bool = False
    # Apart from the fields that make up a document: what follows from its blocks' words.
    _lines: Lines | None = field(default=None, init=False, repr=False, compare=False)
    # The blocks in place of which it has others, and the positions of those.
    _changes: tuple[tuple[Block, ...], Sequence[int]] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    def __reduce__(self) -> tuple[object, ...]:
        parts = (self.blocks, self.hints, self.form, self.problems, self.written)
        return rebuilt, (outermost_first(self.blocks), Document, *parts)

    @property
    def shows_head(self) -> bool:
        """Whether it is text that shows where its body begins: an article that was written out.

        Then the reader has told its headline and its dek, and who wrote it has told the article
        from the rest.
        """
        # Such text has no other gap of several lines, but for one above its first line.
        return self.written and any(block.gap > 1 and block.line > 0 for block in self.blocks)

    @property
    def lines(self) -> Lines:
        """What the blocks look like as lines of a page; kept for the filters that follow."""
        lines = self._lines
        if lines is None:
            blocks = self.blocks
            lines = Lines(
                [block.text for block in blocks],
                [block.key for block in blocks],
                [block.linked for block in blocks],
            )
            _set(self, "_lines", lines)
        return lines

    def forget_lines(self) -> None:
        """Let go of what `lines` worked out, for the room that it takes."""
        if self._lines is not None:
            self._lines.forget()

    def body_places(self) -> list[int]:
        """Positions of the blocks whose role is one of the body's."""
        return [at for at, block in enumerate(self.blocks) if block.role in BODY_ROLES]

    def with_blocks(self, blocks: Iterable[Block]) -> Document:
        """A copy of the document with these blocks in place of its own."""
        return Document(tuple(blocks), self.hints, self.form, self.problems, self.written)

    def with_changes(self, changes: dict[int, Block]) -> Document:
        """A copy with the blocks at some positions exchanged; itself when there are none."""
        if not changes:
            return self
        blocks = list(self.blocks)
        for position, block in changes.items():
            blocks[position] = block
        changed = self.with_blocks(blocks)
        if all(_is_same_line(self.blocks[at], block) for at, block in changes.items()):
            _set(changed, "_lines", self._lines)
        _set(changed, "_changes", (self.blocks, sorted(changes)))
        return changed

    def places_changed(self, before: Document) -> Sequence[int]:
        """The positions, in order, at which it may have other blocks than one with as many."""
        if self._changes is not None and self._changes[0] is before.blocks:
            return self._changes[1]
        return range(len(before.blocks))


def _is_same_line(block: Block, other: Block) -> bool:
    return block.text is other.text and block.key is other.key and block.linked == other.linked
