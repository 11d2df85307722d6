"""What the recorded cases of one site teach, and what that would change on all of its cases."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from cleaner import InputError, SiteProfile, clean, learn
from cleaner.read import read
from cleaner.sites.domains import site_of
from cleaner.tools.files import read_case_bytes, read_case_text, write_case
from cleaner.tools.golden import Case, as_expected
from cleaner.tools.teaching import expected_of

# A site's name becomes the name of a file, and comes from a page.
_SITE: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Lesson:
    """The profile of one site as its recorded cases teach it, not written yet.

    Attributes:
        profile: what they teach, with what a person wrote into the file that is there.
        path: the file that it is to be written into.
        cases: all cases of the site, recorded or not.
    """

    profile: SiteProfile
    path: Path
    cases: Sequence[Case]

    @property
    def seen(self) -> str:
        """What tells this profile from another."""
        return hashlib.sha256(self.profile.to_json().encode()).hexdigest()

    def described(self) -> dict[str, Any]:
        """What the browser shows of it: what it would change on each case of the site."""
        return {
            "site": self.profile.site,
            "file": str(self.path),
            "pages": self.profile.pages,
            "seen": self.seen,
            "changes": [
                {"slug": case.slug, "lines": lines}
                for case in self.cases
                if (lines := list(_changes(case, self.profile)))
            ],
        }

    def write(self) -> None:
        """Write the profile.

        Raises:
            InputError: if the file or its folder is a link.
            OSError: if it cannot be written.
        """
        self.path.parent.mkdir(exist_ok=True)
        write_case(self.path, self.profile.to_json().encode("utf-8"))


def lesson_of(case: Case, cases: Sequence[Case], folder: Path) -> Lesson:
    """What the recorded cases of a case's site teach.

    Args:
        case: the case.
        cases: all cases, of whatever site.
        folder: where the profiles are.

    Raises:
        InputError: if the page states no site, or nothing can be learned from its cases.
    """
    site = _site(case)
    if not _SITE.fullmatch(site):
        raise InputError(f"{case.slug} does not state its site: it has no canonical address.")
    of_site = [other for other in cases if _site(other) == site]
    recorded = [(other.raw, expected_of(other)) for other in of_site if other.expected is not None]
    path = folder / f"{site}.json"
    learned = learn(recorded, site=site)
    if os.path.lexists(path):
        known = SiteProfile.from_json(read_case_text(path))
        learned = replace(learned, drop=known.drop, keep=known.keep, headline=known.headline)
    return Lesson(learned, path, of_site)


def _site(case: Case) -> str:
    """The site that a case's page states, "" where it states none or cannot be read."""
    try:
        path = case.input_path
        return _stated_site(path, path.stat().st_mtime_ns)
    except (InputError, OSError):
        return ""


@lru_cache(maxsize=4096)
def _stated_site(path: Path, changed: int) -> str:
    del changed  # a part of the key alone
    document, _ = read(read_case_bytes(path))
    return site_of(document.hints.url)


def _changes(case: Case, profile: SiteProfile) -> Iterator[str]:
    """The lines that go and come on a case's page with a profile."""
    raw = case.raw
    before, after = (as_expected(clean(raw, profile=known)) for known in (None, profile))
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    yield from (line for line in list(found)[2:] if line[:1] in "+-" and line[1:].strip())
