"""Addresses: those of pages, and those that links may lead to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urljoin

#: Longest address of a link that is kept, in characters: of 176,233 on 1,104 labelled pages, 6 are
#: longer.
LONGEST_LINK: Final = 2_000
_WEB: Final = ("https://", "http://")
_LINKED: Final = (*_WEB, "mailto:")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Browsers read addresses without them.
_NOT_READ: Final = str.maketrans("", "", "\t\n\r")
# What could end an address, or begin markup, where it is written out; and what nobody sees.
_UNSAFE: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    r"\ud800-\udfff\ufeff\ufff9-\uffff\"'()<>\[\\\]^`{|}*]"
)


def web_address(stated: str, base: str | None) -> str:
    """An address on the web in full, "" for any other.

    Args:
        stated: the address as the page has it.
        base: the address that completes it, if there is one.

    >>> web_address("/news", "https://example.com/a"), web_address("javascript:alert(1)", None)
    ('https://example.com/news', '')
    """
    if not stated.startswith(_WEB):
        try:
            stated = urljoin(base or "", stated)
        except ValueError:
            return ""
    return stated if stated.startswith(_WEB) else ""


def link_address(stated: str, base: str) -> str:
    r"""Where a link leads: to a page on the web or to a mailbox; "" for anything else.

    Whatever could end the address where it is written out is encoded. A place on the same page is
    nothing that can be linked to from elsewhere.

    >>> link_address(" /a (b)", "https://example.com/"), link_address("#top", "https://example.com/")
    ('https://example.com/a%20%28b%29', '')
    >>> link_address("java\nscript:alert(1)", "https://example.com/")
    ''
    """
    address = stated.strip().translate(_NOT_READ) if len(stated) <= LONGEST_LINK else ""
    if not address or address.startswith("#"):
        return ""
    scheme = _SCHEME.match(address)
    if scheme is not None:
        address = scheme[0].lower() + address[scheme.end() :]
    if not address.startswith(_LINKED):
        address = web_address(address, base)
    return _UNSAFE.sub(_encoded, address)


def _encoded(found: re.Match[str]) -> str:
    return quote(found[0], safe="", errors="replace")
