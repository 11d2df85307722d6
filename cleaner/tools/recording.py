"""Record a page as a golden case. People do this, and look at what was recorded; CI never does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from cleaner.article import Article
from cleaner.errors import InputError
from cleaner.read import decode, is_html
from cleaner.tools.golden import EXPECTED, Case, as_expected, compare, in_ci

#: Where the golden pages lie in a checkout.
PAGES: Final = Path("fixtures/pages")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def record(pages: Path, slug: str, raw: bytes, article: Article) -> str:
    """Write a page and what comes out of it now as a golden case; return what that changes.

    Args:
        pages: the folder of the golden pages.
        slug: the name of the case, and of its own folder there.
        raw: the page.
        article: what comes out of it.

    Raises:
        InputError: in CI, for a slug that is none, or where the folder holds another page or a
            known failure.
    """
    if in_ci():
        raise InputError("Golden cases are recorded by people, not in CI.")
    if not _SLUG.fullmatch(slug):
        raise InputError(f"{slug!r} is no slug: small letters, digits, single hyphens.")
    case = Case(pages / slug)
    held = sorted(case.folder.glob("input.*"))
    if held and case.input_path.read_bytes() != raw:
        raise InputError(f"{case.folder} holds another page.")
    if case.gap is not None:
        raise InputError(f"{case.folder} is known to fail; mend its {EXPECTED} by hand.")
    before = case.expected_path.read_text(encoding="utf-8") if case.expected_path.exists() else ""
    case.folder.mkdir(parents=True, exist_ok=True)
    if not held:
        ending = "html" if is_html(decode(raw)) else "txt"
        (case.folder / f"input.{ending}").write_bytes(raw)
    case.expected_path.write_text(as_expected(article), encoding="utf-8", newline="\n")
    changes = compare(slug, before, article) or f"{slug}: unchanged"
    return f"{changes}\nwrote {case.expected_path}"
