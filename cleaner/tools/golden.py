"""Golden page fixtures: one folder a page, with what goes in and what is expected out.

    fixtures/pages/<slug>/input.html or input.txt
    fixtures/pages/<slug>/expected.txt
    fixtures/pages/<slug>/gap.txt       only for a page that is not right yet: why, and in what

`expected.txt` shows headline, dek and body apart, in plain text:

    == headline ==
    Bridge reopens after storm

    == dek ==
    Traffic is back to normal

    == body ==
    The bridge over the Orla reopened on Monday.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cleaner.article import Article
from cleaner.errors import InputError
from cleaner.text import words
from cleaner.tools.files import read_case_bytes, read_case_text, refuse_links, write_case
from cleaner.tools.gaps import (
    MISSING,
    Difference,
    Gap,
    beyond,
    find_differences,
    read_gap,
    to_lines,
)
from cleaner.tools.sections import SECTIONS, heading
from cleaner.write.outcome import Outcome, outcomes

EXPECTED: Final = "expected.txt"
GAP: Final = "gap.txt"
# What gap.txt was called while it held the reason alone.
_FORMER_GAP: Final = "xfail.txt"
# What continuous integration sets, of whatever maker; pytest looks at the same two.
_CI: Final = ("CI", "BUILD_NUMBER")
# Minimum words of a block that is part of a missing line, or its share of the line, to be blamed.
_FEWEST_WORDS: Final = 4
_LEAST_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """One golden page: its folder, named by its slug."""

    folder: Path

    @property
    def slug(self) -> str:
        """The folder's name, by which the case is known."""
        return self.folder.name

    @property
    def input_path(self) -> Path:
        """The page as a scraper has it.

        Raises:
            InputError: if the folder holds no input file, or more than one.
        """
        found = sorted(self.folder.glob("input.*"))
        if len(found) != 1:
            raise InputError(f"{self.folder} must hold one input file, and holds {len(found)}.")
        return found[0]

    @property
    def expected_path(self) -> Path:
        """Where it says what is to come out."""
        return self.folder / EXPECTED

    @property
    def raw(self) -> bytes:
        """The page.

        Raises:
            InputError: if there is not one input file, or it is a link or cannot be read.
        """
        return read_case_bytes(self.input_path)

    @property
    def expected(self) -> str | None:
        """What is to come out, or None while that has not been recorded.

        Raises:
            InputError: if the file is a link, cannot be read, or is not UTF-8.
        """
        path = self.expected_path
        return read_case_text(path) if os.path.lexists(path) else None

    @property
    def gap_path(self) -> Path:
        """Where it says what is not right yet."""
        return self.folder / GAP

    @property
    def gap(self) -> Gap | None:
        """What is known to be wrong with the page; None when it is to come out as expected.

        Raises:
            InputError: if `gap.txt` is a link, cannot be read or has another form, or has its
                former name.
        """
        former = self.folder / _FORMER_GAP
        if os.path.lexists(former):
            raise InputError(
                f"{former}: rename it to {GAP}, then add today's difference to it with "
                f"{_recording_gap(self.slug)}."
            )
        path = self.gap_path
        if not os.path.lexists(path):
            return None
        text = read_case_text(path)
        try:
            return read_gap(text)
        except InputError as error:
            raise InputError(f"{path}: {error}") from error

    def record(self, article: Article) -> str:
        """Write an article as what is to come out; return what that changes, "" for nothing."""
        before = self.expected or ""
        change = compare(self.slug, before, article)
        if change or self.expected is None:
            write_case(self.expected_path, as_expected(article).encode("utf-8"))
        return change

    def record_gap(self, article: Article) -> str:
        """Write today's difference into `gap.txt`; return what that changes, "" for nothing.

        A case without the file stays without it. Where nothing differs any more it is deleted.

        Raises:
            InputError: if the file cannot be read, or it or its folder is a symbolic link.
        """
        gap = self.gap
        if gap is None:
            return ""
        refuse_links(self.gap_path)
        now = find_differences(self.expected or "", as_expected(article))
        before, after = str(gap), str(Gap(gap.reason, now)) if now else ""
        if after == before:
            return ""
        if now:
            write_case(self.gap_path, after.encode("utf-8"))
        else:
            self.gap_path.unlink()
        diff = difflib.unified_diff(
            before.splitlines(), after.splitlines(), f"{GAP} before", f"{GAP} now", lineterm="", n=1
        )
        return "\n".join([f"{self.slug}: gap {'recorded' if now else 'closed'}", *diff])


def cases(folder: Path) -> Iterator[Case]:
    """The golden pages of a folder, by slug."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and any(path.glob("input.*")):
            yield Case(path)


def as_expected(article: Article) -> str:
    """An article in the form of `expected.txt`."""
    parts = {"headline": article.headline, "dek": article.dek, "body": article.body}
    return "\n".join(f"{heading(name)}\n{parts[name]}\n" for name in SECTIONS if parts[name])


def in_ci() -> bool:
    """Whether this runs in continuous integration, where nothing may be recorded."""
    return any(os.environ.get(name) for name in _CI)


def compare(slug: str, expected: str, article: Article) -> str:
    """What differs between expected and actual, as a report for people; "" if nothing does.

    The report has the slug, a unified diff, and for each missing line the filter that took it.
    """
    actual = as_expected(article).splitlines()
    diff = list(
        difflib.unified_diff(expected.splitlines(), actual, "expected", "actual", lineterm="", n=1)
    )
    if not diff:
        return ""
    missing = [line[1:] for line in diff[2:] if line.startswith("-")]
    blame = list(_blame(missing, article))
    return "\n".join([f"{slug}: not as expected", *diff, *(["", *blame] if blame else [])])


def compare_gap(slug: str, gap: Gap, expected: str, article: Article) -> str:
    """How a page's difference departs from the known one, as a report; "" if it does not.

    A gap may not grow, and when it shrinks the file must follow: else it could grow back unseen.
    """
    now = find_differences(expected, as_expected(article))
    if not now:
        return f"{slug}: the page is right now; delete its {GAP}."
    new, gone = beyond(now, gap.differences), beyond(gap.differences, now)
    if new:
        return _grown(slug, new, article)
    if gone:
        head = f"{slug}: the gap has shrunk; record it with {_recording_gap(slug)}. No longer so:"
        return "\n".join([head, *to_lines(gone)])
    return ""


def _grown(slug: str, new: Sequence[Difference], article: Article) -> str:
    blame = list(_blame([one.text for one in new if one.sign == MISSING], article))
    return "\n".join(
        [
            f"{slug}: the gap has grown; {GAP} does not have",
            *to_lines(new),
            *(["", *blame] if blame else []),
            "",
            f"If this is to be known as well, record it with {_recording_gap(slug)}.",
        ]
    )


def _recording_gap(slug: str) -> str:
    return f"pytest --cleaner-record-gaps -k {slug}"


def _blame(missing: Sequence[str], article: Article) -> Iterator[str]:
    """For each missing line the filter that took it, found by its words."""
    suspects = [(_padded(outcome.block.text), outcome) for outcome in outcomes(article)]
    headings = {heading(name) for name in SECTIONS}
    for line in missing:
        wanted = _padded(line)
        if not wanted or line in headings:
            continue
        share, _, outcome = max(
            ((_share(text, wanted), not found.kept, found) for text, found in suspects),
            key=lambda suspect: suspect[:2],
            default=(0.0, False, None),
        )
        if outcome is not None and share:
            why = f" ({outcome.reason})" if outcome.reason else ""
            yield f"{_verdict(outcome)}: {line[:100]}{why}"


def _verdict(outcome: Outcome) -> str:
    if not outcome.kept:
        return f"{outcome.filter} took" if outcome.filter else f"left out as {outcome.block.role}"
    by = f" by {outcome.filter}" if outcome.filter else ""
    return f"kept as {outcome.block.role}{by}"


def _padded(text: str) -> str:
    """The words of a text between spaces, so that they are found as whole words."""
    found = words(text)
    return f" {' '.join(found)} " if found else ""


def _share(text: str, wanted: str) -> float:
    """How much of a missing line and a block are the same words: 1 for all, 0 for too few."""
    if not text or not (text in wanted or wanted in text):
        return 0.0
    shorter, longer = sorted((text, wanted), key=len)
    share = len(shorter) / len(longer)
    return share if share >= _LEAST_SHARE or shorter.count(" ") > _FEWEST_WORDS else 0.0
