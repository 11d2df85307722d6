"""The site that an address belongs to."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

# Second-level domains under which sites register a third level.
_SHARED_SUFFIXES: Final = frozenset(
    {"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "gr", "go"}
)


def site_key(site: str) -> str:
    """The registered domain of a site, so that all its subdomains are one.

    >>> site_key("www.news.example.co.uk"), site_key("edition.example.com")
    ('example.co.uk', 'example.com')
    """
    labels = site.lower().split("/")[0].split(":")[0].strip(".").split(".")
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_SUFFIXES
    return ".".join(labels[-3 if deep else -2 :])


def site_of(address: str) -> str:
    """The registered domain that an address on the web has, "" for what is none.

    >>> site_of("https://www.example.com/news"), site_of("/news")
    ('example.com', '')
    """
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return ""
    return site_key(host) if host else ""
