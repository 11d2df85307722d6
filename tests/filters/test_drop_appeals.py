"""Appeals go with their element, unless the article stands in it."""

from __future__ import annotations

from cleaner.filters.drop_appeals import drop_appeals
from cleaner.filters.drop_cookie_notices import drop_cookie_notices
from cleaner.read import read_html
from tests.building import PARAGRAPH, PROSE, body


def test_an_article_may_be_an_appeal() -> None:
    asks = "<p>Support our newsroom</p>"
    consent = "<p>We use cookies to learn how this site is read, and by how many.</p>"
    page = f'<div class="node-appeal">{PROSE * 2}{asks}</div>'
    cookies = drop_cookie_notices(read_html(f"<body>{consent}{page}"))
    assert body(drop_appeals(cookies)) == [PARAGRAPH, PARAGRAPH]
    under_dek = read_html(f"<body><div class=intro>{PROSE}</div>{page}")
    assert body(drop_appeals(under_dek)) == [PARAGRAPH] * 3
    box = f'<div class="node-appeal">{PROSE}{asks}</div>'
    below = read_html(f'<body><div class="node-appeal">{PROSE * 2}</div>{box}')
    assert body(drop_appeals(below)) == [PARAGRAPH, PARAGRAPH]
