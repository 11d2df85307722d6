"""Drop the texts of cookie banners, whatever they say."""

from __future__ import annotations

from typing import Final

from cleaner.filters._beside import kept_beside
from cleaner.page import Document

#: What the elements of such banners are named for.
_NAMES: Final = frozenset(
    """cookie cookies cookiebanner cookiebar cookiebot cookieconsent cookielaw cookienotice gdpr
    onetrust usercentrics didomi sourcepoint consentmanager consentbanner iubenda klaro osano
    axeptio borlabs complianz tarteaucitron trustarc truste""".split()
)


def drop_cookie_elements(document: Document) -> Document:
    """Drop what is kept in an element that is named for cookies, unless it is much of the article.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>" * 2
    >>> page = read_html('<div id="cookie-message"><p>You accepted all of them.</p></div>' + said)
    >>> [str(block.role) for block in drop_cookie_elements(page).blocks]
    ['chrome', 'paragraph', 'paragraph']

    >>> page = read_html(f'<div class="has-cookie-banner">{said}</div>')
    >>> drop_cookie_elements(page) is page
    True
    """
    return document.dropped(kept_beside(document, _NAMES), "in a cookie banner")
