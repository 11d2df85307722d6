"""Record a page as a golden case. People do this, and look at what was recorded; CI never does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from cleaner.article import Article
from cleaner.errors import InputError
from cleaner.read import decode, is_html
from cleaner.tools.files import refuse_links, write_case
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
        InputError: in CI, for a slug that is none, or where the folder holds another page, a
            known failure, or a link.
    """
    if in_ci():
        raise InputError("Golden cases are recorded by people, not in CI.")
    if not _SLUG.fullmatch(slug):
        raise InputError(f"{slug!r} is no slug: small letters, digits, single hyphens.")
    case = Case(pages / slug)
    refuse_links(case.expected_path)
    held = sorted(case.folder.glob("input.*"))
    if held and case.raw != raw:
        raise InputError(f"{case.folder} holds another page.")
    if case.gap is not None:
        raise InputError(f"{case.folder} is known to fail; mend its {EXPECTED} by hand.")
    before = case.expected or ""
    case.folder.mkdir(parents=True, exist_ok=True)
    if not held:
        ending = "html" if is_html(decode(raw)) else "txt"
        write_case(case.folder / f"input.{ending}", raw)
    write_case(case.expected_path, as_expected(article).encode("utf-8"))
    changes = compare(slug, before, article) or f"{slug}: unchanged"
    return f"{changes}\nwrote {case.expected_path}"
