"""The compiled functions of text give the answers of the plain ones, whatever the characters."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.fast import COMPILED
from cleaner.text import KEY_LIMIT, match_key
from tests.generated import CHARACTERS, lines
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
NAMES = (
    "text.folded",
    "text.match_key",
    "text.has_words",
    "text.ends_sentence",
    "text.first_word",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_character(name: str) -> None:
    for code in range(0, sys.maxunicode + 1, 64):
        run = "".join(map(chr, range(code, code + 64)))
        # Between others, alone and in a row: no more than a key is made of.
        for text in (" a".join(run[:50]), run, f"a {run[:30]} ", f"It is.{run[-1]}"):
            agree(name, text)
    for code in range(0x10000):
        agree(name, chr(code))


@pytest.mark.parametrize("name", NAMES)
@given(st.one_of(lines, st.text(), st.text(CHARACTERS), st.text(' \t\n\xa0\u200b\ufffcab."”_ß')))
def test_texts(name: str, text: str) -> None:
    agree(name, text)


@pytest.mark.parametrize("character", "aßİﬃ漢")
def test_keys_of_the_longest_lines(character: str) -> None:
    for size in (KEY_LIMIT - 1, KEY_LIMIT, KEY_LIMIT + 1):
        agree("text.match_key", character * size)
        agree("text.match_key", (character + " ") * (size // 2))


def test_long_texts() -> None:
    agree("text.folded", "It rained. \n" * 20_000)
    agree("text.folded", " \u200b" * 200_000)


@pytest.mark.parametrize(
    "texts",
    [
        ("กิน", "กัน"),
        ("கல்", "கால்"),
        ("কি", "কে"),
        ("दिन", "दान"),
        ("ចាស់", "ចុះ"),
    ],
)
def test_vowel_signs_tell_words_apart(texts: tuple[str, str]) -> None:
    for text in texts:
        agree("text.match_key", text)
        assert match_key(text) == text
    assert match_key(texts[0]) != match_key(texts[1])


@pytest.mark.parametrize(
    "texts",
    [
        ("Știri și știința", "Ştiri şi ştiinţa"),
        ("İlgili haberler", "ilgili haberler"),
        ("ILGILI HABERLER", "ılgılı haberler"),
        ("مقالات ذات صلة", "مَقالات ذاتُ صلة"),
        ("بیشتر بخوانید: کتاب", "بيشتر بخوانيد: كتاب"),
        ("קרא עוד", "קְרָא עוֹד"),
        ("আরো পড়ুন", "আরো প\u09a1\u09bcুন"),
        ("Lire aussi : été", "Lire aussi : e\u0301te\u0301"),
    ],
)
def test_ways_of_writing_a_word_have_one_key(texts: tuple[str, str]) -> None:
    for text in texts:
        agree("text.match_key", text)
    assert match_key(texts[0]) == match_key(texts[1])
