"""What the scorer sees of each block: numbers that need no language, as columns over all blocks.

Every column is computed for all blocks of a page at once. Lengths are in characters, with those of
scripts without spaces counted 2.5 times, so that a length means about the same in every script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaner.model.characters import KINDS, Column, count_kinds
from cleaner.model.fingerprints import Fingerprints
from cleaner.model.odds import WordOdds
from cleaner.model.spoken import Spoken, listen
from cleaner.page import HIDDEN_WORD, Block, Document, Page, Role
from cleaner.text import ends_sentence

Columns = dict[str, Column]

_KIND: Final = {name: at for at, name in enumerate(KINDS)}
_WIDE_WEIGHT: Final = np.float32(1.5)
# Words to a character of a script without spaces.
_WIDE_WORDS: Final = np.float32(0.6)
# Running text: at least so long, and at most so much of it linked.
_GOOD_LENGTH: Final = 80
_GOOD_LINKED: Final = 0.33
_REGIONS: Final = {
    "article": "article", "main": "main", "aside": "aside", "nav": "nav", "footer": "footer",
    "header": "header", "form": "form", "button": "form", "fieldset": "form", "ul": "list",
    "ol": "list", "table": "table", "figure": "figure", "figcaption": "figure",
    "blockquote": "quote", "section": "section", "dl": "list",
}  # fmt: skip
_REGION_BITS: Final = {name: 1 << at for at, name in enumerate(dict.fromkeys(_REGIONS.values()))}
_TAG_BITS: Final = {tag: _REGION_BITS[region] for tag, region in _REGIONS.items()}
_HIDDEN_BIT: Final = 1 << len(_REGION_BITS)
_HEADLINE_BIT: Final = _HIDDEN_BIT << 1
_DEK_BIT: Final = _HIDDEN_BIT << 2
_REGION_COLUMNS: Final = {
    f"in_{name}": bit for name, bit in {**_REGION_BITS, "hidden": _HIDDEN_BIT}.items()
}
_REGION_MASKS: Final = np.array(list(_REGION_COLUMNS.values()), np.intp)
_NAMING_MASKS: Final = np.array([_HEADLINE_BIT, _DEK_BIT], np.intp)
_TAGS: Final = {
    "p": 1, "h1": 2, "h2": 3, "h3": 4, "h4": 5, "h5": 5, "h6": 5, "li": 6, "div": 7, "tr": 8,
    "td": 9, "th": 9, "figcaption": 10, "blockquote": 11, "span": 12, "button": 13, "dt": 14,
    "dd": 14, "section": 15, "article": 15, "body": 16, "center": 16,
}  # fmt: skip
# A statement of the article's text is at least so long, in characters.
_LEAST_STATED: Final = 200
# So many titles and descriptions are looked at.
_MOST_TITLES: Final = 8
_MOST_DESCRIPTIONS: Final = 6
# How many levels of enclosing elements a block is described by.
_LEVELS: Final = 4
# What a page says it is, by the types of schema.org and Open Graph.
_PAGE_KINDS: Final = {
    "NewsArticle": "news", "ReportageNewsArticle": "news", "AnalysisNewsArticle": "news",
    "Article": "article", "article": "open_graph_article", "BlogPosting": "blog",
    "website": "website", "WebPage": "website", "LiveBlogPosting": "live",
}  # fmt: skip
_PAGE_KIND_COLUMNS: Final = {f"page_{name}": name for name in sorted(set(_PAGE_KINDS.values()))}


# Words that publishers name the elements of headline and dek with, in their languages.
_HEADLINE_WORDS: Final = frozenset(
    """headline title titulo titre titolo titel overskrift otsikko rubrik heading kop nadpis tytul
    baslik judul cim manset nagłówek zagolovok entry post story""".split()
)
_DEK_WORDS: Final = frozenset(
    """dek deck standfirst subtitle subtitulo sottotitolo subhead subheadline subheading subline sub
    summary lead lede intro introduction excerpt chapo chapeau bajada bajadilla entradilla copete
    sumario sommario occhiello vorspann unterzeile untertitel teaser anriss ingress manchet
    perex lid zajawka spot ozet description abstract kicker strap strapline tagline
    preamble anons linha fina fine gravata resumo preview""".split()
)
_TELLING_WORDS: Final = _HEADLINE_WORDS | _DEK_WORDS | {HIDDEN_WORD}


#: What an element looks like: its tag, the words that name it, how many of them are its class's.
Kind = tuple[str, tuple[str, ...], int]


@dataclass(frozen=True, slots=True, eq=False)
class Elements:
    """The elements round the blocks of a page, numbered in source order: parents first.

    Attributes:
        parents: the number of each one's parent; the outermost is its own.
        outer: the same as an array.
        ends: the number of the first element that follows each one and is not inside it.
        depths: how deep each one lies.
        kinds: what elements look like, each kind once.
        kind: for each element the number of its kind.
        levels: for each block the number of its own element, then of the one round that, and so on.
    """

    parents: Sequence[int]
    outer: NDArray[np.intp]
    ends: NDArray[np.intp]
    depths: NDArray[np.intp]
    kinds: Sequence[Kind]
    kind: NDArray[np.intp]
    levels: Sequence[NDArray[np.intp]]

    def totals(self, *parts: Column) -> NDArray[np.float64]:
        """What the blocks in each element add up to: a row for each of the columns."""
        sums = np.zeros((len(parts), self.kind.size + 1), np.float64)
        for row, part in zip(sums, parts, strict=True):
            row[1:] = np.bincount(self.levels[0], part, self.kind.size)
        # In source order the elements inside one follow right behind it.
        np.add.accumulate(sums, axis=1, out=sums)
        return sums.take(self.ends, axis=1) - sums[:, :-1]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is known of a document's blocks: a column a feature, added to as answers come in."""

    document: Document
    table: Columns
    elements: Elements | None
    spoken: Spoken

    def copy(self) -> Evidence:
        """The same evidence, to be added to apart."""
        return Evidence(self.document, dict(self.table), self.elements, self.spoken)


def gather(document: Document) -> Evidence:
    """The features of a document's blocks that need no learned table and no earlier answer."""
    blocks = document.blocks
    table: Columns = {}
    elements = _elements(document.page) if document.form == "html" else None
    hints = document.hints
    titles = (*hints.titles, *hints.headlines)[:_MOST_TITLES]
    stated = (*titles, *hints.descriptions[:_MOST_DESCRIPTIONS])
    spoken = listen(blocks, stated, [] if elements is None else _names(elements))
    _text_columns(blocks, table)
    _unit_columns(blocks, table)
    _hint_columns(document, spoken, table)
    _place_columns(blocks, table)
    said = (table["unit_size"] >= _GOOD_LENGTH) & (table["linked"] <= _GOOD_LINKED)
    table["echo"], table["echo_rare"] = spoken.echoes(said.astype(np.float32))
    if elements is not None:
        _page_columns(document, table)
        _scope_columns(elements, table)
    else:
        _line_columns(blocks, table)
    _window_columns(table)
    _neighbour_columns(table, _NEIGHBOURLY, (-2, -1, 1, 2))
    return Evidence(document, table, elements, spoken)


def _names(elements: Elements) -> list[str]:
    """The words that name each kind of element."""
    return [" ".join(words) for _, words, _ in elements.kinds]


def _elements(page: Page) -> Elements:
    columns = page.elements
    # The outermost element counts as its own parent.
    parents = [max(parent, 0) for parent in columns.parents]
    outer = np.array(parents, np.intp)
    kinds: defaultdict[Kind, int] = defaultdict(count().__next__)
    looks = zip(columns.tags, columns.words, columns.class_sizes, strict=True)
    kind = np.array([kinds[look] for look in looks], np.intp)
    level = np.array(page.owners, np.intp)
    levels = [level]
    for _ in range(_LEVELS - 1):
        level = outer.take(level)
        levels.append(level)
    ends, depths = np.array(columns.ends, np.intp), np.array(columns.depths, np.intp)
    return Elements(parents, outer, ends, depths, list(kinds), kind, levels)


def add_headline(evidence: Evidence, at: int) -> None:
    """Add where each block stands from the headline; `at` is -1 where none was found."""
    table = evidence.table
    n = table["size"].size
    if at < 0:
        table["after_headline"] = _same(-99, n)
        table["read_since"] = _same(-9999, n)
        return
    read = np.add.accumulate(table["size"])
    table["after_headline"] = _limited(np.arange(n, dtype=np.float32) - at, -60, 60)
    table["read_since"] = _limited(read - read[at], -5000, 20000)


def add_guess(evidence: Evidence, guess: Column) -> None:
    """Add each block's first chance of being the headline, and what stands round it.

    A headline is one among few that may be it: a kicker above, a dek or a caption below.
    """
    table = evidence.table
    table["headline_guess"] = guess
    table["guess_of_top"] = guess / np.float32(max(float(guess.max(initial=0)), 1e-3))
    above, below = np.zeros((2, guess.size), np.float32)
    np.maximum.accumulate(guess[:-1], out=above[1:])
    np.maximum.accumulate(guess[:0:-1], out=below[-2::-1])
    table["guess_above"], table["guess_below"] = above, below
    _neighbour_columns(table, ("headline_guess",), (-3, -2, -1, 1, 2, 3))


def add_context(evidence: Evidence, chance: Column) -> None:
    """Add what an answer, each block's chance of being body, says of the blocks round it.

    The columns of a second answer take the place of the first's; its chance stays as another one.
    """
    table = evidence.table
    if "chance" in table:
        table["chance_at_first"] = table["chance"]
    n = chance.size
    size = np.minimum(table["size"], 600)
    weight = size * chance
    top = max(float(chance.max()), 1e-3) if n else 1.0
    whole = max(float(weight.sum()), 1e-3)
    table["chance"] = chance
    table["chance_of_top"] = chance / np.float32(top)
    table["echo_body"], table["echo_body_rare"] = evidence.spoken.echoes(chance)
    _neighbour_columns(table, ("chance",), (-3, -2, -1, 1, 2, 3))
    told = _windows([weight, size], _HEARD)
    means = told[:, 0] / np.maximum(told[:, 1], 1)
    table.update(zip(_HEARD_COLUMNS, means, strict=True))
    table["chance_before"] = (np.add.accumulate(weight) - weight) / whole
    table["chance_whole"] = _same(whole, n)
    likely = chance >= 0.5 * top
    at = likely.nonzero()[0]
    first, last = (int(at[0]), int(at[-1])) if at.size else (0, n)
    places = np.arange(n, dtype=np.float32)
    table["since_likely"], table["until_likely"] = _distances(likely)
    table["from_first"] = _limited(places - first, -40, 40)
    table["to_last"] = _limited(last - places, -40, 40)
    alike = table["alike"].astype(np.intp)
    of_kin = np.bincount(alike, weight) / np.maximum(np.bincount(alike, size), 1)
    table["chance_kin"] = of_kin.astype(np.float32).take(alike)
    if evidence.elements is not None:
        _scope_chances(evidence.elements, weight, size, table)


# So many blocks back and ahead, and the columns of what was answered of these.
_HEARD: Final = ((2, 2), (5, 0), (0, 5), (12, 12))
_HEARD_COLUMNS: Final = [f"chance_{back}_{ahead}" for back, ahead in _HEARD]


def _scope_chances(elements: Elements, weight: Column, size: Column, table: Columns) -> None:
    """The mean answer over the blocks of each element round."""
    told, held = elements.totals(weight, size)
    means = np.empty((2, told.size), np.float32)
    np.divide(told, np.maximum(held, 1), out=means[0], casting="same_kind")
    np.divide(told, max(float(weight.sum()), 1e-3), out=means[1], casting="same_kind")
    for up, level in enumerate(elements.levels[1:], 1):
        table[f"chance_mean_{up}"], table[f"chance_share_{up}"] = means.take(level, axis=1)


_NEIGHBOURLY: Final = (
    "size", "linked", "ends", "tag", "unit_size", "roles", "kin_share", "bold", "upper",
    "echo_rare",
)  # fmt: skip


def _column(values: Sequence[float] | Sequence[int] | Sequence[bool]) -> Column:
    return np.array(values, np.float32)


def _limited(column: NDArray[Any], low: int, high: int) -> NDArray[Any]:
    """The numbers, none below `low` or above `high`; np.clip takes five times as long."""
    limited: NDArray[Any] = np.minimum(np.maximum(column, low), high)
    return limited


def _same(value: float, n: int) -> Column:
    """A column that says the same of every block."""
    column = np.empty(n, np.float32)
    column.fill(value)  # Not np.full, which takes twice as long.
    return column


# Characters counted by the word: the columns, and what kind each one counts.
_RATED: Final = {
    "stop_rate": "stop", "comma_rate": "comma", "brackets": "bracket", "bars": "bar",
    "dashes": "dash",
}  # fmt: skip
_RATED_KINDS: Final = np.array([_KIND[kind] for kind in _RATED.values()])
# For each kind of character whether a text may end in such a one and close a sentence.
_MAY_END: Final = np.array([kind not in {"lower", "upper", "digit"} for kind in KINDS])


def _text_columns(blocks: Sequence[Block], table: Columns) -> None:
    """The shape of each block's text."""
    texts = [block.text for block in blocks]
    lengths = np.fromiter(map(len, texts), np.intp, len(texts))
    counts, edges = count_kinds(texts, lengths)
    characters = lengths.astype(np.float32)
    size = characters + _WIDE_WEIGHT * counts[_KIND["wide"]]
    letters = np.maximum(
        counts[_KIND["lower"]] + counts[_KIND["upper"]] + counts[_KIND["caseless"]]
        + counts[_KIND["wide"]], 1,
    )  # fmt: skip
    some: Column = np.maximum(characters, 1)
    word_count = counts[_KIND["space"]] + 1 + _WIDE_WORDS * counts[_KIND["wide"]]
    linked = _column([block.linked for block in blocks]) / some
    ends = np.zeros(len(texts), np.float32)
    # Most blocks end in a letter or a digit, and close no sentence.
    doubtful = _MAY_END.take(edges[1]).nonzero()[0]
    ends[doubtful] = [ends_sentence(texts[at]) for at in doubtful.tolist()]
    table["size"] = size
    table["words"] = word_count
    table["word_size"] = size / word_count
    table["linked"] = linked
    table["bold"] = _column([block.bold for block in blocks]) / some
    table["ends"] = ends
    table["upper"] = counts[_KIND["upper"]] / letters
    table["digits"] = counts[_KIND["digit"]] / some
    for name, kind in (("stops", "stop"), ("commas", "comma"), ("quotes", "quote")):
        table[name] = counts[_KIND[kind]]
    table.update(zip(_RATED, counts.take(_RATED_KINDS, axis=0) / word_count, strict=True))
    table["first"], table["last"] = edges.astype(np.float32)
    good = (size >= _GOOD_LENGTH) & (linked <= _GOOD_LINKED) & ((ends > 0) | (size >= 200))
    table["good"] = size * good
    first_at: dict[str, int] = {}
    first = np.fromiter(map(first_at.setdefault, texts, count()), np.intp, len(texts))
    table["copies"] = np.bincount(first)[first].astype(np.float32)
    table["copy"] = (first != np.arange(first.size)).astype(np.float32)


def _unit_columns(blocks: Sequence[Block], table: Columns) -> None:
    """The shape of the paragraph that a block would be joined into."""
    starts = [block.glue is None for block in blocks]
    starts[:1] = [True]
    n = len(blocks)
    if all(starts):
        # So it is in HTML.
        table["unit_lines"], table["unit_place"] = _same(1, n), _same(0, n)
        table["unit_size"], table["unit_stops"] = table["size"], table["stops"]
        table["unit_ends"] = table["ends"]
        return
    edges = np.frombuffer(bytes((*starts, True)), bool).nonzero()[0]
    first, behind = edges[:-1], edges[1:]
    lines = behind - first
    shapes = np.empty((5, first.size), np.float32)
    shapes[0] = lines
    np.add.reduceat(table["size"], first, out=shapes[1])
    np.add.reduceat(table["stops"], first, out=shapes[2])
    table["ends"].take(behind - 1, out=shapes[3])
    shapes[4] = first
    of_block = shapes.repeat(lines, axis=1)
    np.subtract(np.arange(n, dtype=np.float32), of_block[4], out=of_block[4])
    columns = ("unit_lines", "unit_size", "unit_stops", "unit_ends", "unit_place")
    table.update(zip(columns, of_block, strict=True))


def _hint_columns(document: Document, spoken: Spoken, table: Columns) -> None:
    """Agreement with what the page says of itself."""
    hints = document.hints
    blocks = document.blocks
    n = len(blocks)
    titles = min(len(hints.titles) + len(hints.headlines), _MOST_TITLES)
    titled, described = spoken.shared(slice(titles), slice(titles, None))
    table["in_title"], table["like_title"] = titled
    table["in_description"], table["like_description"] = described
    body = hints.article_body
    if len(body) > _LEAST_STATED:
        told = [len(block.text) > 20 and block.text[:80] in body for block in blocks]
        table["in_body"] = _column(told)
    else:
        table["in_body"] = _same(-1, n)
    table["titled"] = _same(bool(hints.titles or hints.headlines), n)
    table["described"] = _same(bool(hints.descriptions), n)
    # By way of bytes, which takes half as long.
    roles = np.frombuffer(bytes([ROLE_CODES[block.role] for block in blocks]), np.uint8)
    table["roles"] = roles.astype(np.float32)
    table["taken"] = _IS_TAKEN.take(roles)
    table["title_before"] = np.maximum.accumulate(table["like_title"])


def _page_columns(document: Document, table: Columns) -> None:
    """What kind of page it says it is: sites of other kinds put other things into an article."""
    hints = document.hints
    no = np.zeros(len(document.blocks), np.float32)
    yes = np.ones_like(no)
    kind = _PAGE_KINDS.get(hints.page_type, "")
    facts = {column: name == kind for column, name in _PAGE_KIND_COLUMNS.items()}
    facts["page_dated"] = bool(hints.published)
    facts["page_signed"] = bool(hints.authors)
    facts["page_stated"] = len(hints.article_body) > _LEAST_STATED
    for name, holds in facts.items():
        table[name] = yes if holds else no


_ITEMS: Final = frozenset({Role.LIST_ITEM, Role.TABLE_ROW})
_TAKEN: Final = frozenset({Role.CHROME, Role.CAPTION, Role.BYLINE})
#: The number that stands for each role.
ROLE_CODES: Final = {role: at for at, role in enumerate(Role)}
_IS_TAKEN: Final = np.array([role in _TAKEN for role in Role], np.float32)
_IS_ITEM: Final = np.array([role in _ITEMS for role in Role])


# No marked block is told to be farther away than so many.
_FAR: Final = 40


def _place_columns(blocks: Sequence[Block], table: Columns) -> None:
    """Where a block stands among the page's blocks and its running text."""
    n = len(blocks)
    places = np.arange(n, dtype=np.float32)
    good = table["good"]
    table["place"] = places / np.float32(max(n, 1))
    table["place_from_end"] = np.minimum(n - places, 200)
    table["blocks"] = _same(n, n)
    whole = max(float(good.sum()), 1.0)
    table["good_before"] = (np.add.accumulate(good) - good) / whole
    table["page_good"] = _same(whole, n)
    marked = good > 0
    at = marked.nonzero()[0]
    first, last = (int(at[0]), int(at[-1])) if at.size else (0, n)
    table["since_first"] = _limited(places - first, -60, 60)
    table["until_last"] = _limited(last - places, -60, 60)
    table["since_good"], table["until_good"] = _distances(marked)


def _distances(marked: NDArray[np.bool_]) -> tuple[Column, Column]:
    """For each place, how far the last marked one before it is and the next one, 40 at most."""
    n = marked.size
    places = np.arange(n, dtype=np.float32)
    at = marked.nonzero()[0]
    # The marked places, with one before them all and one behind that are too far away to count.
    ends = np.empty(at.size + 2, np.float32)
    ends[0], ends[1:-1], ends[-1] = -_FAR, at, n + _FAR
    passed = marked.cumsum()
    until = ends[1:].take(passed) - places
    passed -= marked
    since = places - ends.take(passed)
    return np.minimum(since, _FAR), np.minimum(until, _FAR)


# More empty lines than so many say no more.
_MOST_GAP: Final = 12


def _line_columns(blocks: Sequence[Block], table: Columns) -> None:
    """What only lines have: white space round them, and how lines round them look."""
    indents = np.array([block.indent for block in blocks], np.intp)
    gaps = np.array([block.gap for block in blocks], np.intp)
    table["indent"] = np.minimum(indents, 40).astype(np.float32)
    gap = np.minimum(gaps, _MOST_GAP).astype(np.float32)
    table["gap"] = gap
    table["gap_after"] = after = _same(_MOST_GAP, gap.size)
    after[:-1] = gap[1:]
    table["gap_mean"] = _same(gap.sum() / max(gap.size, 1), gap.size)
    size = table["size"]
    short = (size < 45) & (table["ends"] == 0)
    table["short_run_before"], table["short_run_after"] = _distances(~short)
    reaches = (3, 8, 20)
    rows = [short, size * (table["unit_size"] >= _GOOD_LENGTH), size]
    around = _windows(rows, [(reach, reach) for reach in reaches])
    for reach, (shorts, longs, held) in zip(reaches, around, strict=True):
        table[f"short_{reach}"] = shorts / (2 * reach + 1)
        table[f"unit_good_{reach}"] = longs / np.maximum(held, 1)
    _kin_columns(_set_alike(gaps, indents, table), table)


def _set_alike(
    gaps: NDArray[np.intp], indents: NDArray[np.intp], table: Columns
) -> NDArray[np.intp]:
    """A number for each line, the same for lines with the same white space before their paragraph.

    It shows of what elements they came: all paragraphs of an article came from elements alike.
    """
    is_item = _IS_ITEM.take(table["roles"].astype(np.intp))
    signs = (gaps * (int(indents.max(initial=0)) + 1) + indents) * 2 + is_item
    # That of the first line of the paragraph.
    signs = signs.take(np.arange(signs.size) - table["unit_place"].astype(np.intp))
    return _numbered(signs)


def _numbered(signs: NDArray[np.intp]) -> NDArray[np.intp]:
    """Numbers from 0 on in place of signs that may be large, the same for the same."""
    numbers: defaultdict[int, int] = defaultdict(count().__next__)
    return np.fromiter(map(numbers.__getitem__, signs.tolist()), np.intp, signs.size)


# For each element round a block's own: its share of the running text, how much in it is linked, how
# many blocks it holds, and how much in it is running text.
_SHARE_COLUMNS: Final = [
    (f"share_{up}", f"linked_{up}", f"held_{up}", f"density_{up}") for up in range(1, _LEVELS)
]


def _scope_columns(elements: Elements, table: Columns) -> None:
    """The elements round a block, and what else is in them."""
    _region_columns(elements, table)
    size = table["size"]
    good, held, linked, count = elements.totals(
        table["good"], size, size * table["linked"], np.ones_like(size)
    )
    some = np.maximum(held, 1)
    whole = max(float(table["good"].sum()), 1.0)
    shares = np.array(
        [good / whole, linked / some, np.minimum(count, 200), good / some], np.float32
    )
    table["depth"] = np.minimum(elements.depths.take(elements.levels[0]), 60).astype(np.float32)
    for names, level in zip(_SHARE_COLUMNS, elements.levels[1:], strict=True):
        table.update(zip(names, shares.take(level, axis=1), strict=True))
    _container_columns(shares[0], elements, table)
    _kin_columns(_alike(elements), table)
    outer = elements.levels[1]
    same = np.zeros(outer.size + 1, np.float32)
    same[1:-1] = outer[1:] == outer[:-1]
    table["beside_before"] = same[:-1]
    table["beside_after"] = same[1:]


def _container_columns(share: Column, elements: Elements, table: Columns) -> None:
    """How far a block is from the element that holds most of the page's running text."""
    found: dict[int, tuple[Column, Column, Column]] = {}
    for percent in (35, 70):
        holding = (share >= percent / 100).nonzero()[0]
        main = int(holding[np.argmax(elements.depths[holding])]) if holding.size else 0
        if main not in found:
            found[main] = _seen_from(main, elements)
        columns = (f"inside_{percent}", f"below_{percent}", f"outside_{percent}")
        table.update(zip(columns, found[main], strict=True))


def _seen_from(main: int, elements: Elements) -> tuple[Column, Column, Column]:
    """Whether each block is inside an element, how much deeper it lies, and how far outside."""
    own = elements.levels[0]
    depth = elements.depths.take(own)
    above = [main]
    while above[-1] > 0:
        above.append(elements.parents[above[-1]])
    within = np.array(above[::-1], np.intp)
    # How many of the elements round the main one, and itself, a block is inside of: those that
    # begin before it, less those that end before it.
    begun = within.searchsorted(own, "right")
    ended = elements.ends[within[::-1]].searchsorted(own, "right")
    around = np.minimum(begun, within.size - ended)
    inside = around == within.size
    below = _limited(depth - (within.size - 1), -20, 20)
    outside = np.minimum(depth - (around - 1), 30) * ~inside
    return inside.astype(np.float32), below.astype(np.float32), outside.astype(np.float32)


def _region_columns(elements: Elements, table: Columns) -> None:
    """What kinds of element a block lies in, and whether they are named for headline or dek."""
    marks = np.array([_marks(tag, words) for tag, words, _ in elements.kinds], np.intp)
    inside = marks.take(elements.kind)
    # Twice as many elements round each are seen in every round, up to the outermost.
    up = elements.outer
    while up.any():
        inside |= inside.take(up)
        up = up.take(up)
    inside |= inside[0]
    own, outer, outmost = (elements.kind.take(level) for level in elements.levels[:3])
    mask = inside.take(elements.levels[0])
    found = (mask & _REGION_MASKS[:, None]) > 0
    table.update(zip(_REGION_COLUMNS, found.astype(np.float32), strict=True))
    table["tag"] = _column([_TAGS.get(tag, 0) for tag, _, _ in elements.kinds]).take(own)
    named = ((marks & _NAMING_MASKS[:, None]) > 0).astype(np.float32)
    near = 4 * named.take(own, axis=1) + 2 * named.take(outer, axis=1) + named.take(outmost, axis=1)
    table["headline_words"], table["dek_words"] = near


def _marks(tag: str, found: tuple[str, ...]) -> int:
    """An element's region, whether it is hidden, and whether it is named for headline or dek."""
    marks = _TAG_BITS.get(tag, 0)
    if _TELLING_WORDS.isdisjoint(found):
        return marks  # Most words tell nothing.
    if HIDDEN_WORD in found:
        marks |= _HIDDEN_BIT
    if not _HEADLINE_WORDS.isdisjoint(found):
        marks |= _HEADLINE_BIT
    if not _DEK_WORDS.isdisjoint(found):
        marks |= _DEK_BIT
    return marks


def add_words(evidence: Evidence, names: WordOdds, terms: WordOdds) -> None:
    """Add what words speak for: those that name elements, and those of the text."""
    _add_names(evidence, names)
    _add_terms(evidence, terms)


def _add_names(evidence: Evidence, names: WordOdds) -> None:
    """Add how far the names of the elements round each block speak for body.

    Args:
        evidence: what is known so far; nothing is added for flattened text.
        names: for a word in an element's class, id or the like, its log-odds for body.
    """
    elements = evidence.elements
    if elements is None:
        return
    held, _, low, high = _odds(*evidence.spoken.further, len(elements.kinds), names)
    spoken = np.where(held > 1, low + high, low)[elements.kind]
    values = spoken.tolist()
    best = [max(values[0], 0.0)]
    worst = [min(values[0], 0.0)]
    total = [values[0]]
    # Of an element and all round it: those come first.
    for value, parent in zip(values[1:], elements.parents[1:], strict=True):
        most, least = best[parent], worst[parent]
        best.append(value if value > most else most)
        worst.append(value if value < least else least)
        total.append(total[parent] * 0.7 + value)
    table = evidence.table
    own = elements.levels[0]
    near = zip(("names", "names_1", "names_2"), elements.levels, strict=False)
    spoken = spoken.astype(np.float32)
    table.update((name, spoken.take(level)) for name, level in near)
    table["names_best"] = _column(best).take(own)
    table["names_worst"] = _column(worst).take(own)
    table["names_total"] = _column(total).take(own)
    _neighbour_columns(table, ("names", "names_total"), (-2, -1, 1, 2))


def _add_terms(evidence: Evidence, terms: WordOdds) -> None:
    """Add how far the words of blocks that are not long speak for body.

    Args:
        evidence: what is known so far.
        terms: for a word its log-odds for body.
    """
    table = evidence.table
    blocks = len(evidence.document.blocks)
    held, total, low, high = _odds(*evidence.spoken.weighed, blocks, terms)
    table["terms"] = (total / np.maximum(held, 1)).astype(np.float32)
    table["terms_worst"] = low.astype(np.float32)
    table["terms_best"] = high.astype(np.float32)
    table["terms_known"] = held.astype(np.float32)
    _neighbour_columns(table, ("terms", "terms_worst"), (-2, -1, 1, 2))


def _odds(
    prints: Fingerprints, owners: NDArray[np.uint32], texts: int, odds: WordOdds
) -> NDArray[np.float64]:
    """What is known of the words of some texts.

    Args:
        prints: the fingerprints of their words, text by text.
        owners: for each the number of its text.
        texts: how many texts there are.
        odds: what is known of words.

    Returns:
        Four rows: how many of the words are known, the sum of their log-odds, the lowest and the
        highest ones; 0 where none is known.
    """
    values, owners = odds.of_known(prints, owners)
    held = np.bincount(owners, minlength=texts)
    some = held.nonzero()[0]
    starts = (held.cumsum() - held)[some]
    found = np.zeros((4, texts))
    found[0] = held
    found[1] = np.bincount(owners, values, texts)
    found[2, some] = np.minimum.reduceat(values, starts)
    found[3, some] = np.maximum.reduceat(values, starts)
    return found


_KIN_COLUMNS: Final = ("kin_size", "kin_ends", "kin_linked", "kin", "kin_share")


def _kin_columns(alike: NDArray[np.intp], table: Columns) -> None:
    """What the blocks built alike, or the lines set alike, are like together."""
    table["alike"] = alike.astype(np.float32)
    whole = max(float(table["good"].sum()), 1.0)
    held = np.bincount(alike)
    found = np.empty((len(_KIN_COLUMNS), held.size), np.float32)
    for row, name in zip(found, ("size", "ends", "linked"), strict=False):
        np.divide(np.bincount(alike, table[name]), held, out=row, casting="same_kind")
    found[3] = np.minimum(held, 100)
    found[4] = np.bincount(alike, table["good"]) / whole
    table.update(zip(_KIN_COLUMNS, found.take(alike, axis=1), strict=True))


def _alike(elements: Elements) -> NDArray[np.intp]:
    """A number for each block, the same where its own element and the next one look the same.

    Elements look the same that have the same tag and the same words in their classes: an id is an
    element's own. Of the next one it counts where that has no class.
    """
    looks: defaultdict[tuple[str, tuple[str, ...]], int] = defaultdict(count().__next__)
    own_looks = [looks[tag, words[:classes]] for tag, words, classes in elements.kinds]
    outer_looks = [
        look if classes or not words else looks[tag, words]
        for look, (tag, words, classes) in zip(own_looks, elements.kinds, strict=True)
    ]
    own, outer = (elements.kind.take(level) for level in elements.levels[:2])
    return _numbered(np.array(own_looks).take(own) * len(looks) + np.array(outer_looks).take(outer))


def _windows(
    rows: Sequence[Column | NDArray[np.bool_]], windows: Sequence[tuple[int, int]]
) -> NDArray[np.float32]:
    """The sums of several columns at once over several windows (so many back, so many ahead).

    Returns:
        For each window a row for each of the columns.
    """
    n = rows[0].size
    reach = max(map(max, windows))
    # Nothing stands before the page and behind it: there the running sums stay as they are.
    sums = np.zeros((len(rows), n + 1 + 2 * reach), np.float64)
    for row, column in zip(sums, rows, strict=True):
        row[reach + 1 : reach + 1 + n] = column
    np.add.accumulate(sums, axis=1, out=sums)
    found = np.empty((len(windows), len(rows), n), np.float32)
    for window, (back, ahead) in zip(found, windows, strict=True):
        till, since = reach + ahead + 1, reach - back
        np.subtract(
            sums[:, till : till + n], sums[:, since : since + n], out=window, casting="same_kind"
        )
    return found


def _neighbour_columns(table: Columns, names: Sequence[str], steps: tuple[int, ...]) -> None:
    """The same columns of the blocks so many steps on or back; -1 past the page's ends."""
    there = [name for name in names if name in table]
    n = table[there[0]].size
    reach = max(map(abs, steps))
    rows = np.empty((len(there), n + 2 * reach), np.float32)
    rows.fill(-1)
    for name, row in zip(there, rows, strict=True):
        row[reach : reach + n] = table[name]
        # Views: the columns of all steps share their numbers.
        for by, stepped in _stepped(name, steps):
            table[stepped] = row[reach + by : reach + by + n]


@cache
def _stepped(name: str, steps: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
    """The names of a column so many steps on or back."""
    return tuple((by, f"{name}_{by:+d}") for by in steps)


# So many blocks back and ahead, and the columns of each: how much is running text, or linked.
_ROUND: Final = ((3, 0), (0, 3), (8, 8), (20, 20))
_ROUND_COLUMNS: Final = [
    f"{what}_{back}_{ahead}" for back, ahead in _ROUND for what in ("good", "linked")
]


def _window_columns(table: Columns) -> None:
    """What the text round a block is like."""
    size = table["size"]
    found = _windows([table["good"], size * table["linked"], size], _ROUND)
    rates = found[:, :2] / np.maximum(found[:, 2:], 1)
    table.update(zip(_ROUND_COLUMNS, rates.reshape(-1, size.size), strict=True))
    (table["taken_4"],), (table["taken_after"],) = _windows([table["taken"]], ((4, 4), (0, 12)))
