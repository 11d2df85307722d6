"""`clean`: one page in, its article out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cleaner.article import Article, assemble
from cleaner.errors import InputError
from cleaner.filters import FILTERS
from cleaner.limits import MAX_BLOCKS, MAX_BYTES
from cleaner.page import Document, Problem
from cleaner.pipeline import Filter, check_filters, run
from cleaner.read import read
from cleaner.read.inputs import Raw, is_address_or_path, raw_of, too_large
from cleaner.sites.folders import SiteProfiles
from cleaner.sites.profile import SiteProfile
from cleaner.sites.settling import article_by_profile

# The most bytes that UTF-8 takes for a character.
_WIDEST_CHARACTER: Final = 4


def clean(
    raw: Raw,
    *,
    url: str | None = None,
    filters: Sequence[Filter] | None = None,
    max_bytes: int = MAX_BYTES,
    max_blocks: int | None = MAX_BLOCKS,
    profile: SiteProfile | SiteProfiles | None = None,
) -> Article:
    """Clean one scraped page.

    Args:
        raw: the page, HTML or flattened text; also a buffer, a `pathlib.Path` or an open file.
        url: where the page was fetched, if known; it completes relative addresses.
        filters: what to apply; None for all. `(*FILTERS, mine)` adds, `without("name")` leaves out.
        max_bytes: the largest input to take.
        max_blocks: the most blocks to take, besides one for every 500 characters; None for any.
        profile: what `learn` found on other pages of the site, or the profiles of several sites.

    Raises:
        InputError: if the page is no text, too large, in too many pieces, or cannot be read.
        ValueError: if a limit is no number, or a filter is none.
    """
    filters = FILTERS if filters is None else filters
    check_options(filters, max_bytes, max_blocks)
    if not isinstance(url, str | None):
        raise InputError(f"The url must be str or None, not {type(url).__name__}.")
    page = raw_of(raw, max_bytes)
    size = len(page)
    if isinstance(page, str) and size * _WIDEST_CHARACTER > max_bytes:
        size = len(page.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise too_large(size, max_bytes)
    document, _ = read(page, url, max_blocks=max_blocks)
    document, trace = run(document, filters)
    of_site = _profile_of(document, url, profile)
    if of_site is None:
        article = assemble(document, trace)
    else:
        article = article_by_profile(document, trace, of_site)
    if isinstance(raw, str) and is_address_or_path(raw):
        return replace(article, problems=(Problem.NAME, *article.problems))
    return article


def _profile_of(
    document: Document, url: str | None, profile: SiteProfile | SiteProfiles | None
) -> SiteProfile | None:
    if isinstance(profile, SiteProfiles):
        return profile.of(document.hints.url or url or "")
    if not isinstance(profile, SiteProfile | None):
        raise ValueError(f"profile must be what learn() gives, not {profile!r}")
    return profile


def check_options(filters: Sequence[Filter], max_bytes: int, max_blocks: int | None) -> None:
    """Stop at options that cannot be meant.

    Raises:
        ValueError: if a limit is no number, or a filter cannot be called.
    """
    _check_limit("max_bytes", max_bytes)
    if max_blocks is not None:
        _check_limit("max_blocks", max_blocks)
    check_filters(filters)


def _check_limit(name: str, limit: object) -> None:
    if not isinstance(limit, int | float):
        raise ValueError(f"{name} must be a number, not {limit!r}")
