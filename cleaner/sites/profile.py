"""What was learned of one site: the elements that hold what, and the lines that it repeats."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from cleaner.errors import InputError
from cleaner.sites.evidence import PAGE, Evidence
from cleaner.sites.lines import is_affix
from cleaner.sites.paths import is_end
from cleaner.sites.selectors import read_selector
from cleaner.text import KEY_LIMIT

#: The form that profiles are written in, as its field `version` says.
VERSION: Final = 1
#: The most bytes of a profile, as it is written.
MAX_SIZE: Final = 50_000
_COUNTS: Final = Evidence._fields[1:]
_FIELDS: Final = frozenset(
    {"version", "site", "pages", "drop", "keep", "headline", "elements", "lines"}
)


@dataclass(frozen=True)
class SiteProfile:
    """What was learned of one site; `cleaner.learn` makes it, `cleaner.clean` takes it.

    Attributes:
        site: the site's domain, "" where its pages do not say.
        pages: from how many pages it was learned.
        elements: what stands in each element, by its path.
        lines: what is known of each line that the site repeats, by its key.
        drop: selectors of elements that are never part of an article; a person's, as the next two.
        keep: selectors of elements that are always part of the body.
        headline: the selector of the headline's element, "" for none.
    """

    site: str = ""
    pages: int = 0
    elements: Mapping[str, Evidence] = field(default_factory=dict)
    lines: Mapping[str, Evidence] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    headline: str = ""

    @cached_property
    def knows_credits(self) -> bool:
        """Whether it knows anything of bylines or dates."""
        told = (*self.elements.values(), *self.lines.values())
        return any(one.byline or one.published for one in told)

    @cached_property
    def knows_ends(self) -> bool:
        """Whether it knows anything of the first and the last blocks of elements."""
        return any(map(is_end, self.elements))

    @cached_property
    def knows_affixes(self) -> bool:
        """Whether it knows anything of how blocks open and close."""
        return any(map(is_affix, self.lines))

    @cached_property
    def has_long_lines(self) -> bool:
        """Whether it knows lines so long that they have no key among a page's columns.

        A key has no punctuation: it is shorter than its line.
        """
        return any(len(line) > KEY_LIMIT * 3 // 4 for line in self.lines)

    def to_json(self) -> str:
        """The profile as JSON for people to read and mend: an element or a line on a line each."""
        head = {
            "version": VERSION,
            "site": self.site,
            "pages": self.pages,
            "drop": list(self.drop),
            "keep": list(self.keep),
            "headline": self.headline,
        }
        parts = [f' "{name}": {_written(value)}' for name, value in head.items()]
        parts += [
            f' "{name}": {_table(table)}'
            for name, table in (("elements", self.elements), ("lines", self.lines))
        ]
        return "{\n" + ",\n".join(parts) + "\n}\n"

    @staticmethod
    def from_json(text: str) -> SiteProfile:
        """The profile that `to_json` wrote, with what a person changed in it.

        Raises:
            InputError: for what is no profile, or one of a version that this package cannot read.
        """
        try:
            plain = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(f"The profile is no JSON: {error}.") from error
        if not isinstance(plain, dict) or "version" not in plain:
            raise InputError("This is no profile of a site: it has no version.")
        if plain["version"] != VERSION:
            raise InputError(
                f"The profile has version {plain['version']!r}, and this cleaner reads {VERSION}: "
                "learn the site again."
            )
        unknown = sorted(set(plain) - _FIELDS)
        if unknown:
            raise InputError(f"The profile has the unknown field {unknown[0]!r}.")
        return SiteProfile(
            site=_text(plain, "site"),
            pages=_number(plain.get("pages", 0)),
            elements=_evidence(plain, "elements"),
            lines=_evidence(plain, "lines"),
            drop=_selectors(plain, "drop"),
            keep=_selectors(plain, "keep"),
            headline=_headline(plain),
        )

    def explain(self) -> str:
        """What was learned, in plain text for people: what stands in which elements."""
        return "\n".join(_explained(self)) + "\n"

    def __repr__(self) -> str:
        learned = f"{len(self.elements)} elements, {len(self.lines)} lines"
        return f"<SiteProfile {self.site!r}, {self.pages} pages, {learned}>"


def _table(table: Mapping[str, Evidence]) -> str:
    rows = [row_of(name, evidence) for name, evidence in sorted(table.items())]
    return "{\n" + ",\n".join(rows) + "\n }" if rows else "{}"


def row_of(name: str, evidence: Evidence) -> str:
    """What is known of one element, or of one line, as it stands in a profile's file."""
    counts = {name: getattr(evidence, name) / PAGE for name in _COUNTS}
    told = {"pages": evidence.pages, **{name: count for name, count in counts.items() if count}}
    return f"  {_written(name)}: {_written(told)}"


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _evidence(plain: Mapping[str, Any], name: str) -> dict[str, Evidence]:
    table = plain.get(name, {})
    if not isinstance(table, dict):
        raise InputError(f"In the profile, {name!r} must be an object.")
    return {key: _read_counts(counts, f"{name}: {key!r}") for key, counts in table.items()}


def _read_counts(counts: object, where: str) -> Evidence:
    if not isinstance(counts, dict) or not set(counts) <= {"pages", *_COUNTS}:
        raise InputError(f"The profile cannot be read at {where}.")
    told = {name: _number(counts[name], PAGE) for name in _COUNTS if name in counts}
    return Evidence(pages=_number(counts.get("pages", 0)), **told)


def _number(value: object, times: int = 1) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise InputError(f"The profile has {value!r} where a count should be.")
    return round(value * times)


def _text(plain: Mapping[str, Any], name: str) -> str:
    value = plain.get(name, "")
    if not isinstance(value, str):
        raise InputError(f"In the profile, {name!r} must be a string.")
    return value


def _headline(plain: Mapping[str, Any]) -> str:
    selector = _text(plain, "headline")
    if selector:
        read_selector(selector)
    return selector


def _selectors(plain: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = plain.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError(f"In the profile, {name!r} must be a list of selectors.")
    for selector in value:
        read_selector(selector)
    return tuple(value)


def _explained(profile: SiteProfile) -> Iterator[str]:
    yield f"{profile.site or 'a site'}, learned from {profile.pages} pages"
    for name, rules in (("always drop", profile.drop), ("always keep", profile.keep)):
        yield from (f"{name}: {selector}" for selector in rules)
    if profile.headline:
        yield f"the headline is {profile.headline}"
    elements = profile.elements
    for title, is_such in _PARTS.items():
        yield from _part(title, {path: e for path, e in elements.items() if is_such(e)})
    yield from _part("repeated lines", profile.lines)


_HEADS: Final = ("headline", "dek", "byline", "published")
# What `explain` tells of elements, in this order.
_PARTS: Final[Mapping[str, Callable[[Evidence], object]]] = {
    "headline": lambda found: found.headline,
    "dek": lambda found: found.dek,
    "byline": lambda found: found.byline,
    "date": lambda found: found.published,
    "body": lambda found: found.body and not found.chrome,
    "body and chrome": lambda found: found.body and found.chrome,
    "never body, though it was kept": lambda found: found.extra and not found.body,
    "never body": lambda found: found.dropped and not found.body and not found.extra,
}


def _part(title: str, found: Mapping[str, Evidence]) -> Iterator[str]:
    if found:
        yield f"\n{title}:"
    for name, evidence in sorted(found.items(), key=lambda row: (-row[1].pages, row[0])):
        yield f"  {name}  ({described(evidence)})"


def described(evidence: Evidence) -> str:
    """What some evidence says, in words for people.

    >>> described(Evidence(pages=3, kept=250, lost=50))
    'on 3 pages: body 3, of it lost 0.5'
    """
    body = _number_of("body", evidence.body, ("lost", evidence.lost))
    chrome = _number_of("chrome", evidence.chrome, ("kept", evidence.extra))
    heads = [_number_of(name, getattr(evidence, name)) for name in _HEADS]
    others = _number_of("at the edges", evidence.edge, ("amid the text", evidence.seen))
    ends = [_number_of(name, getattr(evidence, name)) for name in ("opens", "closes")]
    told = ", ".join(filter(None, (*heads, body, chrome, others, *ends)))
    pages = f"on {evidence.pages} page{'s' * (evidence.pages != 1)}"
    return f"{pages}: {told}" if told else pages


def _number_of(name: str, count: int, part: tuple[str, int] = ("", 0)) -> str:
    if not count and not part[1]:
        return ""
    whole = f"{name} {count / PAGE:g}"
    return f"{whole}, of it {part[0]} {part[1] / PAGE:g}" if part[1] else whole
