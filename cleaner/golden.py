"""Golden page fixtures: one folder a page, with what goes in and what is expected out.

    fixtures/pages/<slug>/input.html or input.txt
    fixtures/pages/<slug>/expected.txt

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
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cleaner.article import Article
from cleaner.errors import InputError
from cleaner.text import words

#: Where the golden pages lie in a checkout.
PAGES: Final = Path("fixtures/pages")
EXPECTED: Final = "expected.txt"
SECTIONS: Final = ("headline", "dek", "body")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
        """What is to come out."""
        return self.folder / EXPECTED


def cases(folder: Path) -> Iterator[Case]:
    """The golden pages of a folder, by slug."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and any(path.glob("input.*")):
            yield Case(path)


def as_expected(article: Article) -> str:
    """An article in the form of `expected.txt`."""
    parts = {"headline": article.headline, "dek": article.dek, "body": article.body}
    return "\n".join(f"== {name} ==\n{parts[name]}\n" for name in SECTIONS if parts[name])


def compare(slug: str, expected: str, article: Article) -> str:
    """What differs between expected and actual, as a report for people; "" if nothing does.

    The report has the slug, a unified diff, and for each missing line the filter that took it.
    """
    actual = as_expected(article)
    if actual == expected:
        return ""
    diff = list(
        difflib.unified_diff(
            expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm="", n=1
        )
    )
    missing = [line[1:] for line in diff if line.startswith("-") and not line.startswith("---")]
    blame = list(_blame(missing, article))
    return "\n".join([f"{slug}: not as expected", *diff, *(["", *blame] if blame else [])])


def record(pages: Path, slug: str, raw: bytes, article: Article) -> str:
    """Write a page and what comes out of it now as a golden case; return what that changes.

    Args:
        pages: the folder of the golden pages.
        slug: the name of the case, and of its own folder there.
        raw: the page.
        article: what comes out of it.

    Raises:
        InputError: in CI, for a slug that is none, or where the folder holds another page.
    """
    if os.environ.get("CI"):
        raise InputError("Golden cases are recorded by people, not in CI.")
    if not _SLUG.fullmatch(slug):
        raise InputError(f"{slug!r} is no slug: small letters, digits, single hyphens.")
    folder = pages / slug
    case = Case(folder)
    held = sorted(folder.glob("input.*"))
    if held and case.input_path.read_bytes() != raw:
        raise InputError(f"{folder} holds another page.")
    before = case.expected_path.read_text(encoding="utf-8") if case.expected_path.exists() else ""
    folder.mkdir(parents=True, exist_ok=True)
    if not held:
        ending = "html" if _is_html(article) else "txt"
        (folder / f"input.{ending}").write_bytes(raw)
    case.expected_path.write_text(as_expected(article), encoding="utf-8")
    changes = compare(slug, before, article) or f"{slug}: unchanged"
    return f"{changes}\nwrote {case.expected_path}"


def _is_html(article: Article) -> bool:
    """Whether an article was read from HTML, whose blocks have an element round them."""
    read = (*article.blocks, *(removed.block for removed in article.removed))
    return any(block.scope is not None for block in read)


def _blame(missing: Sequence[str], article: Article) -> Iterator[str]:
    """For each missing line the filter that took it, found by its words."""
    taken = [(" ".join(words(r.block.text)), r.filter, r.reason) for r in article.removed]
    for line in missing:
        wanted = " ".join(words(line))
        for text, name, reason in taken:
            if text and wanted and (text in wanted or wanted in text):
                yield f"{name} took: {line[:100]} ({reason})"
                break
