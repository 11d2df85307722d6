"""Read labelled pages, and split them by site."""

from __future__ import annotations

import json
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: One labelled page, with the fields that the corpora's README names.
Page = dict[str, Any]

# Second-level domains under which sites register a third level.
_SHARED_SUFFIXES = frozenset(
    {"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "gr", "go"}
)


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of one corpus file (JSON lines, xz-compressed)."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def site_key(site: str) -> str:
    """The registered domain of a site, so that all its subdomains fall into one fold.

    >>> site_key("www.news.example.co.uk"), site_key("edition.example.com")
    ('example.co.uk', 'example.com')
    """
    labels = site.lower().split("/")[0].split(":")[0].strip(".").split(".")
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_SUFFIXES
    return ".".join(labels[-3 if deep else -2 :])


def fold_of(site: str, folds: int) -> int:
    """The fold that a site belongs to: the same on every machine and in every corpus."""
    return zlib.crc32(site_key(site).encode()) % folds
