"""Social posts of which a page shows only the frame."""

from __future__ import annotations

from cleaner.filters.drop_empty_posts import drop_empty_posts
from cleaner.read import read_html

TEXT = "<p>It is open.</p>"
BUTTON = "<p><a href=/>View this post on Instagram</a></p>"
SIGNATURE = "<p>A post shared by Orla (@orla)</p>"
ADDRESS = "<p><a href=/>https://social.example/1</a></p>"


def kept(*parts: str) -> int:
    post = f"<blockquote class=instagram-media>{''.join(parts)}</blockquote>"
    return len(drop_empty_posts(read_html(TEXT + post + TEXT)).body_places()) - 2


def test_a_post_of_a_button_a_signature_or_an_address_is_empty() -> None:
    assert kept(BUTTON) == kept(BUTTON, SIGNATURE) == kept(ADDRESS) == 0


def test_a_post_with_words_keeps_them_and_the_signature() -> None:
    assert kept(BUTTON, "<p>High tide!</p>", SIGNATURE) == 2


def test_outside_a_post_they_may_be_text() -> None:
    page = read_html(TEXT + SIGNATURE + TEXT)
    assert drop_empty_posts(page) is page


def test_the_bare_address_of_a_post_is_empty_wherever_it_stands() -> None:
    address = "<p><a href=/>https://x.com/orla/status/12?lang=de</a></p>"
    assert list(drop_empty_posts(read_html(TEXT + address + TEXT)).body_places()) == [0, 2]
    other = "<p><a href=/>https://bridge.example/opening</a></p>"
    page = read_html(TEXT + other + TEXT)
    assert drop_empty_posts(page) is page
