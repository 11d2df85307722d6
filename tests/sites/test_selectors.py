"""The part of CSS selectors that rules are written in."""

from __future__ import annotations

import pytest

from cleaner.errors import InputError
from cleaner.read import read_html
from cleaner.sites.selectors import elements_selected, read_selector

PAGE = read_html(
    "<body><nav id=main-menu><ul><li>Home</ul></nav>"
    "<div class='storyBody'><p class=lead>One</p><section><p>Two</p></section></div>"
    "<footer data-testid=site-footer><p>Three</p></footer></body>"
).page


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p", ["One", "Two", "Three"]),
        ("p.lead", ["One"]),
        (".story-body p", ["One", "Two"]),
        (".story-body>p", ["One"]),
        (".story-body > p, footer p", ["One", "Three"]),
        ("#main-menu li", ["Home"]),
        ("[data-testid='site-footer'] > *", ["Three"]),
        ("div section p", ["Two"]),
        ("section div p", []),
    ],
)
def test_a_selector_names_elements(selector: str, texts: list[str]) -> None:
    found = elements_selected(PAGE, read_selector(selector))
    assert [text for text, at in zip(PAGE.texts, PAGE.owners, strict=True) if at in found] == texts


@pytest.mark.parametrize(
    "selector", ["", " ", ",", "p,", "> p", "p >", "p:hover", "p + p", ".a", ".7", "p" * 501, "[x]"]
)
def test_what_is_not_understood_is_refused(selector: str) -> None:
    with pytest.raises(InputError, match="selector"):
        read_selector(selector)
