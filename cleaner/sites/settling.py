"""Settle the blocks of a page by what is known of its site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from cleaner.article import Article, assemble
from cleaner.look.elements import innermost_among
from cleaner.page import (
    BODY_ROLES,
    HEAD_ROLES,
    NO_ELEMENT,
    SEEN,
    Change,
    Document,
    Page,
    Problem,
    Role,
    Verdict,
)
from cleaner.pipeline import run
from cleaner.sites.credits import credits_by_profile
from cleaner.sites.evidence import (
    PAGE,
    Evidence,
    sureness,
    weight_of_element,
    weight_of_ends,
    weight_of_line,
)
from cleaner.sites.lines import affixes, edges_of_body, line_keys
from cleaner.sites.paths import ends_of_paths, is_inside, is_named, paths_of
from cleaner.sites.profile import SiteProfile, described
from cleaner.sites.selectors import elements_selected, read_selector

# A page is built as the site's profile knows if at least this much of its body's text stands in
# elements that the profile knows: a third, since tables, posts and live entries have elements that
# other pages lack.
_LEAST_KNOWN: Final = 0.3
# Where nobody said what is body, a line must have stood at its edges on at least this many pages.
_LEAST_REPEATED: Final = 3
# A line ends the article if it stood beyond it on at least this many pages: where an answer was
# expected of them, and where none was.
_FEWEST_ENDED: Final = 3
_FEWEST_ENDED_ALONE: Final = 5
_PERSONS: Final = "a rule of the site's profile"
_NOTHING: Final = Evidence()


class _Known(NamedTuple):
    """What is known of the element that a block stands in, and of its line.

    Attributes:
        path: the path of the element, "" where none is known.
        element: what stands in it.
        line: what is known of the line.
        marks: what is known of the block's place in its element, and of how it opens and closes.
    """

    path: str
    element: Evidence
    line: Evidence
    marks: tuple[tuple[str, Evidence], ...] = ()

    def may_object(self, *, is_body: bool) -> bool:
        """Whether anything is known that may speak against the general answer: mostly nothing is.

        Args:
            is_body: what the general answer is.
        """
        told = (self.element, self.line, *(mark for _, mark in self.marks))
        if is_body:
            return any(one.extra or one.dropped or one.edge for one in told)
        return any(one.lost or one.kept for one in told)

    def against(self, verdict: Verdict, *, is_edge: bool) -> float:
        """How much is known against the general answer on the block, as log-odds."""
        line = self.line if is_edge else self.line._replace(dropped=0)
        of_line = line.against(is_body=verdict.is_body)
        if verdict.is_body and is_edge:
            of_line += _repeated(self.line)
        element = self.element
        if not (is_named(self.path) and is_inside(self.path)):
            # Many things stand in elements without names, or of one name anywhere on the page: only
            # where it erred there it may again.
            element = element._replace(**{"dropped" if verdict.is_body else "kept": 0})
        of_marks = [mark.against(is_body=verdict.is_body) for _, mark in self.marks]
        of_element = max(element.against(is_body=verdict.is_body), *of_marks, 0.0)
        return weight_of_element(of_element) + weight_of_line(of_line)

    def told(self) -> str:
        """What is known, in words for people."""
        told = [f"{self.path}: {described(self.element)}"] if self.path else []
        if self.line.pages:
            told.append(f"the line: {described(self.line)}")
        told += [f"{name}: {described(mark)}" for name, mark in self.marks]
        return "; ".join(told)


_UNKNOWN: Final = _Known("", _NOTHING, _NOTHING)


def _repeated(line: Evidence) -> float:
    """On how many pages a line stood at the edges of the body, if it is the site's by that."""
    is_the_sites = line.edge >= _LEAST_REPEATED * PAGE and not (line.seen or line.body)
    return line.edge / PAGE if is_the_sites else 0.0


def article_by_profile(
    document: Document, trace: Sequence[Change], profile: SiteProfile
) -> Article:
    """The article of a document that the filters have settled, as the site's profile mends it.

    Where the page is not built as the profile knows, the article says so, and is the general one
    but for what a person's rules ask for.
    """
    known = _known(document.page, profile)
    is_alike = is_built_alike(document, profile, known)
    settle = partial(settle_by_profile, profile=profile, known=known if is_alike else ())
    settled, changes = run(document, [settle])
    article = assemble(settled, [*trace, *changes])
    if is_alike:
        return _with_credits(article, document.page, profile, known)
    return replace(article, problems=(*article.problems, Problem.UNLIKE_PROFILE))


def _with_credits(
    article: Article, page: Page, profile: SiteProfile, known: Sequence[_Known]
) -> Article:
    if not profile.knows_credits:
        return article
    elements = [(one.path, one.element) for one in known]
    found = credits_by_profile(page, article, elements, profile.lines)
    return replace(article, credits=found) if any(found) else article


def settle_by_profile(
    document: Document, profile: SiteProfile, known: Sequence[_Known]
) -> Document:
    """Settle the blocks of which the profile of their site knows more than the general answer.

    What a person wrote into the profile wins over what was learned.

    Args:
        document: the page, settled by the filters.
        profile: what is known of its site.
        known: what is known of each block; nothing where the page is not built as the site is.
    """
    learned = dict(_by_evidence(document, known)) if known else {}
    return document.with_changes({**learned, **dict(_by_rules(document, profile))})


def is_built_alike(document: Document, profile: SiteProfile, known: Sequence[_Known]) -> bool:
    """Whether a page is built as its site's profile knows; a text is not built at all."""
    if document.form == "text" or not profile.elements:
        return True
    texts = document.page.texts
    body = document.body_places()
    if not body:
        return any(one.path for one in known)
    size = sum(len(texts[at]) for at in body)
    return sum(len(texts[at]) for at in body if known[at].path) >= _LEAST_KNOWN * size


def _by_rules(document: Document, profile: SiteProfile) -> Iterator[tuple[int, Verdict]]:
    """The verdicts that a person's rules ask for."""
    for selectors, give in ((profile.keep, _kept), (profile.drop, _dropped)):
        for selector in selectors:
            for at in _selected(document, selector):
                yield at, give(document, at, f"{_PERSONS}: {selector}")
    titles = _selected(document, profile.headline) if profile.headline else ()
    if titles:
        yield from _as_headline(document, titles[0], f"{_PERSONS}: {profile.headline}")


def _selected(document: Document, selector: str) -> list[int]:
    """The places of the blocks in the elements that a selector names."""
    page = document.page
    elements = elements_selected(page, read_selector(selector))
    inside = innermost_among(page, elements)
    return [
        at
        for at, owner in enumerate(page.owners)
        if owner != NO_ELEMENT and inside[owner] != NO_ELEMENT
    ]


def _kept(document: Document, at: int, reason: str) -> Verdict:
    role = SEEN[document.page.kinds[at]].role
    return document.verdicts[at].as_role(role if role in BODY_ROLES else Role.PARAGRAPH, reason)


def _dropped(document: Document, at: int, reason: str) -> Verdict:
    return document.verdicts[at].dropped(reason)


def _as_headline(document: Document, place: int, reason: str) -> Iterator[tuple[int, Verdict]]:
    """The verdicts that make one block the headline, and no other."""
    for at, verdict in enumerate(document.verdicts):
        if at == place and verdict.role is not Role.HEADLINE:
            yield at, verdict.as_role(Role.HEADLINE, reason)
        elif at != place and verdict.role is Role.HEADLINE:
            yield at, verdict.dropped("the site's headline is another")


def _by_evidence(document: Document, known: Sequence[_Known]) -> Iterator[tuple[int, Verdict]]:
    """The verdicts for which what was learned weighs more than the general answer."""
    edges = edges_of_body(document)
    ends = _ends(document, known)
    for at, verdict in enumerate(document.verdicts):
        outside = ends[at] if verdict.is_body else 0.0
        may_be_wrong = outside or known[at].may_object(is_body=verdict.is_body)
        if verdict.role is Role.HEADLINE or not may_be_wrong:
            continue
        against = known[at].against(verdict, is_edge=at in edges)
        if against + weight_of_ends(outside) > sureness(verdict):
            give = _dropped if verdict.is_body else _kept
            yield at, give(document, at, _told(known[at], outside))
    yield from _heads(document, known)


def _told(known: _Known, outside: float) -> str:
    ends = f"beyond lines that end the site's pages ({outside:g})" if outside else ""
    return "; ".join(filter(None, (ends, known.told())))


def _ends(document: Document, known: Sequence[_Known]) -> Sequence[float]:
    """For each block how often lines above it closed the site's pages, or lines below opened them.

    Counted in pages of the site. Lines with more of the body outside of them than inside end
    nothing on this page.
    """
    texts = document.page.texts
    found = [0.0] * len(texts)
    if not any(one.line.opens or one.line.closes for one in known):
        return found
    size = sum(len(texts[at]) for at in document.body_places())
    for name, places in (
        ("opens", range(len(texts) - 1, -1, -1)),
        ("closes", range(len(texts))),
    ):
        inside, outside = size, 0.0
        for at in places:
            found[at] += outside
            if document.is_body(at):
                inside -= len(texts[at])
            if inside * 2 < size:
                outside += _ended(known[at].line, name)
    return found


def _ended(line: Evidence, name: str) -> float:
    """How many pages a line opened, or closed; none where it did not do so on all, or on few."""
    fewest = _FEWEST_ENDED_ALONE if line.edge else _FEWEST_ENDED
    count: int = getattr(line, name)
    return count / PAGE if count >= PAGE * max(line.pages, fewest) else 0.0


def _known(page: Page, profile: SiteProfile) -> Sequence[_Known]:
    """For each block what is known of it, by the innermost of its elements that is known."""
    elements, lines = profile.elements, profile.lines
    marks = _marks(page, profile)
    keys = line_keys(page) if profile.has_long_lines else page.keys
    found = []
    for at, (paths, key) in enumerate(zip(paths_of(page), keys, strict=True)):
        path = next((path for path in paths if path in elements), "")
        line = lines.get(key, _NOTHING) if key else _NOTHING
        of_block = marks.get(at, ())
        if path or line is not _NOTHING or of_block:
            found.append(_Known(path, elements.get(path, _NOTHING), line, of_block))
        else:
            found.append(_UNKNOWN)
    return found


def _marks(page: Page, profile: SiteProfile) -> Mapping[int, tuple[tuple[str, Evidence], ...]]:
    """What is known of blocks by their place in their element, and by how they open and close."""
    found: dict[int, tuple[tuple[str, Evidence], ...]] = {}
    if profile.knows_ends:
        for at, end in enumerate(ends_of_paths(page)):
            if end in profile.elements:
                found[at] = ((end, profile.elements[end]),)
    if profile.knows_affixes:
        for at, (names, key) in enumerate(zip(affixes(page), page.keys, strict=True)):
            known = [(name, profile.lines[name]) for name in names if name in profile.lines]
            if known and key not in profile.lines:
                found[at] = (*found.get(at, ()), *known)
    return found


def _heads(document: Document, known: Sequence[_Known]) -> Iterator[tuple[int, Verdict]]:
    """The headline and the dek, by the elements that hold them on the site's other pages."""
    roles = [verdict.role for verdict in document.verdicts]
    heads = [at for at, one in enumerate(known) if one.element.headline or one.element.dek]
    titles = [at for at in heads if _holds(known[at].element, "headline")]
    present = [at for at, role in enumerate(roles) if role is Role.HEADLINE]
    # A headline in an element that the profile does not know may be right, and one page wrong.
    may_be_wrong = all(
        known[at].path and at not in titles and known[titles[0]].element.pages > 1
        for at in present
        if titles
    )
    if len(titles) == 1 and may_be_wrong:
        yield from _as_headline(document, titles[0], known[titles[0]].told())
    for at in heads:
        if roles[at] not in HEAD_ROLES and _holds(known[at].element, "dek"):
            yield at, document.verdicts[at].as_role(Role.DEK, known[at].told())
    for at, role in enumerate(roles):
        if role is Role.DEK and _holds_chrome(known[at].element):
            yield at, _dropped(document, at, known[at].told())


def _holds_chrome(element: Evidence) -> bool:
    """Whether an element holds chrome on several pages, and nothing else."""
    others = element.body or element.headline or element.dek
    return element.pages > 1 and element.chrome > 0 and not others


def _holds(element: Evidence, role: str) -> bool:
    """Whether an element holds the headline, or the dek, on most pages, and nothing else."""
    count: int = getattr(element, role)
    return count * 2 > element.pages * PAGE and not (element.body or element.chrome)
