"""The profiles of several sites, and the one that is a page's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import InputError
from cleaner.sites.domains import site_key, site_of
from cleaner.sites.profile import MAX_SIZE, SiteProfile


@dataclass(frozen=True, slots=True)
class SiteProfiles:
    """The profiles of several sites; `cleaner.clean` takes the one of the page's own site."""

    by_site: dict[str, SiteProfile]

    @staticmethod
    def of_profiles(profiles: Iterable[SiteProfile]) -> SiteProfiles:
        """Some profiles together.

        Raises:
            InputError: if two are of one site, or one is of none.
        """
        found: dict[str, SiteProfile] = {}
        for profile in profiles:
            site = site_key(profile.site)
            if not site:
                raise InputError('One of the profiles has no "site": write its domain into it.')
            if site in found:
                raise InputError(f"Two profiles are of the site {site}.")
            found[site] = profile
        return SiteProfiles(found)

    def of(self, address: str) -> SiteProfile | None:
        """The profile of the site that an address belongs to; None if there is none."""
        return self.by_site.get(site_of(address))


def read_profiles(path: Path | str) -> SiteProfile | SiteProfiles:
    """Read a profile's file, or all that are in a folder (`*.json`).

    Raises:
        InputError: if one cannot be read, or the folder holds none.
    """
    place = Path(path)
    if not place.is_dir():
        return _read(place)
    files = sorted(place.glob("*.json"))
    if not files:
        raise InputError(f"{place} holds no profiles (*.json).")
    return SiteProfiles.of_profiles(map(_read, files))


def _read(file: Path) -> SiteProfile:
    try:
        with file.open("rb") as opened:
            # A person may add to it: twice the size that is written.
            content = opened.read(2 * MAX_SIZE + 1)
        if len(content) > 2 * MAX_SIZE:
            raise InputError(f"it has more than {2 * MAX_SIZE:,} bytes.")
        return SiteProfile.from_json(content.decode("utf-8"))
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8.") from error
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
