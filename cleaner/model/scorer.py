"""Ask the trees, one question after the other, what each block of a document is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaner.look.lines import lines_of
from cleaner.model.characters import Column
from cleaner.model.features import (
    ROLE_CODES,
    Columns,
    add_context,
    add_guess,
    add_headline,
    add_words,
    gather,
)
from cleaner.model.trees import AT_ONCE, Trees, probability
from cleaner.model.weights import Weights
from cleaner.page import HEADING_TAGS, Block, Document, Role
from cleaner.text import match_key

#: Below this chance of its best block a page is taken to show no headline.
LEAST_HEADLINE: Final = 0.1
# From this chance on at first a block is asked again: most of a page is plainly something else.
_LEAST_GUESS: Final = 0.01
# From this chance of being body on a block is no headline, unless it looked like one at first.
_MOST_BODY: Final = 0.5
# A closed sentence of more characters is none: of 653 headlines, one is such.
_LONGEST_SENTENCE: Final = 110
# From this guess on it may be one: on labelled pages one in two hundred is under it, and seven
# blocks in eight.
_LEAST_HEADLINE_GUESS: Final = 0.002
# Lines of a broken headline: how likely each must be beside the likeliest.
_PART_OF_HEADLINE: Final = 0.4
# So many likely blocks of body may stand above a headline: a dek, and what reads like one.
_LIKELY_BODY: Final = 0.5
_MOST_ABOVE: Final = 3
# All blocks of a page with so many are told at once.
_SHORT: Final = 512
#: Codes of the roles that a headline was never taken for.
NO_HEADLINE: Final = (ROLE_CODES[Role.CAPTION], ROLE_CODES[Role.BYLINE])
_MAY_HEAD: Final[NDArray[np.bool_]] = np.array(
    [code not in NO_HEADLINE for code in ROLE_CODES.values()]
)
# Headlines are at most so long, in weighted characters.
_LONGEST_HEADLINE: Final = 350
# What stands between the sections of a breadcrumb.
_CRUMB: Final = re.compile(r"\S ?[>»›/|≫＞]+ ?\S")
# A dek stands at most so many blocks above the headline or below it.
_DEK_ABOVE: Final = 6
_DEK_BELOW: Final = 30
_LEAST_DEK: Final = 20
# A name in the markup (standfirst, chapo, …) speaks for a dek more than few gold pages can teach.
_NAMED: Final = 0.2
_RIGHT_BELOW: Final = 6
_LONGEST_DEK: Final = 1200


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """For each block the chance of being the headline, the dek, and body.

    Attributes:
        headline_at: the places of the headline: none, one, or the lines that it is broken into.
        unit: for each block of flattened text the number of the paragraph that it is a line of.
        table: what the answers rest on, a column a feature.
    """

    headline: Column
    dek: Column
    body: Column
    headline_at: Sequence[int]
    unit: NDArray[np.intp] | None
    table: Columns


def score(document: Document, weights: Weights) -> Scores:
    """The scores of a document's blocks."""
    trees = weights[document.form]
    n = len(document.blocks)
    if n == 0:
        nothing = np.zeros(0, np.float32)
        return Scores(nothing, nothing, nothing, (), None, {})
    evidence = gather(document)
    table = evidence.table
    add_words(evidence, trees.names, trees.terms)
    guess = answer(trees.headline, table, headline_candidates(table))
    add_headline(evidence, best_headline(guess))
    everything = np.arange(n)
    chance = answer(trees.body, table, everything)
    add_context(evidence, chance)
    add_guess(evidence, guess)
    again = answer(trees.body_again, table, body_candidates(table))
    add_context(evidence, again)
    # The mean of the last two answers errs less than either.
    last = answer(trees.body_at_last, table, body_candidates(table))
    body = (again + last) * np.float32(0.5)
    headline = choice(trees.headline_again, table, headline_candidates_again(table))
    headline[_no_headlines(document, headline.nonzero()[0].tolist())] = 0
    if document.form == "text":
        for place in lines_of(document).headlines:
            headline[place] = 1  # Nothing else says as plainly what the headline is.
    unit = _units(document, table)
    if unit is not None:
        # A paragraph is body or not as a whole.
        size = np.maximum(table["size"], 1)
        body = _unit_sums(size * body, unit) / _unit_sums(size, unit)
    likeliest = _headline_above(headline, body)
    shows_one = likeliest >= 0 and _may_be_headline(table, body, likeliest)
    at = _whole_headline(document.blocks, headline, likeliest, unit) if shows_one else ()
    add_headline(evidence, at[0] if at else -1)
    candidates = dek_candidates(table)
    dek = answer(trees.dek, table, candidates)
    dek[candidates] += _NAMED * _named_dek(table)[candidates]
    return Scores(headline, dek, body, at, unit, table)


def _no_headlines(document: Document, places: Sequence[int]) -> list[int]:
    """Which places hold no headline, whatever the page's title says.

    The site's name is none. In HTML, neither is a breadcrumb or what a filter took by name, unless
    it is marked up as a heading: titles name sections, and so do breadcrumbs. What the page states
    as its headline word by word is no breadcrumb.
    """
    hints, blocks = document.hints, document.blocks
    name = match_key(hints.site)
    found = [at for at in places if name and blocks[at].key == name]
    if document.form == "html":
        others = [at for at in places if blocks[at].tag not in HEADING_TAGS]
        found += [at for at in others if blocks[at].role is Role.CHROME]
        ways = [at for at in others if _is_breadcrumb(blocks[at])]
        # Few pages have one among the likely headlines.
        stated = set(map(match_key, (*hints.headlines, *hints.titles) if ways else ()))
        found += [at for at in ways if blocks[at].key not in stated]
    return found


def _is_breadcrumb(block: Block) -> bool:
    """Whether a block is mostly links, with marks between them that show the way."""
    mostly_linked = block.linked * 2 > len(block.text) > block.linked
    return mostly_linked and _CRUMB.search(block.text) is not None


def _units(document: Document, table: Columns) -> NDArray[np.intp] | None:
    """For each block of flattened text the number of the paragraph that it is a line of.

    None for HTML. Parts of one line are apart: they were cut where something else may begin.
    """
    if document.form == "html":
        return None
    line = np.array([block.line for block in document.blocks], np.intp)
    starts = table["unit_place"] == 0
    starts[1:] |= line[1:] == line[:-1]
    unit: NDArray[np.intp] = starts.cumsum() - 1
    return unit


def _unit_sums(column: Column, unit: NDArray[np.intp]) -> Column:
    sums: Column = np.bincount(unit, column)[unit].astype(np.float32)
    return sums


def _named_dek(table: Columns) -> NDArray[np.bool_]:
    """The blocks right below the headline in an element, or two, that is named for the dek."""
    if "dek_words" not in table:
        return np.zeros(table["size"].size, bool)
    after = table["after_headline"]
    right_below = (after > 0) & (after <= _RIGHT_BELOW)
    return right_below & (table["dek_words"] >= 2) & (table["linked"] < 0.3)


def answer(trees: Trees, table: Columns, rows: NDArray[np.intp]) -> Column:
    """The trees' probability for some of the blocks, 0 for the others."""
    chance = np.zeros(table["size"].size, np.float32)
    if rows.size:
        chance[rows] = probability(_log_odds(trees, table, rows))
    return chance


def choice(trees: Trees, table: Columns, rows: NDArray[np.intp]) -> Column:
    """Of some blocks, one of which is wanted, how likely each is the one; 0 for the others."""
    chance = np.zeros(table["size"].size, np.float32)
    if rows.size:
        odds = _log_odds(trees, table, rows)
        share = np.exp(odds - odds.max())
        chance[rows] = share / share.sum()
    return chance


def _log_odds(trees: Trees, table: Columns, rows: NDArray[np.intp]) -> Column:
    """The trees' log-odds for some of the blocks."""
    n = table["size"].size
    # Arrays, and as such buffers: numpy says so of itself from Python 3.12 on only.
    columns: Sequence[Any] = trees.pick(table)
    if n <= _SHORT:
        asked = _beside(columns)
        # Not asked[:, rows], which lays the blocks out one behind the other: trees want features.
        return trees.log_odds(asked if rows.size == n else asked.take(rows, axis=1, mode="wrap"))
    parts = [rows[at : at + AT_ONCE] for at in range(0, rows.size, AT_ONCE)]
    odds = [trees.log_odds(_beside([column[some] for column in columns])) for some in parts]
    return np.concatenate(odds)


def _beside(columns: Sequence[Any]) -> NDArray[np.float32]:
    """Columns as the rows of one array."""
    # Not np.concatenate, which takes twice as long, and np.stack four times.
    return np.frombuffer(b"".join(columns), np.float32).reshape(len(columns), -1)


def body_candidates(table: Columns) -> NDArray[np.intp]:
    """The blocks that may still be body, after a first answer."""
    return (table["chance"] >= _LEAST_GUESS).nonzero()[0]


def headline_candidates(table: Columns) -> NDArray[np.intp]:
    """The blocks that may be the headline: any of a headline's length."""
    return ((table["size"] >= 8) & (table["size"] <= _LONGEST_HEADLINE)).nonzero()[0]


def headline_candidates_again(table: Columns) -> NDArray[np.intp]:
    """The blocks that may still be the headline.

    None that is known as a caption or a byline, and only those not ruled out at first.
    """
    candidates = (table["headline_guess"] >= _LEAST_HEADLINE_GUESS).nonzero()[0]
    # Not np.isin, which takes longer than all the rest.
    free: NDArray[np.bool_] = _MAY_HEAD.take(table["roles"].take(candidates).astype(np.intp))
    return candidates[free]


def best_headline(chance: Column) -> int:
    """The place of the headline, -1 where no block is likely enough."""
    at = int(chance.argmax()) if chance.size else -1
    return at if at >= 0 and chance[at] >= LEAST_HEADLINE else -1


def _may_be_headline(table: Columns, body: Column, at: int) -> bool:
    """Whether the likeliest block of a page is a headline at all.

    One block of every page is the likeliest, also where there is no headline: in the text of an
    article alone it is a paragraph.
    """
    is_sentence = table["ends"][at] > 0 and table["size"][at] > _LONGEST_SENTENCE
    is_body = body[at] >= _MOST_BODY and table["headline_guess"][at] < LEAST_HEADLINE
    return not (is_sentence or is_body)


def _headline_above(chance: Column, body: Column) -> int:
    """The place of the headline: one above the text, if any there is likely enough.

    The title of a live page names its last post, so that post's heading looks like the headline.
    """
    likely = body >= _LIKELY_BODY
    above = likely.cumsum() - likely < _MOST_ABOVE
    at = best_headline(chance * above)
    return at if at >= 0 else best_headline(chance)


def _whole_headline(
    blocks: Sequence[Block], chance: Column, at: int, unit: NDArray[np.intp] | None
) -> Sequence[int]:
    """The places of the headline, given its likeliest line.

    Broken lines beside it are parts of it where they are about as likely: a kicker is not. A line
    that begins within a sentence goes on with those before it, as behind a title in italics.
    """
    if unit is None:
        return (at,)
    same = unit == unit[at]
    part = same & (chance >= _PART_OF_HEADLINE * chance[at])
    first = last = at
    while first > 0 and part[first - 1]:
        first -= 1
    while last + 1 < chance.size and part[last + 1]:
        last += 1
    if any(_goes_on(block) for block in blocks[first : last + 1]):
        first = int(same.argmax())
    return range(first, last + 1)


def _goes_on(block: Block) -> bool:
    """Whether a line begins within a sentence; "iPhone" begins one."""
    return block.glue == "" or block.text.split(" ", 1)[0].islower()


def dek_candidates(table: Columns) -> NDArray[np.intp]:
    """The blocks that may be the dek: those near the headline, and not far into the body."""
    after = table["after_headline"]
    fits = (table["size"] >= _LEAST_DEK) & (table["size"] <= _LONGEST_DEK)
    near = (after >= -_DEK_ABOVE) & (after <= _DEK_BELOW) & (after != 0)
    candidates: NDArray[np.intp] = (fits & near & (table["from_first"] <= 3)).nonzero()[0]
    return candidates
