"""Links lead to the web or to a mailbox, and nothing in an address ends it where it is written."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.addresses import LONGEST_LINK, link_address, web_address

BASE = "https://courier.example/news/bridge"


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://example.org/", "http://example.org/"),
        ("/orla", "https://courier.example/orla"),
        ("orla", "https://courier.example/news/orla"),
        ("//example.org/a", "https://example.org/a"),
        ("?page=2", "https://courier.example/news/bridge?page=2"),
        (" mailto:desk@courier.example ", "mailto:desk@courier.example"),
        ("MailTo:desk@courier.example", "mailto:desk@courier.example"),
        ("https://example.org/Brücke", "https://example.org/Brücke"),
        ('https://example.org/"onclick=x(1)', "https://example.org/%22onclick=x%281%29"),
        ("https://example.org/a\n/b", "https://example.org/a/b"),
        ("https://example.org/a\u202eb", "https://example.org/a%E2%80%AEb"),
        ("https://example.org/\ud800", "https://example.org/%3F"),
    ],
)
def test_an_address_is_in_full_and_safe_to_write(stated: str, address: str) -> None:
    assert link_address(stated, BASE) == address


@pytest.mark.parametrize(
    "stated",
    [
        "", " ", "#", "#note-1", "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:x",
        "\x01javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
        "file:///etc/passwd", "tel:+4912345", "ftp://example.org/", "blob:https://example.org/x",
        "x" * LONGEST_LINK + "x",
    ],
)  # fmt: skip
def test_what_leads_to_no_page_is_no_link(stated: str) -> None:
    assert link_address(stated, BASE) == ""


def test_without_a_base_only_full_addresses_are_links() -> None:
    assert link_address("/orla", "") == web_address("/orla", None) == ""
    assert link_address("https://example.org/", "") == "https://example.org/"


@given(st.text())
@example("0\u16800")  # the space of Ogham
def test_any_text_is_an_allowed_address_or_none(stated: str) -> None:
    address = link_address(stated, BASE)
    assert address == "" or urlsplit(address).scheme in ("http", "https", "mailto")
    assert not re.search(r"""[\s"'<>()\[\]\\`]""", address)
    address.encode()
