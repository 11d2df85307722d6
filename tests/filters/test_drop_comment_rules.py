"""Rules for comments take what follows, where an element is named for comments."""

from __future__ import annotations

from cleaner.filters.drop_comment_rules import drop_comment_rules
from tests.building import PARAGRAPH, PROSE, body, html


def test_rules_in_an_element_of_comments_take_all_behind_them() -> None:
    heading = "<p>About comments</p>"
    rules = f'<div class="content-guidelines">{PROSE * 5}</div>'
    document = html(PROSE * 2, f'<div class="comment-guidelines">{heading}</div>{rules}')
    assert body(drop_comment_rules(document)) == [PARAGRAPH, PARAGRAPH]
    document = html(PROSE * 2 + heading, rules)
    assert len(body(drop_comment_rules(document))) == 8
