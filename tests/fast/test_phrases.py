"""The compiled look-up of phrases finds what the plain one finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.fast import COMPILED
from cleaner.phrases import Phrases, phrases
from cleaner.text import by_first_word, match_key
from tests.generated import CHROME, lines
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
_BOOK = phrases("drop_related_links").book
KEYS = st.lists(
    st.one_of(
        lines,
        st.sampled_from(CHROME),
        # A phrase, and what goes on behind it.
        st.sampled_from([phrase for listed in _BOOK.lists for phrase in listed.written]).flatmap(
            lambda phrase: st.sampled_from(
                [phrase, f"{phrase} of the day", f"{phrase}s", phrase[:3]]
            )
        ),
    ).map(match_key),
    max_size=12,
)


@given(KEYS)
def test_all_lists_of_a_book(keys: list[str]) -> None:
    places = by_first_word(range(len(keys)), keys)
    agree("phrases.find", tuple(keys), places, _BOOK.whole, _BOOK.starred)


@given(KEYS)
def test_keys_by_first_word(keys: list[str]) -> None:
    agree("text.by_first_word", range(len(keys)), keys)


@given(KEYS)
def test_the_longest_phrase(keys: list[str]) -> None:
    for key in keys:
        agree("phrases.longest", key, ("read also", "read", "関連", "関"))


@given(KEYS)
def test_phrases_one_after_the_other(keys: list[str]) -> None:
    menu, share = phrases("drop_menus"), phrases("drop_share_prompts")
    for key in (*keys, " ".join(keys)):
        agree("phrases.sizes_of_phrases", key, menu.keys, menu.first_words, share.keys)
        agree("phrases.sizes_of_phrases", key, share.keys, share.first_words, frozenset())


def test_what_the_words_of_a_phrase_end_at() -> None:
    listed = Phrases("Read also *", "関連 *")
    found = {
        key: listed.opening(key) for key in ("read also", "read also us", "read alsop", "関連記事")
    }
    assert list(found.values()) == ["read also", "read also", "", "関連"]


def test_a_line_that_is_not_there_is_refused() -> None:
    from cleaner.fast.phrases import find

    with pytest.raises(IndexError):
        find(("read",), {"read": [1]}, {}, {"read": (("read",), ((1,),))})
