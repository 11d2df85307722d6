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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cleaner.article import Article
from cleaner.errors import InputError
from cleaner.text import words

EXPECTED: Final = "expected.txt"
SECTIONS: Final = ("headline", "dek", "body")


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


def _blame(missing: Sequence[str], article: Article) -> Iterator[str]:
    """For each missing line the filter that took it, found by its words."""
    taken = [(" ".join(words(r.block.text)), r.filter, r.reason) for r in article.removed]
    for line in missing:
        wanted = " ".join(words(line))
        for text, name, reason in taken:
            if text and wanted and (text in wanted or wanted in text):
                yield f"{name} took: {line[:100]} ({reason})"
                break
