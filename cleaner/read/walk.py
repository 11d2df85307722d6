"""One walk over the tree of a page, which makes its blocks.

A block is a block-level run of text: what stands between two block boundaries (the start or end of
a block-level element, or a `<br>`). Its element is the innermost block-level one round it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from lxml import etree

from cleaner.addresses import LONGEST_LINK
from cleaner.fast import twin
from cleaner.limits import NO_LIMIT, Limit
from cleaner.markup import Picture, Row
from cleaner.page import EMBED_WORD, HEADING_TAGS, NO_ELEMENT, Kind
from cleaner.read.columns import (
    GOES_ON,
    LONGEST_ALT,
    LONGEST_PARAGRAPH,
    MOST_MARKS,
    MOST_PICTURES,
    NOTHING,
    SEPARATORS,
    Columns,
    Run,
    run_of_row,
)
from cleaner.read.hidden import hides
from cleaner.read.names import (
    LONGEST_NAMES,
    LONGEST_NOTE,
    MOST_IN_NOTE,
    OF_BLOCKS,
    OF_INLINES,
    Names,
    name_embed,
    name_kicker,
    name_note,
    words_of,
)
from cleaner.read.tags import (
    BLOCK,
    BREAK,
    CELL,
    KIND_OF_TAG,
    LAYOUT,
    LINK,
    MARKED_AS,
    MAY_EMBED,
    NUMBERED,
    OF_PICTURES,
    OF_SENTENCES,
    PERMALINKS,
    PICTURE,
    ROW,
    ROW_LOOK,
    SKIP,
    SPAN,
    STEPS,
    STRONG,
    TEXT,
    UNKNOWN,
    numbering_of,
    source_of,
)
from cleaner.text import has_words, normalise


@twin("walk")
def walk(
    root: etree._Element,
    limit: Limit = NO_LIMIT,
    labels: Sequence[str] = (),
    hiding: frozenset[str] = frozenset(),
) -> Columns:
    """The blocks and elements under an element, in source order.

    Args:
        root: the element, of a page that lxml read as HTML, without comments.
        limit: on the number of blocks.
        labels: lines that stand above it and state what it is.
        hiding: the classes of elements that the page does not show.

    Raises:
        InputError: for more blocks than the limit allows.
    """
    state = _Walk(root, limit, hiding)
    for line in labels:
        state.add_block(Run(line), Kind.LABEL)
    state.add_text(root.text)
    steps: list[int] = []
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in islice(events, 1, None):
        if event == "start":
            step = state.step_at(element)
            steps.append(step)
            if step <= BREAK:
                events.skip_subtree()
            else:
                state.open(element, step)
                state.add_text(element.text)
        elif steps:
            state.close(element, steps.pop())
            state.add_text(element.tail)
    state.close_block()
    return state.page


class _Walk:
    """The state of one walk: the columns so far, the open elements, run of text and table row."""

    def __init__(self, root: etree._Element, limit: Limit, hiding: frozenset[str]) -> None:
        self.limit = limit
        self.names = Names(hiding)
        self.page = Columns.empty()
        # The open run of text, and how many of its characters are in links and in bold type.
        self.parts: list[str] = []
        self.linked = self.bold = 0
        self.links = self.bolds = 0  # open elements of either kind
        self.read = self.begun = 0  # characters so far, and before the open run
        self.starts: list[int] = []  # how many there were where each open inline element begins
        # The number of the block that a line break stands before, and the element it is in.
        self.broken_at = -1
        self.broken_in = root
        # The open block-level elements, and of the outer ones, in which there is a block, their
        # numbers on the page and the kind of a block right in them.
        self.opened = [root]
        self.numbered: list[tuple[int, Kind]] = []
        self.row: etree._Element | None = None
        self.cells: list[list[Run]] = []

    def step_at(self, element: etree._Element) -> int:
        """What to do at an element."""
        step = STEPS.get(element.tag, UNKNOWN)
        if step == UNKNOWN:
            step = TEXT if _is_in_sentence(element, self.opened[-1]) else BLOCK
        if step == PICTURE:
            self.add_picture(element)
        elif step == BREAK:
            self.break_line()
        elif BREAK < step < BLOCK:
            return _step_in_sentence(element, step, self.opened[-1])
        return step

    def open(self, element: etree._Element, step: int) -> None:
        """Open an element: a block-level one ends the run of text."""
        if step >= BLOCK:
            self.close_run()
            self.opened.append(element)
            if step == CELL and self.row is not None:
                self.cells.append([])
            elif step == ROW and self.row is None and _is_data_row(element):
                self.row = element
        elif step >= LINK:
            self.starts.append(self.read)
            self.links += step == LINK
            self.bolds += step == STRONG

    def close(self, element: etree._Element, step: int) -> None:
        """Close an element."""
        if step >= BLOCK:
            self.close_block()
        elif step >= LINK:
            self.close_inline(element, step)

    def close_block(self) -> None:
        """Close the innermost block-level element, which ends the run of text."""
        page = self.page
        self.close_run()
        element = self.opened[-1]
        if self.row is element:
            self.close_row(element)
        if len(self.numbered) == len(self.opened):
            number, _ = self.numbered.pop()
            page.ends[number] = len(page.tags)
        self.opened.pop()

    def close_inline(self, element: etree._Element, step: int) -> None:
        """Note an inline element that ends, if there is text in it."""
        page = self.page
        start = self.starts.pop()
        self.links -= step == LINK
        self.bolds -= step == STRONG
        if self.read > start and len(page.marks) < MOST_MARKS:
            target = (element.get("href") or "") if step == LINK else ""
            if len(target) <= LONGEST_LINK:
                page.marks.append((start, self.read, MARKED_AS[step], target))

    def add_text(self, text: str | None) -> None:
        """Add to the open run of text; white space alone opens none."""
        if not text or (not self.parts and text.isspace()):
            return
        self.parts.append(text)
        self.read += len(text)
        if self.links:
            self.linked += len(text.strip())
        if self.bolds:
            self.bold += len(text.strip())

    def close_run(self) -> None:
        """Make a block of the open run of text, if it holds words."""
        if not self.parts:
            return
        raw = "".join(self.parts)
        run = Run(normalise(raw), self.linked, self.bold, raw, self.begun)
        self.parts.clear()
        self.linked = self.bold = 0
        self.begun = self.read
        if self.row is None:
            if has_words(run.text):
                self.add_block(run)
        elif has_words(run.text) or run.text in NOTHING:
            self.cells = self.cells or [[]]
            self.cells[-1].append(run)

    def break_line(self) -> None:
        """Close the run of text at a line break: the next block is the next line."""
        page = self.page
        if self.parts:
            self.close_run()
            self.broken_at, self.broken_in = len(page.texts), self.opened[-1]
        else:
            self.broken_at = -1

    def add_picture(self, element: etree._Element) -> None:
        """Note a picture, which ends the run of text, before the next block."""
        page = self.page
        self.close_run()
        if len(page.pictures) < MOST_PICTURES:
            picture = _attributes(element, OF_PICTURES)
            if source := source_of(picture):
                alt = normalise(picture.get("alt", "")[:LONGEST_ALT])
                page.pictures.append(Picture(len(page.texts), source, alt))

    def add_block(self, run: Run, kind: Kind | None = None) -> None:
        """Add a block right in the innermost open element."""
        page = self.page
        self.number_opened()
        owner, likely = self.numbered[-1]
        text = run.text
        if text.startswith(GOES_ON) and self.is_open(owner):
            # A widget stood in the middle of a sentence.
            self.extend_last(run)
            return
        if len(page.texts) >= self.limit.blocks:
            self.limit.refuse_blocks()
        if text[1:2] == " " and text[0] in SEPARATORS and self.follows_kicker(owner):
            text = text.lstrip(SEPARATORS)
        if self.broken_at == len(page.texts) and self.opened[-1] is self.broken_in:
            page.breaks.add(len(page.texts))
        page.texts.append(text)
        page.kinds.append(kind or likely)
        page.owners.append(owner)
        page.linked.append(min(run.linked, len(text)))
        page.bold.append(min(run.bold, len(text)))
        page.raws.append(run.raw)
        page.begins.append(run.begun)

    def is_open(self, owner: int) -> bool:
        """Whether the last block stands in the same element, and is no longer than a paragraph."""
        page = self.page
        # Put together again and again, a text of any length would take quadratic time.
        return (
            len(page.texts) > 0
            and page.owners[-1] == owner
            and len(page.texts[-1]) <= LONGEST_PARAGRAPH
        )

    def extend_last(self, run: Run) -> None:
        """Let the last block go on."""
        page = self.page
        self.add_runs(len(page.texts[-1]), [run])
        page.texts[-1] += run.text
        size = len(page.texts[-1])
        page.linked[-1] = min(page.linked[-1] + run.linked, size)
        page.bold[-1] = min(page.bold[-1] + run.bold, size)

    def follows_kicker(self, owner: int) -> bool:
        """Whether the last block is a kicker, or the like, that stands in a heading."""
        page = self.page
        return (
            len(page.texts) > 0
            and page.parents[page.owners[-1]] == owner
            and page.tags[owner] in HEADING_TAGS
        )

    def close_row(self, row: etree._Element) -> None:
        """Make one block of a row of short cells, and a block a run of anything else."""
        page = self.page
        columns = tuple(at for at, cell in enumerate(self.cells) if cell)
        cells = [cell for cell in self.cells if cell]
        self.row = None
        self.cells = []
        runs = [run for cell in cells for run in cell]
        shown = [run for run in runs if run.text not in NOTHING]
        whole = run_of_row(cells) if shown else None
        if whole is None:
            for run in shown:
                self.add_block(run)
            return
        self.add_block(whole, Kind.TABLE_ROW)
        if page.texts[-1] == whole.text:
            is_head = all(cell.tag == "th" for cell in row)
            page.rows[len(page.texts) - 1] = Row(columns, is_head)
            self.add_runs(0, runs)

    def add_runs(self, start: int, runs: Iterable[Run]) -> None:
        """Add to the runs that the last block is made of, from a place in its text on."""
        page = self.page
        noted = page.more_runs.setdefault(len(page.texts) - 1, [])
        for run in runs:
            noted.append((start, run.raw, run.begun))
            start += len(run.text) + 1

    def number_opened(self) -> None:
        """Put those open elements on the page that are not there yet."""
        page = self.page
        number, kind = self.numbered[-1] if self.numbered else (NO_ELEMENT, Kind.PARAGRAPH)
        for element in self.opened[len(self.numbered) :]:
            tag = element.tag
            attributes = _attributes(element, OF_BLOCKS)
            words, class_size = words_of(tag, attributes, self.names)
            if kind is not Kind.EMBED:
                # A social post: a classed quote or div until its script has run.
                if tag in MAY_EMBED and name_embed(attributes.get("class", "")[:LONGEST_NAMES]):
                    kind = Kind.EMBED
                    words = (*words, EMBED_WORD)
                else:
                    kind = KIND_OF_TAG.get(tag, kind)
            page.parents.append(number)
            number = len(page.tags)
            page.tags.append(tag)
            page.words.append(words)
            page.class_sizes.append(class_size)
            page.depths.append(len(self.numbered))
            page.ends.append(0)
            if tag in NUMBERED and attributes:
                items = sum(1 for child in element if child.tag == "li")
                if said := numbering_of(tag, attributes, items):
                    page.numberings[number] = said
            self.numbered.append((number, kind))


def _attributes(element: etree._Element, asked: frozenset[str]) -> dict[str, str]:
    """Those attributes of an element that are asked for, in its order."""
    # Not items(), which looks every value up by its name: quadratic in a flood of attributes.
    return {name: element.get(name, "") for name in element.keys() if name in asked}  # noqa: SIM118


def _step_in_sentence(element: etree._Element, step: int, block: etree._Element) -> int:
    """What to do at an inline element: a kicker in a heading is a block, what is hidden is skipped.

    A hidden rest of the text, which a click shows, stays.
    """
    if step == LINK and block.tag in HEADING_TAGS and _is_permalink(element):
        return SKIP
    attributes = _attributes(element, OF_INLINES)
    if not attributes:
        return step
    classes = attributes.get("class", "")[:LONGEST_NAMES]
    if (
        name_note(classes)
        or attributes.get("role") == "tooltip"
        or (_hides(attributes) and _is_note(element))
    ):
        return SKIP
    if step == SPAN and block.tag in HEADING_TAGS:
        # Class names that a build made say nothing; the name for tests may.
        names = f"{classes} {attributes.get('data-testid', '')}"
        if name_kicker(names[:LONGEST_NAMES]):
            return BLOCK
    return step


def _is_permalink(link: etree._Element) -> bool:
    return len(link) == 0 and (link.text or "").strip() in PERMALINKS


def _is_in_sentence(element: etree._Element, block: etree._Element) -> bool:
    """Whether an unknown element is part of a sentence, given the block-level element round it.

    It holds words alone, or words follow it: boxes in the middle of a text hold elements, and stand
    at its end.
    """
    if block.tag not in OF_SENTENCES:
        return False
    behind = element.tail or ""
    is_last = not behind or (behind.isascii() and behind.isspace())
    return not is_last or next(element.iterchildren("*"), None) is None


def _hides(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or hides(attributes.get("style", ""))


def _is_note(element: etree._Element) -> bool:
    """Whether an element holds a few words alone."""
    inside = list(islice(element.iter(), MOST_IN_NOTE + 1))
    texts = (element.text, *(text for one in inside[1:] for text in (one.text, one.tail)))
    size = sum(len(text) for text in texts if text)
    return len(inside) <= MOST_IN_NOTE and size <= LONGEST_NOTE


def _is_data_row(row: etree._Element) -> bool:
    """Whether a table row holds cells of data rather than the layout of a page."""
    breaks = 0
    for element in islice(row.iterdescendants(), ROW_LOOK):
        if element.tag in LAYOUT:
            return False
        breaks += element.tag in ("p", "br")
    return 2 <= len(row) <= 40 and breaks <= 2 * len(row)
