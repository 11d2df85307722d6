"""The profiles of several sites: each page is given that of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import cleaner
from cleaner import InputError, SiteProfile, SiteProfiles, learn, read_profiles
from tests.profiles import PROMPT, expected, general, page


def write(folder: Path, *profiles: SiteProfile) -> None:
    for at, profile in enumerate(profiles):
        (folder / f"{at}.json").write_text(profile.to_json(), encoding="utf-8")


def test_a_page_is_given_the_profile_of_its_site(tmp_path: Path) -> None:
    write(tmp_path, learn([(page(3), expected(3))], filters=[general]), SiteProfile("b.test"))
    profiles = read_profiles(tmp_path)
    assert isinstance(profiles, SiteProfiles)

    def kept(raw: str, url: str | None = None) -> bool:
        article = cleaner.clean(raw, url=url, filters=[general], profile=profiles)
        return PROMPT in article.body

    assert not kept(page(7))
    assert not kept(page(7, site="www.orla.example"))
    assert kept(page(7, site="c.test"))
    unstated = page(7).replace("<link rel=canonical href='https://orla.example/7'>", "")
    assert kept(unstated)
    assert not kept(unstated, url="https://orla.example/7")


def test_a_file_is_one_profile(tmp_path: Path) -> None:
    write(tmp_path, SiteProfile("b.test"))
    assert read_profiles(tmp_path / "0.json") == SiteProfile("b.test")


def test_what_cannot_be_read_is_told_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no profiles \(\*\.json\)\.$"):
        read_profiles(tmp_path)
    with pytest.raises(InputError, match=r"none\.json cannot be read: No such file"):
        read_profiles(tmp_path / "none.json")
    broken = tmp_path / "broken.json"
    broken.write_text('{"version": 9}')
    with pytest.raises(InputError, match=r"broken\.json: The profile has version 9"):
        read_profiles(tmp_path)
    broken.write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"broken\.json is not UTF-8\.$"):
        read_profiles(broken)
    broken.write_bytes(b" " * 200_000)
    with pytest.raises(InputError, match=r"broken\.json: it has more than 100,000 bytes\.$"):
        read_profiles(broken)


def test_two_profiles_of_one_site_are_refused(tmp_path: Path) -> None:
    write(tmp_path, SiteProfile("b.test"), SiteProfile("www.b.test"))
    with pytest.raises(InputError, match=r"^Two profiles are of the site b\.test\.$"):
        read_profiles(tmp_path)


def test_a_profile_among_others_must_say_whose_it_is(tmp_path: Path) -> None:
    write(tmp_path, SiteProfile())
    with pytest.raises(InputError, match='has no "site"'):
        read_profiles(tmp_path)
