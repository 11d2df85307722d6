"""Read HTML into blocks: one walk over the lxml tree, without recursion.

A block is a block-level run of text: what stands between two block boundaries (the start or end of
a block-level element, or a `<br>`). Its scope is the innermost block-level element round it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import dropwhile, islice
from operator import itemgetter
from typing import Final, NamedTuple, cast

from lxml import etree

from cleaner.addresses import LONGEST_LINK, web_address
from cleaner.errors import InputError
from cleaner.limits import NO_LIMIT, Limit
from cleaner.markup import Numbering, Picture, Row, SpanKind
from cleaner.page import (
    EMBED_WORD,
    HEADING_TAGS,
    HIDDEN_WORD,
    NO_ELEMENT,
    NO_HINTS,
    Document,
    Form,
    Hints,
    Kind,
    Page,
    PageBuilder,
    Problem,
)
from cleaner.read.floods import without_floods
from cleaner.read.hints import read_hints
from cleaner.read.state import StatedArticle, article_in_data
from cleaner.read.styles import hiding_classes
from cleaner.read.templates import put_in_place
from cleaner.read.text.lines import read_lines
from cleaner.text import has_words, normalise

# Never shown as text, or not text of the page (HTML Living Standard, 15.3.1 "Hidden elements",
# and embedded content, whose fallback text is for browsers that cannot show it). How a word is read
# (4.5.10) stands above it, and is no part of its sentence.
_SKIPPED: Final = frozenset(
    """applet area audio base canvas datalist frame frameset head iframe input link map math
    meta meter nextid noembed noframes noscript object optgroup option param picture progress rp
    rt rtc script select style svg template textarea title video""".split()
)
# What a head may hold (HTML Living Standard, 13.2.6.4.4, "in head" insertion mode).
_HEAD: Final = frozenset(
    """base basefont bgsound link meta noframes noscript script style template title""".split()
)
# Phrasing content: part of the run of text it stands in. The last four are void elements that
# libxml2 does not know as such, so it puts what follows them inside.
_INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark
    marquee nobr q rb rbc ruby s samp small span strike strong sub sup time tt u
    var embed source track wbr""".split()
)
_BOLD: Final = frozenset({"b", "strong"})
_ITALIC: Final = frozenset({"em", "i"})
_TYPED: Final = frozenset({"code", "kbd", "samp", "tt"})
# What names an element beside its class.
_NAMING: Final = frozenset(
    {"id", "role", "itemprop", "data-testid", "data-component", "data-type", "rel"}
)
_TELLING: Final = _NAMING | {"style", "hidden", "aria-hidden"}
# Kept for screen readers only: never part of the shown text.
_SPOKEN_ONLY: Final = frozenset(
    """sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader
    u-visually-hidden element-invisible sr-text visually-hide a11y-hidden is-visually-hidden
    vh u-sr-only sronly offscreen off-screen u-hidden-visually hidden-visually u-visuallyhidden
    screen-reader-only sr_only assistive-text a11y-text u-screen-reader""".split()
)
# What opens over a word that is pointed at, by the words of its class: on their own, or with one
# of the parts below, since the word that is pointed at may be in a "tooltip", too.
_TIPS: Final = frozenset({"tooltiptext", "hovercard"})
_TIPS_WITH_PARTS: Final = frozenset({"tooltip", "popover"})
_TIP_PARTS: Final = frozenset("text content body card inner bubble panel box".split())
# Attributes of an inline element that may take it out of its sentence.
_MAY_HIDE: Final = frozenset({"class", "style", "hidden", "role", "data-testid"})
# Longest hidden part of a sentence, in characters, that is a note on a link (", opens new tab").
# The rest of a text, which a click shows, is longer.
_LONGEST_NOTE: Final = 40
# Such a note holds no more elements than this.
_MOST_IN_NOTE: Final = 8
_EMBEDS: Final = frozenset(
    """twitter-tweet twitter-video instagram-media tiktok-embed fb-post fb-video bluesky-embed
    mastodon-embed reddit-card reddit-embed-bq reddit-embed truth-embed text-post-media tweet
    telegram-post vk-post threads-embed x-embed twitter-embed""".split()
)
# A list or a section of its own inside a quote or an item is no longer that quote or item.
_RESETTING: Final = frozenset({"ul", "ol", "dl", "table", "article", "section", "aside", "nav"})
_KIND_OF_TAG: Final = {
    **dict.fromkeys(_RESETTING, Kind.PARAGRAPH),
    **dict.fromkeys(HEADING_TAGS, Kind.HEADING),
    "li": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION,
    "caption": Kind.CAPTION,
}
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]",
    re.IGNORECASE,
)
# Each ASCII character as it stands in a name: letters as they are, spaces for all others.
_ONLY_LETTERS: Final = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))
# Longest run of class names and ids looked at, in characters.
_LONGEST_NAMES: Final = 400
# Different ones of a page that are looked at, in characters: their words take fifteen times that.
_MOST_NAMES: Final = 200_000
# Longer ones are not kept from page to page.
_REMEMBERED: Final = 100
# Deepest nesting handed to libxml2, whose own limit is 2,048 elements; those that are empty or
# that it closes by itself are not counted.
_DEEPEST: Final = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_NOT_NESTING: Final = frozenset(
    """html head body p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup rb rp
    rt rtc area base basefont bgsound br col embed frame hr img input keygen link meta param source
    track wbr script style title textarea""".split()
)
# Names of the line above a headline, where it stands inside the heading.
_KICKER_WORDS: Final = frozenset(
    """kicker overline overtitle eyebrow roofline topline dachzeile spitzmarke surtitre surtitle
    antetitulo cintillo volanta occhiello chapeu pretitle pretitulo supertitle suptitle
    vinjett stikktittel trompete""".split()
)
# Shortest run of text that speaks for an article, and how much of it is one, in characters.
_RUNNING: Final = 60
_ENOUGH: Final = 1500
_LONGEST_PARAGRAPH: Final = 2000
# How the rest of a sentence begins.
_GOES_ON: Final = (", ", "; ", ". ", "、", "，", "。")
# What parts a kicker from its headline. No dash: with one a quotation begins.
_SEPARATORS: Final = "-|:·•/ "
_MAY_EMBED: Final = frozenset({"blockquote", "div"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Part of an id with a digit in front of a letter: mostly made up by a program, and no word. In
# classes such parts stay: they tell elements of one look from those of another.
_MADE = re.compile(r"(?<![a-zA-Z\d])[a-zA-Z]*\d+[a-zA-Z][a-zA-Z\d]*")
# A cell longer than this holds running text: its table is there for the layout.
_LONGEST_CELL: Final = 250
# What a cell holds that holds nothing.
_NOTHING: Final = frozenset("-–—")
# How far into a table row to look for what makes it layout rather than data.
_ROW_LOOK: Final = 60
_LAYOUT: Final = frozenset({"table", "ul", "ol", "h1", "h2", "h3", "h4", "article", "section"})

# What the walk does at an element; anything unknown is taken for a block.
(
    _SKIP, _PICTURE, _BREAK, _TEXT, _SPAN, _LINK, _STRONG, _EMPHASIS, _CODE, _BLOCK, _CELL, _ROW,
) = range(12)  # fmt: skip
_KINDS: Final[dict[str, int]] = {
    **dict.fromkeys(_SKIPPED, _SKIP),
    **dict.fromkeys(_INLINE, _TEXT),
    **dict.fromkeys(_BOLD, _STRONG),
    **dict.fromkeys(_ITALIC, _EMPHASIS),
    **dict.fromkeys(_TYPED, _CODE),
    "a": _LINK,
    "img": _PICTURE,
    "span": _SPAN,
    "br": _BREAK,
    "tr": _ROW,
    "td": _CELL,
    "th": _CELL,
}
_MARKED_AS: Final[Mapping[int, SpanKind]] = {
    _LINK: "link",
    _STRONG: "strong",
    _EMPHASIS: "emphasis",
    _CODE: "code",
}
# Most inline elements and pictures of a page that are noted: notes take more room than the page.
_MOST_MARKS: Final = 50_000
_MOST_PICTURES: Final = 1_000
# Where pages have the address of a picture, in the order to ask them: scripts put the first into
# the others when the picture comes into sight.
_SOURCES: Final = ("data-src", "data-lazy-src", "data-original", "src", "data-srcset", "srcset")
_LONGEST_ALT: Final = 1_000
# Sizes of pictures that count visits.
_PIXELS: Final = frozenset({"0", "1", "0px", "1px"})
_NUMBERED: Final = frozenset({"ol", "li"})
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")


# The pages of a site name their elements alike: here and below, what names say is kept.
@lru_cache(4096)
def _names_embed(names: str) -> bool:
    return not _EMBEDS.isdisjoint(names.lower().split())


@lru_cache(4096)
def _names_spoken_only(names: str) -> bool:
    return not _SPOKEN_ONLY.isdisjoint(names.lower().split())


@lru_cache(4096)
def _names_tip(names: str) -> bool:
    words = frozenset(name_words(names))
    is_part = not (_TIPS_WITH_PARTS.isdisjoint(words) or _TIP_PARTS.isdisjoint(words))
    return is_part or not _TIPS.isdisjoint(words)


# More children than this are not held all at once.
_FEW: Final = 16
_as_list: Final[Callable[[etree._Element], list[etree._Element]]] = itemgetter(slice(None))


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """An element's children; a list is made and gone through faster than lxml's iterator."""
    return iter(_as_list(element) if len(element) <= _FEW else element)


class _Run(NamedTuple):
    """A run of text between two block boundaries, and how much of it is linked and bold.

    `raw` is the run as the page has it, and `begun` how much text stands before it there.
    """

    text: str
    linked: int
    bold: int
    raw: str
    begun: int


class _Walk:
    """The state of one walk: the page so far, the open elements, run of text and table row."""

    __slots__ = (
        "begun", "bold", "bolds", "broken_at", "broken_in", "cells", "limit", "linked", "links",
        "marks", "names", "numbered", "opened", "page", "parts", "read", "row", "starts",
    )  # fmt: skip

    def __init__(
        self, root: etree._Element, limit: Limit, form: Form, hiding: frozenset[str]
    ) -> None:
        self.limit = limit
        self.names = _Names(hiding)
        self.page = PageBuilder(form)
        self.parts: list[str] = []
        self.links = self.bolds = 0  # open elements of either kind
        self.linked = self.bold = 0  # characters of the open run in either kind
        self.read = self.begun = 0  # characters so far, and before the open run
        self.starts: list[int] = []  # how many there were where each open inline element begins
        self.marks = self.page.marks
        # The number of the block that a line break stands before, and the element it is in.
        self.broken_at = -1
        self.broken_in = root
        # The open block-level elements, and of the outer ones, in which there is a block, their
        # numbers on the page and the kind of a block right in them.
        self.opened = [root]
        self.numbered: list[tuple[int, Kind]] = []
        self.row: etree._Element | None = None
        self.cells: list[list[_Run]] = []

    def add_text(self, text: str) -> None:
        """Add to the open run of text."""
        self.parts.append(text)
        self.read += len(text)
        if self.links:
            self.linked += len(text.strip())
        if self.bolds:
            self.bold += len(text.strip())

    def close_inline(self, element: etree._Element, kind: int) -> None:
        """Note an inline element that ends, if there is text in it."""
        start, target = self.starts.pop(), ""
        if kind == _LINK:
            self.links -= 1
        elif kind == _STRONG:
            self.bolds -= 1
        if self.read > start and len(self.marks) < _MOST_MARKS:
            if kind == _LINK:
                target = element.get("href") or ""
            if len(target) <= LONGEST_LINK:
                self.marks.append((start, self.read, _MARKED_AS[kind], target))

    def close_run(self) -> None:
        """Make a block of the open run of text, if it holds words."""
        raw = "".join(self.parts)
        text = normalise(raw)
        run = (text, self.linked, self.bold, raw, self.begun)
        self.parts.clear()
        self.linked = self.bold = 0
        self.begun = self.read
        if self.row is None:
            if has_words(text):
                self.add_block(*run)
        elif has_words(text) or text in _NOTHING:
            self.cells = self.cells or [[]]
            self.cells[-1].append(_Run(*run))

    def break_line(self) -> None:
        """Close the run of text at a line break: the next block is the next line."""
        if self.parts:
            self.close_run()
            self.broken_at, self.broken_in = len(self.page), self.opened[-1]
        else:
            self.broken_at = -1

    def add_picture(self, element: etree._Element) -> None:
        """Note a picture, which ends the run of text, before the next block."""
        page = self.page
        if self.parts:
            self.close_run()
        if len(page.pictures) < _MOST_PICTURES and (source := _source_of(element)):
            alt = normalise((element.get("alt") or "")[:_LONGEST_ALT])
            page.pictures.append(Picture(len(page), source, alt))

    def add_block(
        self,
        text: str,
        linked: int,
        bold: int,
        raw: str = "",
        begun: int = 0,
        *,
        kind: Kind | None = None,
    ) -> None:
        """Add a block right in the innermost open element."""
        if len(self.numbered) < len(self.opened):
            self.number_opened()
        owner, likely = self.numbered[-1]
        page = self.page
        if text.startswith(_GOES_ON) and self._is_open(owner):
            # A widget stood in the middle of a sentence.
            page.extend_last(text, linked, bold, raw, begun)
            return
        if len(page) >= self.limit.blocks:
            self.limit.refuse_blocks()
        if text[0] in _SEPARATORS and text[1:2] == " " and self._follows_kicker(owner):
            text = text.lstrip(_SEPARATORS)
        if self.broken_at == len(page) and self.opened[-1] is self.broken_in:
            page.breaks.add(len(page))
        page.add(text, kind or likely, owner=owner, linked=linked, bold=bold, raw=raw, begun=begun)

    def _is_open(self, owner: int) -> bool:
        """Whether the last block stands in the same element, and is no longer than a paragraph."""
        page = self.page
        # Put together again and again, a text of any length would take quadratic time.
        return (
            len(page) > 0 and page.owners[-1] == owner and len(page.texts[-1]) <= _LONGEST_PARAGRAPH
        )

    def _follows_kicker(self, owner: int) -> bool:
        """Whether the last block is a kicker, or the like, that stands in a heading."""
        page = self.page
        return (
            len(page) > 0
            and page.parents[page.owners[-1]] == owner
            and page.tags[owner] in HEADING_TAGS
        )

    def open_table_part(self, element: etree._Element, kind: int) -> None:
        """Begin a row of data, or the next cell of the row that is open."""
        if kind == _CELL and self.row is not None:
            self.cells.append([])
        elif kind == _ROW and self.row is None and _is_data_row(element):
            self.row = element

    def close_row(self) -> None:
        """Make one block of a row of short cells, and a block a cell of anything else."""
        row, columns = self.row, tuple([at for at, cell in enumerate(self.cells) if cell])
        cells = [cell for cell in self.cells if cell]
        if all(run.text in _NOTHING for cell in cells for run in cell):
            cells = []
        self.row = None
        self.cells = []
        sizes = [sum(len(run.text) for run in cell) for cell in cells]
        if len(cells) > 1 and max(sizes) <= _LONGEST_CELL:
            runs = [run for cell in cells for run in cell]
            text = "\t".join(" ".join(run.text for run in cell) for cell in cells)
            linked, bold = sum(run.linked for run in runs), sum(run.bold for run in runs)
            self.add_block(text, linked, bold, kind=Kind.TABLE_ROW)
            if row is not None and self.page.texts[-1] == text:
                is_head = all(cell.tag == "th" for cell in row)
                self.page.rows[len(self.page) - 1] = Row(columns, is_head)
                self._add_raw(runs)
        else:
            for cell in cells:
                for run in cell:
                    if run.text not in _NOTHING:
                        self.add_block(*run)

    def _add_raw(self, cells: Sequence[_Run]) -> None:
        """Note the runs of text that the last block, a row of these cells, was made of."""
        start = 0
        for cell in cells:
            self.page.add_raw(start, cell.raw, cell.begun)
            start += len(cell.text) + 1

    def number_opened(self) -> None:
        """Put those open elements on the page that are not there yet."""
        numbered, known = self.numbered, self.names.known
        number, kind = numbered[-1] if numbered else (NO_ELEMENT, Kind.PARAGRAPH)
        for element in self.opened[len(numbered) :]:
            tag = element.tag
            attributes = cast("list[str]", element.keys())
            classes = element.get("class", "") if attributes else ""
            # Most elements have a class and nothing else.
            words = known.get(classes) if len(attributes) == 1 else None
            if words is not None:
                shared = len(words)
            elif attributes or tag == "dialog":
                words, shared = _words(element, attributes, classes, self.names)
            else:
                words, shared = (), 0
            if kind is not Kind.EMBED:
                # A social post: a classed quote or div until its script has run.
                if classes and tag in _MAY_EMBED and _names_embed(classes[:_LONGEST_NAMES]):
                    kind = Kind.EMBED
                    words = (*words, EMBED_WORD)
                else:
                    kind = _KIND_OF_TAG.get(tag, kind)
            number = self.page.open_element(tag, words, shared, number)
            if attributes and tag in _NUMBERED and (said := _numbering_of(element)):
                self.page.numberings[number] = said
            numbered.append((number, kind))


def _numbering_of(element: etree._Element) -> Numbering | None:
    """How a list or an item says that it is numbered; None where it says nothing of it."""
    stated = element.get("start" if element.tag == "ol" else "value") or ""
    first = int(stated) if _NUMBER.fullmatch(stated) else None
    if element.get("reversed") is None:
        return None if first is None else Numbering(first)
    if first is None:
        first = sum(1 for child in element if child.tag == "li")
    return Numbering(first, -1)


def _source_of(picture: etree._Element) -> str:
    """The address of a picture as its element has it, "" for one that is not there to be seen."""
    if picture.get("width") in _PIXELS or picture.get("height") in _PIXELS:
        return ""
    for name in _SOURCES:
        source = (picture.get(name) or "").strip()
        if not source or source.startswith("data:"):
            continue
        # A set has a size behind each address.
        address = source.split(maxsplit=1)[0].rstrip(",") if name.endswith("set") else source
        return address if len(address) <= LONGEST_LINK else ""
    return ""


def _words(
    element: etree._Element, attributes: list[str], classes: str, names: _Names
) -> tuple[tuple[str, ...], int]:
    """The words that name an element, with `HIDDEN_WORD` where it is not shown.

    Those of its class come first.

    Returns:
        The words, and how many of them are those of its class.
    """
    naming = []
    # What a dialog holds is shown when it is opened.
    hidden = element.tag == "dialog" and "open" not in attributes
    # Not items(), which looks every value up by its name: quadratic in a flood of attributes.
    for name in attributes:
        if name not in _TELLING:
            continue
        if name in _NAMING:
            naming.append(cast("str", element.get(name)))
        elif name == "style":
            style = cast("str", element.get(name))
            hidden = hidden or _HIDING_STYLE.search(style[:500]) is not None
        elif name == "hidden" or element.get(name) == "true":
            hidden = True
    shared = names.words(classes[:_LONGEST_NAMES])
    words = shared
    if naming:
        room = max(_LONGEST_NAMES - len(classes) - 1, 0)
        own = names.words(_MADE.sub(" ", " ".join(naming)[:room]))
        words = (*shared, *(word for word in own if word not in shared))
    if hidden and HIDDEN_WORD not in words:
        return (HIDDEN_WORD, *words), len(shared) + 1
    return words, len(shared)


class _Names:
    """The words of the names of a page's elements, each name's once."""

    __slots__ = ("_hiding", "_left", "known")

    def __init__(self, hiding: frozenset[str]) -> None:
        self._hiding = hiding
        self._left = _MOST_NAMES
        #: What was found for names, none of which is empty.
        self.known: dict[str, tuple[str, ...]] = {}

    def words(self, named: str) -> tuple[str, ...]:
        """The words of a name; none of one that comes behind too many others."""
        words = self.known.get(named)
        if words is None:
            self._left -= len(named)
            if self._left < 0 or not named:
                return ()
            words = (_split_names if len(named) <= _REMEMBERED else name_words)(named)
            if self._hiding and not self._hiding.isdisjoint(named.split()):
                words = tuple(dict.fromkeys((HIDDEN_WORD, *words)))
            self.known[named] = words
        return words


# The pages of a site name their elements alike.
@lru_cache(4096)
def _split_names(named: str) -> tuple[str, ...]:
    """The words of class names and ids, split at hyphens, underscores and capitals.

    >>> _split_names("article-body__mainText c-42")
    ('article', 'body', 'main', 'text')
    """
    return name_words(named)


def name_words(named: str) -> tuple[str, ...]:
    """The words of class names and ids, as the page's elements have them."""
    small = named.lower()
    spoken_only = not _SPOKEN_ONLY.isdisjoint(small.split())
    parted = small if small == named else _CAMEL.sub(" ", named).lower()
    found = dict.fromkeys(parted.translate(_ONLY_LETTERS).split())
    words = [word for word in found if 2 <= len(word) <= 24]
    return (HIDDEN_WORD, *words) if spoken_only else tuple(words)


def _is_data_row(row: etree._Element) -> bool:
    """Whether a table row holds cells of data rather than the layout of a page."""
    breaks = 0
    for element in islice(row.iterdescendants(), _ROW_LOOK):
        if element.tag in _LAYOUT:
            return False
        breaks += element.tag in ("p", "br")
    return 2 <= len(row) <= 40 and breaks <= 2 * len(row)


def walk(
    root: etree._Element,
    limit: Limit = NO_LIMIT,
    form: Form = "html",
    labels: Sequence[str] = (),
    hiding: frozenset[str] = frozenset(),
) -> PageBuilder:
    """The blocks and elements under an element, in source order.

    Args:
        root: the element.
        limit: on the number of blocks.
        form: what the page was read from.
        labels: lines that stand above it and state what it is.
        hiding: the classes of elements that the page does not show.

    Raises:
        InputError: for more blocks than the limit allows.
    """
    state = _Walk(root, limit, form, hiding)
    for line in labels:
        state.add_block(line, 0, 0, kind=Kind.LABEL)
    parts, blocks, numbered, starts = state.parts, state.opened, state.numbered, state.starts
    opened: list[tuple[Iterator[etree._Element], etree._Element, int]] = []
    children = _children(root)
    text = root.text
    while True:
        # White space alone opens no run of text.
        if text and (parts or not text.isspace()):
            state.add_text(text)
        for element in children:
            tag = element.tag
            kind = _KINDS.get(tag, _BLOCK)
            if _BREAK < kind < _BLOCK and not _MAY_HIDE.isdisjoint(element.keys()):
                kind = _inline_kind(element, kind, blocks[-1])
            if kind > _BREAK:
                opened.append((children, element, kind))
                if kind >= _BLOCK:
                    if parts:
                        state.close_run()
                    blocks.append(element)
                    if kind >= _CELL:
                        state.open_table_part(element, kind)
                elif kind >= _LINK:
                    starts.append(state.read)
                    if kind == _LINK:
                        state.links += 1
                    elif kind == _STRONG:
                        state.bolds += 1
                children = _children(element)
                text = element.text
                break
            if kind == _BREAK:
                state.break_line()
            elif kind == _PICTURE:
                state.add_picture(element)
            text = element.tail
            if text and (parts or not text.isspace()):
                state.add_text(text)
        else:
            if not opened:
                break
            children, element, kind = opened.pop()
            if kind >= _BLOCK:
                if parts:
                    state.close_run()
                if state.row is element:
                    state.close_row()
                blocks.pop()
                if len(numbered) > len(blocks):
                    numbered.pop()
            elif kind >= _LINK:
                state.close_inline(element, kind)
            text = element.tail
    if parts:
        state.close_run()
    return state.page


def _inline_kind(element: etree._Element, kind: int, block: etree._Element) -> int:
    """What to do at an inline element: a kicker in a heading is a block, what is hidden is skipped.

    A hidden rest of the text, which a click shows, stays.
    """
    names = element.get("class")
    if names is not None:
        names = names[:_LONGEST_NAMES]
        if _names_spoken_only(names) or _names_tip(names):
            return _SKIP
    if element.get("role") == "tooltip":
        return _SKIP
    if _is_hidden_inline(element):
        return _SKIP
    if kind == _SPAN and block.tag in HEADING_TAGS:
        # Class names that a build made say nothing; the name for tests may.
        named = f"{names or ''} {element.get('data-testid') or ''}"
        if not _KICKER_WORDS.isdisjoint(_split_names(named[:_LONGEST_NAMES])):
            return _BLOCK
    return kind


def _is_hidden_inline(element: etree._Element) -> bool:
    """Whether an inline element holds a few words that are not shown."""
    style = element.get("style")
    if element.get("hidden") is None and (style is None or not _HIDING_STYLE.search(style[:500])):
        return False
    inside = list(islice(element.iter(), _MOST_IN_NOTE + 1))
    texts = (element.text, *(text for one in inside[1:] for text in (one.text, one.tail)))
    size = sum(len(text) for text in texts if text)
    return len(inside) <= _MOST_IN_NOTE and size <= _LONGEST_NOTE


def read_html(text: str, url: str | None = None, limit: Limit = NO_LIMIT) -> Document:
    """Read a page's HTML into a document.

    Elements nested deeper than libxml2 goes (2,048) are read as if their outer ones ended there;
    nothing is lost but the nesting. A page that shows no text, or a teaser alone, but carries it in
    JSON-LD or in the data of its scripts, is read from there.

    Raises:
        InputError: for a page in more pieces than the limit allows.
    """
    root = parse(text, limit)
    if root is None:
        return Document.of(Page(form="html"))
    hints = read_hints(root, url)
    body = _whole_body(root)
    if next(root.iter("template"), None) is not None:
        put_in_place(body)
    base = _base(root, url or hints.url)
    page = walk(body, limit, hiding=hiding_classes(root)).build(hints, base=base)
    stated = _stated_article(root, page, hints, limit)
    return Document.of(page if stated is None else _stated_page(stated, hints, limit))


def read_markup(
    text: str, limit: Limit = NO_LIMIT, labels: Sequence[str] = (), hints: Hints = NO_HINTS
) -> Page:
    """Read the HTML that a Markdown text stands for.

    Args:
        text: the HTML.
        limit: on its pieces.
        labels: the lines above the text that state what it is.
        hints: what they state.

    Raises:
        InputError: for a text in more pieces than the limit allows.
    """
    root = parse(text, limit)
    if root is None:
        root = etree.Element("body")
    return walk(_whole_body(root), limit, "markdown", labels).build(hints, base=hints.url)


def _base(root: etree._Element, url: str) -> str:
    """The address that completes those of a page's links: the one it states, or else its own."""
    stated = root.find("head/base")
    href = (stated.get("href") or "").strip() if stated is not None else ""
    return (web_address(href, url) if 0 < len(href) <= LONGEST_LINK else "") or url


# What lxml reads in HTML and does not take as text (XML 1.0, 2.2).
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _whole_body(root: etree._Element) -> etree._Element:
    """The body, with what stands behind its end or the page's; browsers show that in it, too.

    So they do with what stands in the head from the first element on that cannot be there, where a
    page leaves out the tags of both. libxml2 takes the elements of HTML 5 for parts of the head.
    """
    body = root.find("body")
    shown = _shown_in_head(root)
    if shown and body is None:
        body = etree.SubElement(root, "body")
    if body is None:
        return root
    if shown:
        text = (shown[-1].tail or "") + (body.text or "")
        shown[-1].tail = _NOT_XML.sub("", text)
        body.text = None
    for element in reversed(shown):
        body.insert(0, element)
    strays = [*body.itersiblings(), *(one for again in root.itersiblings() for one in again)]
    for stray in strays:
        body.append(stray)
    return body


def _shown_in_head(root: etree._Element) -> list[etree._Element]:
    head = root.find("head")
    if head is None:
        return []
    begun = dropwhile(lambda element: element.tag in _HEAD or callable(element.tag), head)
    return list(begun)


def _stated_article(
    root: etree._Element, page: Page, hints: Hints, limit: Limit
) -> StatedArticle | None:
    """The article that a page states for its scripts to show, None where it shows it itself."""
    running = _running(page)
    if hints.article_body and not _shows(running, hints.article_body):
        lines = hints.article_body.split("\n")
        return StatedArticle("".join(hints.headlines[:1]), "", tuple(filter(has_words, lines)))
    if sum(map(len, running)) >= _ENOUGH:
        return None
    found = article_in_data(root, partial(_paragraphs, limit))
    return None if found is None or _shows(running, "\n".join(found.paragraphs)) else found


def _paragraphs(limit: Limit, markup: str) -> list[str]:
    """The texts of the blocks of some HTML; none of HTML in more pieces than the limit allows."""
    try:
        root = parse(f"<body>{markup}</body>", limit)
        return [] if root is None else walk(root, limit).texts
    except InputError:
        return []


def _running(page: Page) -> list[str]:
    """The runs of text on a page that speak for an article."""
    return [
        text
        for text, linked in zip(page.texts, page.linked, strict=True)
        if len(text) >= _RUNNING and linked * 2 < len(text)
    ]


def _shows(running: Sequence[str], stated: str) -> bool:
    """Whether a page's running text is its own, or most of what it states to be its article."""
    size = sum(map(len, running))
    if any(text[:_RUNNING] in stated for text in running):
        return size * 2 >= len(stated)
    return size * 2 >= min(len(stated), _ENOUGH)


def _stated_page(stated: StatedArticle, hints: Hints, limit: Limit) -> Page:
    """The page whose text stands only in its data."""
    head = "\n\n".join(filter(None, (stated.headline, stated.dek)))
    body = "\n\n".join(stated.paragraphs)
    page = read_lines(f"{head}\n\n\n{body}" if head else body, limit)
    return replace(page, hints=hints, problems=(Problem.ONLY_STATED,))


def parse(text: str, limit: Limit = NO_LIMIT) -> etree._Element | None:
    """The tree of a page's HTML, None if it holds nothing at all.

    Raises:
        InputError: for a page with more elements and attributes than the limit allows.
    """
    source = without_floods(text, limit)
    if b"\0" in source:
        source = without_floods(text.replace("\0", ""), limit)
    root, too_deep = _parse_once(source)
    if too_deep:
        root, _ = _parse_once(_flatten_depth(source.decode()).encode())
    return root


# libxml2's `XML_ERR_RESOURCE_LIMIT`, to which not every lxml gives a name.
_RESOURCE_LIMIT: Final = 114


def _parse_once(source: bytes) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.ParserError:
        return None, False
    except etree.XMLSyntaxError:
        return None, False
    too_deep = any(e.type == _RESOURCE_LIMIT for e in parser.error_log)
    return root, too_deep


def _flatten_depth(text: str) -> str:
    """Take out the tags that open an element below `_DEEPEST`, and those that close it."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _NOT_NESTING:
            return tag[0]
        if tag[1]:
            depth -= depth > 0
            return tag[0] if depth < _DEEPEST else "<br>"
        depth += 1
        return tag[0] if depth <= _DEEPEST else "<br>"

    return _TAG.sub(keep, text)
