"""Hidden text above the headline goes where that is shown."""

from __future__ import annotations

import pytest
from building import PARAGRAPH, body

from cleaner.filters.drop_hidden import drop_hidden
from cleaner.page import Role
from cleaner.read import read_html


@pytest.mark.parametrize(("heading", "kept"), [("", 1), (" hidden", 2)])
def test_hidden_text_above_a_headline_goes_where_that_is_shown(heading: str, kept: int) -> None:
    text = f"<p>{PARAGRAPH}</p>"
    page = read_html(f"<div hidden>{text}</div><h1{heading}>Bridge reopens</h1>{text}")
    page = page.with_changes({1: page.blocks[1].as_role(Role.HEADLINE, "")})
    assert len(body(drop_hidden(page))) == kept
