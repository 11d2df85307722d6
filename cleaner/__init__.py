"""Clean scraped news pages: headline, dek and body out, site chrome away.

    import cleaner
    article = cleaner.clean(raw)      # str or bytes, HTML or flattened text

See the README for the article's fields and the command line.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.article import Article, Removed, assemble
from cleaner.errors import InputError
from cleaner.filters import FILTERS, without
from cleaner.limits import MAX_BLOCKS
from cleaner.page import Block, Document, Element, Hints, Kind, Problem, Role, Verdict
from cleaner.pipeline import Filter, check_filters, run
from cleaner.read import read
from cleaner.version import __version__

__all__ = [
    "FILTERS",
    "MAX_BLOCKS",
    "MAX_BYTES",
    "Article",
    "Block",
    "Document",
    "Element",
    "Filter",
    "Hints",
    "InputError",
    "Kind",
    "Problem",
    "Removed",
    "Role",
    "Verdict",
    "__version__",
    "clean",
    "without",
]

#: Largest input that `clean` takes by default, in bytes (of the UTF-8 form, for `str`).
MAX_BYTES = 20_000_000
# The most bytes that UTF-8 takes for a character.
_WIDEST_CHARACTER = 4


def clean(
    raw: str | bytes,
    *,
    url: str | None = None,
    filters: Sequence[Filter] = FILTERS,
    max_bytes: int = MAX_BYTES,
    max_blocks: int | None = MAX_BLOCKS,
) -> Article:
    """Clean one scraped page.

    Args:
        raw: the page, as HTML or as flattened text; which of the two is found out.
        url: where the page was fetched, if known; it completes relative addresses.
        filters: what to apply, in order. `(*FILTERS, mine)` adds one, `without("name")` leaves
            one out.
        max_bytes: the largest input to take.
        max_blocks: the most blocks of text to take, besides one for every 500 characters of the
            page; elements with attributes, or lines, are limited to five times as many, besides one
            for every 40 characters. It is what bounds memory. None for any number.

    Raises:
        InputError: if the input is neither `str` nor `bytes`, not text, too large, or in too many
            pieces, or the address no `str`.
        ValueError: if a limit is no number, a filter cannot be called, or returns anything but the
            same page with a verdict on each block.
    """
    _check_limit("max_bytes", max_bytes)
    if max_blocks is not None:
        _check_limit("max_blocks", max_blocks)
    check_filters(filters)
    if not isinstance(url, str | None):
        raise InputError(f"The url must be str or None, not {type(url).__name__}.")
    if not isinstance(raw, str | bytes):
        raise InputError(f"The input must be str or bytes, not {type(raw).__name__}.")
    size = len(raw)
    if isinstance(raw, str) and size * _WIDEST_CHARACTER > max_bytes:
        size = len(raw.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise InputError(f"The input is too large: {size:,} bytes, and the limit is {max_bytes:,}.")
    document, _ = read(raw, url, max_blocks=max_blocks)
    return assemble(*run(document, filters))


def _check_limit(name: str, limit: object) -> None:
    if not isinstance(limit, int | float):
        raise ValueError(f"{name} must be a number, not {limit!r}")
