"""The numbers that the weights rest on: whoever changes one has to train again."""

from __future__ import annotations

from cleaner.model.codes import CHARACTER_CODES, OTHER_TAG, ROLE_CODES, TAG_CODES
from cleaner.page import Role


def test_codes_of_roles() -> None:
    assert {role.value: code for role, code in ROLE_CODES.items()} == {
        "headline": 0, "dek": 1, "byline": 2, "paragraph": 3, "subhead": 4, "list_item": 5,
        "quote": 6, "table_row": 7, "embed": 8, "caption": 9, "chrome": 10,
    }  # fmt: skip
    assert set(ROLE_CODES) == set(Role)


def test_codes_of_tags() -> None:
    assert TAG_CODES == {
        "p": 1, "h1": 2, "h2": 3, "h3": 4, "h4": 5, "h5": 5, "h6": 5, "li": 6, "div": 7, "tr": 8,
        "td": 9, "th": 9, "figcaption": 10, "blockquote": 11, "span": 12, "button": 13, "dt": 14,
        "dd": 14, "section": 15, "article": 15, "body": 16, "center": 16,
    }  # fmt: skip
    assert OTHER_TAG == 0


def test_codes_of_characters() -> None:
    assert CHARACTER_CODES == {
        "other": 0, "space": 1, "lower": 2, "upper": 3, "digit": 4, "wide": 5, "stop": 6,
        "comma": 7, "quote": 8, "bracket": 9, "caseless": 10, "dash": 11, "bar": 12,
    }  # fmt: skip


def test_codes_count_from_0_without_a_gap() -> None:
    """They are the rows of what is counted."""
    assert list(CHARACTER_CODES.values()) == list(range(len(CHARACTER_CODES)))
