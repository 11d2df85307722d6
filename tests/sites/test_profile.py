"""Profiles as files: what was written is read, and what cannot be read is told in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cleaner import InputError, SiteProfile, learn
from tests.profiles import expected, general, page

PROFILE = learn([(page(number), expected(number)) for number in (3, 4)], filters=[general])


def test_a_profile_is_read_as_it_was_written() -> None:
    mended = replace(PROFILE, drop=(".sold > p",), keep=("aside.facts",), headline="h1")
    for profile in (PROFILE, mended, SiteProfile()):
        again = SiteProfile.from_json(profile.to_json())
        assert again == profile
        assert again.to_json() == profile.to_json()


def test_a_profile_has_a_line_for_each_element() -> None:
    lines = PROFILE.to_json().splitlines()
    (row,) = [line for line in lines if '"div.body > div.sold > p"' in line]
    assert row.strip() == '"div.body > div.sold > p": {"pages": 2, "extra": 1.0},'


def test_a_person_may_leave_out_what_says_nothing() -> None:
    assert SiteProfile.from_json('{"version": 1, "drop": [".ad"]}').drop == (".ad",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", r"^The profile is no JSON"),
        ("[" * 100_000, r"^The profile is no JSON"),
        ("[]", r"^This is no profile of a site: it has no version\.$"),
        ('{"version": 2}', r"^The profile has version 2, and this cleaner reads 1: learn the site"),
        ('{"version": 1, "dropp": []}', r"^The profile has the unknown field 'dropp'\.$"),
        ('{"version": 1, "drop": ".ad"}', r"'drop' must be a list of selectors"),
        ('{"version": 1, "drop": ["p:hover"]}', r"^The selector 'p:hover' cannot be read"),
        ('{"version": 1, "headline": 3}', r"'headline' must be a string"),
        ('{"version": 1, "headline": "h1::a"}', r"^The selector 'h1::a' cannot be read"),
        ('{"version": 1, "elements": []}', r"'elements' must be an object"),
        ('{"version": 1, "elements": {"p": 3}}', r"cannot be read at elements: 'p'"),
        ('{"version": 1, "elements": {"p": {"kept": "x"}}}', r"has 'x' where a count should be"),
        ('{"version": 1, "lines": {"p": {"kept": NaN}}}', r"has nan where a count should be"),
        ('{"version": 1, "pages": -1}', r"has -1 where a count should be"),
    ],
)
def test_what_is_no_profile_is_told_in_a_sentence(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        SiteProfile.from_json(text)


def test_a_profile_explains_itself() -> None:
    told = replace(PROFILE, drop=(".ad",)).explain()
    assert told.startswith("orla.example, learned from 2 pages\nalways drop: .ad\n")
    assert "\nheadline:\n  body > h1  (on 2 pages: headline 2)\n" in told
    assert "  div.body > div.facts > p  (on 2 pages: body 1, of it lost 1)\n" in told
    assert "never body, though it was kept:\n  div.body > div.sold > p  (on 2 pages" in told
    assert "repeated lines:\n" in told


def test_the_json_is_plain() -> None:
    plain = json.loads(PROFILE.to_json())
    assert plain["version"] == 1
    assert plain["site"] == "orla.example"
    assert plain["pages"] == 2
