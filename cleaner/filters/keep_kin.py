"""Keep the paragraphs that are built as those are that were kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaner.filters._doubtful import doubtful, is_heading, runs_on
from cleaner.look.elements import alike
from cleaner.look.lines import lines_of
from cleaner.page import SEEN, Document, Form

# How many paragraphs behind the last one kept may be kept, too. With no limit, 55 of 3,314 labelled
# pages get worse and 14 better: other stories are kept. With none, 72 flattened pages change, by
# more for the worse than for the better.
_REACH: Final = 2


class _Bar(NamedTuple):
    """What speaks for a dropped paragraph.

    Attributes:
        kept: minimum number of its kin that were kept.
        mostly: minimum share of its kin's text that was kept.
        score: its own minimum score.
    """

    kept: int
    mostly: float
    score: float


# Elements tell more of a paragraph than white space does. Of 1,657 flattened pages 22 get worse and
# 5 better with half of the text, 51 and 20 with a score of 0.2. With a score of 0.25 in HTML the
# page fixtures/pages/html-ru-hidden-terms-of-a-form loses its last paragraph.
_BARS: Final[dict[Form, _Bar]] = {
    "html": _Bar(2, 0.5, 0.15),
    "text": _Bar(5, 0.75, 0.3),
    "markdown": _Bar(2, 0.5, 0.15),
}
# A heading right above with less than this score is that of something else, such as "Read more".
# With 0.1, none of 1,477 labelled pages changes.
_LEAST_OF_HEADING: Final = 0.02


def keep_kin(document: Document) -> Document:
    """Keep a paragraph if most of the text that is built alike was kept.

    On a page of which the scorer is in doubt it drops some paragraphs and keeps others; those that
    were kept speak for the rest. Elements show what is built alike in HTML, and white space does in
    flattened text.

    >>> from cleaner.read import read_html
    >>> said = "The bridge over the Orla reopened on Monday after four years of work."
    >>> page = read_html(f"<div><p>{said}<p>{said}<p>{said}<p>{said}</div>")
    >>> scored = [verdict.scored(0.9) for verdict in page.verdicts]
    >>> scored[1] = scored[1].scored(0.3).dropped("odd")
    >>> [block.is_chrome for block in keep_kin(page.with_verdicts(scored)).blocks]
    [False, False, False, False]

    Leaves alone what is mostly linked, what the scorer is sure of, what stands before the body or
    far behind it, and what a filter took by name.

    >>> scored[1] = scored[1].scored(0.1).dropped("odd")
    >>> document = page.with_verdicts(scored)
    >>> keep_kin(document) is document
    True
    """
    bar = _BARS[document.form]
    lost = [
        at
        for at in doubtful(document, bar.score)
        if runs_on(document, at) and not _is_below_ruled_out_heading(document, at)
    ]
    if not lost:
        return document
    looks = alike(document.page)
    wanted = {looks[at] for at in lost}
    kin: dict[int, list[int]] = defaultdict(list)
    for at, look in enumerate(looks):
        if look in wanted and document.verdicts[at].is_scored and runs_on(document, at):
            kin[look].append(at)
    kept = {look for look in wanted if _were_kept(document, kin[look], bar)}
    if not kept:
        return document
    reach = _reach(document)
    paragraph_from = lines_of(document).paragraph_from
    return document.with_changes(
        {
            place: document.verdicts[place].as_role(
                SEEN[document.page.kinds[place]].role, "stands among paragraphs built as it is"
            )
            for at in lost
            if at in reach and looks[at] in kept
            for place in paragraph_from(at)
        }
    )


def _were_kept(document: Document, paragraphs: Sequence[int], bar: _Bar) -> bool:
    """Whether enough of some paragraphs were kept, and most of their text."""
    kept = [at for at in paragraphs if document.is_body(at)]
    return len(kept) >= bar.kept and _size(document, kept) >= bar.mostly * _size(
        document, paragraphs
    )


def _size(document: Document, paragraphs: Sequence[int]) -> int:
    paragraph_from = lines_of(document).paragraph_from
    texts = document.page.texts
    return sum(len(texts[place]) for at in paragraphs for place in paragraph_from(at))


def _reach(document: Document) -> range:
    """The places from the first paragraph that was kept to a few behind the last one.

    In HTML only running text counts: rows and labels may stand between. In flattened text each line
    of its own does: short ones show that the article has ended.
    """
    lines = lines_of(document)
    starts = [
        at
        for at in range(len(document.page))
        if (runs_on(document, at) if document.form == "html" else lines.opens_paragraph(at))
    ]
    verdicts = document.verdicts
    kept = [n for n, at in enumerate(starts) if verdicts[at].is_body and verdicts[at].is_scored]
    if not kept:
        return range(0)
    return range(starts[kept[0]], starts[min(kept[-1] + _REACH, len(starts) - 1)] + 1)


def _is_below_ruled_out_heading(document: Document, at: int) -> bool:
    """Whether a heading that the scorer rules out stands right above a place."""
    if at == 0 or not is_heading(document, at - 1):
        return False
    verdict = document.verdicts[at - 1]
    return verdict.is_chrome and verdict.chance < _LEAST_OF_HEADING
