"""`learn`: some pages of one site in, with or without what is expected of them; its profile out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from cleaner.article import Article
from cleaner.errors import InputError
from cleaner.filters import FILTERS
from cleaner.limits import MAX_BLOCKS, MAX_BYTES
from cleaner.look.elements import is_hidden
from cleaner.page import HEAD_ROLES, Document, Page
from cleaner.pipeline import Filter, run
from cleaner.read import read
from cleaner.read.inputs import Raw, raw_of
from cleaner.sites.credits import Credited, blocks_with_date, blocks_with_names
from cleaner.sites.domains import site_of
from cleaner.sites.evidence import ENOUGH_BLOCKS, Evidence
from cleaner.sites.lines import affixes, edges_of_body, is_affix, line_keys
from cleaner.sites.paths import ends_of_paths, is_end, paths_of
from cleaner.sites.profile import SiteProfile, row_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What is expected of a page: an article, or its headline, dek, body, byline (a name, or several)
#: and day of publication; None for what is unknown.
Expected: TypeAlias = "Article | Mapping[str, str | None] | Mapping[str, Any] | None"

_PARTS: Final = ("headline", "dek", "body")
# What of it is looked for outside of the article, and by what.
_CREDITS: Final[Mapping[str, Callable[[Page, Any, Sequence[int]], Credited]]] = {
    "byline": blocks_with_names,
    "published": blocks_with_date,
}
# A body that a page does not show, or only in part, teaches nothing.
_LEAST_COVERED: Final = 0.85
# Pages of one site may state another's address, where an article came from there.
_LEAST_OF_SITE: Final = 2 / 3
# The most bytes of a profile for elements, and for lines.
_MOST_OF_ELEMENTS: Final = 28_000
_MOST_OF_LINES: Final = 18_000
# A line is the site's if it stands on at least this many pages.
_REPEATED: Final = 2

_KEPT: Final = Evidence(kept=1)
_LOST: Final = Evidence(lost=1)
_DROPPED: Final = Evidence(dropped=1)
_EXTRA: Final = Evidence(extra=1)
_SEEN: Final = Evidence(seen=1)
_EDGE: Final = Evidence(edge=1)
_HEADLINE: Final = Evidence(headline=1)
_DEK: Final = Evidence(dek=1)
_NOTHING: Final = Evidence()


def learn(
    pages: Iterable[tuple[Raw, Expected]],
    *,
    site: str = "",
    filters: Sequence[Filter] | None = None,
    max_bytes: int = MAX_BYTES,
    max_blocks: int | None = MAX_BLOCKS,
) -> SiteProfile:
    """Learn how one site builds its pages.

    The same pages give the same profile, in whatever order they come.

    Args:
        pages: pages of the site, each with what is expected of it: a mapping with "headline",
            "dek" and "body", if you like "byline" and "published" (None or missing: unknown), an
            `Article`, or None where nothing is.
        site: the site's domain; by default what the pages state.
        filters: as for `clean`.
        max_bytes: as for `clean`.
        max_blocks: as for `clean`.

    Raises:
        InputError: if there are no pages, one cannot be read, they are of several sites, or none
            shows what is expected of it.
    """
    filters = FILTERS if filters is None else filters
    lessons = Lessons()
    for raw, expected in pages:
        document, _ = read(raw_of(raw, max_bytes), max_blocks=max_blocks)
        document, _ = run(document, filters)
        lessons.add(lesson_of(document, expected))
    return lessons.profile(site)


def _expected(expected: Expected) -> Mapping[str, Any] | None:
    """What is expected of a page, part by part.

    Raises:
        InputError: for what says nothing of a page.
    """
    if isinstance(expected, Article):
        return {
            "headline": expected.headline,
            "dek": expected.dek or "",
            "body": expected.body,
            "byline": expected.byline,
            "published": expected.published,
        }
    if expected is not None and not isinstance(expected, Mapping):
        raise InputError(
            f"What is expected must be a mapping, an article or None, not {expected!r}."
        )
    known = expected and {part: expected.get(part) for part in (*_PARTS, *_CREDITS)}
    return known if known and any(known.values()) else None


class Lesson(NamedTuple):
    """What one page teaches: of its elements, of its lines, and the site that it states."""

    site: str
    elements: Mapping[str, Evidence]
    lines: Mapping[str, Evidence]


def lesson_of(document: Document, expected: Expected) -> Lesson | None:
    """What a page teaches; None if it does not show the body that is expected of it.

    Args:
        document: the page, settled by the filters.
        expected: what is expected of it.

    Raises:
        InputError: if nothing can be expected so.
    """
    known = _expected(expected)
    shown = _shown_alone(document) if known is None else _shown(document, known)
    if shown is None:
        return None
    lines = dict(_by_line(document, shown.blocks))
    if known is not None:
        _add(lines, _by_affix(document, shown.blocks))
        _add(lines, shown.labels)
    return Lesson(
        site_of(document.hints.url),
        _of_page(_by_path(document, shown.blocks), ENOUGH_BLOCKS),
        _of_page(lines, 1),
    )


class Lessons:
    """What the pages of a site have taught so far."""

    def __init__(self) -> None:
        self._pages = 0
        self._unlike = 0
        self._sites: Counter[str] = Counter()
        self._elements: dict[str, Evidence] = {}
        self._lines: dict[str, Evidence] = {}

    def add(self, lesson: Lesson | None) -> None:
        """Add what a page teaches."""
        if lesson is None:
            self._unlike += 1
            return
        self._pages += 1
        self._sites[lesson.site] += 1
        _add(self._elements, lesson.elements)
        _add(self._lines, lesson.lines)

    def profile(self, site: str) -> SiteProfile:
        """The profile of all pages."""
        if not self._pages:
            raise InputError(
                "None of the pages shows the body that is expected of it."
                if self._unlike
                else "There are no pages to learn from."
            )
        repeated = {
            key: known
            for key, known in self._lines.items()
            if known.pages >= _REPEATED and (known.is_telling or not is_affix(key))
        }
        elements = {
            path: known
            for path, known in self._elements.items()
            if not is_end(path) or (known.pages >= _REPEATED and known.is_wrong)
        }
        return SiteProfile(
            site=site or self._site(),
            pages=self._pages,
            elements=_most_telling(elements, _MOST_OF_ELEMENTS),
            lines=_most_telling(repeated, _MOST_OF_LINES),
        )

    def _site(self) -> str:
        """The site that the pages state.

        Raises:
            InputError: if they state several.
        """
        stated = {site: count for site, count in self._sites.items() if site}
        if not stated:
            return ""
        most = max(sorted(stated), key=stated.__getitem__)
        if stated[most] < _LEAST_OF_SITE * sum(stated.values()):
            raise InputError(f"The pages are of several sites: {', '.join(sorted(stated))}.")
        return most


class _Shown(NamedTuple):
    """What each block of a page shows, and what the words in front of its byline and date do."""

    blocks: Sequence[Evidence]
    labels: Mapping[str, Evidence]


def _shown(document: Document, expected: Mapping[str, Any]) -> _Shown | None:
    """What each block of a page with an expected answer shows; None if it does not show the body.

    A block on which the answer says nothing, as on a dek where none is known, shows nothing.
    """
    labels = _labels(document, expected)
    if labels is None:
        return None
    shown = [
        _HEADLINE
        if labels.headline[at]
        else _DEK
        if labels.dek[at]
        else _told_of_block(document, at, expected, is_body=bool(labels.body[at]))
        for at in range(len(document.page))
    ]
    outside = [at for at, told in enumerate(shown) if not (told.body or told.headline or told.dek)]
    in_front: dict[str, Evidence] = {}
    for part, find in _CREDITS.items():
        if expected[part]:
            credited = find(document.page, expected[part], outside)
            told = Evidence()._replace(**{part: 1})
            in_front |= dict.fromkeys(credited.labels, told)
            for at in credited.at:
                shown[at] += told
    return _Shown(shown, in_front)


def _told_of_block(
    document: Document, at: int, expected: Mapping[str, Any], *, is_body: bool
) -> Evidence:
    if expected["body"] is None:
        return _NOTHING
    verdict = document.verdicts[at]
    if is_body:
        return _KEPT if verdict.is_body else _LOST
    if verdict.role in HEAD_ROLES and expected[verdict.role.value] is None:
        return _NOTHING
    return _EXTRA if verdict.is_body else _DROPPED


class _Labels(NamedTuple):
    headline: NDArray[np.bool_]
    dek: NDArray[np.bool_]
    body: NDArray[np.bool_]


def _labels(document: Document, expected: Mapping[str, Any]) -> _Labels | None:
    """Which blocks are what is expected; None if the page does not show the body."""
    # Imported here: numpy takes longer to load than all of this, and only learning needs it.
    from cleaner.sites.align import align  # noqa: PLC0415
    from cleaner.sites.labels import dek_blocks, headline_blocks, plain_words  # noqa: PLC0415

    page = document.page
    gold = (expected["body"] or "").split("\n")
    found = align(page.texts, gold, [is_hidden(page, at) for at in range(len(page))])
    if expected["body"] and found.covered < _LEAST_COVERED:
        return None
    first = int(found.body.argmax()) if found.body.any() else len(page)
    wanted = {plain_words(expected["headline"])} if expected["headline"] else set[str]()
    headline = headline_blocks(document.blocks, wanted, first)
    dek = dek_blocks(page.texts, expected["dek"], headline) & ~headline
    return _Labels(headline, dek, found.body & ~headline & ~dek)


def _shown_alone(document: Document) -> _Shown:
    """What each block of a page shows of which nothing is expected: where it stands."""
    edges = edges_of_body(document)
    blocks = [
        _EDGE if at in edges else _SEEN if verdict.is_body else _NOTHING
        for at, verdict in enumerate(document.verdicts)
    ]
    return _Shown(blocks, {})


def _by_path(document: Document, shown: Sequence[Evidence]) -> Mapping[str, Evidence]:
    """What the blocks in each element show together, and its first and its last on their own."""
    page = document.page
    found: dict[str, Evidence] = defaultdict(lambda: _NOTHING)
    for paths, end, told in zip(paths_of(page), ends_of_paths(page), shown, strict=True):
        for path in (*paths, end) if end else paths:
            found[path] += told
    return found


def _by_affix(document: Document, shown: Sequence[Evidence]) -> Mapping[str, Evidence]:
    """What the blocks that open, or close, with the same words show together."""
    found: dict[str, Evidence] = defaultdict(lambda: _NOTHING)
    for keys, told in zip(affixes(document.page), shown, strict=True):
        for key in keys:
            found[key] += told._replace(byline=0, published=0)
    return found


def _by_line(document: Document, shown: Sequence[Evidence]) -> Mapping[str, Evidence]:
    """What the blocks of each line show together, and whether the line opens or closes the page."""
    found: dict[str, Evidence] = defaultdict(lambda: _NOTHING)
    places: dict[str, list[int]] = defaultdict(list)
    for at, (key, told) in enumerate(zip(line_keys(document.page), shown, strict=True)):
        if key:
            found[key] += told
            places[key].append(at)
    article = _places_of_article(document, shown)
    if article:
        for key, stands in places.items():
            opens, closes = stands[-1] < article[0], stands[0] > article[-1]
            found[key] = found[key]._replace(opens=int(opens), closes=int(closes))
    return found


def _places_of_article(document: Document, shown: Sequence[Evidence]) -> Sequence[int]:
    """The places of the article: what is expected, or else the general answer."""
    expected = [at for at, told in enumerate(shown) if told.body or told.headline or told.dek]
    return expected or [
        at
        for at, verdict in enumerate(document.verdicts)
        if verdict.is_body or verdict.role in HEAD_ROLES
    ]


def _of_page(found: Mapping[str, Evidence], enough: int) -> Mapping[str, Evidence]:
    return {name: evidence.of_page(enough) for name, evidence in found.items()}


def _add(known: dict[str, Evidence], found: Mapping[str, Evidence]) -> None:
    for name, evidence in found.items():
        known[name] = known.get(name, _NOTHING) + evidence


def _most_telling(found: Mapping[str, Evidence], room: int) -> dict[str, Evidence]:
    """As much as there is room for, in bytes; what the general answer got wrong comes first."""
    ranked = sorted(
        found.items(),
        key=lambda row: (not row[1].is_telling, not row[1].body, -row[1].pages, row[0]),
    )
    chosen: dict[str, Evidence] = {}
    for name, evidence in ranked:
        size = len(row_of(name, evidence).encode("utf-8", "replace"))
        if size <= room:
            room -= size
            chosen[name] = evidence
    return chosen
