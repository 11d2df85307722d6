"""Items of lists that are no `li`."""

from __future__ import annotations

from cleaner.filters.mark_items import mark_items
from cleaner.page import Role
from cleaner.read import read_html


def roles(html: str) -> set[Role]:
    return set(mark_items(read_html(html)).roles)


def test_a_custom_item_in_a_custom_list_is_an_item() -> None:
    assert roles("<x-list><x-item>One egg</x-item><x-item>Salt</x-item></x-list>") == {
        Role.LIST_ITEM
    }


def test_a_custom_item_elsewhere_is_none() -> None:
    assert roles("<x-feed><x-item>One egg</x-item></x-feed>") == {Role.PARAGRAPH}
    assert roles("<x-item>One egg</x-item>") == {Role.PARAGRAPH}


def test_a_heading_in_an_item_stays_one() -> None:
    assert roles("<div role=listitem><h3>Eggs</h3></div>") == {Role.SUBHEAD}
