"""What the scorer makes of a document: its headline, its dek, its body, and the rest.

Apart from the filter, so that numpy and the scorer load with the first page and not before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.filters._clean_text import Settled, settle_clean
from cleaner.filters._line_lists import keep_lists_whole
from cleaner.filters._sentence_runs import keep_sentences_together
from cleaner.filters._two_titles import two_titles
from cleaner.look.headline import labelled_headline, stating_lines
from cleaner.look.lines import Lines
from cleaner.look.prose import (
    MOSTLY_PROSE,
    is_one_line,
    is_prose,
    is_statement,
    opens_with_dateline,
    prose_share,
)
from cleaner.model.columns.table import Column
from cleaner.model.scorer import Scores, score
from cleaner.model.signs import dek_signs, headline_signs
from cleaner.model.weights import Weights, shipped_weights
from cleaner.page import (
    HEAD_ROLES,
    SEEN,
    Basis,
    Document,
    Form,
    Kind,
    Page,
    Role,
    Verdict,
)
from cleaner.read.dates import date_shown
from cleaner.text import ends_sentence

# The threshold for body lies between these, by how sure the scorer is of the page. It is half of
# the F1 to expect (see `body_threshold`): of 1, and of the least that is asked for, which is 0.5.
_BODY: Final = 0.5
_LEAST_BODY: Final = 0.25
# The thresholds for a dek: where the block would be body otherwise, and where it would be lost.
# In HTML, 0.35 and 0.3 find 0.017 less on ir_old, 0.2 and 0.15 find 0.025 less on fundus (dekF1).
# In text, 0.3 takes 19 first paragraphs of 250 pages for deks, 0.4 takes 10 and finds 0.017 less.
_DEK: Final[dict[Form, tuple[float, float]]] = {
    "html": (0.3, 0.25),
    "text": (0.4, 0.3),
    "markdown": (0.3, 0.3),
}
# Minimum chance of a closed sentence that is the dek of a text that is mostly prose. With 0.3, 9 of
# 207 clean texts of single lines get worse and 2 better; with 0.7, 4 and 10, but with an empty line
# between their paragraphs 5 and 3.
_LEAST_DEK_IN_PROSE: Final = 0.5
# Longest headline of flattened text, in characters: of 1,359 of labelled pages none is longer.
_LONGEST_HEADLINE: Final = 230
# What is known of more lines than this is forgotten while the scorer runs, which bounds the memory:
# a page may have 3,000 lines however small it is (see `limits`).
_MANY_LINES: Final = 2_000
# Minimum letters of a copy: fewer may be the same by chance. With 40, five of 4,277 labelled pages
# take a copy of the headline for the dek; with 10, two lose a dek.
_TELLING: Final = 20


class _Wording(NamedTuple):
    """How the reasons given to blocks begin, and whether they name the signs, too."""

    headline: str
    dek: str
    dropped: str
    with_signs: bool


_SCORED: Final = _Wording(
    "likeliest headline", "likeliest dek", "reads as boilerplate", with_signs=True
)
_CLEAN: Final = _Wording(
    "first line of clean text", "dek of clean text", "boilerplate in clean text", with_signs=False
)


def settle_by_score(document: Document, weights: Weights | None) -> Document:
    """Give each block the role that the scorer finds likeliest, with its chance of being body."""
    if not document.verdicts:
        return document
    if len(document.page) > _MANY_LINES:
        # Nothing takes as much memory as the scorer, and the filters behind it ask little of lines.
        document.page.forget(Lines)
    scores = score(_as_read(document), weights or shipped_weights())
    free = np.zeros(len(document.page), bool)
    free[document.body_places()] = True
    clean = settle_clean(document, scores)
    if clean is not None:
        clean = _without_invented_head(document, scores, clean)
        return _settled(document, scores, scores.body, clean, _CLEAN)
    sizes = list(map(len, document.page.texts))
    least = body_threshold(np.where(free, scores.body, 0), sizes)
    body = scores.body
    if document.form == "text":
        body = keep_lists_whole(document, body, least)
        if is_one_line(document.page):
            body = keep_sentences_together(document.page.texts, body, least)
    shown = document.page.shows_head
    headline, dek = ((), ()) if shown else _head_places(document, scores, least)
    settled = Settled(
        headline=frozenset(headline),
        dek=frozenset(dek),
        dropped=frozenset((free & (body < least)).nonzero()[0].tolist()),
    )
    settled = _without_invented_head(document, scores, settled)
    return _settled(document, scores, body, settled, _SCORED)


def _without_invented_head(document: Document, scores: Scores, settled: Settled) -> Settled:
    """What was settled, but for a headline and a dek that a text gives no reason to find.

    A text need not have a headline, and its first paragraph is none for want of one: a line that
    closes as a statement is a headline only where something states it, as Markdown's marks do.
    Without a headline there is no dek either.
    """
    page = document.page
    if document.form == "html" or page.shows_head:
        return settled
    headline = settled.headline
    if (
        document.form == "text"
        and headline
        and not _is_stated(document, headline)
        and not _may_be_headline(document, headline)
    ):
        headline = frozenset()
    has_head = bool(headline) or bool(page.hints.headlines)
    if not has_head or not _may_be_dek(document, scores, settled):
        # A dek that is none is body: the scorer saw it as the one or the other.
        return Settled(headline, frozenset(), settled.dropped - settled.dek)
    return Settled(headline, settled.dek, settled.dropped)


def _is_stated(document: Document, headline: Collection[int]) -> bool:
    """Whether the title of the page, a breadcrumb or a label states a headline."""
    stated = {*stating_lines(document), *labelled_headline(document)}
    return not stated.isdisjoint(headline)


def _may_be_dek(document: Document, scores: Scores, settled: Settled) -> bool:
    """Whether a dek may be one in a text that is mostly prose: its first paragraph looks the same.

    What is a closed sentence and stands right below the headline has to be as likely a dek as not,
    and no longer than the paragraphs below: of 121 such deks of labelled articles 96 are some, 82
    of them not longer, and of 25 that are none 15 are longer.
    """
    page = document.page
    dek = sorted(settled.dek)
    if not dek or prose_share(page) < MOSTLY_PROSE or not ends_sentence(page.texts[dek[-1]]):
        return True
    top = page.kinds.count(Kind.LABEL)
    if dek[0] != max(settled.headline, default=top - 1) + 1:
        return True  # Something was found to stand between, as on a page.
    size = sum(len(page.texts[at]) for at in dek)
    below = [len(page.texts[at]) for at in range(dek[-1] + 1, len(page)) if is_prose(page, at)]
    likely = max(scores.dek[at] for at in dek) >= _LEAST_DEK_IN_PROSE
    return bool(likely and below and size <= np.median(below))


def _may_be_headline(document: Document, headline: Collection[int]) -> bool:
    """Whether some lines may be a headline: short, no statement, and not dropped by name.

    On a page full of other things a filter may have taken the headline with those above it.
    """
    page = document.page
    texts = [page.texts[at] for at in sorted(headline)]
    is_named = all(document.verdicts[at].is_chrome for at in headline)
    is_named = is_named and prose_share(page) >= MOSTLY_PROSE
    return not (is_named or is_statement(texts[-1]) or sum(map(len, texts)) > _LONGEST_HEADLINE)


def _as_read(document: Document) -> Document:
    """The document as the scorer was trained on: a head that the text shows is plain lines."""
    if not document.page.shows_head:
        return document
    return document.with_changes(
        {at: SEEN[Kind.PARAGRAPH] for at, role in enumerate(document.roles) if role in HEAD_ROLES}
    )


def _settled(
    document: Document, scores: Scores, body: Column, settled: Settled, wording: _Wording
) -> Document:
    """The document with the scorer's verdicts; of blocks that stay, those of the body get a score.

    Args:
        document: the page as the filters before the scorer left it.
        scores: what the scorer found.
        body: the chance of each block of being body.
        settled: what was made of it.
        wording: that of the reasons.
    """
    # In double precision a hundredfold is exact: it is rounded as the chance is when written.
    hundredths = np.rint(body.astype(np.float64) * 100).astype(np.intp).tolist()
    verdicts = weighed(
        document.verdicts,
        settled.dropped,
        body.tolist(),
        hundredths,
        _by_hundredths(wording.dropped),
    )
    for role, places, likeliest, chance, signs in (
        (Role.HEADLINE, settled.headline, wording.headline, scores.headline, headline_signs),
        (Role.DEK, settled.dek, wording.dek, scores.dek, dek_signs),
    ):
        for at in places:
            block = document.block(at)
            shown = signs(block, scores.table, at) if wording.with_signs else ()
            reason = ", ".join((f"{likeliest} ({chance[at]:.2f})", *shown))
            verdicts[at] = block.as_role(role, reason)
    return document.with_verdicts(verdicts)


@twin("verdicts")
def weighed(
    verdicts: tuple[Verdict, ...],
    dropped: frozenset[int],
    chances: list[float],
    hundredths: list[int],
    reasons: tuple[str, ...],
) -> list[Verdict]:
    """Verdicts with the scorer's on what it drops, and its chances on the rest of the body.

    Args:
        verdicts: those on all blocks.
        dropped: the places of what it drops.
        chances: the chance of each block of being body.
        hundredths: that chance in hundredths.
        reasons: the reason to drop a block for each number of hundredths.
    """
    found = list(verdicts)
    for at, verdict in enumerate(verdicts):
        if at in dropped:
            reason = reasons[hundredths[at]]
            found[at] = Verdict(Role.CHROME, Basis.SCORED, "", reason, chances[at])
        elif verdict.is_body:
            found[at] = verdict.scored(chances[at])
    return found


@lru_cache(2)
def _by_hundredths(reason: str) -> tuple[str, ...]:
    """A reason with each chance, in hundredths: most blocks of a page share one with others."""
    return tuple(f"{reason} ({hundredths / 100:.2f})" for hundredths in range(101))


def body_threshold(chance: Column, size: Sequence[int]) -> float:
    """The threshold for body, given each block's chance, which is 0 for blocks already taken.

    Of all thresholds half of the best F1 that one may expect gives that F1 (Lipton, Elkan and
    Narayanaswamy: Optimal thresholding of classifiers to maximize F1 measure, 2014). So a page on
    which the scorer is in doubt throughout keeps what it is less sure of.
    """
    # Most blocks have no chance: they would come last, and only lower what is expected.
    some = chance.nonzero()[0]
    if not some.size:
        return _LEAST_BODY
    order = some.take((-chance.take(some)).argsort())
    sizes = np.array([size[at] for at in order.tolist()], np.float64)
    right = np.add.accumulate(sizes * chance.take(order))
    expected = 2 * right / np.maximum(np.add.accumulate(sizes) + right[-1], 1)
    return max(_LEAST_BODY, min(_BODY, float(expected.max()) / 2))


def _head_places(
    document: Document, scores: Scores, least: float
) -> tuple[Collection[int], Collection[int]]:
    """The places of the headline and of the dek, given the threshold for body."""
    titles = two_titles(document, scores)
    if titles is not None:
        return (titles.headline,), () if titles.dek is None else (titles.dek,)
    return scores.headline_at, _dek_places(document, scores, least)


def _dek_places(document: Document, scores: Scores, least: float) -> set[int]:
    """The places of the dek, given the threshold for body."""
    page = document.page
    if document.form == "text" and document.hints.article_body:
        return set()  # Text that a page only states, in JSON-LD, is its body alone.
    enough = scores.dek >= np.where(scores.body >= least, *_DEK[document.form])
    places = enough.nonzero()[0].tolist()
    if not places:
        return set()
    enough[_with_headline(page.texts, scores.headline_at, places)] = False
    enough[[at for at in places if _cannot_be_dek(document, at)]] = False
    lines = set(_dek(page, scores.dek, enough)) - set(scores.headline_at)
    if not lines:
        return lines
    unit = scores.unit
    return lines | (_with_unit(lines, unit) - _with_unit(scores.headline_at, unit))


def _cannot_be_dek(document: Document, at: int) -> bool:
    """Whether a line opens with a dateline, or was marked as a caption, or as a byline with a date.

    Of 24 captions that the scorer would take for deks on labelled pages, 22 are captions.
    """
    text, role = document.page.texts[at], document.verdicts[at].role
    if opens_with_dateline(text) or (role is Role.CAPTION and document.form == "html"):
        return True
    return role is Role.BYLINE and date_shown(text) != ""


def _with_headline(
    texts: Sequence[str], headline: Collection[int], places: Sequence[int]
) -> list[int]:
    """Which places hold a copy of the headline, with a kicker or without."""
    said = _letters(" ".join(texts[at] for at in sorted(headline)))
    if not said:
        return []
    found = [(at, _letters(texts[at])) for at in places]
    return [at for at, text in found if text == said or (len(said) >= _TELLING and said in text)]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _with_unit(places: Collection[int], unit: NDArray[np.intp] | None) -> set[int]:
    """Places of blocks, and of the other lines of the paragraphs that they are lines of."""
    if unit is None or not places:
        return set(places)
    wanted = np.zeros(int(unit[-1]) + 1, bool)
    wanted[unit[list(places)]] = True
    return set(wanted[unit].nonzero()[0].tolist())


def _dek(page: Page, chance: Column, enough: NDArray[np.bool_]) -> list[int]:
    """The places of the dek: the likeliest block that is likely enough, and such beside it.

    Those beside it are in elements like its own: a heading above a paragraph is something else.
    """
    first = last = int(np.where(enough, chance, 0).argmax())
    if not enough[first]:
        return []
    tag = page.tag_round(first)
    while first > 0 and enough[first - 1] and page.tag_round(first - 1) == tag:
        first -= 1
    while last + 1 < chance.size and enough[last + 1] and page.tag_round(last + 1) == tag:
        last += 1
    return list(range(first, last + 1))
