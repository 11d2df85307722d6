"""The cases of a folder as a browser sees them, and what it may save: expected.txt and profiles."""

from __future__ import annotations

import difflib
import hashlib
import os
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from cleaner import Article, Block, InputError, Role, clean
from cleaner.read import read
from cleaner.tools.files import read_case_bytes, write_case
from cleaner.tools.golden import Case, as_expected, cases, compare, compare_gap
from cleaner.tools.review.lessons import Lesson, lesson_of
from cleaner.tools.review.marks import ROLES, Marks, article_of, marks_now, marks_of
from cleaner.tools.sections import Line
from cleaner.write.outcome import outcomes

# How many pages are kept cleaned, so that a click need not clean the page again.
_REMEMBERED: Final = 16


class NoSuchCaseError(LookupError):
    """There is no case of this name in the folder."""


class ConflictError(RuntimeError):
    """The file was changed by someone else since the browser read it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a browser sends: the marks, and whether to keep a headline that is only stated.

    `seen` names the state of expected.txt that the browser read.
    """

    marks: Marks
    stated: bool
    seen: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was read, and what the cleaner makes of it now."""

    blocks: tuple[Block, ...]
    article: Article

    @property
    def kept(self) -> dict[int, Role]:
        found = outcomes(self.article)
        return {outcome.block.index: outcome.block.role for outcome in found if outcome.kept}

    @property
    def stated(self) -> str:
        """The headline that the page states and does not show, "" for none."""
        if Role.HEADLINE in self.kept.values():
            return next(iter(self.article.hints.headlines), "")
        return self.article.headline or ""


class Desk:
    """The cases of a folder. Safe in threads."""

    def __init__(self, folder: Path, profiles: Path | None = None) -> None:
        """Take the cases of a folder.

        Args:
            folder: the folder.
            profiles: where profiles of sites are written; by default `profiles` beside it.
        """
        self._cases = {case.slug: case for case in cases(folder)}
        self._profiles = profiles or folder.resolve().parent / "profiles"
        self._saving = threading.Lock()

    def __len__(self) -> int:
        return len(self._cases)

    def overview(self) -> dict[str, Any]:
        """All cases by name, and the roles that a block can have."""
        found = [
            {"slug": slug, "recorded": case.expected_path.exists()}
            for slug, case in self._cases.items()
        ]
        return {"cases": found, "roles": [str(role) for role in ROLES]}

    def state(self, slug: str) -> dict[str, Any]:
        """Whether a page comes out as expected: new, same, different, known or unreadable."""
        case = self._case(slug)
        try:
            if case.expected is None:
                return {"state": "new"}
            page = _page(case)
            if not compare(slug, case.expected, page.article):
                return {"state": "same"}
            gap = case.gap
            known = gap is not None and not compare_gap(slug, gap, case.expected, page.article)
            return {"state": "known" if known else "different"}
        except InputError:
            return {"state": "unreadable"}

    def case(self, slug: str) -> dict[str, Any]:
        """A page's blocks: what the cleaner does to each, and what is expected.

        Raises:
            InputError: if the page cannot be read.
        """
        case = self._case(slug)
        page = _page(case)
        gap = case.gap
        marks, stated = _marks(case, page)
        return {
            "slug": slug,
            "input": case.input_path.name,
            "recorded": case.expected is not None,
            "known_failure": gap.reason if gap else "",
            "seen": _seen(case),
            "confidence": page.article.confidence,
            "problems": list(page.article.problems),
            "stated": page.stated,
            "stated_kept": stated,
            "unplaced": [{"section": line.section, "text": line.text} for line in marks.unplaced],
            "blocks": _blocks(page, marks),
        }

    def preview(self, slug: str, wish: Wish) -> dict[str, Any]:
        """What saving would write, what that changes, and how it differs from what comes out."""
        case = self._case(slug)
        page = _page(case)
        wished = _wished(page, wish)
        expected = as_expected(wished)
        return {
            "expected": expected,
            "saving": _diff(case.expected, expected),
            "cleaner": _diff(expected, as_expected(page.article)),
        }

    def save(self, slug: str, wish: Wish) -> dict[str, Any]:
        """Write expected.txt.

        Raises:
            ConflictError: if the file is not the one that the browser knows.
        """
        case = self._case(slug)
        expected = as_expected(_wished(_page(case), wish))
        with self._saving:
            if _seen(case) != wish.seen:
                raise ConflictError(f"{case.expected_path} was changed meanwhile; open it again.")
            write_case(case.expected_path, expected.encode("utf-8"))
        return {"seen": _seen(case), **self.state(slug)}

    def learn(self, slug: str) -> dict[str, Any]:
        """What the recorded cases of a case's site teach, and what that would change.

        Raises:
            InputError: if the page states no site, or nothing can be learned.
        """
        return self._lesson(slug).described()

    def save_profile(self, slug: str, seen: str) -> dict[str, Any]:
        """Write the profile of a case's site, if it is the one that the browser was shown.

        Raises:
            ConflictError: if the cases teach something else by now.
        """
        with self._saving:
            lesson = self._lesson(slug)
            if lesson.seen != seen:
                raise ConflictError("The cases were changed meanwhile; learn the site again.")
            lesson.write()
        return {"file": str(lesson.path)}

    def _lesson(self, slug: str) -> Lesson:
        return lesson_of(self._case(slug), list(self._cases.values()), self._profiles)

    def _case(self, slug: str) -> Case:
        case = self._cases.get(slug)
        if case is None:
            raise NoSuchCaseError(f"There is no case {slug!r}.")
        return case


def _blocks(page: _Page, marks: Marks) -> list[dict[str, Any]]:
    found = {outcome.block.index: outcome for outcome in outcomes(page.article)}
    rows = []
    for block in page.blocks:
        outcome = found[block.index]
        marked = block.index in marks.roles
        rows.append(
            {
                "index": block.index,
                "text": block.text,
                "read": str(block.role),
                "now": str(outcome.block.role) if outcome.kept else "",
                "filter": outcome.filter,
                "reason": outcome.reason,
                "mark": str(marks.roles.get(block.index, "")),
                "glue": marks.glue.get(block.index) if marked else block.glue,
            }
        )
    return rows


def _marks(case: Case, page: _Page) -> tuple[Marks, bool]:
    """What is expected of each block, and whether a stated headline is; what is now, if nothing."""
    kept = page.kept
    if case.expected is None:
        shown = Role.HEADLINE in kept.values()
        return marks_now(page.blocks, kept), bool(page.stated) and not shown
    marks = marks_of(page.blocks, case.expected, kept)
    line = Line("headline", page.stated)
    if line not in marks.unplaced:
        return marks, False
    return replace(marks, unplaced=tuple(one for one in marks.unplaced if one != line)), True


def _wished(page: _Page, wish: Wish) -> Article:
    shown = Role.HEADLINE in wish.marks.roles.values()
    stated = page.stated if wish.stated and not shown else ""
    return article_of(page.blocks, wish.marks, stated)


def _diff(before: str | None, after: str) -> list[str]:
    """The lines that went and came, without those between; nothing where there was no text."""
    if before is None:
        return []
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in list(found)[2:] if line[:1] in "+-" and line[1:].strip()]


def _seen(case: Case) -> str:
    """What tells one state of expected.txt from another."""
    path = case.expected_path
    return hashlib.sha256(read_case_bytes(path)).hexdigest() if os.path.lexists(path) else ""


def _page(case: Case) -> _Page:
    path = case.input_path
    try:
        return _cleaned(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


@lru_cache(maxsize=_REMEMBERED)
def _cleaned(path: Path, changed: int) -> _Page:
    del changed  # a part of the key alone
    raw = read_case_bytes(path)
    return _Page(read(raw)[0].blocks, clean(raw))
